import { and, count, countBoth, members, or, type Mask } from "../../kernel/masks";
import type { OriginCell, Slice } from "../../kernel/slices";
import type { Node } from "../../kernel/diagram";
import type { FactId, PartyId } from "../../language/regime";
import { noClauses, type Analysis, type ClauseSet, type Tally } from "./analysis";
import { ExactSum, forEachLeaf } from "./leaves";
import { genericityOverRecords } from "./records";

/** What one topic on one day contributes to every predicate. */
export interface TopicTally {
  /** Weight of the feasible cases in which some eligible pair is not silent. */
  readonly regulated: bigint;
  /** Some variable without a range is read: verdicts stand, degrees cannot be assessed. */
  readonly unmeasured: boolean;
  /** Σ over cases of Σ_v (member pairs at v)²; `fails`: two values occur. */
  readonly g1: Tally;
  /** Σ over cases and hosts of unequal pairs of origins. */
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
  readonly edges: readonly { readonly hosts: readonly PartyId[]; readonly toward: Mask }[];
  /** Hosts that grant, ration or deny in some case. */
  readonly binding: number;
  /** Hosts with a position toward someone outside. */
  readonly toOutsiders: Mask | null;
}

/** The facts whose influence G4, D1 and D1c forbid. */
export interface Forbidden {
  readonly g4: ReadonlySet<FactId>;
  readonly d1: ReadonlySet<FactId>;
  readonly d1c: ReadonlySet<FactId>;
}

