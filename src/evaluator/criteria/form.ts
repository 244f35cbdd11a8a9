import { isBetweenParties, selects, windowHolds } from "../../language/reading";
import { stateless, type ClauseId, type Duty, type PartyId, type Regime } from "../../language/regime";
import type { Day } from "../../language/dates";
import { and, clearBit, count, emptyMask, isEmpty, isWithin, members, or, partition, setBit, type Mask } from "../../kernel/masks";
import type { Slice } from "../../kernel/slices";
import type { FormPhase } from "../result";
import { adjudicating, complaints, obliges } from "./solidarity";
import type { TopicTally } from "./topic";

/** Parties that bear a duty on a day, as how many, and toward whom. */
export interface DutyParties {
  readonly bearers: readonly PartyId[];
  /** Those who bear it together count as one. */
  readonly size: number;
  readonly toward: readonly PartyId[];
  /** Whether one of the bearers owes it to another party: dates that a table gives may hold for some of them only. */
  readonly owes: (bearer: PartyId, other: PartyId) => boolean;
}
/** Whether a table says when a duty holds, and so perhaps for some parties only. */
export const isDatedByTable = ({ windows }: Duty): boolean => windows.some((w) => [w.since, w.before, w.during].some((p) => p !== null && typeof p !== "number"));
export function dutyParties(regime: Regime, duty: Duty, on: Day, bound: Mask): DutyParties {
  const all = members(bound);
  const toward = duty.towardBody !== undefined ? [] : duty.towardAll ? all : all.filter((p) => selects(regime, duty.toward, p, on));
  const holds = (host: PartyId, origin: PartyId): boolean => duty.windows.every((w) => windowHolds(regime, w, { host, origin, on }));
  // Dates that are written hold for all alike.
  const isLaw = isDatedByTable(duty) || holds(stateless, stateless);
  const owes = (bearer: PartyId, other: PartyId): boolean => isLaw && (!isDatedByTable(duty) || duty.bearers.some((role) => (role === "host" ? holds(bearer, other) : holds(other, bearer))));
  if (!isLaw) return { bearers: [], size: 0, toward: [], owes };
  const others = toward.length === 0 ? [...all, stateless] : toward;
  const bearers = all.filter((p) => selects(regime, duty.bearer, p, on) && others.some((other) => other !== p && owes(p, other)));
  return { bearers, size: duty.together ? Math.min(bearers.length, 1) : bearers.length, toward, owes };
}

/** The duties that count: those between parties, of soft law only where soft law does. */
export const countedDuties = (regime: Regime, binding: "decide" | "hard" | "soft"): Regime["duties"] =>
  regime.duties.filter((d) => isBetweenParties(d) && (!d.soft || binding !== "hard"));

/** The relation graph: for each bound party the members toward whom it has a position or a duty. */
export function relationGraph(regime: Regime, duties: Regime["duties"], on: Day, bound: Mask, slices: readonly Slice[], tallies: readonly TopicTally[]): ReadonlyMap<PartyId, Mask> {
  const graph = new Map<PartyId, Mask>();
  for (const p of members(bound)) {
    const row = emptyMask(bound.length);
    setBit(row, p);
    graph.set(p, row);
  }
  // Whoever is related to all need not be looked at again.
  const open = [...bound];
  for (const { edges } of tallies) {
    if (isEmpty(open)) break;
    for (const { hosts, toward } of edges) {
      for (const h of members(and(hosts, open))) {
        const row = or(graph.get(h) ?? toward, toward);
        graph.set(h, row);
        if (isWithin(bound, row)) clearBit(open, h);
      }
    }
  }
  for (const duty of duties) {
    const { bearers, toward, owes } = dutyParties(regime, duty, on, bound);
    for (const b of bearers) for (const t of toward) if (owes(b, t)) setBit(graph.get(b) ?? emptyMask(bound.length), t);
  }
  for (const hosts of boundToAll(regime, on, bound, slices, tallies)) for (const h of members(hosts)) graph.set(h, or(graph.get(h) ?? hosts, hosts));
  for (const [p, row] of graph) clearBit(row, p);
  return graph;
}

