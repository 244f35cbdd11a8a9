import { hasBit } from "../../kernel/masks";
import { Met } from "../../kernel/met";
import type { ClauseId } from "../../language/regime";
import type { Analysis } from "./analysis";
import { type ClauseSet } from "./clause-sets";
import { LastPairs, type LastSets } from "./last-pairs";
import type { PairDay, ToldFacts, Within } from "./pair-day";
import { comparison, type Comparison } from "./reasons";

/** Groups of origins, or of pairs, that are compared with the largest of them. */
interface Compared {
  /** Those in which somebody is, and of these the largest. */
  readonly groups: readonly number[];
  readonly largest: readonly number[];
  /** By group of the day, how many are in it; beyond `groups` perhaps none, or less. */
  readonly sizes: Int32Array;
}

/** Names the clauses responsible for what `PairTallies` counts; says what `Naming` says, by words of bits. */
export class PairNaming {
  private readonly last = new WeakMap<ToldFacts, LastPairs>();
  private readonly scratch: Scratch = { groups: new Met(), sizes: new Int32Array(0) };

  constructor(private readonly analysis: Analysis) {}

  /** The clauses that treat some pairs of members unlike the largest group. */
  membersApart(day: PairDay, clauses: readonly ClauseId[]): Comparison {
    return this.comparison(day, clauses, (looking) => looking.membersApart());
  }
  /** The clauses that treat some origins of a kind of host unlike the largest group of them. */
  originsApart(day: PairDay, clauses: readonly ClauseId[], rows: readonly number[]): Comparison {
    return this.comparison(day, clauses, (looking) => looking.originsApart(rows));
  }
  /** The clauses that take from a pair of parties what the core gives it. */
  derogating(day: PairDay, clauses: readonly ClauseId[]): Comparison {
    return this.comparison(day, clauses, (looking) => looking.taken());
  }

  private comparison(day: PairDay, clauses: readonly ClauseId[], look: (looking: Looking) => void): Comparison {
    return comparison(clauses, (found) => {
      const last = this.last.get(day.facts) ?? new LastPairs(day.facts.clauseOf.length);
      this.last.set(day.facts, last);
      const looking = new Looking(this.analysis, day, found, last, this.scratch);
      if (looking.isAnyOpen()) look(looking);
      return looking.result();
    });
  }
}

/** Used again and again. */
interface Scratch {
  /** The groups of a day by their sets. */
  readonly groups: Met;
  /** By group; all 0 between two uses. */
  sizes: Int32Array;
}

/** One look for clauses that are not found yet. What named a clause the last time is looked at first. */
class Looking {
  private readonly named: ClauseId[] = [];
  /** Places whose clauses are still looked for, in words. */
  private readonly open: Int32Array;
  private readonly cases: Int32Array;
  private readonly asked: Int32Array;
  private readonly telling: Int32Array;
  private readonly within: Within;

  constructor(
    private readonly analysis: Analysis,
    private readonly day: PairDay,
    private readonly found: ClauseSet,
    private readonly last: LastPairs,
    private readonly scratch: Scratch,
  ) {
    const { told, clauseOf, cases } = day.facts;
    this.open = new Int32Array(day.width);
    this.cases = new Int32Array(cases.width);
    this.asked = new Int32Array(day.width);
    this.telling = new Int32Array(day.width);
    this.within = day.facts.within(day.feasible);
    for (let place = 0; place < clauseOf.length; place++) if ((told.atomOf[place] ?? -1) >= 0 && !hasBit(found, clauseOf[place] ?? 0)) setPlace(this.open, place);
    const { count, sets } = day.groups;
    scratch.groups.clear(day.heard.size);
    for (let g = 0; g < count; g++) scratch.groups.meet(sets[g] ?? 0);
    if (count > scratch.sizes.length) scratch.sizes = new Int32Array(count * 2);
  }

  isAnyOpen(): boolean {
    return this.open.some((word) => word !== 0);
  }
  result(): ClauseSet {
    if (this.named.length === 0) return this.found;
    const set = [...this.analysis.naming.clauses(this.named)];
    this.found.forEach((word, w) => (set[w] = (set[w] ?? 0) | word));
    return set;
  }

  /** Of open places those that decide for some group. */
  private somewhereDeciding(): void {
    const { day: { groups: { count, functions, sets }, heard, width }, open, within: { deciding } } = this;
    const some = new Int32Array(width);
    for (let g = 0; g < count; g++) {
      const at = deciding.of(functions[g] ?? 0);
      for (let w = 0; w < width; w++) some[w] = (some[w] ?? 0) | (heard.word(sets[g] ?? 0, w) & (deciding.words[at + w] ?? 0));
    }
    for (let w = 0; w < width; w++) open[w] = (open[w] ?? 0) & (some[w] ?? 0);
  }