/** Pairs of a host and an origin whom the same sentences reach alike. */
interface Entry {
  readonly cell: OriginCell;
  /** Eligible pairs, and pairs of members among them. */
  pairs: number;
  memberPairs: number;
}
/** One kind of host: beneficiaries and hosts by slot of their positions. */
interface HostRow {
  readonly cells: readonly { readonly slot: number; readonly beneficiaries: number; readonly hosts: number }[];
  /** All beneficiaries. */
  readonly all: number;
  times: number;
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

function entriesOf(slice: Slice): readonly Entry[] {
  const entries = new Map<number, Entry>();
  for (const { hosts, row } of slice.hosts) {
    const hostCount = count(hosts);
    for (const cell of row.cells) {
      const overlap = countBoth(cell.origins, hosts);
      const entry = entries.get(cell.signature) ?? { cell, pairs: 0, memberPairs: 0 };
      entry.pairs += hostCount * countBoth(cell.origins, slice.beneficiaries) - overlap;
      entry.memberPairs += hostCount * countBoth(cell.origins, slice.bound) - overlap;
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

function rowsOf(analysis: Analysis, slice: Slice, slots: Slots): readonly HostRow[] {
  const rows = new Map<string, HostRow>();
  for (const { hosts, row } of slice.hosts) {
    const cells = new Map<number, { slot: number; beneficiaries: number; hosts: number }>();
    for (const cell of row.cells) {
      const slot = slots.of(analysis.positions(cell.node));
      const merged = cells.get(slot) ?? { slot, beneficiaries: 0, hosts: 0 };
      merged.beneficiaries += countBoth(cell.origins, slice.beneficiaries);
      merged.hosts += countBoth(cell.origins, hosts);
      cells.set(slot, merged);
    }
    const key = [...cells.values()].map((c) => `${c.slot}:${c.beneficiaries}:${c.hosts}`).sort().join(",");
    const all = [...cells.values()].reduce((sum, c) => sum + c.beneficiaries, 0);
    const known = rows.get(key) ?? { cells: [...cells.values()], all, times: 0 };
    known.times++;
    rows.set(key, known);
  }
  return [...rows.values()].filter((r) => r.cells.length > 1);
}

/** Clauses that treat the parties of one cell unlike those of another, over a list of cells and their sizes. */
function causes(analysis: Analysis, feasible: Node, cells: readonly { readonly cell: OriginCell; readonly size: number }[]): ClauseSet {
  let reference: { readonly cell: OriginCell; readonly size: number } | null = null;
  for (const c of cells) if (c.size > 0 && (reference === null || c.size > reference.size)) reference = c;
  let because = noClauses;
  for (const c of cells) {
    if (reference === null || c.size === 0 || (analysis.suspects(reference.cell, c.cell) & ~because) === noClauses) continue;
    because |= analysis.difference(reference.cell, c.cell, feasible).because;
  }
  return because;
}

/** Unordered pairs among `n`. */
const choose2 = (n: number): number => (n * (n - 1)) / 2;

type Tallied = "g1" | "g2" | "g4" | "d1" | "d1c" | "i1" | "d2";

/** G1 and G2 compare pairs with one another, so they are counted in every cell of facts in which no position changes. */
function comparisons(analysis: Analysis, guard: Node, pairs: ReadonlyMap<number, number>, rows: readonly HostRow[], slots: Slots): Pick<Counted, "g1" | "g2"> {
  const { decisions, diagrams } = analysis.slices.space;
  const g1 = new ExactSum();
  const g2 = new ExactSum();
  let g1Fails = false;
  let g2Fails = false;
  const groups = [...pairs];
  const counts = new Counts(decisions.positionCount);
  forEachLeaf(diagrams, analysis.measure, guard, slots.nodes, (values, weight) => {
    counts.clear();
    for (const [slot, n] of groups) counts.add(values[slot] ?? 0, n);
    g1.add(weight, counts.squares());
    g1Fails ||= counts.kinds > 1;
    let unequal = 0;
    for (const row of rows) unequal += unequalPairs(row, values, counts);
    if (unequal === 0) return;
    g2.add(weight, unequal);
    g2Fails = true;
  });
  return { g1: { weighted: g1.value, fails: g1Fails }, g2: { weighted: g2.value, fails: g2Fails } };
}

/** How many stand at each position; made once and used for every leaf. */
class Counts {
  private readonly at: Float64Array;
  private readonly seen: number[] = [];
  constructor(positions: number) {
    this.at = new Float64Array(positions);
  }
  clear(): void {
    for (const p of this.seen) this.at[p] = 0;
    this.seen.length = 0;
  }
  add(position: number, n: number): void {
    if (n === 0) return;
    if (this.at[position] === 0) this.seen.push(position);
    this.at[position] = (this.at[position] ?? 0) + n;
  }
  get(position: number): number {
    return this.at[position] ?? 0;
  }
  get kinds(): number {
    return this.seen.length;
  }
  squares(): number {
    return this.seen.reduce((sum, p) => sum + this.get(p) ** 2, 0);
  }
  pairs(): number {
    return this.seen.reduce((sum, p) => sum + choose2(this.get(p)), 0);
  }
}

/** A predicate of single pairs: the weight of the regulated cases in which `departs` is 1, over all eligible pairs. */
function departures(analysis: Analysis, entries: readonly Entry[], regulated: Node, departs: (cell: OriginCell) => Node): Sum {
  const { space } = analysis.slices;
  let weighted = 0n;
  let fails = false;
  for (const e of entries) {
    const where = space.and(departs(e.cell), regulated);
    if (where === space.no) continue;
    fails = true;
    weighted += analysis.weight(where) * BigInt(e.pairs);
  }
  return { weighted, fails };
}

interface Sum {
  readonly weighted: bigint;
  readonly fails: boolean;
}
type Counted = Readonly<Record<Tallied, Sum>>;

/** Counts every predicate over one topic on one day. */
export function tally(analysis: Analysis, slice: Slice, forbidden: Forbidden): TopicTally {
  const { space } = analysis.slices;
  const { diagrams, no } = space;
  const slots = new Slots();
  const entries = entriesOf(slice);
  const pairs = memberPairsOf(analysis, entries, slots);
  const rows = rowsOf(analysis, slice, slots);
  const spoken = entries.reduce((node, e) => space.or(node, analysis.speaks(analysis.positions(e.cell.node))), no);
  const regulated = space.and(slice.feasible, spoken);
  const touched = (name: keyof Forbidden) => (cell: OriginCell): Node => analysis.interference(cell.node, forbidden[name], name, slice.feasible);
  const counted: Counted = {
    ...comparisons(analysis, regulated, pairs, rows, slots),
    g4: departures(analysis, entries, regulated, touched("g4")),
    d1: departures(analysis, entries, regulated, touched("d1")),
    d1c: departures(analysis, entries, regulated, touched("d1c")),
    i1: departures(analysis, entries, regulated, (cell) => analysis.unbound(analysis.positions(cell.node), analysis.positions(cell.core))),
    d2: departures(analysis, entries, regulated, (cell) => analysis.mirrored(cell.node)),
  };
  const because: Readonly<Record<Tallied, () => ClauseSet>> = {
    g1: () => causes(analysis, slice.feasible, entries.map((e) => ({ cell: e.cell, size: e.memberPairs }))),
    g2: () => rowCauses(analysis, slice),
    g4: () => readers("g4"),
    d1: () => readers("d1"),
    d1c: () => readers("d1c"),
    i1: () => entries.reduce((set, e) => set | analysis.derogation(e.cell, slice.feasible, set), noClauses),
    d2: () => entries.reduce((set, e) => set | mirrorsOf(analysis, e.cell), noClauses),
  };
  const readers = (name: keyof Forbidden): ClauseSet =>
    entries
      .filter((e) => analysis.interference(e.cell.node, forbidden[name], name, slice.feasible) !== no)
      .reduce((set, e) => set | readersOf(analysis, e.cell, forbidden[name]), noClauses);
  const done = (name: Tallied): Tally => ({ ...counted[name], because: counted[name].fails ? because[name]() : noClauses });
  return {
    regulated: analysis.weight(regulated),
    unmeasured: analysis.measure.unmeasured.size > 0 && slots.nodes.some((f) => [...diagrams.support(f)].some((v) => analysis.measure.unmeasured.has(v))),
    g1: genericityOverRecords(analysis, slice, regulated) ?? done("g1"),
    g2: done("g2"),
    g4: done("g4"),
    d1: done("d1"),
    d1c: done("d1c"),
    i1: done("i1"),
    d2: done("d2"),
    ...relations(analysis, slice),
  };
}

/** Over the hosts of a kind, the unordered pairs of origins that one case treats unequally. */
function unequalPairs(row: HostRow, values: Int32Array, counts: Counts): number {
  counts.clear();
  for (const cell of row.cells) counts.add(values[cell.slot] ?? 0, cell.beneficiaries);
  if (counts.kinds < 2) return 0;
  const equal = counts.pairs();
  let unequal = 0;
  for (const cell of row.cells) {
    if (cell.hosts === 0) continue;
    // The host is no origin of its own: one less where it would stand.
    unequal += cell.hosts * (choose2(row.all - 1) - (equal - (counts.get(values[cell.slot] ?? 0) - 1)));
  }
  return unequal * row.times;
}

function rowCauses(analysis: Analysis, slice: Slice): ClauseSet {
  let because = noClauses;
  for (const { hosts, row } of slice.hosts) {
    const alone = count(hosts) === 1;
    const cells = row.cells.map((cell) => ({
      cell,
      size: countBoth(cell.origins, slice.beneficiaries) - (alone ? countBoth(cell.origins, hosts) : 0),
    }));
    because |= causes(analysis, slice.feasible, cells);
  }
  return because;
}

function mirrorsOf(analysis: Analysis, cell: OriginCell): ClauseSet {
  const { regime } = analysis.slices.space;
  const mirrors = cell.voices.filter((v) => regime.sentences[v.sentence]?.mirror === true).map((v) => v.sentence);
  return analysis.clausesOf(mirrors);
}

/** Clauses of a cell whose sentences read one of the facts. */
function readersOf(analysis: Analysis, cell: OriginCell, facts: ReadonlySet<FactId>): ClauseSet {
  const reading = cell.voices.filter((v) => [...(analysis.readings[v.sentence]?.facts ?? [])].some((f) => facts.has(f)));
  return analysis.clausesOf(reading.map((v) => v.sentence));
}

/** Who has a position toward whom, and how many hosts are held to something. */
function relations(analysis: Analysis, slice: Slice): Pick<TopicTally, "edges" | "binding" | "toOutsiders"> {
  const edges: { hosts: readonly PartyId[]; toward: Mask }[] = [];
  let binding = 0;
  let toOutsiders: Mask | null = null;
  for (const { hosts, row } of slice.hosts) {
    let held = false;
    let toward: Mask | null = null;
    for (const cell of row.cells) {
      const kinds = analysis.kinds(cell.node, slice.feasible);
      if (kinds.size === 1 && kinds.has("silent")) continue;
      toward = toward === null ? cell.origins : or(toward, cell.origins);
      if (kinds.has("granted") || kinds.has("rationed") || kinds.has("denied")) held = true;
    }
    if (toward === null) continue;
    edges.push({ hosts: members(hosts), toward: and(toward, slice.bound) });
    if (count(toward) > countBoth(toward, slice.bound)) toOutsiders = toOutsiders === null ? hosts : or(toOutsiders, hosts);
    if (held) binding += count(hosts);
  }
  return { edges, binding, toOutsiders };
}
