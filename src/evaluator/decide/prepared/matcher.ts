import { nothing, type SaidId } from "../../../kernel/decisions";
import type { Space } from "../../../kernel/space";
import type { Frame } from "../../../language/reading";
import { stateless, type FactId } from "../../../language/regime";
import { stretchOf } from "./party-tables";
import { saidWithoutGrounds } from "./row-maker";
import { lazyColumns, never, rowField, rowSize, testKind, type Tables } from "./tables";
import { conditionHolds, walkHolds } from "./walk";

const { forbidden, from, to, origin, host, firstTest, needs } = rowField;

/** A day as far as a row can tell it from others. */
const dayInRows = (on: number): number => Math.max(1 - never, Math.min(never - 1, on));

/** Where facts are read from when a row needs them: it sets them in the matcher. */
export interface FactSource {
  load(columns: number): void;
}

/** One case as numbers, and which rows it meets. The case is set field by field: one object serves all cases. */
export class Matcher {
  /** The words of bits, and the value of each column that is no bits. */
  readonly words: Int32Array;
  readonly values: Float64Array;
  hostParty = 0;
  originParty = 0;
  originPlace = 0;
  mover = 0;
  /** The day of the case. */
  on = 0;
  /** The same where a row can tell it from others. */
  day = 0;
  stretch = 0;
  /** The columns that were read, as bits; the others are asked of the source when a row needs them. */
  known = -1;
  source: FactSource | null = null;
  private readonly fields: Int32Array;
  private readonly places: Int32Array;
  private readonly sets: Int32Array;
  private readonly kinds: Int32Array;
  private readonly ats: Int32Array;
  private readonly lows: Float64Array;
  private readonly highs: Float64Array;
  private readonly movers: Uint8Array;
  private readonly saidOf: Int32Array;
  private readonly moverWord: number;
  private readonly moverShift: number;
  private readonly lastPlace: number;
  private readonly fact = (id: FactId): number => this.value(this.tables.columns.columnOf[id] ?? -1);

  constructor(
    readonly tables: Tables,
    private readonly space: Space,
  ) {
    const { rows, columns } = tables;
    this.words = new Int32Array(columns.words);
    this.values = new Float64Array(columns.facts.length);
    this.fields = rows.fields;
    this.places = tables.places;
    this.sets = tables.sets;
    this.kinds = rows.tests.kind;
    this.ats = rows.tests.at;
    this.lows = rows.tests.low;
    this.highs = rows.tests.high;
    this.movers = rows.movers;
    this.saidOf = rows.said;
    this.moverWord = columns.moverWord;
    this.moverShift = columns.moverShift;
    this.lastPlace = tables.width - 1;
  }

  /** Whether all tests of a row pass. Those that every row has are one: which of them fails cannot be foreseen. */
  passes(row: number): boolean {
    const r = this.fields;
    const at = row << 3;
    const { day, stretch, originPlace } = this;
    const isReached = (this.sets[(this.places[(r[at + origin] ?? 0) + stretch] ?? 0) + (originPlace >> 5)] ?? 0) >>> (originPlace & 31);
    // A difference below 0 has the first bit of its word.
    const outside = (day - (r[at + from] ?? 0)) | ((r[at + to] ?? 0) - day);
    return (((r[at + forbidden] ?? 0) & (this.words[0] ?? 0)) | (outside >> 31) | ((isReached & 1) ^ 1)) === 0 && this.passesRest(at);
  }
  private passesRest(at: number): boolean {
    const r = this.fields;
    const ofHost = r[at + host] ?? 0;
    if (ofHost !== 0 && !this.isIn(ofHost, this.hostParty)) return false;
    const unread = (r[at + needs] ?? 0) & ~this.known;
    if (unread !== 0) {
      this.source?.load(unread);
      if (((r[at + forbidden] ?? 0) & (this.words[0] ?? 0)) !== 0) return false;
    }
    const last = r[at + rowSize + firstTest] ?? 0;
    for (let t = r[at + firstTest] ?? 0; t < last; t++) if (!this.passesTest(t)) return false;
    return true;
  }
  private passesTest(t: number): boolean {
    const at = this.ats[t] ?? 0;
    switch (this.kinds[t]) {
      case testKind.range: {
        const value = this.values[at] ?? 0;
        return value >= (this.lows[t] ?? 0) && value <= (this.highs[t] ?? 0);
      }
      case testKind.word:
        return ((this.words[at] ?? 0) & (this.lows[t] ?? 0)) === 0;
      default:
        return this.passesPerson(this.kinds[t] ?? 0, at);
    }
  }
  /** Whether a test passes that is none of values. */
  passesPerson(kind: number, at: number): boolean {
    if (kind === testKind.mover) return this.movers[at + this.mover] === 1;
    return kind === testKind.host ? this.isIn(at, this.hostParty) : this.walks(at);
  }
  private walks(at: number): boolean {
    const walk = this.tables.rows.walks[at];
    return walk === undefined || walkHolds(this.tables.regime, walk, this.frame(), this.fact);
  }

