import { hasBit } from "../../kernel/masks";
import type { ClauseId } from "../../language/regime";
import type { Analysis } from "./analysis";
import { type ClauseSet } from "./clause-sets";
import type { PairDay } from "./pair-day";
import { comparison, type Comparison } from "./reasons";

/** Groups of origins, or of pairs, whom the same voices reach: their function, how many they are, and the words of their voices. */
interface Cells {
  readonly functions: readonly number[];
  readonly sizes: readonly number[];
  /** `width` words for each. */
  readonly words: readonly number[];
}

/** Names the clauses responsible for what `PairTallies` counts; says what `Naming` says, by words of bits. */
export class PairNaming {
  constructor(private readonly analysis: Analysis) {}

  /** The clauses that treat some pairs of members unlike the largest group. */
  membersApart(day: PairDay, clauses: readonly ClauseId[]): Comparison {
    return comparison(clauses, (found) => {
      const looking = new Looking(this.analysis, day, found);
      looking.apart(() => memberCells(day));
      return looking.result();
    });
  }
  /** The clauses that treat some origins of a kind of host unlike the largest group of them. */
  originsApart(day: PairDay, clauses: readonly ClauseId[], rows: readonly number[]): Comparison {
    return comparison(clauses, (found) => {
      const looking = new Looking(this.analysis, day, found);
      for (const i of rows) looking.apart(() => originCells(day, i), i);
      return looking.result();
    });
  }
  /** The clauses that take from a pair of parties what the core gives it. */
  derogating(day: PairDay, clauses: readonly ClauseId[]): Comparison {
    return comparison(clauses, (found) => {
      const looking = new Looking(this.analysis, day, found);
      looking.taken();
      return looking.result();
    });
  }
}

/** Joins what the same voices reach. */
class Joining {
  readonly functions: number[] = [];
  readonly sizes: number[] = [];
  readonly words: number[] = [];
  private readonly slots: Int32Array;

  constructor(
    private readonly day: PairDay,
    most: number,
  ) {
    let size = 8;
    while (size < most * 2) size *= 2;
    this.slots = new Int32Array(size);
  }
  add(i: number, j: number, n: number): void {
    const { day: { hostWords, originWords, width, functions, originCount }, words } = this;
    let hash = 0;
    for (let w = 0; w < width; w++) hash = Math.imul(hash ^ ((hostWords[i * width + w] ?? 0) & (originWords[j * width + w] ?? 0)), 0x85ebca6b) ^ (hash >>> 13);
    const last = this.slots.length - 1;
    for (let slot = (hash ^ (hash >>> 16)) & last; ; slot = (slot + 1) & last) {
      const at = (this.slots[slot] ?? 0) - 1;
      if (at === -1) {
        this.slots[slot] = this.sizes.push(n);
        this.functions.push(functions[i * originCount + j] ?? 0);
        for (let w = 0; w < width; w++) words.push((hostWords[i * width + w] ?? 0) & (originWords[j * width + w] ?? 0));
        return;
      }
      let same = true;
      for (let w = 0; same && w < width; w++) same = words[at * width + w] === ((hostWords[i * width + w] ?? 0) & (originWords[j * width + w] ?? 0));
      if (!same) continue;
      this.sizes[at] = (this.sizes[at] ?? 0) + n;
      return;
    }
  }
}

/** Pairs of members, by what reaches them. */
function memberCells(day: PairDay): Cells {
  const cells = new Joining(day, day.hostCount * day.originCount);
  for (let i = 0; i < day.hostCount; i++) {
    for (let j = 0; j < day.originCount; j++) if ((day.members[j] ?? 0) > 0) cells.add(i, j, (day.sizes[i] ?? 0) * (day.members[j] ?? 0));
    for (const kind of day.own[i] ?? []) if (kind !== -1) cells.add(i, kind, -1);
  }
  return cells;
}
/** The origins of a kind of host; nobody where there is none but the only host itself. */
function originCells(day: PairDay, i: number): Cells {
  const cells = new Joining(day, day.originCount);
  for (let j = 0; j < day.originCount; j++) if ((day.beneficiaries[j] ?? 0) > 0) cells.add(i, j, day.beneficiaries[j] ?? 0);
  const own = day.own[i]?.[0] ?? -1;
  if (day.sizes[i] !== 1 || own === -1) return cells;
  cells.add(i, own, 0);
  const { width } = day;
  const at = cells.sizes.findIndex((_, k) => {
    for (let w = 0; w < width; w++) if (cells.words[k * width + w] !== ((day.hostWords[i * width + w] ?? 0) & (day.originWords[own * width + w] ?? 0))) return false;
    return true;
  });
  if (cells.sizes[at] === 1) cells.sizes[at] = 0;
  return cells;
}

