import { hasBit } from "../../kernel/masks";
import type { ClauseId } from "../../language/regime";
import type { Analysis } from "./analysis";
import { type ClauseSet } from "./clause-sets";
import type { PairDay } from "./pair-day";
import { comparison, type Comparison } from "./reasons";

/** Groups of origins, or of pairs, whom the same voices reach: their function, how many they are, and the words of their voices. */
interface Cells {
  readonly count: number;
  readonly functions: Int32Array;
  readonly sizes: Int32Array;
  /** `width` words for each. */
  readonly words: Int32Array;
}

/** Names the clauses responsible for what `PairTallies` counts; says what `Naming` says, by words of bits. */
export class PairNaming {
  private readonly joining = new Joining();

  constructor(private readonly analysis: Analysis) {}

  /** The clauses that treat some pairs of members unlike the largest group. */
  membersApart(day: PairDay, clauses: readonly ClauseId[]): Comparison {
    return comparison(clauses, (found) => {
      const looking = new Looking(this.analysis, day, found, this.joining);
      looking.membersApart();
      return looking.result();
    });
  }
  /** The clauses that treat some origins of a kind of host unlike the largest group of them. */
  originsApart(day: PairDay, clauses: readonly ClauseId[], rows: readonly number[]): Comparison {
    return comparison(clauses, (found) => {
      const looking = new Looking(this.analysis, day, found, this.joining);
      for (const i of rows) looking.originsApart(i);
      return looking.result();
    });
  }
  /** The clauses that take from a pair of parties what the core gives it. */
  derogating(day: PairDay, clauses: readonly ClauseId[]): Comparison {
    return comparison(clauses, (found) => {
      const looking = new Looking(this.analysis, day, found, this.joining);
      looking.taken();
      return looking.result();
    });
  }
}

/** Joins what the same voices reach; used again and again. */
class Joining implements Cells {
  count = 0;
  functions = new Int32Array(0);
  sizes = new Int32Array(0);
  words: Int32Array = new Int32Array(0);
  private slots = new Int32Array(0);
  private last = 0;
  private day: Pick<PairDay, "hostWords" | "originWords" | "width" | "functions" | "originCount"> = nothingYet;

  /** Forgets what it joined, and takes up to so many pairs of kinds of a day. */
  clear(day: PairDay, most: number): void {
    let size = 8;
    while (size < most * 2) size *= 2;
    if (size > this.slots.length) {
      this.slots = new Int32Array(size);
      this.functions = new Int32Array(size);
      this.sizes = new Int32Array(size);
    } else this.slots.fill(0, 0, size);
    if ((most + 1) * day.width > this.words.length) this.words = new Int32Array((most + 1) * day.width * 2);
    this.day = day;
    this.last = size - 1;
    this.count = 0;
  }
  /** The place of a pair's group. */
  add(i: number, j: number, n: number): number {
    const { day: { hostWords, originWords, width, functions, originCount }, words } = this;
    const next = this.count * width;
    let hash = 0;
    for (let w = 0; w < width; w++) {
      const word = (hostWords[i * width + w] ?? 0) & (originWords[j * width + w] ?? 0);
      words[next + w] = word;
      hash = Math.imul(hash ^ word, 0x85ebca6b) ^ (hash >>> 13);
    }
    const { last } = this;
    for (let slot = (hash ^ (hash >>> 16)) & last; ; slot = (slot + 1) & last) {
      const at = (this.slots[slot] ?? 0) - 1;
      if (at === -1) {
        this.slots[slot] = ++this.count;
        this.functions[this.count - 1] = functions[i * originCount + j] ?? 0;
        this.sizes[this.count - 1] = n;
        return this.count - 1;
      }
      let same = true;
      for (let w = 0; same && w < width; w++) same = words[at * width + w] === words[next + w];
      if (!same) continue;
      this.sizes[at] = (this.sizes[at] ?? 0) + n;
      return at;
    }
  }
}

const nothingYet = { hostWords: new Int32Array(0), originWords: new Int32Array(0), functions: new Int32Array(0), width: 0, originCount: 0 };

/** Pairs of members, by what reaches them. */
function memberCells(day: PairDay, cells: Joining): Cells {
  cells.clear(day, day.hostCount * day.originCount);
  for (let i = 0; i < day.hostCount; i++) {
    for (let j = 0; j < day.originCount; j++) if ((day.members[j] ?? 0) > 0) cells.add(i, j, (day.sizes[i] ?? 0) * (day.members[j] ?? 0));
    for (const kind of day.own[i] ?? []) if (kind !== -1) cells.add(i, kind, -1);
  }
  return cells;
}
/** The origins of a kind of host; nobody where there is none but the only host itself. */
function originCells(day: PairDay, i: number, cells: Joining): Cells {
  cells.clear(day, day.originCount);
  for (let j = 0; j < day.originCount; j++) if ((day.beneficiaries[j] ?? 0) > 0) cells.add(i, j, day.beneficiaries[j] ?? 0);
  const own = day.own[i]?.[0] ?? -1;
  const at = day.sizes[i] !== 1 || own === -1 || day.beneficiaries[own] === 0 ? -1 : cells.add(i, own, 0);
  if (cells.sizes[at] === 1) cells.sizes[at] = 0;
  return cells;
}

