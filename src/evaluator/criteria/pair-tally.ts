import { and, count, countBoth, isWithin, or, type Mask } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import { Met } from "../../kernel/met";
import type { Slice } from "../../kernel/slices";
import type { PairsOfDay } from "../../kernel/topic-pairs";
import type { Told } from "../../kernel/told";
import type { Analysis, Forbidden, Tally } from "./analysis";
import { noClauses } from "./clause-sets";
import { ColumnSums } from "./column-sums";
import type { HostTally } from "./hosts-alike";
import { ExactSum } from "./leaves";
import { MemberSums } from "./member-sums";
import { isHeld, isOpen, isToward, PairDays, ToldFacts, type PairDay } from "./pair-day";
import { PairNaming } from "./pair-naming";
import { RowSums } from "./row-sums";
import { readsRecords } from "./records";
import { besideThemselves, type TopicTally } from "./topic";

const nowhere: Tally = { weighted: 0n, fails: false, because: noClauses };

/** How many pairs are told each function of positions, each once, and how many are not bound in each set of cases. */
interface Counts {
  readonly positions: Int32Array;
  readonly pairs: Float64Array;
  readonly memberPairs: Float64Array;
  readonly unbound: ReadonlyMap<number, number>;
}

/** A topic on one day, told by words of bits. */
export interface ToldPairs {
  readonly day: PairDay;
  readonly pairs: PairsOfDay;
  readonly counts: Counts;
  /** The feasible cases in which some eligible pair is not silent. */
  readonly regulated: Int32Array;
}

/** What tells every pair of a topic; `null` where only rows can. */
export type Telling = Pick<PairTallies, "told">;

/** Where more parties are told apart as origins, and the same is told to each: pairs are told there, once for both. */
export interface Wider {
  readonly pairs: Telling;
  /** The same topic there. */
  slice(of: Slice): Slice;
}

/** Counts topics by words of bits, kind by kind of party: the same as `tally`, where what is said allows it. */
export class PairTallies {
  private readonly facts = new WeakMap<Told, ToldFacts>();
  /** By the marks of slices. */
  private readonly known = new WeakMap<Slice["mark"], { readonly feasible: Node; readonly told: ToldPairs | null }>();
  private readonly canCount: boolean;
  private readonly days = new PairDays();
  private readonly positions = new Met();
  private readonly members = new MemberSums();
  private readonly rows = new RowSums();
  private readonly columns = new ColumnSums();
  private readonly naming: PairNaming;

  constructor(private readonly analysis: Analysis, private readonly wider: Wider | null = null) {
    const { attributes, measure } = analysis;
    this.canCount = measure.small !== null && measure.unmeasured.size === 0 && attributes.variables.size === 0;
    this.naming = new PairNaming(analysis);
  }

  /** `null` where rows must count. */
  tally(slice: Slice, forbidden: Forbidden): TopicTally | null {
    const { analysis } = this;
    if (!analysis.arePlain(forbidden) || readsRecords(analysis, slice.topic)) return null;
    const told = this.told(slice);
    return told && this.counted(told, slice);
  }

  /** G3 over one topic; `null` where rows must count. How far hosts are apart in the ordinal metric is not among it. */
  hostsAlike(slice: Slice): HostTally | null {
    const told = this.told(slice);
    if (told === null) return null;
    const { members, outsiders, columns } = this.columns.of(told.day);
    const sums = (unequal: bigint): HostTally["members"] => ({ unequal, thirds: 0n });
    return { members: sums(members), outsiders: sums(outsiders), because: columns.length === 0 ? noClauses : this.naming.hostsApart(told.day, columns) };
  }

  /** What every pair is told; `null` where only rows can tell. */
  told(slice: Slice): ToldPairs | null {
    if (!this.canCount) return null;
    const known = this.known.get(slice.mark);
    if (known?.feasible === slice.feasible) return known.told;
    const told = this.toldMoreWidely(slice) ?? this.toldHere(slice);
    this.known.set(slice.mark, { feasible: slice.feasible, told });
    return told;
  }
  private toldMoreWidely(slice: Slice): ToldPairs | null {
    if (this.wider === null || !this.analysis.slices.canTell(slice)) return null;
    const wide = this.wider.slice(slice);
    return wide.feasible === slice.feasible ? this.wider.pairs.told(wide) : null;
  }
  private toldHere(slice: Slice): ToldPairs | null {
    const pairs = this.analysis.slices.pairsOf(slice);
    if (pairs === null) return null;
    const { told } = pairs.heard;
    const facts = this.facts.get(told) ?? new ToldFacts(this.analysis, told);
    this.facts.set(told, facts);
    const day = this.days.of(facts, pairs, slice);
    const counts = this.counts(day);
    return { day, pairs, counts, regulated: regulatedIn(day, counts) };
  }

