import { and, count, countBoth, members, or, type Mask } from "../../kernel/masks";
import type { OriginCell, Row, Slice } from "../../kernel/slices";
import type { Node } from "../../kernel/diagram";
import type { SentenceId } from "../../language/regime";
import { isReciprocal } from "../../language/terms";
import type { Analysis, Forbidden, Tally } from "./analysis";
import { joined, noClauses, type ClauseSet } from "./clause-sets";
import { ExactSum, forEachLeaf } from "./leaves";
import type { Neutrality } from "./neutrality";
import { absent, type Compared } from "./naming";
import { readersOf } from "./readers";
import { comparison, type Comparison } from "./reasons";
import { genericityOverRecords } from "./records";

/** What one topic on one day contributes to every predicate. */
export interface TopicTally {
  /** Weight of the feasible cases in which some eligible pair is not silent. */
  readonly regulated: bigint;
  /** The same, where facts about the origin may be anything: of what G2 is the mean. */
  readonly regulatedForSome: bigint;
  /** Some variable without a range is read: verdicts stand, degrees cannot be assessed. */
  readonly unmeasured: boolean;
  /** Σ over cases of Σ_v (member pairs at v)²; `fails`: two values occur. */
  readonly g1: Tally;
  /** Σ over cases and hosts of unequal pairs of origins, and over choices of the facts about each of the two. */
  readonly g2: Tally;
  /** Σ over cases of pairs where a change of the named facts alone changes the position. */
  readonly g4: Tally;
  readonly d1: Tally;
  readonly d1c: Tally;
  /** Σ over cases of pairs not bound. */
  readonly i1: Tally;
  /** Σ over cases of pairs decided by a mirror. */
  readonly d2: Tally;
  /** Who has a position toward whom. */
  readonly edges: readonly { readonly hosts: Mask; readonly toward: Mask }[];
  /** Hosts that grant, ration or deny in some case. */
  readonly binding: number;
  /** Some host grants, rations or leaves it open in some case: it does not only refuse. */
  readonly opens: boolean;
  /** Hosts with a position toward someone outside. */
  readonly toOutsiders: Mask | null;
}

/** Pairs of a host and an origin whom the same sentences reach alike. */
export interface Entry {
  readonly cell: OriginCell;
  /** Eligible pairs, and pairs of members among them. */
  pairs: number;
  memberPairs: number;
}
/** The kinds of pair of a slice, with how many pairs are of each. */
export function entriesOf(slice: Slice): readonly Entry[] {
  const entries = new Map<number, Entry>();
  for (const { hosts, row } of slice.hosts) {
    const hostCount = count(hosts);
    for (const cell of row.cells) {
      const overlap = countBoth(cell.origins, hosts);
      const entry = entries.get(cell.signature) ?? { cell, pairs: 0, memberPairs: 0 };
      entry.pairs += hostCount * cell.beneficiaries - overlap;
      entry.memberPairs += hostCount * cell.members - overlap;
      entries.set(cell.signature, entry);
    }
  }
  return [...entries.values()].filter((e) => e.pairs > 0);
}

/** How many pairs are given each function of positions, and in how many one is not bound. */
interface PairCounts {
  readonly pairs: ReadonlyMap<Node, number>;
  readonly memberPairs: ReadonlyMap<Node, number>;
  /** By the cases in which they are not. */
  readonly unbound: ReadonlyMap<Node, number>;
}

function pairCounts(analysis: Analysis, slice: Slice): PairCounts {
  const pairs = new Map<Node, number>();
  const memberPairs = new Map<Node, number>();
  const unbound = new Map<Node, number>();
  const add = (counts: Map<Node, number>, node: Node, n: number): void => void counts.set(node, (counts.get(node) ?? 0) + n);
  for (const { hosts, row } of slice.hosts) {
    const hostCount = count(hosts);
    const { nodes, beneficiaries, members: inside, placeOf, kept, taken } = row.counts;
    nodes.forEach((node, i) => {
      add(pairs, node, hostCount * (beneficiaries[i] ?? 0));
      add(memberPairs, node, hostCount * (inside[i] ?? 0));
      add(unbound, analysis.unbound(node, node), hostCount * (kept[i] ?? 0));
    });
    for (const place of taken) add(unbound, analysis.unboundBy(row.sets[place] ?? 0), hostCount * row.beneficiariesIn(place));
    // A host is no origin of its own.
    for (const host of members(hosts)) {
      const place = row.placeOf(host);
      if (place === -1) continue;
      const node = nodes[placeOf[place] ?? -1] ?? 0;
      add(pairs, node, -1);
      add(memberPairs, node, -1);
      add(unbound, analysis.unboundBy(row.sets[place] ?? 0), -1);
    }
  }
  return { pairs, memberPairs, unbound };
}