/** One look for clauses that are not found yet. */
class Looking {
  private readonly named: ClauseId[] = [];
  /** Places whose clauses are still looked for, in words. */
  private readonly open: Int32Array;
  private readonly cases: Int32Array;

  constructor(
    private readonly analysis: Analysis,
    private readonly day: PairDay,
    private readonly found: ClauseSet,
    private readonly joining: Joining,
  ) {
    const { told, clauseOf, cases } = day.facts;
    this.open = new Int32Array(day.width);
    this.cases = new Int32Array(cases.width);
    for (let place = 0; place < clauseOf.length; place++) {
      if ((told.atomOf[place] ?? -1) >= 0 && !hasBit(found, clauseOf[place] ?? 0)) this.open[place >> 5] = (this.open[place >> 5] ?? 0) | bitOf(place);
    }
  }

  result(): ClauseSet {
    if (this.named.length === 0) return this.found;
    const set = [...this.analysis.naming.clauses(this.named)];
    this.found.forEach((word, w) => (set[w] = (set[w] ?? 0) | word));
    return set;
  }

  /** Names those by which members are told unlike the largest group of pairs. */
  membersApart(): void {
    const { day } = this;
    const asked = this.mayTellApart(null);
    if (asked.length === 0) return;
    const deciding = asked.filter((place) => day.told.some((f) => this.decides(place, f)));
    if (deciding.length > 0) this.apart(deciding, memberCells(day, this.joining));
  }
  /** Names those by which the origins of a kind of host are told unlike the largest group of them. */
  originsApart(host: number): void {
    const asked = this.mayTellApart(host).filter((place) => this.decidesIn(place, host));
    if (asked.length > 0) this.apart(asked, originCells(this.day, host, this.joining));
  }
  /** Places that reach some and not all of those compared: the origins of a kind of host, or all pairs. */
  private mayTellApart(host: number | null): number[] {
    const { day: { width, hostWords, someHosts, everyHost, someOrigins, everyOrigin } } = this;
    const places: number[] = [];
    for (let w = 0; w < width; w++) {
      const [some, every] = host === null ? [someHosts[w] ?? 0, everyHost[w] ?? 0] : [hostWords[host * width + w] ?? 0, -1];
      const tells = some & (someOrigins[w] ?? 0) & ~(every & (everyOrigin[w] ?? 0)) & (this.open[w] ?? 0);
      for (let rest = tells; rest !== 0; rest &= rest - 1) places.push((w << 5) + Math.clz32(rest & -rest));
    }
    return places;
  }
  /** Whether the voice at a place decides for some origin of a kind of host. */
  private decidesIn(place: number, host: number): boolean {
    const { functions, originCount, originWords, width } = this.day;
    const [w, bit] = [place >> 5, bitOf(place)];
    for (let j = 0; j < originCount; j++) if (((originWords[j * width + w] ?? 0) & bit) !== 0 && this.decides(place, functions[host * originCount + j] ?? 0)) return true;
    return false;
  }
  private apart(asked: readonly number[], cells: Cells): void {
    let largest = 1;
    const all: number[] = [];
    for (let k = 0; k < cells.count; k++) {
      const size = cells.sizes[k] ?? 0;
      if (size > 0) all.push(k);
      if (size > largest) largest = size;
    }
    const references = all.filter((k) => cells.sizes[k] === largest);
    for (const place of asked) if (this.isOpen(place) && this.tellsApart(place, cells, all, references, largest)) this.name(place);
  }
  private tellsApart(place: number, cells: Cells, all: readonly number[], references: readonly number[], largest: number): boolean {
    const { width } = this.day;
    const [w, bit] = [place >> 5, bitOf(place)];
    for (const k of all) {
      const f = cells.functions[k] ?? 0;
      if (((cells.words[k * width + w] ?? 0) & bit) === 0 || !this.decides(place, f)) continue;
      for (const other of cells.sizes[k] === largest ? all : references) {
        if (((cells.words[other * width + w] ?? 0) & bit) === 0 && this.isUnlike(f, cells.functions[other] ?? 0, place)) return true;
      }
    }
    return false;
  }

