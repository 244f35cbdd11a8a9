import { and, count, countBoth, or, type Mask } from "../../kernel/masks";
import type { Slice } from "../../kernel/slices";
import type { PairsOfDay } from "../../kernel/topic-pairs";
import type { Told } from "../../kernel/told";
import type { Analysis, Forbidden, Tally } from "./analysis";
import { noClauses } from "./clause-sets";
import { ExactSum } from "./leaves";
import { isHeld, isOpen, isToward, pairDay, ToldFacts, type PairDay, type Within } from "./pair-day";
import { PairNaming } from "./pair-naming";
import { readsRecords } from "./records";
import { besideThemselves, type TopicTally } from "./topic";

const nowhere: Tally = { weighted: 0n, fails: false, because: noClauses };

/** How many pairs are told each function of positions, and how many are not bound in each set of cases. */
interface Counts {
  readonly pairs: Float64Array;
  readonly memberPairs: Float64Array;
  readonly unbound: Float64Array;
}

/** Counts topics by words of bits, kind by kind of party: the same as `tally`, where what is said allows it. */
export class PairTallies {
  private readonly facts = new WeakMap<Told, ToldFacts>();
  private readonly canCount: boolean;
  private readonly naming: PairNaming;

  constructor(private readonly analysis: Analysis) {
    const { attributes, measure } = analysis;
    this.canCount = measure.small !== null && measure.unmeasured.size === 0 && attributes.variables.size === 0;
    this.naming = new PairNaming(analysis);
  }

  /** `null` where rows must count. */
  tally(slice: Slice, forbidden: Forbidden): TopicTally | null {
    const { analysis } = this;
    if (!this.canCount || !analysis.arePlain(forbidden) || readsRecords(analysis, slice.topic)) return null;
    const pairs = analysis.slices.pairsOf(slice);
    if (pairs === null) return null;
    const facts = this.facts.get(pairs.told) ?? new ToldFacts(analysis, pairs.told);
    this.facts.set(pairs.told, facts);
    return this.counted(pairDay(analysis, facts, pairs, slice), pairs, slice);
  }

  private counted(day: PairDay, pairs: PairsOfDay, slice: Slice): TopicTally {
    const { facts } = day;
    const counts = countsOf(day);
    const regulated = regulatedIn(day, counts.pairs);
    const weight = BigInt(facts.weight(regulated));
    const g1 = genericity(day, this.analysis.slices.space.decisions.positionCount, counts.memberPairs, regulated);
    const g2 = new RowSums(day).sums();
    const i1 = departing(facts, counts.unbound, regulated);
    const clauses = this.analysis.naming.clausesBehind(slice.branches.map((b) => b.sentence));
    return {
      regulated: weight,
      regulatedForSome: weight,
      unmeasured: false,
      g1: { ...g1, because: noClauses, compared: g1.fails ? [this.naming.membersApart(day, clauses)] : [] },
      g2: { weighted: g2.weighted, fails: g2.weighted > 0n, because: noClauses, compared: g2.rows.length > 0 ? [this.naming.originsApart(day, clauses, g2.rows)] : [] },
      g4: nowhere, d1: nowhere, d1c: nowhere, d2: nowhere,
      i1: { weighted: i1, fails: i1 > 0n, because: noClauses, compared: i1 > 0n ? [this.naming.derogating(day, clauses)] : [] },
      ...this.relations(day, pairs, slice),
    };
  }

