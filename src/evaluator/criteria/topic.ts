import { and, count, countBoth, or, type Mask } from "../../kernel/masks";
import type { OriginCell, Slice } from "../../kernel/slices";
import type { Node } from "../../kernel/diagram";
import { isReciprocal } from "../../language/terms";
import type { Analysis, Forbidden, Tally } from "./analysis";
import { join, joined, noClauses, type ClauseSet } from "./clause-sets";
import { ExactSum, forEachLeaf } from "./leaves";
import type { Neutrality } from "./neutrality";
import { readersOf } from "./readers";
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
/** The functions whose values a leaf needs, each once. */
class Slots {
  readonly nodes: Node[] = [];
  private readonly known = new Map<Node, number>();
  of(node: Node): number {
    const slot = this.known.get(node);
    if (slot !== undefined) return slot;
    this.known.set(node, this.nodes.length);
    return this.nodes.push(node) - 1;
  }
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

/** Pairs of members by slot of their positions. */
function memberPairsOf(analysis: Analysis, entries: readonly Entry[], slots: Slots): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  for (const e of entries) {
    if (e.memberPairs === 0) continue;
    const slot = slots.of(analysis.positions(e.cell.node));
    pairs.set(slot, (pairs.get(slot) ?? 0) + e.memberPairs);
  }
  return pairs;
}

type Tallied = "g1" | "g4" | "d1" | "d1c" | "i1" | "d2";

/** G1 compares all pairs of members with one another: Σ over cases of Σ_v (pairs at v)². */
function genericity(analysis: Analysis, guard: Node, pairs: ReadonlyMap<number, number>, slots: Slots): Sum {
  const sum = new ExactSum();
  let fails = false;
  const groups = [...pairs];
  const counts = new Float64Array(analysis.slices.space.decisions.positionCount);
  forEachLeaf(analysis.slices.space.diagrams, analysis.measure, guard, slots.nodes, (values, weight) => {
    for (const [slot, n] of groups) counts[values[slot] ?? 0] = (counts[values[slot] ?? 0] ?? 0) + n;
    let squares = 0;
    let kinds = 0;
    for (const [slot] of groups) {
      const n = counts[values[slot] ?? 0] ?? 0;
      if (n === 0) continue;
      squares += n * n;
      kinds++;
      counts[values[slot] ?? 0] = 0;
    }
    sum.add(weight, squares);
    fails ||= kinds > 1;
  });
  return { weighted: sum.value, fails };
}

/** Predicates of single pairs: the weight of the regulated cases in which a pair departs, over all eligible pairs. */
function departures(analysis: Analysis, slice: Slice, entries: readonly Entry[], regulated: Node, forbidden: Forbidden): Omit<Counted, "g1"> {
  const { space } = analysis.slices;
  const pairs = { g4: new Map<Node, number>(), d1: new Map<Node, number>(), d1c: new Map<Node, number>(), i1: new Map<Node, number>(), d2: new Map<Node, number>() };
  for (const e of entries) {
    const departs = analysis.departures(e.cell, slice.feasible, forbidden);
    for (const name of singles) if (departs[name] !== space.no) pairs[name].set(departs[name], (pairs[name].get(departs[name]) ?? 0) + e.pairs);
  }
  const sum = (name: (typeof singles)[number]): Sum => {
    let weighted = 0n;
    for (const [node, n] of pairs[name]) weighted += analysis.weight(space.and(node, regulated)) * BigInt(n);
    return { weighted, fails: weighted > 0n };
  };
  return { g4: sum("g4"), d1: sum("d1"), d1c: sum("d1c"), i1: sum("i1"), d2: sum("d2") };
}
const singles = ["g4", "d1", "d1c", "i1", "d2"] as const;

interface Sum {
  readonly weighted: bigint;
  readonly fails: boolean;
}
type Counted = Readonly<Record<Tallied, Sum>>;

/** The feasible cases in which some eligible pair is not silent. */
export function regulatedCases(analysis: Analysis, slice: Slice, entries: readonly Entry[] = entriesOf(slice)): Node {
  const { space } = analysis.slices;
  return space.and(slice.feasible, entries.reduce((node, e) => space.or(node, analysis.speaks(analysis.positions(e.cell.node))), space.no));
}

/** Counts every predicate over one topic on one day. */
export function tally(analysis: Analysis, neutrality: Neutrality, slice: Slice, forbidden: Forbidden): TopicTally {
  const { space } = analysis.slices;
  const { diagrams, no } = space;
  const slots = new Slots();
  const entries = entriesOf(slice);
  const pairs = memberPairsOf(analysis, entries, slots);
  const regulated = regulatedCases(analysis, slice, entries);
  const counted: Counted = {
    g1: genericity(analysis, regulated, pairs, slots),
    ...departures(analysis, slice, entries, regulated, forbidden),
  };
  const because: Readonly<Record<Tallied, () => ClauseSet>> = {
    g1: () => analysis.causes(entries.map((e) => e.cell), entries.map((e) => e.memberPairs), slice.feasible, noClauses),
    g4: () => readers("g4"),
    d1: () => readers("d1"),
    d1c: () => readers("d1c"),
    i1: () => entries.reduce((set, e) => join(set, analysis.derogation(e.cell, slice.feasible, set)), noClauses),
    d2: () => joined(entries.map((e) => mirrorsOf(analysis, e.cell))),
  };
  const readers = (name: keyof Forbidden): ClauseSet =>
    joined(entries.filter((e) => analysis.departures(e.cell, slice.feasible, forbidden)[name] !== no).map((e) => readersOf(analysis, e.cell, forbidden[name], name !== "g4")));
  const done = (name: Tallied): Tally => ({ ...counted[name], because: counted[name].fails ? because[name]() : noClauses });
  return {
    regulated: analysis.weight(regulated),
    regulatedForSome: analysis.weight(analysis.attributes.forSome(regulated)),
    unmeasured: analysis.measure.unmeasured.size > 0 && entries.some((e) => [...diagrams.support(e.cell.node)].some((v) => analysis.measure.unmeasured.has(v))),
    g1: genericityOverRecords(analysis, slice, regulated) ?? done("g1"),
    g2: neutrality.tally(slice),
    g4: done("g4"),
    d1: done("d1"),
    d1c: done("d1c"),
    i1: done("i1"),
    d2: done("d2"),
    ...relations(analysis, slice),
  };
}

function mirrorsOf(analysis: Analysis, cell: OriginCell): ClauseSet {
  const { regime } = analysis.slices.space;
  const mirrors = cell.voices.filter((v) => isReciprocal(regime.sentences[v.sentence])).map((v) => v.sentence);
  return analysis.clausesOf(mirrors);
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
const besideThemselves = (hosts: Mask, origins: Mask | null): number =>
  origins === null ? 0 : count(hosts) - (count(origins) === 1 ? countBoth(hosts, origins) : 0);
