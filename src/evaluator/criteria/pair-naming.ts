import { hasBit } from "../../kernel/masks";
import type { ClauseId } from "../../language/regime";
import type { Analysis } from "./analysis";
import { noClauses, type ClauseSet } from "./clause-sets";
import type { PairDay } from "./pair-day";
import { comparison, type Comparison } from "./reasons";

/** Names the clauses responsible for what `PairTallies` counts; says what `Naming` says, by words of bits. */
export class PairNaming {
  private readonly scratch: Scratch = { groups: new Int32Array(0), sizes: new Int32Array(0) };

  constructor(private readonly analysis: Analysis) {}

  /** The clauses that treat some pairs of members unlike the largest group. */
  membersApart(day: PairDay, clauses: readonly ClauseId[]): Comparison {
    return this.comparison(day, clauses, (looking) => looking.membersApart());
  }
  /** The clauses that treat some origins of a kind of host unlike the largest group of them. */
  originsApart(day: PairDay, clauses: readonly ClauseId[], rows: readonly number[]): Comparison {
    return this.comparison(day, clauses, (looking) => looking.originsApart(rows));
  }
  /** The clauses that treat some hosts unlike the largest group of them, toward some origins. */
  hostsApart(day: PairDay, columns: readonly Column[]): ClauseSet {
    const looking = new Looking(day, noClauses, this.scratch);
    looking.hostsApart(columns);
    return this.analysis.naming.clauses(looking.named);
  }
  /** The clauses that take from a pair of parties what the core gives it. */
  derogating(day: PairDay, clauses: readonly ClauseId[]): Comparison {
    return this.comparison(day, clauses, (looking) => looking.taken());
  }

  private comparison(day: PairDay, clauses: readonly ClauseId[], look: (looking: Looking) => void): Comparison {
    return comparison(clauses, (found) => {
      const looking = new Looking(day, found, this.scratch);
      look(looking);
      if (looking.named.length === 0) return found;
      const set = [...this.analysis.naming.clauses(looking.named)];
      found.forEach((word, w) => (set[w] = (set[w] ?? 0) | word));
      return set;
    });
  }
}

/** A kind of origin, and the kind of host that these origins are themselves (-1: none). */
export interface Column {
  readonly origin: number;
  readonly own: number;
}

/** Used again and again. */
interface Scratch {
  /** The groups of a row, and by group how many are in it: all 0 between two rows. */
  groups: Int32Array;
  sizes: Int32Array;
}

/** By what is told, the voices that some of those hear who are told it, and those that all of them hear, in words. */
interface Hearers {
  readonly some: Int32Array;
  readonly every: Int32Array;
}

/** One look for clauses that are not found yet. */
class Looking {
  readonly named: ClauseId[] = [];
  /** Places whose clauses are still looked for, in words. */
  private readonly open: Int32Array;

  constructor(
    private readonly day: PairDay,
    found: ClauseSet,
    private readonly scratch: Scratch,
  ) {
    const { told, clauseOf } = day.facts;
    this.open = new Int32Array(day.width);
    for (let place = 0; place < clauseOf.length; place++) {
      if ((told.atomOf[place] ?? -1) >= 0 && !hasBit(found, clauseOf[place] ?? 0)) this.open[place >> 5] = (this.open[place >> 5] ?? 0) | bitOf(place);
    }
  }

  /** Looks no longer for those who nowhere decide, or, for `taken`, only what is bound or what they decide without derogations too; `false` where nobody is left. */
  private onlyDeciding(taken: boolean): boolean {
    const { facts, facts: { told, cases: { width } }, feasible, told: { functions } } = this.day;
    const decides = new Int32Array(told.atoms.length * width);
    for (const f of functions) {
      if (taken && told.position[f] === told.corePosition[f]) continue;
      const unbound = taken ? facts.unboundOf(f) : feasible;
      for (let at = told.startOf(f); at < told.startOf(f + 1); at += width + 1) {
        const to = (told.pool[at] ?? 0) * width;
        for (let w = 0; w < width; w++) {
          const word = (told.decided[at + 1 + w] ?? 0) & (unbound[w] ?? 0);
          decides[to + w] = (decides[to + w] ?? 0) | (taken ? word & ~(told.decidedInCore[at + 1 + w] ?? 0) : word);
        }
      }
    }
    let open = 0;
    for (let place = 0; place < told.atomOf.length; place++) {
      if (((this.open[place >> 5] ?? 0) & bitOf(place)) === 0) continue;
      let some = 0;
      for (let w = 0; w < width; w++) some |= (told.regions[place * width + w] ?? 0) & (decides[(told.atomOf[place] ?? 0) * width + w] ?? 0) & (feasible[w] ?? 0);
      if (some === 0) this.open[place >> 5] = (this.open[place >> 5] ?? 0) & ~bitOf(place);
      else open++;
    }
    return open > 0;
  }