type Tallied = "g1" | "g4" | "d1" | "d1c" | "i1" | "d2";

/** G1 compares all pairs of members with one another: Σ over cases of Σ_v (pairs at v)². */
function genericity(analysis: Analysis, guard: Node, pairs: ReadonlyMap<Node, number>): Sum {
  const sum = new ExactSum();
  let fails = false;
  const groups = [...pairs].filter(([, n]) => n > 0);
  const sizes = groups.map(([, n]) => n);
  const counts = new Float64Array(analysis.slices.space.decisions.positionCount);
  forEachLeaf(analysis.slices.space.diagrams, analysis.measure, guard, groups.map(([node]) => node), (values, weight) => {
    for (let i = 0; i < sizes.length; i++) counts[values[i] ?? 0] = (counts[values[i] ?? 0] ?? 0) + (sizes[i] ?? 0);
    let squares = 0;
    let kinds = 0;
    for (let i = 0; i < sizes.length; i++) {
      const n = counts[values[i] ?? 0] ?? 0;
      if (n === 0) continue;
      squares += n * n;
      kinds++;
      counts[values[i] ?? 0] = 0;
    }
    sum.add(weight, squares);
    fails ||= kinds > 1;
  });
  return { weighted: sum.value, fails };
}

/** Predicates of single pairs: the weight of the regulated cases in which a pair departs, over all eligible pairs. */
function departures(analysis: Analysis, slice: Slice, entries: readonly Entry[], regulated: Node, forbidden: Forbidden): Omit<Counted, "g1"> {
  const { no } = analysis.slices.space;
  const pairs = { g4: new Map<Node, number>(), d1: new Map<Node, number>(), d1c: new Map<Node, number>(), i1: new Map<Node, number>(), d2: new Map<Node, number>() };
  for (const e of entries) {
    const departs = analysis.departures(e.cell, slice.feasible, forbidden);
    for (const name of singles) if (departs[name] !== no) pairs[name].set(departs[name], (pairs[name].get(departs[name]) ?? 0) + e.pairs);
  }
  const sum = (name: (typeof singles)[number]): Sum => departing(analysis, pairs[name], regulated);
  return { g4: sum("g4"), d1: sum("d1"), d1c: sum("d1c"), i1: sum("i1"), d2: sum("d2") };
}
function departing(analysis: Analysis, pairs: ReadonlyMap<Node, number>, regulated: Node): Sum {
  let weighted = 0n;
  for (const [node, n] of pairs) weighted += analysis.weight(analysis.slices.space.and(node, regulated)) * BigInt(n);
  return { weighted, fails: weighted > 0n };
}
const nowhere: Sum = { weighted: 0n, fails: false };
const singles = ["g4", "d1", "d1c", "i1", "d2"] as const;

interface Sum {
  readonly weighted: bigint;
  readonly fails: boolean;
}
type Counted = Readonly<Record<Tallied, Sum>>;

/** The feasible cases in which some eligible pair is not silent. */
export function regulatedCases(analysis: Analysis, slice: Slice, pairs: ReadonlyMap<Node, number> = pairCounts(analysis, slice).pairs): Node {
  const { space } = analysis.slices;
  let speaking = space.no;
  for (const [node, n] of pairs) if (n > 0) speaking = space.or(speaking, analysis.speaks(node));
  return space.and(slice.feasible, speaking);
}

/** Counts every predicate over one topic on one day. */
export function tally(analysis: Analysis, neutrality: Neutrality, slice: Slice, forbidden: Forbidden): TopicTally {
  const { diagrams, no } = analysis.slices.space;
  const counts = pairCounts(analysis, slice);
  const regulated = regulatedCases(analysis, slice, counts.pairs);
  let made: readonly Entry[] | null = null;
  const entries = (): readonly Entry[] => (made ??= entriesOf(slice));
  const counted: Counted = {
    g1: genericity(analysis, regulated, counts.memberPairs),
    ...(analysis.arePlain(forbidden)
      ? { g4: nowhere, d1: nowhere, d1c: nowhere, i1: departing(analysis, counts.unbound, regulated), d2: nowhere }
      : departures(analysis, slice, entries(), regulated, forbidden)),
  };
  const readers = (name: keyof Forbidden): ClauseSet =>
    joined(entries().filter((e) => analysis.departures(e.cell, slice.feasible, forbidden)[name] !== no).map((e) => readersOf(analysis, e.cell, forbidden[name], name !== "g4")));
  const because = (name: Tallied, clauses: () => ClauseSet): Tally => ({ ...counted[name], because: counted[name].fails ? clauses() : noClauses });
  const sentences = slice.branches.map((b) => b.sentence);
  const compared = (name: Tallied, make: () => Comparison): Tally => ({ ...counted[name], because: noClauses, compared: counted[name].fails ? [make()] : [] });
  return {
    regulated: analysis.weight(regulated),
    regulatedForSome: analysis.weight(analysis.attributes.forSome(regulated)),
    unmeasured: analysis.measure.unmeasured.size > 0 && entries().some((e) => [...diagrams.support(e.cell.node)].some((v) => analysis.measure.unmeasured.has(v))),
    g1: genericityOverRecords(analysis, slice, regulated) ?? compared("g1", () => analysis.naming.comparison(() => membersApart(slice), slice.feasible, sentences)),
    g2: neutrality.tally(slice),
    g4: because("g4", () => readers("g4")),
    d1: because("d1", () => readers("d1")),
    d1c: because("d1c", () => readers("d1c")),
    i1: compared("i1", () => derogating(analysis, slice, sentences)),
    d2: because("d2", () => joined(entries().map((e) => mirrorsOf(analysis, e.cell)))),
    ...relations(analysis, slice),
  };
}