/** One look for clauses that are not found yet. */
class Looking {
  private readonly named: ClauseId[] = [];
  /** Places whose clauses are still looked for, in words. */
  private readonly open: Int32Array;
  private readonly clauseOf: readonly ClauseId[];

  constructor(
    private readonly analysis: Analysis,
    private readonly day: PairDay,
    private readonly found: ClauseSet,
  ) {
    const { told } = day.facts;
    const { sentences } = analysis.slices.space.regime;
    this.clauseOf = told.table.sentences.map((s) => sentences[s]?.clause ?? 0);
    this.open = new Int32Array(day.width);
    this.clauseOf.forEach((clause, place) => {
      if ((told.atomOf[place] ?? -1) >= 0 && !hasBit(found, clause)) this.open[place >> 5] = (this.open[place >> 5] ?? 0) | (1 << (31 - (place & 31)));
    });
  }

  result(): ClauseSet {
    if (this.named.length === 0) return this.found;
    const set = [...this.analysis.naming.clauses(this.named)];
    this.found.forEach((word, w) => (set[w] = (set[w] ?? 0) | word));
    return set;
  }

  /** Names those by which some cells are told unlike the largest. Of a kind of host, or of all. */
  apart(make: () => Cells, host?: number): void {
    const asked = this.mayTellApart(host);
    if (asked.length === 0) return;
    const cells = make();
    const largest = cells.sizes.reduce((most, n) => Math.max(most, n), 1);
    const all = cells.sizes.flatMap((n, k) => (n > 0 ? [k] : []));
    const references = all.filter((k) => cells.sizes[k] === largest);
    const told = [...new Set(all.map((k) => this.day.facts.told.bare[cells.functions[k] ?? 0] ?? 0))];
    for (const place of asked) {
      if (!this.isOpen(place) || !told.some((bare) => this.decides(place, bare))) continue;
      if (this.tellsApart(place, cells, all, references, largest)) this.name(place);
    }
  }
  /** Places that reach some and not all of those compared. */
  private mayTellApart(host: number | undefined): readonly number[] {
    const { day } = this;
    const places: number[] = [];
    for (let w = 0; w < day.width; w++) {
      const [someHosts, everyHost] = host === undefined ? joinedWords(day.hostWords, day.hostCount, day.width, w) : [day.hostWords[host * day.width + w] ?? 0, day.hostWords[host * day.width + w] ?? 0];
      const [some, every] = joinedWords(day.originWords, day.originCount, day.width, w);
      for (let rest = someHosts & some & ~(everyHost & every) & (this.open[w] ?? 0); rest !== 0; rest &= rest - 1) places.push((w << 5) + Math.clz32(rest & -rest));
    }
    return places.sort((a, b) => a - b);
  }
  private tellsApart(place: number, cells: Cells, all: readonly number[], references: readonly number[], largest: number): boolean {
    const { width, facts: { told } } = this.day;
    const [w, bit] = [place >> 5, 1 << (31 - (place & 31))];
    const hears = (k: number): boolean => ((cells.words[k * width + w] ?? 0) & bit) !== 0;
    for (const k of all) {
      const f = cells.functions[k] ?? 0;
      if (!hears(k) || !this.decides(place, told.bare[f] ?? 0)) continue;
      const cases = this.deciding(place, told.bare[f] ?? 0);
      for (const other of cells.sizes[k] === largest ? all : references) if (!hears(other) && this.isUnlike(f, cells.functions[other] ?? 0, cases)) return true;
    }
    return false;
  }

