import { and, count, countBoth, members, or, type Mask } from "../../kernel/masks";
import type { OriginCell, Slice } from "../../kernel/slices";
import type { Node } from "../../kernel/diagram";
import type { FactId, PartyId } from "../../language/regime";
import { isMirrored, noClauses, positionOf, type Analysis, type ClauseSet } from "./analysis";
import { forEachLeaf } from "./leaves";
import { genericityOverRecords } from "./records";

/** Sums of one predicate over one topic: `weighted` is Σ weight × count, `fails` whether any case departs. */
export interface Tally {
  readonly weighted: bigint;
  readonly fails: boolean;
  readonly because: ClauseSet;
}
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
/** Entries that fare alike in every case, as every predicate counts them. The numbers after `pairs` are slots of leaf values. */
interface Kind {
  pairs: number;
  memberPairs: number;
  readonly outcome: number;
  readonly core: number;
  readonly g4: number;
  readonly d1: number;
  readonly d1c: number;
}
/** One kind of host: beneficiaries and hosts by slot of their outcome. */
interface HostRow {
  readonly cells: readonly { readonly outcome: number; readonly beneficiaries: number; readonly hosts: number }[];
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

function kindsOf(analysis: Analysis, slice: Slice, entries: readonly Entry[], forbidden: Forbidden, slots: Slots): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const e of entries) {
    const outcome = slots.of(analysis.outcome(e.cell.node));
    const core = slots.of(analysis.outcome(e.cell.core));
    const touched = (name: keyof Forbidden): number => slots.of(analysis.interference(e.cell.node, forbidden[name], name, slice.feasible));
    const kind = { pairs: 0, memberPairs: 0, outcome, core, g4: touched("g4"), d1: touched("d1"), d1c: touched("d1c") };
    const key = `${outcome},${core},${kind.g4},${kind.d1},${kind.d1c}`;
    const known = kinds.get(key) ?? kind;
    known.pairs += e.pairs;
    known.memberPairs += e.memberPairs;
    kinds.set(key, known);
  }
  return [...kinds.values()];
}