/** What members are given by the same voices, with how many pairs of members that is. */
function membersApart({ hosts: groups }: Slice): Compared {
  const at = new Map<number, number>();
  const sets: number[] = [];
  const sizes: number[] = [];
  const cells: (() => OriginCell)[] = [];
  for (const { hosts, row } of groups) {
    const hostCount = count(hosts);
    const placeIn = (cell: number): number => {
      const set = row.sets[cell] ?? 0;
      let place = at.get(set);
      if (place === undefined) {
        at.set(set, (place = sets.push(set) - 1));
        sizes.push(0);
        cells.push(() => row.cell(cell));
      }
      return place;
    };
    const add = (place: number, n: number): void => void (sizes[place] = (sizes[place] ?? 0) + n);
    for (let cell = 0; cell < row.sets.length; cell++) add(placeIn(cell), hostCount * row.membersIn(cell));
    for (const host of members(hosts)) {
      const cell = row.placeOf(host);
      if (cell !== -1) add(placeIn(cell), -1);
    }
  }
  return { sets, sizes, cell: (place) => cells[place]?.() ?? absent(place) };
}

/** The clauses that take from a pair of parties what the core gives it. */
function derogating(analysis: Analysis, slice: Slice, sentences: readonly SentenceId[]): Comparison {
  return comparison(analysis.naming.clausesBehind(sentences), (found) => {
    const sets: number[] = [];
    const cells: (() => OriginCell)[] = [];
    const seen = new Set<number>();
    for (const { hosts, row } of slice.hosts) {
      for (const place of row.counts.taken) {
        const set = row.sets[place] ?? 0;
        if (seen.has(set) || isOnlyItself(hosts, row, place)) continue;
        seen.add(set);
        sets.push(set);
        cells.push(() => row.cell(place));
      }
    }
    return analysis.derogations({ sets, cell: (place) => cells[place]?.() ?? absent(place) }, slice.feasible, found);
  });
}
/** Whether nobody but the only host lies in a cell. */
const isOnlyItself = (hosts: Mask, row: Row, place: number): boolean =>
  count(hosts) * row.beneficiariesIn(place) === members(hosts).filter((host) => row.placeOf(host) === place).length;

function mirrorsOf(analysis: Analysis, cell: OriginCell): ClauseSet {
  const { regime } = analysis.slices.space;
  const mirrors = cell.voices.filter((v) => isReciprocal(regime.sentences[v.sentence])).map((v) => v.sentence);
  return analysis.naming.clausesOf(mirrors);
}

/** Who has a position toward whom, and how many hosts are held to something. */
function relations(analysis: Analysis, slice: Slice): Pick<TopicTally, "edges" | "binding" | "opens" | "toOutsiders"> {
  const edges: { hosts: Mask; toward: Mask }[] = [];
  let [binding, opens] = [0, false];
  let toOutsiders: Mask | null = null;
  for (const { hosts, row } of slice.hosts) {
    const { toward, held, open } = analysis.relations(row, slice.feasible);
    if (toward === null || besideThemselves(hosts, toward) === 0) continue;
    edges.push({ hosts, toward: and(toward, slice.bound) });
    if (count(toward) > countBoth(toward, slice.bound)) toOutsiders = toOutsiders === null ? hosts : or(toOutsiders, hosts);
    opens ||= besideThemselves(hosts, open) > 0;
    binding += besideThemselves(hosts, held);
  }
  return { edges, binding, opens, toOutsiders };
}

/** How many hosts have another origin than themselves among some: what a host has toward itself is no case. */
export const besideThemselves = (hosts: Mask, origins: Mask | null): number =>
  origins === null ? 0 : count(hosts) - (count(origins) === 1 ? countBoth(hosts, origins) : 0);