  /** Names those by which members are told unlike the largest group of pairs. */
  membersApart(): void {
    if (!this.onlyDeciding(false)) return;
    const { groups: { members, sets, told }, told: { functions }, width } = this.day;
    const { some, every } = this.hearers(members);
    let most = 1;
    for (let g = 0; g < members.length; g++) most = Math.max(most, members[g] ?? 0);
    for (let g = 0; g < members.length; g++) {
      if (members[g] !== most) continue;
      for (let k = 0; k < functions.length; k++) this.between(sets[g] ?? 0, functions[told[g] ?? 0] ?? 0, functions[k] ?? 0, some, every, k * width);
    }
  }
  /** Of the groups in which somebody is. */
  private hearers(sizes: Int32Array): Hearers {
    const { groups: { sets, told }, told: { functions }, heard: { words }, width } = this.day;
    const some = new Int32Array(functions.length * width);
    const every = new Int32Array(functions.length * width).fill(-1);
    for (let g = 0; g < sizes.length; g++) {
      if ((sizes[g] ?? 0) <= 0) continue;
      let from = (sets[g] ?? 0) * width;
      let to = (told[g] ?? 0) * width;
      for (const end = to + width; to < end; to++, from++) {
        const word = words[from] ?? 0;
        some[to] = (some[to] ?? 0) | word;
        every[to] = (every[to] ?? 0) & word;
      }
    }
    return { some, every };
  }

  /** Names those by which the origins of some kinds of host are told unlike the largest group of them. */
  originsApart(rows: readonly number[]): void {
    if (!this.onlyDeciding(false)) return;
    const { day: { hostWords, originCount, width }, open } = this;
    this.ready(originCount);
    for (const i of rows) {
      let asked = 0;
      for (let w = 0; w < width; w++) asked |= (open[w] ?? 0) & (hostWords[i * width + w] ?? 0);
      if (asked !== 0) this.originsApartFor(i);
    }
  }
  private originsApartFor(i: number): void {
    const { day: { beneficiaries, groupOf, originCount, own, sizes: hosts }, scratch: { groups, sizes } } = this;
    let count = 0;
    for (let j = 0; j < originCount; j++) {
      const g = groupOf[i * originCount + j] ?? 0;
      const n = beneficiaries[j] ?? 0;
      if (n > 0 && sizes[g] === 0) groups[count++] = g;
      sizes[g] = (sizes[g] ?? 0) + n;
    }
    // Nobody is in a group in which there is none but the only host itself.
    const itself = hosts[i] === 1 ? (own[i]?.[0] ?? -1) : -1;
    const group = itself === -1 ? -1 : (groupOf[i * originCount + itself] ?? -1);
    if (group !== -1 && sizes[group] === 1) sizes[group] = 0;
    this.unlikeLargest(count);
  }
  private ready(most: number): void {
    const { day, scratch } = this;
    if (day.groups.count > scratch.sizes.length) scratch.sizes = new Int32Array(day.groups.count * 2);
    if (most > scratch.groups.length) scratch.groups = new Int32Array(most * 2);
  }

  /** Names those by which some hosts treat some origins unlike the largest group of hosts does. */
  hostsApart(columns: readonly Column[]): void {
    if (!this.onlyDeciding(false)) return;
    const { day: { groupOf, hostCount, originCount, sizes: hosts }, scratch } = this;
    this.ready(hostCount);
    for (const { origin, own } of columns) {
      const { groups, sizes } = scratch;
      let count = 0;
      for (let i = 0; i < hostCount; i++) {
        const g = groupOf[i * originCount + origin] ?? 0;
        // No host is an origin of its own.
        const n = (hosts[i] ?? 0) - (i === own ? 1 : 0);
        if (n > 0 && sizes[g] === 0) groups[count++] = g;
        sizes[g] = (sizes[g] ?? 0) + n;
      }
      this.unlikeLargest(count);
    }
  }
  /** Names those by which groups are told unlike the largest, of so many in `scratch`, which is emptied. */
  private unlikeLargest(count: number): void {
    const { day: { groups: { sets, told }, told: { functions }, heard, width }, scratch: { groups, sizes } } = this;
    let most = 1;
    for (let a = 0; a < count; a++) most = Math.max(most, sizes[groups[a] ?? 0] ?? 0);
    for (let a = 0; a < count; a++) {
      const g = groups[a] ?? 0;
      if (sizes[g] !== most) continue;
      for (let b = 0; b < count; b++) {
        const k = groups[b] ?? 0;
        const n = sizes[k] ?? 0;
        if (n > 0 && k !== g && (n !== most || b > a)) this.between(sets[g] ?? 0, functions[told[g] ?? 0] ?? 0, functions[told[k] ?? 0] ?? 0, heard.words, heard.words, (sets[k] ?? 0) * width);
      }
    }
    for (let a = 0; a < count; a++) sizes[groups[a] ?? 0] = 0;
  }

