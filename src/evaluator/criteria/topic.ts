import { and, count, countBoth, members, type Mask } from "../../kernel/masks";
import type { OriginCell, Slice } from "../../kernel/slices";
import type { Node } from "../../kernel/diagram";
import type { FactId } from "../../language/regime";
import { noClauses, type Analysis, type ClauseSet } from "./analysis";
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
  readonly edges: readonly { readonly hosts: Mask; readonly toward: Mask }[];
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

/** One kind of pair: all pairs of a host and an origin whom the same sentences reach alike. */
interface Entry {
  readonly cell: OriginCell;
  /** Eligible pairs. */
  pairs: number;
  /** Pairs of members among them. */
  memberPairs: number;
}
/** One kind of host with what G2 counts. */
interface HostRow {
  readonly cells: readonly { readonly entry: number; readonly beneficiaries: number; readonly hosts: number }[];
  readonly hosts: number;
}

function entriesOf(slice: Slice): { readonly entries: readonly Entry[]; readonly rows: readonly HostRow[] } {
  const entries: Entry[] = [];
  const index = new Map<number, number>();
  const rows = slice.hosts.map(({ hosts, row }) => {
    const hostCount = count(hosts);
    const cells = row.cells.map((cell) => {
      const beneficiaries = countBoth(cell.origins, slice.beneficiaries);
      const overlap = countBoth(cell.origins, hosts);
      let at = index.get(cell.signature);
      if (at === undefined) {
        at = entries.push({ cell, pairs: 0, memberPairs: 0 }) - 1;
        index.set(cell.signature, at);
      }
      const entry = entries[at];
      if (entry) {
        entry.pairs += hostCount * beneficiaries - overlap;
        entry.memberPairs += hostCount * countBoth(cell.origins, slice.bound) - overlap;
      }
      return { entry: at, beneficiaries, hosts: overlap };
    });
    return { cells, hosts: hostCount };
  });
  return { entries, rows };
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

/** Counts every predicate over one topic on one day. */
export function tally(analysis: Analysis, slice: Slice, forbidden: Forbidden): TopicTally {
  const { space } = analysis.slices;
  const { decisions, diagrams } = space;
  const { entries, rows } = entriesOf(slice);
  const slot = new Map<number, number>();
  const live = entries.filter((e, at) => {
    if (e.pairs > 0) slot.set(at, slot.size);
    return e.pairs > 0;
  });
  const interference = (name: "g4" | "d1" | "d1c"): readonly Node[] =>
    live.map((e) => analysis.interference(e.cell.node, forbidden[name], name, slice.feasible));
  const indicators = { g4: interference("g4"), d1: interference("d1"), d1c: interference("d1c") };
  const functions = [...live.map((e) => e.cell.node), ...live.map((e) => e.cell.core), ...indicators.g4, ...indicators.d1, ...indicators.d1c];
  const k = live.length;
  const sums = { regulated: 0n, g1: 0n, g2: 0n, g4: 0n, d1: 0n, d1c: 0n, i1: 0n, d2: 0n };
  const failed = { g1: false, g2: false, g4: false, d1: false, d1c: false, i1: false, d2: false };
  let mirrors = noClauses;
  const unmeasured = functions.some((f) => [...diagrams.support(f)].some((v) => analysis.measure.unmeasured.has(v)));

  forEachLeaf(diagrams, analysis.measure, slice.feasible, functions, (values, weight) => {
    const position = (i: number): number => decisions.position(values[i] ?? 0);
    let regulated = false;
    for (let i = 0; i < k; i++) if (position(i) !== 0) regulated = true;
    if (!regulated) return;
    sums.regulated += weight;
    const members = new Map<number, number>();
    let unbound = 0;
    let mirrored = 0;
    const touched = { g4: 0, d1: 0, d1c: 0 };
    live.forEach((entry, i) => {
      const p = position(i);
      if (entry.memberPairs > 0) members.set(p, (members.get(p) ?? 0) + entry.memberPairs);
      if (!analysis.isBound(values[i] ?? 0, values[k + i] ?? 0)) unbound += entry.pairs;
      if (analysis.decidedByMirror(values[i] ?? 0)) {
        mirrored += entry.pairs;
        mirrors |= analysis.deciders(values[i] ?? 0);
      }
      touched.g4 += (values[2 * k + i] ?? 0) * entry.pairs;
      touched.d1 += (values[3 * k + i] ?? 0) * entry.pairs;
      touched.d1c += (values[4 * k + i] ?? 0) * entry.pairs;
    });
    let squares = 0n;
    for (const n of members.values()) squares += BigInt(n) * BigInt(n);
    const unequal = unequalPairs(rows, slot, position);
    sums.g1 += weight * squares;
    sums.g2 += weight * BigInt(unequal);
    sums.i1 += weight * BigInt(unbound);
    sums.d2 += weight * BigInt(mirrored);
    failed.g1 ||= members.size > 1;
    failed.g2 ||= unequal > 0;
    failed.i1 ||= unbound > 0;
    failed.d2 ||= mirrored > 0;
    for (const name of ["g4", "d1", "d1c"] as const) {
      sums[name] += weight * BigInt(touched[name]);
      failed[name] ||= touched[name] > 0;
    }
  });

  const members = live.map((e) => ({ cell: e.cell, size: e.memberPairs }));
  const readers = (name: "g4" | "d1" | "d1c"): ClauseSet =>
    live.reduce(
      (set, e, i) => (indicators[name][i] === space.no ? set : set | readersOf(analysis, e.cell, forbidden[name])),
      noClauses,
    );
  const records = genericityOverRecords(analysis, slice);
  const done = (name: "g1" | "g2" | "g4" | "d1" | "d1c" | "i1" | "d2", because: () => ClauseSet): Tally => ({
    weighted: sums[name],
    fails: failed[name],
    because: failed[name] ? because() : noClauses,
  });
  return {
    regulated: sums.regulated,
    unmeasured,
    g1: records ?? done("g1", () => causes(analysis, slice.feasible, members)),
    g2: done("g2", () => rowCauses(analysis, slice)),
    g4: done("g4", () => readers("g4")),
    d1: done("d1", () => readers("d1")),
    d1c: done("d1c", () => readers("d1c")),
    i1: done("i1", () => live.reduce((set, e) => set | analysis.derogation(e.cell, slice.feasible), noClauses)),
    d2: done("d2", () => mirrors),
    ...relations(analysis, slice),
  };
}

/** Over all hosts, the unordered pairs of origins that one case treats unequally. */
function unequalPairs(rows: readonly HostRow[], slot: ReadonlyMap<number, number>, position: (i: number) => number): number {
  let unequal = 0;
  for (const row of rows) {
    const counts = new Map<number, number>();
    let all = 0;
    for (const cell of row.cells) {
      if (cell.beneficiaries === 0) continue;
      const i = slot.get(cell.entry);
      const p = i === undefined ? 0 : position(i);
      counts.set(p, (counts.get(p) ?? 0) + cell.beneficiaries);
      all += cell.beneficiaries;
    }
    if (counts.size === 1) continue;
    let equal = 0;
    for (const n of counts.values()) equal += choose2(n);
    for (const cell of row.cells) {
      if (cell.hosts === 0) continue;
      const i = slot.get(cell.entry);
      const own = counts.get(i === undefined ? 0 : position(i)) ?? 1;
      unequal += cell.hosts * (choose2(all - 1) - (equal - (own - 1)));
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

/** Clauses of a cell whose sentences read one of the facts. */
function readersOf(analysis: Analysis, cell: OriginCell, facts: ReadonlySet<FactId>): ClauseSet {
  const reading = cell.voices.filter((v) => [...(analysis.readings[v.sentence]?.facts ?? [])].some((f) => facts.has(f)));
  return analysis.clausesOf(reading.map((v) => v.sentence));
}

/** Who has a position toward whom, and how many hosts are held to something. */
function relations(analysis: Analysis, slice: Slice): Pick<TopicTally, "edges" | "binding" | "toOutsiders"> {
  const edges: { hosts: Mask; toward: Mask }[] = [];
  let binding = 0;
  let toOutsiders: Mask | null = null;
  for (const { hosts, row } of slice.hosts) {
    let bindingHosts = false;
    for (const cell of row.cells) {
      const kinds = analysis.kinds(cell.node, slice.feasible);
      if (kinds.size === 1 && kinds.has("silent")) continue;
      const inside = and(cell.origins, slice.bound);
      edges.push({ hosts, toward: inside });
      if (count(cell.origins) > count(inside)) toOutsiders = toOutsiders === null ? hosts : unite(toOutsiders, hosts);
      if (kinds.has("granted") || kinds.has("rationed") || kinds.has("denied")) bindingHosts = true;
    }
    if (bindingHosts) binding += members(hosts).length;
  }
  return { edges, binding, toOutsiders };
}
const unite = (a: Mask, b: Mask): Mask => a.map((w, i) => w | (b[i] ?? 0));