  /** Names those by which members are told unlike the largest group of pairs. */
  membersApart(): void {
    this.somewhereDeciding();
    if (!this.isAnyOpen()) return;
    const { groups: { members } } = this.day;
    this.apart(this.open, compared(members.keys(), members), this.last.members);
  }

  /** Names those by which the origins of some kinds of host are told unlike the largest group of them. */
  originsApart(rows: readonly number[]): void {
    this.somewhereDeciding();
    if (!this.isAnyOpen()) return;
    const { day: { hostCount, hostOf, width }, last } = this;
    const asked = new Map<number, Int32Array>();
    const isRow = new Uint8Array(hostCount);
    for (const i of rows) isRow[i] = 1;
    for (const place of placesIn(this.open)) {
      const i = hostOf[last.hosts[place] ?? -1] ?? -1;
      if (isRow[i] !== 1) continue;
      const places = asked.get(i) ?? new Int32Array(width);
      asked.set(i, places);
      setPlace(places, place);
    }
    for (const [i, places] of asked) this.originsApartFor(i, places);
    for (const i of rows) this.originsApartFor(i, this.open);
  }
  private originsApartFor(i: number, asked: Int32Array): void {
    const { day: { beneficiaries, groupOf, hostOf, hostWords, originCount, own, sizes: hosts, width }, open, scratch: { sizes } } = this;
    let some = 0;
    for (let w = 0; w < width; w++) some |= this.asked[w] = (asked[w] ?? 0) & (open[w] ?? 0) & (hostWords[i * width + w] ?? 0);
    if (some === 0) return;
    const met: number[] = [];
    for (let j = 0; j < originCount; j++) {
      const [g, n] = [groupOf[i * originCount + j] ?? 0, beneficiaries[j] ?? 0];
      if (n > 0 && sizes[g] === 0) met.push(g);
      sizes[g] = (sizes[g] ?? 0) + n;
    }
    // Nobody is in a group in which there is none but the only host itself.
    const itself = hosts[i] === 1 ? (own[i]?.[0] ?? -1) : -1;
    const group = itself === -1 ? -1 : (groupOf[i * originCount + itself] ?? -1);
    if (group !== -1 && sizes[group] === 1) sizes[group] = 0;
    for (const place of this.apart(this.asked, compared(met, sizes), this.last.origins)) this.last.hosts[place] = hostOf.indexOf(i);
    for (const g of met) sizes[g] = 0;
  }

  /** Names those of some places whose voices decide for some of a group and do not reach another that is told otherwise there; one of the two is the largest. */
  private apart(asked: Int32Array, among: Compared, last: LastSets): readonly number[] {
    const { day: { groups: { functions, sets }, heard }, open, scratch } = this;
    const named: number[] = [];
    const telling = this.reachingSome(asked, among.groups);
    for (const place of placesIn(telling)) {
      const [k, other] = [scratch.groups.place(last.own[place] ?? -1), scratch.groups.place(last.other[place] ?? -1)];
      if (k !== -1 && other !== -1 && hasOpen(open, place) && this.isApart(place, k, other, among)) this.name(place);
    }
    const { deciding } = this.within;
    for (const k of among.groups) {
      const decides = deciding.of(functions[k] ?? 0);
      const others = among.sizes[k] === among.sizes[among.largest[0] ?? 0] ? among.groups : among.largest;
      for (let w = 0; w < telling.length; w++) {
        for (let rest = (telling[w] ?? 0) & (open[w] ?? 0) & heard.word(sets[k] ?? 0, w) & (deciding.words[decides + w] ?? 0); rest !== 0; rest &= rest - 1) {
          const place = (w << 5) + Math.clz32(rest & -rest);
          const other = hasOpen(open, place) ? others.find((o) => this.isUnlike(place, k, o)) : undefined;
          if (other === undefined) continue;
          [last.own[place], last.other[place]] = [sets[k] ?? -1, sets[other] ?? -1];
          named.push(place);
          this.name(place);
        }
      }
    }
    return named;
  }
  /** Of some places those that reach some and not all of some groups. */
  private reachingSome(asked: Int32Array, groups: readonly number[]): Int32Array {
    const { day: { groups: { sets }, heard, width }, open, telling } = this;
    for (let w = 0; w < width; w++) {
      let [some, every] = [0, -1];
      if (((asked[w] ?? 0) & (open[w] ?? 0)) !== 0) {
        for (const g of groups) {
          const own = heard.word(sets[g] ?? 0, w);
          some |= own;
          every &= own;
        }
      }
      telling[w] = (asked[w] ?? 0) & (open[w] ?? 0) & some & ~every;
    }
    return telling;
  }
  private isApart(place: number, k: number, other: number, { sizes, largest }: Compared): boolean {
    const { heard, groups: { sets } } = this.day;
    const [size, beside, most] = [sizes[k] ?? 0, sizes[other] ?? 0, sizes[largest[0] ?? 0] ?? 0];
    return size > 0 && beside > 0 && (size === most || beside === most) && heard.has(sets[k] ?? 0, place) && this.isUnlike(place, k, other);
  }