/** For each rule that benefits outsiders and whose breach any member may invoke, the hosts that it binds: it ties them to one another. */
function boundToAll(regime: Regime, on: Day, bound: Mask, slices: readonly Slice[], tallies: readonly TopicTally[]): readonly Mask[] {
  const found = new Map<ClauseId, Mask>();
  slices.forEach(({ branches }, topic) => {
    const giving = tallies[topic]?.toOutsiders ?? null;
    if (giving === null) return;
    for (const { sentence, hosts, origins } of branches) {
      const clause = regime.sentences[sentence]?.clause ?? -1;
      const binds = regime.clauses[clause]?.kind === "rule" && obliges(regime, sentence) && regime.sentences[sentence]?.head.kind !== "refuse";
      if (binds && !isWithin(origins, bound)) found.set(clause, or(found.get(clause) ?? emptyMask(bound.length), and(hosts, giving)));
    }
  });
  const powers = found.size === 0 ? [] : adjudicating(regime, on);
  return [...found].flatMap(([clause, hosts]) => (complaints(powers, [clause]) === "all" ? [hosts] : []));
}

/** Names the shape of a relation graph. Edges count in both directions for its shape, in each for its density. */
export function shapeOf(regime: Regime, graph: ReadonlyMap<PartyId, Mask>): { readonly shape: FormPhase["shape"]; readonly edges: number; readonly hub: PartyId | null } {
  const parties = [...graph.keys()];
  const n = parties.length;
  const edges = parties.reduce((sum, p) => sum + count(graph.get(p) ?? none), 0);
  if (n > 2 && edges === n * (n - 1) && !regime.parallel) return { shape: "complete", edges, hub: null };
  const neighbours = undirected(graph);
  const degree = (p: PartyId): number => count(neighbours.get(p) ?? none);
  const links = parties.reduce((sum, p) => sum + degree(p), 0) / 2;
  const hub = parties.find((p) => degree(p) === n - 1 && links === n - 1) ?? null;
  const shape = ((): FormPhase["shape"] => {
    if (n === 0) return "none";
    if (n === 1) return "unilateral";
    if (regime.parallel) return "parallel";
    if (n === 2) return links === 1 ? "bilateral" : "disconnected";
    if (hub !== null) return "star";
    if (links > 0 && parties.every((p) => degree(p) <= 1)) return "dyads";
    return isConnected(parties, neighbours) ? "connected" : "disconnected";
  })();
  return { shape, edges, hub };
}
const none: Mask = [];

/** The name that some shapes have: a regime that only refuses, a hub, one state that treats all others alike. */
export function labelOf(shape: FormPhase["shape"], tallies: readonly TopicTally[], originsAlike: boolean): FormPhase["label"] {
  if (shape === "star") return "hub-and-spoke";
  if (shape === "unilateral" && originsAlike) return "unilateral nondiscrimination";
  return tallies.some((t) => t.edges.length > 0) && tallies.every((t) => !t.opens) ? "closure regime" : null;
}

function undirected(graph: ReadonlyMap<PartyId, Mask>): ReadonlyMap<PartyId, Mask> {
  const both = new Map([...graph].map(([p, row]) => [p, [...row]]));
  for (const [p, row] of graph) for (const q of members(row)) setBit(both.get(q) ?? emptyMask(row.length), p);
  return both;
}

function isConnected(parties: readonly PartyId[], neighbours: ReadonlyMap<PartyId, Mask>): boolean {
  const seen = new Set<PartyId>(parties.slice(0, 1));
  for (const p of seen) for (const q of members(neighbours.get(p) ?? none)) seen.add(q);
  return seen.size === parties.length;
}

/** How many kinds of member the sentences tell apart on a day, by whom each reaches: not by what they come to. */
export function kindsOfParty(bound: Mask, slices: readonly Slice[]): number {
  const masks = new Set<Mask>();
  for (const slice of slices) for (const b of slice.branches) for (const mask of [b.hosts, b.origins]) masks.add(mask);
  return partition(bound, [...masks]).length;
}