  /** Who has a position toward whom, and how many hosts are held to something. */
  private relations(day: PairDay, { hosts, origins }: PairsOfDay, { bound }: Slice): Pick<TopicTally, "edges" | "binding" | "opens" | "toOutsiders"> {
    const edges: { hosts: Mask; toward: Mask }[] = [];
    let [binding, opens] = [0, false];
    let toOutsiders: Mask | null = null;
    const within = day.facts.within(day.feasible);
    const { position } = day.facts.told;
    const sizes = origins.masks.map(count);
    const everyone = origins.masks.reduce<Mask | null>((all, mask) => (all === null ? mask : or(all, mask)), null);
    const flags = new Uint8Array(day.originCount);
    // How many hosts of a kind have another origin than themselves among those with a flag.
    const beside = (hosts: Mask, size: number, flag: number): number => {
      let n = 0;
      for (let j = 0; j < flags.length && n < 2; j++) if (((flags[j] ?? 0) & flag) !== 0) n += sizes[j] ?? 0;
      if (n !== 1) return n === 0 ? 0 : size;
      return besideThemselves(hosts, origins.masks[flags.findIndex((f) => (f & flag) !== 0)] ?? null);
    };
    hosts.forEach(({ mask }, i) => {
      let [some, all] = [0, -1];
      for (let j = 0; j < flags.length; j++) {
        const own = within.flags(position[day.functions[i * day.originCount + j] ?? 0] ?? 0);
        flags[j] = own;
        some |= own;
        all &= own;
      }
      const size = day.sizes[i] ?? 0;
      if ((some & isToward) === 0 || beside(mask, size, isToward) === 0) return;
      const toward = (all & isToward) !== 0 && everyone !== null ? everyone : unionOf(origins.masks, flags);
      edges.push({ hosts: mask, toward: and(toward, bound) });
      if (count(toward) > countBoth(toward, bound)) toOutsiders = toOutsiders === null ? mask : or(toOutsiders, mask);
      opens ||= beside(mask, size, isOpen) > 0;
      binding += beside(mask, size, isHeld);
    });
    return { edges, binding, opens, toOutsiders };
  }
}

/** The origins toward whom there is a position. */
function unionOf(masks: readonly Mask[], flags: Uint8Array): Mask {
  const all: Mask = (masks[0] ?? []).map(() => 0);
  for (let j = 0; j < masks.length; j++) {
    const mask = masks[j];
    if (mask !== undefined && ((flags[j] ?? 0) & isToward) !== 0) for (let w = 0; w < all.length; w++) all[w] = (all[w] ?? 0) | (mask[w] ?? 0);
  }
  return all;
}

function countsOf(day: PairDay): Counts {
  const { facts, functions, originCount, beneficiaries, members } = day;
  const { position } = facts.told;
  const pairs = new Float64Array(facts.told.positions.length);
  const memberPairs = new Float64Array(pairs.length);
  const unbound = new Float64Array(facts.unboundWords.length);
  const add = (counts: Float64Array, at: number, n: number): void => void (counts[at] = (counts[at] ?? 0) + n);
  for (let i = 0; i < day.hostCount; i++) {
    const from = i * originCount;
    const size = day.sizes[i] ?? 0;
    for (let j = 0; j < originCount; j++) {
      const f = functions[from + j] ?? 0;
      const n = size * (beneficiaries[j] ?? 0);
      add(pairs, position[f] ?? 0, n);
      add(memberPairs, position[f] ?? 0, size * (members[j] ?? 0));
      add(unbound, facts.unbound[f] ?? 0, n);
    }
    // A host is no origin of its own.
    for (const kind of day.own[i] ?? []) {
      if (kind === -1) continue;
      const f = functions[from + kind] ?? 0;
      add(pairs, position[f] ?? 0, -1);
      add(memberPairs, position[f] ?? 0, -1);
      add(unbound, facts.unbound[f] ?? 0, -1);
    }
  }
  return { pairs, memberPairs, unbound };
}

/** The feasible cases in which some eligible pair is not silent. */
function regulatedIn({ facts, feasible }: PairDay, pairs: Float64Array): Int32Array {
  const { width } = facts.cases;
  const out = new Int32Array(width);
  for (let p = 0; p < pairs.length; p++) if ((pairs[p] ?? 0) > 0) for (let w = 0; w < width; w++) out[w] = (out[w] ?? 0) | (facts.speaks[p * width + w] ?? 0);
  for (let w = 0; w < width; w++) out[w] = (out[w] ?? 0) & (feasible[w] ?? 0);
  return out;
}

/** Σ of the weight of the regulated cases in which a pair departs, over all pairs. */
function departing(facts: ToldFacts, pairs: Float64Array, regulated: Int32Array): bigint {
  const sum = new ExactSum();
  const words = new Int32Array(regulated.length);
  for (let u = 0; u < pairs.length; u++) {
    if (pairs[u] === 0) continue;
    for (let w = 0; w < words.length; w++) words[w] = (facts.unboundWords[u]?.[w] ?? 0) & (regulated[w] ?? 0);
    sum.add(facts.weight(words), pairs[u] ?? 0);
  }
  return sum.value;
}

