import { nothing } from "../../../kernel/decisions";
import { positionKey } from "../../../language/position";
import type { Engine } from "./engine";
import { noCell, undecided } from "./engine";
import type { NameReader } from "./names";
import type { CaseColumns, ColumnOutcomes, Outcome } from "./result";

/** So many cases are read at once: what is read of them stays near. */
const chunk = 2048;

/** Decides many cases from columns. */
export class ColumnRun {
  private readonly outcomes: Outcome[] = [];
  /** By what tells positions apart the place of the answer. */
  private readonly placeOf = new Map<string, number>();
  private readonly frame = { right: new Int32Array(chunk), host: new Int32Array(chunk), origin: new Int32Array(chunk), mover: new Int32Array(chunk), on: new Int32Array(chunk) };
  private readonly words: readonly Int32Array[];
  private readonly values: readonly Float64Array[];
  private readonly bits = new Int32Array(chunk);
  private readonly bad = new Uint8Array(chunk);
  private readonly cells = new Int32Array(chunk);
  /** By what rules say the place of the answer. */
  private readonly placeOfSaid: (number | undefined)[] = [];
  /** Columns whose values are numbers, and not bits. */
  private readonly read: readonly number[];

  private readonly rights: number;
  private readonly parties: number;
  private readonly classes: number;

  constructor(
    private readonly engine: Engine,
    private readonly reader: NameReader,
  ) {
    const { columns, regime } = engine.matcher.tables;
    this.rights = regime.rights.length;
    this.parties = regime.parties.length;
    this.classes = regime.classes.length;
    this.words = Array.from({ length: columns.words }, () => new Int32Array(chunk));
    this.values = columns.facts.map(() => new Float64Array(chunk));
    this.read = [...columns.facts.keys()].filter((column) => (columns.word[column] ?? -1) < 0);
  }

  decide(asked: CaseColumns): ColumnOutcomes {
    const places = new Uint32Array(asked.count);
    const data = this.reader.keys.map((key) => (Object.hasOwn(asked.facts, key) ? asked.facts[key] : undefined));
    for (const name of frameColumns) checkLength(name, asked[name], asked.count);
    data.forEach((values, column) => values && checkLength(this.reader.keys[column] ?? "", values, asked.count));
    const stated = Uint8Array.from(data, (d) => (d === undefined ? 0 : 1));
    const isWhole = stated.every((s) => s === 1);
    for (let from = 0; from < asked.count; from += chunk) {
      const n = Math.min(chunk, asked.count - from);
      this.load(asked, data, from, n);
      this.findCells(n);
      if (isWhole && !this.reader.hasStates) this.decideChunk(places, from, n);
      else for (let i = 0; i < n; i++) places[from + i] = this.place(this.one(i, isWhole ? null : stated));
    }
    return { places, outcomes: this.outcomes };
  }

  /** Cases whose facts are all read: first where the rows of each are listed, then what these say. */
  private decideChunk(places: Uint32Array, from: number, n: number): void {
    const { cells, engine } = this;
    for (let i = 0; i < n; i++) {
      const cell = cells[i] ?? 0;
      if (cell === noCell.asked) {
        places[from + i] = this.place(this.one(i, null));
        continue;
      }
      let id = nothing;
      if (cell !== noCell.quiet) {
        this.set(i);
        id = engine.said(cell);
      }
      places[from + i] = this.placeOfSaid[id] ??= this.place(engine.outcome(id));
    }
  }
  /** Finds the cells of a chunk; one that asks more is left to `one`, and so is one of which some number stands for nothing. */
  private findCells(n: number): void {
    const { cells, engine, rights, parties, classes, bad } = this;
    const { right, host, origin, mover } = this.frame;
    for (let i = 0; i < n; i++) {
      const r = right[i] ?? 0;
      const h = host[i] ?? 0;
      const o = origin[i] ?? 0;
      const m = mover[i] ?? 0;
      if ((r | h | (o + 1) | m | (rights - 1 - r) | (parties - 1 - h) | (parties - 1 - o) | (classes - 1 - m)) < 0) bad[i] = 1;
      cells[i] = bad[i] === 1 || engine.limited[m] === 1 ? noCell.asked : engine.cellAt(r, h, o, m);
    }
  }

  private place(outcome: Outcome): number {
    // Most regimes have few answers: these are found faster one by one.
    const few = Math.min(this.outcomes.length, 6);
    for (let k = 0; k < few; k++) if (this.outcomes[k] === outcome) return k;
    // Answers of the ordinary engine are made anew each time.
    const key = outcome.position === null ? "" : positionKey(outcome.position);
    const known = this.placeOf.get(key);
    if (known !== undefined) return known;
    const place = this.outcomes.push(outcome) - 1;
    this.placeOf.set(key, place);
    return place;
  }