  /** Names those who decide where something is taken that the core gives, and would not decide there. */
  taken(): void {
    const { day: { facts: { told }, groups: { count, functions, pairs, sets }, heard, width }, last, open } = this;
    for (const place of placesIn(open)) {
      const g = this.scratch.groups.place(last.taken[place] ?? -1);
      if (g !== -1 && (pairs[g] ?? 0) > 0 && hasOpen(open, place) && this.takes(place, g)) this.name(place);
    }
    const { taking } = this.within;
    for (let g = 0; g < count; g++) {
      const f = functions[g] ?? 0;
      if ((pairs[g] ?? 0) <= 0 || told.position[f] === told.corePosition[f]) continue;
      const decides = taking.of(f);
      for (let w = 0; w < width; w++) {
        for (let rest = (open[w] ?? 0) & heard.word(sets[g] ?? 0, w) & (taking.words[decides + w] ?? 0); rest !== 0; rest &= rest - 1) {
          const place = (w << 5) + Math.clz32(rest & -rest);
          if (!hasOpen(open, place) || !this.takes(place, g)) continue;
          last.taken[place] = sets[g] ?? -1;
          this.name(place);
        }
      }
    }
  }
  /** Whether the clause of a place decides where a group is not bound, and does not without derogations. */
  private takes(place: number, g: number): boolean {
    const { facts, facts: { told, cases: { width } }, feasible, groups: { functions, sets }, heard } = this.day;
    const [f, set] = [functions[g] ?? 0, sets[g] ?? 0];
    const unbound = facts.unboundOf(f);
    const atom = told.atomOf[place] ?? 0;
    const [from, left] = [told.decidedAt(f, atom), this.cases];
    if (from === -1 || !heard.has(set, place)) return false;
    for (let w = 0; w < width; w++) left[w] = (told.regions[place * width + w] ?? 0) & (told.decided[from + w] ?? 0) & (unbound[w] ?? 0) & (feasible[w] ?? 0);
    if (told.atoms[atom]?.derogates !== true) {
      for (const other of facts.besides(place)) {
        const own = told.atomOf[other] ?? -1;
        if (own < 0 || told.atoms[own]?.derogates === true || !heard.has(set, other)) continue;
        const without = told.decidedInCore(f, own);
        for (let w = 0; w < width; w++) left[w] = (left[w] ?? 0) & ~((told.regions[other * width + w] ?? 0) & (without[w] ?? 0));
      }
    }
    return left.some((word) => word !== 0);
  }

  private name(place: number): void {
    const { facts } = this.day;
    this.named.push(facts.clauseOf[place] ?? 0);
    for (const p of facts.besides(place)) this.open[p >> 5] = (this.open[p >> 5] ?? 0) & ~bitOf(p);
  }

  /** Whether another group does not hear the voice at a place, and is told otherwise in some feasible case in which that voice decides for the first. */
  private isUnlike(place: number, g: number, other: number): boolean {
    const { facts: { told, values, cases: { width, count } }, feasible, groups: { functions, sets }, heard } = this.day;
    const [f, h] = [functions[g] ?? 0, functions[other] ?? 0];
    const [p, q] = [told.position[f] ?? 0, told.position[h] ?? 0];
    if (p === q || heard.has(sets[other] ?? 0, place)) return false;
    const from = told.decidedAt(f, told.atomOf[place] ?? -1);
    if (from === -1) return false;
    for (let w = 0; w < width; w++) {
      const cases = (told.regions[place * width + w] ?? 0) & (told.decided[from + w] ?? 0) & (feasible[w] ?? 0);
      for (let rest = cases; rest !== 0; rest &= rest - 1) {
        const c = (w << 5) + 31 - Math.clz32(rest & -rest);
        if (values[p * count + c] !== values[q * count + c]) return true;
      }
    }
    return false;
  }
}

function compared(groups: Iterable<number>, sizes: Int32Array): Compared {
  const all: number[] = [];
  let most = 1;
  for (const g of groups) {
    const size = sizes[g] ?? 0;
    if (size > 0) all.push(g);
    if (size > most) most = size;
  }
  return { groups: all, largest: all.filter((g) => sizes[g] === most), sizes };
}

/** The first place is the highest bit of the first word. */
const bitOf = (place: number): number => 1 << (31 - (place & 31));
const setPlace = (words: Int32Array, place: number): void => void (words[place >> 5] = (words[place >> 5] ?? 0) | bitOf(place));
const hasOpen = (words: Int32Array, place: number): boolean => ((words[place >> 5] ?? 0) & bitOf(place)) !== 0;
function placesIn(words: Int32Array): readonly number[] {
  const places: number[] = [];
  for (let w = 0; w < words.length; w++) for (let rest = words[w] ?? 0; rest !== 0; rest &= rest - 1) places.push((w << 5) + Math.clz32(rest & -rest));
  return places;
}