  /** Names those whose voices decide for a set or for others, told `f`, and do not reach the other side, which is told otherwise there. */
  private between(set: number, own: number, f: number, some: Int32Array, every: Int32Array, at: number): void {
    const { open, day: { facts: { told: { position } }, heard: { words }, width } } = this;
    if (position[own] === position[f]) return;
    for (let w = 0; w < width; w++) {
      const word = words[set * width + w] ?? 0;
      for (let rest = (open[w] ?? 0) & ~word & (some[at + w] ?? 0); rest !== 0; rest &= rest - 1) this.nameIfUnlike((w << 5) + Math.clz32(rest & -rest), f, own);
      for (let rest = (open[w] ?? 0) & word & ~(every[at + w] ?? 0); rest !== 0; rest &= rest - 1) this.nameIfUnlike((w << 5) + Math.clz32(rest & -rest), own, f);
    }
  }
  /** Names a place whose voice decides in some feasible case in which others are told otherwise. */
  private nameIfUnlike(place: number, f: number, other: number): void {
    const { facts: { told, values, cases: { width, count } }, feasible } = this.day;
    const p = (told.position[f] ?? 0) * count;
    const q = (told.position[other] ?? 0) * count;
    const from = told.decidedAt(f, told.atomOf[place] ?? -1);
    if (from === -1) return;
    for (let w = 0; w < width; w++) {
      const cases = (told.regions[place * width + w] ?? 0) & (told.decided[from + w] ?? 0) & (feasible[w] ?? 0);
      for (let rest = cases; rest !== 0; rest &= rest - 1) {
        const c = (w << 5) + 31 - Math.clz32(rest & -rest);
        if (values[p + c] !== values[q + c]) return this.name(place);
      }
    }
  }

  /** Names those who decide where something is taken that the core gives, and would not decide there. */
  taken(): void {
    if (!this.onlyDeciding(true)) return;
    const { day: { facts, facts: { told }, groups: { told: of, pairs, sets }, told: { functions }, heard, width }, open } = this;
    const { some } = this.hearers(pairs);
    for (let k = 0; k < functions.length; k++) {
      const f = functions[k] ?? 0;
      if (told.position[f] === told.corePosition[f]) continue;
      for (let w = 0; w < width; w++) {
        for (let rest = (open[w] ?? 0) & (some[k * width + w] ?? 0); rest !== 0; rest &= rest - 1) {
          const place = (w << 5) + Math.clz32(rest & -rest);
          if (!this.takes(place, f, [place])) continue;
          const besides = facts.besides(place);
          const alone = besides.length === 1 || told.atoms[told.atomOf[place] ?? 0]?.derogates === true;
          // Another voice of the clause may decide there in the core: that hangs on who hears it.
          if (alone || of.some((own, g) => own === k && (pairs[g] ?? 0) > 0 && heard.has(sets[g] ?? 0, place) && this.takes(place, f, besides.filter((p) => heard.has(sets[g] ?? 0, p))))) this.name(place);
        }
      }
    }
  }
  /** Whether the clause of a place decides where those who are told a function are not bound, and does not without derogations; by those of its voices that are heard. */
  private takes(place: number, f: number, heard: readonly number[]): boolean {
    const { facts, facts: { told, cases: { width } }, feasible } = this.day;
    const unbound = facts.unboundOf(f);
    const from = told.decidedAt(f, told.atomOf[place] ?? -1);
    if (from === -1) return false;
    for (let w = 0; w < width; w++) {
      let left = (told.regions[place * width + w] ?? 0) & (told.decided[from + w] ?? 0) & (unbound[w] ?? 0) & (feasible[w] ?? 0);
      for (let i = 0; left !== 0 && i < heard.length; i++) {
        const other = heard[i] ?? 0;
        const at = told.decidedAt(f, told.atomOf[other] ?? -1);
        if (at !== -1) left &= ~((told.regions[other * width + w] ?? 0) & (told.decidedInCore[at + w] ?? 0));
      }
      if (left !== 0) return true;
    }
    return false;
  }

  private name(place: number): void {
    const { facts } = this.day;
    this.named.push(facts.clauseOf[place] ?? 0);
    for (const p of facts.besides(place)) this.open[p >> 5] = (this.open[p >> 5] ?? 0) & ~bitOf(p);
  }
}

/** The first place is the highest bit of the first word. */
const bitOf = (place: number): number => 1 << (31 - (place & 31));