  /** Whether the day and the host of a row fit. */
  passesFrame(row: number, party: number): boolean {
    const r = this.fields;
    const at = row << 3;
    if (this.day < (r[at + from] ?? 0) || this.day > (r[at + to] ?? 0)) return false;
    const ofHost = r[at + host] ?? 0;
    return ofHost === 0 || this.isIn(ofHost, party);
  }
  /** Whether a party is in the set whose place stands at a place for the stretch. */
  isIn(first: number, party: number): boolean {
    return (((this.sets[(this.places[first + this.stretch] ?? 0) + (party >> 5)] ?? 0) >>> (party & 31)) & 1) === 1;
  }
  /** Whether the mover and the facts of a row fit. */
  passesFacts(row: number): boolean {
    const r = this.fields;
    const at = row << 3;
    if (((r[at + forbidden] ?? 0) & (this.words[0] ?? 0)) !== 0) return false;
    const last = r[at + rowSize + firstTest] ?? 0;
    for (let t = r[at + firstTest] ?? 0; t < last; t++) if (!this.passesTest(t)) return false;
    return true;
  }
  /** Where the set of the origins of a row begins. */
  originSet(row: number): number {
    return this.places[(this.fields[(row << 3) + origin] ?? 0) + this.stretch] ?? 0;
  }
  /** Begins a case, whose facts are set after: everything that is asked of host, origin and day follows from these, so no part of it is of an earlier case. */
  setFrame(hostParty: number, originParty: number, mover: number, on: number): void {
    this.hostParty = hostParty;
    this.originParty = originParty;
    this.originPlace = originParty === stateless ? this.lastPlace : originParty;
    this.mover = mover;
    this.setDay(on);
  }
  setDay(on: number): void {
    const { days } = this.tables;
    this.on = on;
    this.day = dayInRows(on);
    this.stretch = days.length === 0 ? 0 : stretchOf(days, on);
  }
  /** A mover of a class of whom nothing is stated yet. */
  setMover(mover: number): void {
    const { words } = this;
    this.mover = mover;
    for (let w = 0; w < words.length; w++) words[w] = 0;
    this.addMover(mover);
  }
  /** States the class of the mover. */
  addMover(mover: number): void {
    const { words, moverWord } = this;
    if (moverWord >= 0) words[moverWord] = (words[moverWord] ?? 0) | (1 << (this.moverShift + mover));
  }
  /** States one fact. */
  setColumn(column: number, value: number): void {
    const { word, shift } = this.tables.columns;
    const at = word[column] ?? -1;
    if (at >= 0) this.words[at] = (this.words[at] ?? 0) | (1 << ((shift[column] ?? 0) + value));
    else this.values[column] = value;
  }

  /** What a row says where it is met. */
  said(row: number): SaidId {
    const said = this.saidOf[row] ?? nothing;
    return said >= 0 ? said : saidWithoutGrounds(this.space, this.tables.rows.sentence[row] ?? 0, this.frame());
  }

  /** The value of a column. */
  value(column: number): number {
    const { word, shift, mask } = this.tables.columns;
    const at = word[column] ?? -1;
    if (at < 0) return this.values[column] ?? 0;
    return 31 - Math.clz32(((this.words[at] ?? 0) >>> (shift[column] ?? 0)) & (mask[column] ?? 0));
  }
  /** Reads the columns that no row has needed yet. */
  readAll(): void {
    const unread = (2 ** Math.min(this.values.length, lazyColumns) - 1) & ~this.known;
    if (unread !== 0) this.source?.load(unread);
  }
  frame(): Frame {
    return { host: this.hostParty, origin: this.originParty, on: this.on };
  }
  /** Whether a mover of the class can have the facts. */
  isFeasible(): boolean {
    const conditions = this.tables.feasible[this.mover] ?? [];
    if (conditions.length === 0) return true;
    const frame = { host: stateless, origin: stateless, on: this.on };
    return conditions.every((c) => conditionHolds(this.tables.regime, c, frame, this.fact));
  }
}