  /** Names those who decide where something is taken that the core gives, and would not decide there. */
  taken(): void {
    const { day } = this;
    const { told, unbound, unboundWords } = day.facts;
    const { table } = told;
    const byFunction = new Map<number, [number, number][]>();
    for (let i = 0; i < day.hostCount; i++) {
      for (let j = 0; j < day.originCount; j++) {
        const f = day.functions[i * day.originCount + j] ?? 0;
        if (told.position[f] === told.corePosition[f]) continue;
        const only = (day.own[i] ?? []).filter((kind) => kind === j).length;
        if ((day.sizes[i] ?? 0) * (day.beneficiaries[j] ?? 0) === only) continue;
        const known = byFunction.get(f);
        if (known) known.push([i, j]);
        else byFunction.set(f, [[i, j]]);
      }
    }
    for (const [f, pairs] of byFunction) {
      const words = unboundWords[unbound[f] ?? 0] ?? this.day.feasible;
      for (let place = 0; place < table.sentences.length; place++) {
        if (!this.isOpen(place)) continue;
        const cases = this.deciding(place, told.bare[f] ?? 0);
        let some = 0;
        for (let w = 0; w < cases.length; w++) some |= cases[w] = (cases[w] ?? 0) & (words[w] ?? 0);
        if (some !== 0 && pairs.some(([i, j]) => this.hears(i, j, place) && this.isNew(place, i, j, f, cases))) this.name(place);
      }
    }
  }
  /** Whether the clause of a place decides in some of these cases, and not without derogations. */
  private isNew(place: number, i: number, j: number, f: number, cases: Int32Array): boolean {
    const { told } = this.day.facts;
    if (told.atoms[told.atomOf[place] ?? 0]?.derogates === true) return true;
    const left = cases.slice();
    this.clauseOf.forEach((clause, other) => {
      const atom = told.atomOf[other] ?? -1;
      if (clause !== this.clauseOf[place] || atom < 0 || told.atoms[atom]?.derogates === true || !this.hears(i, j, other)) return;
      this.deciding(other, told.coreBare[f] ?? 0).forEach((word, w) => (left[w] = (left[w] ?? 0) & ~word));
    });
    return left.some((word) => word !== 0);
  }

  private hears(i: number, j: number, place: number): boolean {
    const { day } = this;
    const at = place >> 5;
    return ((day.hostWords[i * day.width + at] ?? 0) & (day.originWords[j * day.width + at] ?? 0) & (1 << (31 - (place & 31)))) !== 0;
  }
  private isOpen(place: number): boolean {
    return ((this.open[place >> 5] ?? 0) & (1 << (31 - (place & 31)))) !== 0;
  }
  private name(place: number): void {
    const clause = this.clauseOf[place] ?? 0;
    this.named.push(clause);
    this.clauseOf.forEach((other, p) => {
      if (other === clause) this.open[p >> 5] = (this.open[p >> 5] ?? 0) & ~(1 << (31 - (p & 31)));
    });
  }

  /** Whether the voice at a place decides in some feasible case, where that is told. */
  private decides(place: number, bare: number): boolean {
    const { facts: { told, cases: { width } }, feasible } = this.day;
    const decided = told.decided(bare);
    const atom = told.atomOf[place] ?? 0;
    for (let w = 0; w < width; w++) if (((told.regions[place * width + w] ?? 0) & (decided[atom * width + w] ?? 0) & (feasible[w] ?? 0)) !== 0) return true;
    return false;
  }
  private deciding(place: number, bare: number): Int32Array {
    const { facts: { told, cases: { width } }, feasible } = this.day;
    const decided = told.decided(bare);
    const atom = told.atomOf[place] ?? 0;
    const out = new Int32Array(width);
    for (let w = 0; w < width; w++) out[w] = (told.regions[place * width + w] ?? 0) & (decided[atom * width + w] ?? 0) & (feasible[w] ?? 0);
    return out;
  }
  /** Whether two functions differ in some of these cases. */
  private isUnlike(f: number, g: number, cases: Int32Array): boolean {
    const { facts } = this.day;
    const [p, q] = [facts.told.position[f] ?? 0, facts.told.position[g] ?? 0];
    if (p === q) return false;
    const { count } = facts.cases;
    for (let w = 0; w < cases.length; w++) {
      for (let rest = cases[w] ?? 0; rest !== 0; rest &= rest - 1) {
        const c = (w << 5) + 31 - Math.clz32(rest & -rest);
        if (facts.values[p * count + c] !== facts.values[q * count + c]) return true;
      }
    }
    return false;
  }
}

/** What is in some, and in all of the words at one place of several runs. */
function joinedWords(words: Int32Array, count: number, width: number, w: number): readonly [number, number] {
  let [some, every] = [0, -1];
  for (let k = 0; k < count; k++) {
    some |= words[k * width + w] ?? 0;
    every &= words[k * width + w] ?? 0;
  }
  return [some, every];
}