/** G1 compares all pairs of members with one another: Σ over cases of Σ_v (pairs at v)². */
function genericity({ facts }: PairDay, positionCount: number, pairs: Float64Array, regulated: Int32Array): { readonly weighted: bigint; readonly fails: boolean } {
  const sum = new ExactSum();
  const counts = new Float64Array(positionCount);
  const told: number[] = [];
  for (let p = 0; p < pairs.length; p++) if ((pairs[p] ?? 0) > 0) told.push(p);
  let fails = false;
  const cases = facts.casesIn(regulated);
  for (let i = 0; i < cases.length; i++) {
    const c = cases[i] ?? 0;
    let [squares, kinds] = [0, 0];
    for (let k = 0; k < told.length; k++) {
      const v = facts.values[(told[k] ?? 0) * facts.cases.count + c] ?? 0;
      counts[v] = (counts[v] ?? 0) + (pairs[told[k] ?? 0] ?? 0);
    }
    for (let k = 0; k < told.length; k++) {
      const v = facts.values[(told[k] ?? 0) * facts.cases.count + c] ?? 0;
      const n = counts[v] ?? 0;
      if (n === 0) continue;
      squares += n * n;
      kinds++;
      counts[v] = 0;
    }
    sum.add(facts.weights[c] ?? 0, squares);
    fails ||= kinds > 1;
  }
  return { weighted: sum.value, fails };
}

/** G2: for each kind of host, pairs of origins that are told unlike things. */
class RowSums {
  private readonly within: Within;
  /** By function of positions: how many beneficiaries of the row are told it. */
  private readonly told: Int32Array;
  private readonly kinds: Int32Array;

  constructor(private readonly day: PairDay) {
    this.kinds = new Int32Array(day.originCount);
    this.within = day.facts.within(day.feasible);
    this.told = new Int32Array(day.facts.told.positions.length);
  }

  /** Σ over cases and hosts of unequal pairs of origins other than the host; and the kinds of host that have some. */
  sums(): { readonly weighted: bigint; readonly rows: readonly number[] } {
    const sum = new ExactSum();
    const rows: number[] = [];
    for (let i = 0; i < this.day.hostCount; i++) {
      const own = this.row(i);
      if (own === 0) continue;
      sum.add(own, 1);
      rows.push(i);
    }
    return { weighted: sum.value, rows };
  }

  private row(i: number): number {
    const { day, told, kinds, within } = this;
    const { position } = day.facts.told;
    const from = i * day.originCount;
    let count = 0;
    for (let j = 0; j < day.originCount; j++) {
      const n = day.beneficiaries[j] ?? 0;
      if (n === 0) continue;
      const p = position[day.functions[from + j] ?? 0] ?? 0;
      if (told[p] === 0) kinds[count++] = p;
      told[p] = (told[p] ?? 0) + n;
    }
    let sum = 0;
    for (let a = 1; a < count; a++) {
      const p = kinds[a] ?? 0;
      for (let b = 0; b < a; b++) sum += (told[p] ?? 0) * (told[kinds[b] ?? 0] ?? 0) * within.apart(p, kinds[b] ?? 0);
    }
    sum *= day.sizes[i] ?? 0;
    if (sum > 0) sum -= this.withThemselves(i, count);
    for (let a = 0; a < count; a++) told[kinds[a] ?? 0] = 0;
    return sum;
  }
  /** Σ over hosts of a kind of the pairs of which one is the host itself: it is no origin of its own. */
  private withThemselves(i: number, count: number): number {
    const { day, told, kinds, within } = this;
    const own = day.own[i] ?? [];
    let sum = 0;
    for (let h = 0; h < own.length; h++) {
      const kind = own[h] ?? -1;
      const p = day.facts.told.position[day.functions[i * day.originCount + kind] ?? 0] ?? 0;
      if (kind !== -1) for (let a = 0; a < count; a++) sum += (told[kinds[a] ?? 0] ?? 0) * within.apart(kinds[a] ?? 0, p);
    }
    return sum;
  }
}