function rowsOf(analysis: Analysis, slice: Slice, slots: Slots): readonly HostRow[] {
  const rows = new Map<string, HostRow>();
  for (const { hosts, row } of slice.hosts) {
    const cells = new Map<number, { outcome: number; beneficiaries: number; hosts: number }>();
    for (const cell of row.cells) {
      const outcome = slots.of(analysis.outcome(cell.node));
      const merged = cells.get(outcome) ?? { outcome, beneficiaries: 0, hosts: 0 };
      merged.beneficiaries += countBoth(cell.origins, slice.beneficiaries);
      merged.hosts += countBoth(cell.origins, hosts);
      cells.set(outcome, merged);
    }
    const key = [...cells.values()].map((c) => `${c.outcome}:${c.beneficiaries}:${c.hosts}`).sort().join(",");
    const known = rows.get(key) ?? { cells: [...cells.values()], times: 0 };
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
  if (reference !== null) for (const c of cells) if (c.size > 0) because |= analysis.difference(reference.cell, c.cell, feasible).because;
  return because;
}

/** Unordered pairs among `n`. */
const choose2 = (n: number): number => (n * (n - 1)) / 2;

const tallied = ["g1", "g2", "g4", "d1", "d1c", "i1", "d2"] as const;
type Tallied = (typeof tallied)[number];

/** Sums over the cells of facts in which no position changes. */
function countCases(analysis: Analysis, slice: Slice, kinds: readonly Kind[], rows: readonly HostRow[], slots: Slots): { readonly regulated: bigint; readonly sums: Readonly<Record<Tallied, bigint>>; readonly failed: Readonly<Record<Tallied, boolean>> } {
  const sums = { g1: 0n, g2: 0n, g4: 0n, d1: 0n, d1c: 0n, i1: 0n, d2: 0n };
  const failed = { g1: false, g2: false, g4: false, d1: false, d1c: false, i1: false, d2: false };
  let regulated = 0n;
  const silentOutcome = 0;
  forEachLeaf(analysis.slices.space.diagrams, analysis.measure, slice.feasible, slots.nodes, (values, weight) => {
    const value = (slot: number): number => values[slot] ?? 0;
    if (kinds.every((k) => positionOf(value(k.outcome)) === silentOutcome)) return;
    regulated += weight;
    const members = new Map<number, number>();
    const n = { g4: 0, d1: 0, d1c: 0, i1: 0, d2: 0 };
    for (const k of kinds) {
      const position = positionOf(value(k.outcome));
      if (k.memberPairs > 0) members.set(position, (members.get(position) ?? 0) + k.memberPairs);
      if (!analysis.isBound(position, positionOf(value(k.core)))) n.i1 += k.pairs;
      if (isMirrored(value(k.outcome))) n.d2 += k.pairs;
      n.g4 += value(k.g4) * k.pairs;
      n.d1 += value(k.d1) * k.pairs;
      n.d1c += value(k.d1c) * k.pairs;
    }
    let squares = 0;
    for (const m of members.values()) squares += m * m;
    const unequal = unequalPairs(rows, (slot) => positionOf(value(slot)));
    sums.g1 += weight * BigInt(squares);
    sums.g2 += weight * BigInt(unequal);
    failed.g1 ||= members.size > 1;
    failed.g2 ||= unequal > 0;
    for (const name of ["g4", "d1", "d1c", "i1", "d2"] as const) {
      if (n[name] === 0) continue;
      sums[name] += weight * BigInt(n[name]);
      failed[name] = true;
    }
  });
  return { regulated, sums, failed };
}

/** Counts every predicate over one topic on one day. */
export function tally(analysis: Analysis, slice: Slice, forbidden: Forbidden): TopicTally {
  const { diagrams, no } = analysis.slices.space;
  const slots = new Slots();
  const entries = entriesOf(slice);
  const kinds = kindsOf(analysis, slice, entries, forbidden, slots);
  const rows = rowsOf(analysis, slice, slots);
  const { regulated, sums, failed } = countCases(analysis, slice, kinds, rows, slots);
  const because: Readonly<Record<Tallied, () => ClauseSet>> = {
    g1: () => causes(analysis, slice.feasible, entries.map((e) => ({ cell: e.cell, size: e.memberPairs }))),
    g2: () => rowCauses(analysis, slice),
    g4: () => readers("g4"),
    d1: () => readers("d1"),
    d1c: () => readers("d1c"),
    i1: () => entries.reduce((set, e) => set | analysis.derogation(e.cell, slice.feasible), noClauses),
    d2: () => entries.reduce((set, e) => set | mirrorsOf(analysis, e.cell), noClauses),
  };
  const readers = (name: keyof Forbidden): ClauseSet =>
    entries
      .filter((e) => analysis.interference(e.cell.node, forbidden[name], name, slice.feasible) !== no)
      .reduce((set, e) => set | readersOf(analysis, e.cell, forbidden[name]), noClauses);
  const done = (name: Tallied): Tally => ({ weighted: sums[name], fails: failed[name], because: failed[name] ? because[name]() : noClauses });
  return {
    regulated,
    unmeasured: analysis.measure.unmeasured.size > 0 && slots.nodes.some((f) => [...diagrams.support(f)].some((v) => analysis.measure.unmeasured.has(v))),
    g1: genericityOverRecords(analysis, slice) ?? done("g1"),
    g2: done("g2"),
    g4: done("g4"),
    d1: done("d1"),
    d1c: done("d1c"),
    i1: done("i1"),
    d2: done("d2"),
    ...relations(analysis, slice),
  };
}

/** Over all hosts, the unordered pairs of origins that one case treats unequally. */
function unequalPairs(rows: readonly HostRow[], position: (slot: number) => number): number {
  let unequal = 0;
  for (const row of rows) {
    const counts = new Map<number, number>();
    let all = 0;
    for (const cell of row.cells) {
      const p = position(cell.outcome);
      counts.set(p, (counts.get(p) ?? 0) + cell.beneficiaries);
      all += cell.beneficiaries;
    }
    if (counts.size === 1) continue;
    let equal = 0;
    for (const n of counts.values()) equal += choose2(n);
    for (const cell of row.cells) {
      if (cell.hosts === 0) continue;
      // The host is no origin of its own: one less where it would stand.
      const own = counts.get(position(cell.outcome)) ?? 1;
      unequal += row.times * cell.hosts * (choose2(all - 1) - (equal - (own - 1)));
    }
  }
  return unequal;
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