  private counted({ day, pairs, counts, regulated }: ToldPairs, slice: Slice): TopicTally {
    const { facts } = day;
    const weight = BigInt(facts.weight(regulated));
    const g1 = this.members.of(facts, counts, facts.casesIn(regulated), this.analysis.slices.space.decisions.positionCount);
    const g2 = this.rows.of(day);
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

  private counts({ facts, told: { functions, pairs, members } }: PairDay): Counts {
    const { position, positions: { size } } = facts.told;
    const met = this.positions;
    met.clear(size);
    const counts = { pairs: new Float64Array(functions.length), memberPairs: new Float64Array(functions.length), unbound: new Map<number, number>() };
    for (let k = 0; k < functions.length; k++) {
      const f = functions[k] ?? 0;
      const p = met.meet(position[f] ?? 0);
      const u = facts.unbound[f] ?? 0;
      const n = pairs[k] ?? 0;
      counts.pairs[p] = (counts.pairs[p] ?? 0) + n;
      counts.memberPairs[p] = (counts.memberPairs[p] ?? 0) + (members[k] ?? 0);
      counts.unbound.set(u, (counts.unbound.get(u) ?? 0) + n);
    }
    return { ...counts, positions: met.met() };
  }

  /** Who has a position toward whom, and how many hosts are held to something. */
  private relations(day: PairDay, { hosts, origins }: PairsOfDay, { bound, beneficiaries }: Slice): Pick<TopicTally, "edges" | "binding" | "opens" | "toOutsiders"> {
    const edges: { hosts: Mask; toward: Mask }[] = [];
    let [binding, opens] = [0, false];
    let toOutsiders: Mask | null = null;
    const within = day.facts.within(day.feasible);
    const flagsOf = new Uint8Array(day.groups.count);
    for (let g = 0; g < flagsOf.length; g++) flagsOf[g] = within.flags(day.groups.positions[g] ?? 0);
    // Whoever is told apart besides is no party to these relations.
    const asked = or(bound, beneficiaries);
    const masks = origins.masks.map((mask) => (isWithin(mask, asked) ? mask : and(mask, asked)));
    const sizes = masks.map(count);
    const everyone = masks.reduce<Mask | null>((all, mask) => (all === null ? mask : or(all, mask)), null);
    const flags = new Uint8Array(day.originCount);
    // How many hosts of a kind have another origin than themselves among those with a flag.
    const beside = (hosts: Mask, size: number, flag: number): number => {
      let n = 0;
      for (let j = 0; j < flags.length && n < 2; j++) if (((flags[j] ?? 0) & flag) !== 0) n += sizes[j] ?? 0;
      if (n !== 1) return n === 0 ? 0 : size;
      return besideThemselves(hosts, masks[flags.findIndex((f) => (f & flag) !== 0)] ?? null);
    };
    hosts.forEach(({ mask }, i) => {
      let [some, all] = [0, -1];
      for (let j = 0; j < flags.length; j++) {
        if (sizes[j] === 0) continue;
        const own = flagsOf[day.groupOf[i * day.originCount + j] ?? 0] ?? 0;
        flags[j] = own;
        some |= own;
        all &= own;
      }
      const size = day.sizes[i] ?? 0;
      if ((some & isToward) === 0 || beside(mask, size, isToward) === 0) return;
      const toward = (all & isToward) !== 0 && everyone !== null ? everyone : unionOf(masks, flags);
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

/** The feasible cases in which some eligible pair is not silent. */
function regulatedIn({ facts, feasible }: PairDay, { positions, pairs }: Counts): Int32Array {
  const { width } = facts.cases;
  const out = new Int32Array(width);
  for (let k = 0; k < pairs.length; k++) if ((pairs[k] ?? 0) > 0) for (let w = 0; w < width; w++) out[w] = (out[w] ?? 0) | (facts.speaks[(positions[k] ?? 0) * width + w] ?? 0);
  for (let w = 0; w < width; w++) out[w] = (out[w] ?? 0) & (feasible[w] ?? 0);
  return out;
}

/** Σ of the weight of the regulated cases in which a pair departs, over all pairs. */
function departing(facts: ToldFacts, pairs: ReadonlyMap<number, number>, regulated: Int32Array): bigint {
  const sum = new ExactSum();
  for (const [u, n] of pairs) if (n !== 0) sum.add(facts.unboundWeight(u, regulated), n);
  return sum.value;
}