  private load(asked: CaseColumns, data: readonly (ArrayLike<number> | undefined)[], from: number, n: number): void {
    const { frame } = this;
    this.bad.fill(0);
    for (const name of frameColumns) {
      copy(asked[name], from, n, frame[name]);
      if (!holdsWhole(asked[name])) markOthers(asked[name], from, n, frame[name], this.bad);
    }
    const { columns } = this.engine.matcher.tables;
    for (const word of this.words) word.fill(0);
    const ofMover = this.words[columns.moverWord];
    if (ofMover) addBits(ofMover, frame.mover, n, columns.moverShift);
    data.forEach((values, column) => {
      const word = this.words[columns.word[column] ?? -1];
      if (values === undefined) return;
      if (word === undefined) this.loadNumbers(values, column, from, n);
      else if (holdsWhole(values)) this.loadBits(values, column, from, n, word);
      else {
        this.loadNumbers(values, column, from, n);
        addBits(word, this.values[column] ?? frame.on, n, columns.shift[column] ?? 0);
      }
    });
  }
  private loadNumbers(values: ArrayLike<number>, column: number, from: number, n: number): void {
    const into = this.values[column];
    if (into === undefined) return;
    copy(values, from, n, into);
    this.reader.check(column, into, n, this.bad);
  }
  /** Values that are whole for sure, of a fact whose values are bits. */
  private loadBits(values: ArrayLike<number>, column: number, from: number, n: number, word: Int32Array): void {
    const { columns } = this.engine.matcher.tables;
    const [first, last] = [columns.shift[column] ?? 0, 31 - Math.clz32(columns.mask[column] ?? 0)];
    let isBad: boolean;
    if (values instanceof Uint8Array) isBad = bitsOfBytes(values, from, n, word, first, last);
    else {
      copy(values, from, n, this.bits);
      isBad = bitsOfWords(this.bits, n, word, first, last);
    }
    if (isBad) for (let i = 0; i < n; i++) if (!((values[from + i] ?? -1) >= 0 && (values[from + i] ?? -1) <= last)) this.bad[i] = 1;
  }

  private one(i: number, stated: Uint8Array | null): Outcome {
    const { engine, frame } = this;
    const right = frame.right[i] ?? 0;
    if (this.bad[i] === 1) return undecided;
    this.set(i);
    if (stated !== null || this.reader.hasStates) return this.rest(right, stated);
    return engine.decide(right);
  }
  /** Sets a case of the chunk in the matcher. */
  private set(i: number): void {
    const { frame, words, values, read } = this;
    const { matcher } = this.engine;
    matcher.setFrame(frame.host[i] ?? 0, frame.origin[i] ?? 0, frame.mover[i] ?? 0, frame.on[i] ?? 0);
    matcher.known = -1;
    for (let w = 0; w < words.length; w++) matcher.words[w] = words[w]?.[i] ?? 0;
    for (let k = 0; k < read.length; k++) {
      const column = read[k] ?? 0;
      matcher.values[column] = values[column]?.[i] ?? 0;
    }
  }
  private rest(right: number, stated: Uint8Array | null): Outcome {
    const { engine, reader } = this;
    const isWhole = stated === null || engine.complete(right, stated, (c) => reader.anyValue(c));
    if (!isWhole) return engine.ask(right, stated);
    return reader.areStatesPossible(stated) ? engine.decide(right) : undecided;
  }
}

/** The columns that are no facts. */
const frameColumns = ["right", "host", "origin", "mover", "on"] as const;

function checkLength(name: string, { length }: ArrayLike<number>, count: number): void {
  if (length < count) throw new RangeError(`the column ${name} has ${length} numbers for ${count} cases`);
}

/** Whether every item is a whole number that 32 bits hold. */
const holdsWhole = (source: ArrayLike<number>): boolean =>
  source instanceof Uint8Array || source instanceof Int8Array || source instanceof Uint16Array || source instanceof Int16Array || source instanceof Int32Array || source instanceof Uint8ClampedArray;

function copy(source: ArrayLike<number>, from: number, n: number, into: Int32Array | Float64Array): void {
  if (ArrayBuffer.isView(source)) into.set((source as Int32Array).subarray(from, from + n));
  else for (let i = 0; i < n; i++) into[i] = source[from + i] ?? NaN;
}
/** Marks the cases whose number was not copied as it is. */
function markOthers(source: ArrayLike<number>, from: number, n: number, copied: Int32Array, bad: Uint8Array): void {
  for (let i = 0; i < n; i++) if (source[from + i] !== copied[i]) bad[i] = 1;
}
/** Adds the bits of values to words; whether some value is below 0 or beyond the last. Most columns are bytes, which are read as they are. */
function bitsOfBytes(values: Uint8Array, from: number, n: number, words: Int32Array, first: number, last: number): boolean {
  // Below 0 once a value was not among those of the fact.
  let seen = 0;
  for (let i = 0; i < n; i++) {
    const value = values[from + i] ?? 0;
    seen |= last - value;
    words[i] = (words[i] ?? 0) | (1 << (first + value));
  }
  return seen < 0;
}
function bitsOfWords(values: Int32Array, n: number, words: Int32Array, first: number, last: number): boolean {
  let seen = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0;
    seen |= (last - value) | value;
    words[i] = (words[i] ?? 0) | (1 << (first + value));
  }
  return seen < 0;
}
function addBits(words: Int32Array, values: Int32Array | Float64Array, n: number, shift: number): void {
  for (let i = 0; i < n; i++) words[i] = (words[i] ?? 0) | (1 << (shift + (values[i] ?? 0)));
}