  /** Names those who decide where something is taken that the core gives, and would not decide there. */
  taken(): void {
    const { told } = this.day.facts;
    const asked = new Map<number, readonly number[]>();
    for (const f of this.day.told) {
      const places = told.position[f] === told.corePosition[f] ? [] : this.placesDeciding(f, this.day.facts.unboundOf(f));
      if (places.length > 0) asked.set(f, places);
    }
    if (asked.size > 0) this.takenFrom(asked);
  }
  /** The pairs that are told some functions: not those of a host and itself. */
  private takenFrom(asked: ReadonlyMap<number, readonly number[]>): void {
    const { day } = this;
    for (let i = 0; i < day.hostCount; i++) {
      for (let j = 0; j < day.originCount; j++) {
        const f = day.functions[i * day.originCount + j] ?? 0;
        const places = asked.get(f);
        if (places === undefined) continue;
        const pairs = (day.sizes[i] ?? 0) * (day.beneficiaries[j] ?? 0);
        if (pairs <= (day.sizes[i] ?? 0) && pairs === (day.own[i] ?? []).filter((kind) => kind === j).length) continue;
        for (const place of places) if (this.isOpen(place) && this.hears(i, j, place) && this.isNew(place, i, j, f, day.facts.unboundOf(f))) this.name(place);
      }
    }
  }
  /** Open places whose voices decide in some of these cases, wherever they are heard. */
  private placesDeciding(f: number, words: Int32Array): readonly number[] {
    const { facts: { told, placesOf, cases: { width } }, feasible } = this.day;
    const decided = told.decidedBy(f);
    const places: number[] = [];
    for (let atom = 0; atom < told.atoms.length; atom++) {
      let some = 0;
      for (let w = 0; w < width; w++) some |= (decided[atom * width + w] ?? 0) & (feasible[w] ?? 0) & (words[w] ?? 0);
      if (some !== 0) for (const place of placesOf(atom)) if (this.isOpen(place) && this.decides(place, f, words)) places.push(place);
    }
    return places;
  }
  /** Whether the clause of a place decides in some of these cases, and not without derogations. */
  private isNew(place: number, i: number, j: number, f: number, words: Int32Array): boolean {
    const { told, clauseOf, cases: { width } } = this.day.facts;
    if (told.atoms[told.atomOf[place] ?? 0]?.derogates === true) return true;
    const [decided, without] = [told.decidedBy(f), told.decided(told.coreBare[f] ?? 0)];
    const left = this.cases;
    for (let w = 0; w < width; w++) left[w] = (told.regions[place * width + w] ?? 0) & (decided[(told.atomOf[place] ?? 0) * width + w] ?? 0) & (words[w] ?? 0) & (this.day.feasible[w] ?? 0);
    for (let other = 0; other < clauseOf.length; other++) {
      const atom = told.atomOf[other] ?? -1;
      if (clauseOf[other] !== clauseOf[place] || atom < 0 || told.atoms[atom]?.derogates === true || !this.hears(i, j, other)) continue;
      for (let w = 0; w < width; w++) left[w] = (left[w] ?? 0) & ~((told.regions[other * width + w] ?? 0) & (without[atom * width + w] ?? 0));
    }
    return left.some((word) => word !== 0);
  }

  private hears(i: number, j: number, place: number): boolean {
    const { hostWords, originWords, width } = this.day;
    return ((hostWords[i * width + (place >> 5)] ?? 0) & (originWords[j * width + (place >> 5)] ?? 0) & bitOf(place)) !== 0;
  }
  private isOpen(place: number): boolean {
    return ((this.open[place >> 5] ?? 0) & bitOf(place)) !== 0;
  }
  private name(place: number): void {
    const { clauseOf } = this.day.facts;
    const clause = clauseOf[place] ?? 0;
    this.named.push(clause);
    for (let p = 0; p < clauseOf.length; p++) if (clauseOf[p] === clause) this.open[p >> 5] = (this.open[p >> 5] ?? 0) & ~bitOf(p);
  }

  /** Whether the voice at a place decides in some feasible case (of those given), where a function is told. */
  private decides(place: number, f: number, words: Int32Array | null = null): boolean {
    const { facts: { told, cases: { width } }, feasible } = this.day;
    const decided = told.decidedBy(f);
    const atom = told.atomOf[place] ?? 0;
    for (let w = 0; w < width; w++) if (((told.regions[place * width + w] ?? 0) & (decided[atom * width + w] ?? 0) & (feasible[w] ?? 0) & (words === null ? -1 : (words[w] ?? 0))) !== 0) return true;
    return false;
  }
  /** Whether two functions differ in some feasible case in which the voice at a place decides in the first. */
  private isUnlike(f: number, g: number, place: number): boolean {
    const { facts, facts: { told, values, cases: { width, count } }, feasible } = this.day;
    const [p, q] = [told.position[f] ?? 0, told.position[g] ?? 0];
    if (p === q) return false;
    const decided = told.decidedBy(f);
    const atom = told.atomOf[place] ?? 0;
    for (let w = 0; w < width; w++) {
      const cases = (told.regions[place * width + w] ?? 0) & (decided[atom * width + w] ?? 0) & (feasible[w] ?? 0);
      for (let rest = cases; rest !== 0; rest &= rest - 1) {
        const c = (w << 5) + 31 - Math.clz32(rest & -rest);
        if (values[p * count + c] !== facts.values[q * count + c]) return true;
      }
    }
    return false;
  }
}

/** The first place is the highest bit of the first word. */
const bitOf = (place: number): number => 1 << (31 - (place & 31));
