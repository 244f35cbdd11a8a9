import type { Day } from "../../../language/dates";
import { atomsOf } from "../../../language/conditions";
import { capLookups, isOrIsBelow } from "../../../language/reading";
import type { ClassId, Condition, FactId, Regime, Sentence, SentenceId, Window } from "../../../language/regime";
import { nothing, type SaidId } from "../../../kernel/decisions";
import type { Space } from "../../../kernel/space";
import { noParties } from "../../../kernel/space";
import { factsRead } from "./columns";
import { alternatives, fewValues, type Conjunction } from "./conjunctions";
import type { PartyTables } from "./party-tables";
import { lazyColumns, never, rowField, rowSize, testKind, type Columns, type Rows } from "./tables";
import type { Walk } from "./walk";
import { WholeNumbers } from "./whole-numbers";

interface Test {
  readonly kind: number;
  readonly at: number;
  readonly low: number;
  readonly high: number;
  /** The share of cases that pass, as far as can be told. */
  readonly share: number;
}
/** What a sentence is made of that all its rows have in common. */
interface Frame {
  readonly from: number;
  readonly to: number;
  readonly origin: number;
  readonly host: number;
  readonly windows: readonly Window[];
  readonly said: SaidId | -1;
}

/** Lays out sentences as rows. */
export class RowMaker {
  private readonly fields = new WholeNumbers();
  private readonly said: number[] = [];
  private readonly sentence: number[] = [];
  private readonly lifts: number[] = [];
  private readonly tests: Test[] = [];
  private readonly movers: number[] = [];
  private readonly walks: Walk[] = [];
  /** By row: the share of cases that pass, as far as can be told. */
  readonly shares: number[] = [];
  /** By row: the number of the selector of its hosts, and the mover classes that it reaches, one byte each. */
  readonly hosts: number[] = [];
  readonly covered: Uint8Array[] = [];
  private readonly frames = new Map<SentenceId, Frame>();
  private readonly classBytes = new Map<string, Uint8Array>();
  private readonly conjunctions = new Map<SentenceId, readonly Conjunction[]>();
  private readonly span: { readonly from: number; readonly to: number };

  constructor(
    private readonly space: Space,
    private readonly parties: PartyTables,
    private readonly columns: Columns,
    /** Rows are laid out for this day alone, or for all. */
    private readonly on: Day | null,
  ) {
    this.span = spanOf(space.regime);
  }

  get count(): number {
    return this.said.length;
  }
  /** How many rows are walked in part. */
  get walked(): number {
    return this.walks.length;
  }
  /** The mover classes among some and below them, or all, one byte each. */
  private coveredBy(listed: readonly ClassId[] | null): Uint8Array {
    const { classes } = this.space.regime;
    const key = listed === null ? "all" : listed.join();
    const known = this.classBytes.get(key);
    if (known !== undefined) return known;
    const made = Uint8Array.from(classes, (_, c) => (listed === null || listed.some((k) => isOrIsBelow(this.space.regime, c, k)) ? 1 : 0));
    this.classBytes.set(key, made);
    return made;
  }

  /** Adds the rows of a sentence for a clause, by its number among those that speak about one right. */
  add(id: SentenceId, sentence: Sentence, clause: number): void {
    const frame = this.frameOf(id, sentence);
    if (frame.from > frame.to || frame.said === nothing) return;
    const known = this.conjunctions.get(id) ?? alternatives(this.space.regime, sentence.condition);
    this.conjunctions.set(id, known);
    for (const conjunction of known) this.row(id, sentence, clause, frame, conjunction);
  }

  private frameOf(id: SentenceId, sentence: Sentence): Frame {
    const known = this.frames.get(id);
    if (known !== undefined) return known;
    let from = -never;
    let to = never;
    const windows: Window[] = [];
    for (const window of sentence.windows) {
      const isFixed = window.during === null && [window.since, window.before].every((point) => point === null || typeof point === "number");
      if (!isFixed) windows.push(window);
      if (typeof window.since === "number") from = Math.max(from, window.since);
      if (typeof window.before === "number") to = Math.min(to, window.before + window.beforeOffset - 1);
    }
    // What does not hold on the one day says nothing.
    if (this.on !== null && (this.on < from || this.on > to)) [from, to] = [1, 0];
    if (from > to) return this.keep(id, { from, to, origin: 0, host: 0, windows, said: nothing });
    const said = isFixedHead(sentence) ? saidWithoutGrounds(this.space, id, noParties(0)) : -1;
    return this.keep(id, { from, to, origin: this.parties.selector(sentence.origin, "origin"), host: this.parties.selector(sentence.host, "host"), windows, said });
  }
  private keep(id: SentenceId, frame: Frame): Frame {
    this.frames.set(id, frame);
    return frame;
  }

  private row(id: SentenceId, sentence: Sentence, clause: number, frame: Frame, conjunction: Conjunction): void {
    const words = Array.from({ length: this.columns.words }, () => 0);
    const tests: Test[] = [];
    let share = this.parties.share(frame.origin) * this.shareOfDays(frame);
    share *= this.setBits(conjunction, words);
    const covered = this.coveredBy(sentence.classes);
    this.moverTest(covered, words, tests);
    for (const { fact, from, to } of conjunction.ranges) {
      const known = this.space.regime.facts[fact]?.range;
      const part = known ? Math.max(0, Math.min(to, known.to) - Math.max(from, known.from)) / Math.max(1, known.to - known.from) : 0.5;
      tests.push({ kind: testKind.range, at: this.columns.columnOf[fact] ?? 0, low: from, high: to, share: part });
    }
    words.forEach((bits, w) => {
      if (w > 0 && bits !== 0) tests.push({ kind: testKind.word, at: w, low: bits, high: 0, share: 0.5 });
    });
    if (conjunction.walked.length > 0 || frame.windows.length > 0) {
      const at = this.walks.push({ conditions: conjunction.walked, windows: frame.windows }) - 1;
      tests.push({ kind: testKind.walk, at, low: 0, high: 0, share: 2 });
    }
    for (const t of tests) share *= Math.min(1, t.share);
    const first = this.tests.length;
    this.tests.push(...tests.sort((a, b) => a.share - b.share));
    // In the order of `rowField`.
    const fields = [words[0] ?? 0, frame.from, frame.to, this.parties.firstPlace(frame.origin), this.hostPlace(sentence, frame.host), first, this.needs(conjunction), clause];
    for (const field of fields) this.fields.push(field);
    this.said.push(frame.said);
    this.sentence.push(id);
    this.lifts.push(sentence.head.kind === "disapply" ? sentence.head.clause : -1);
    this.shares.push(share);
    this.hosts.push(frame.host);
    this.covered.push(covered);
  }

  /** Rules are only ever met where they are listed for the host: mostly that says all about it. */
  private hostPlace(sentence: Sentence, selector: number): number {
    const isListed = this.space.regime.clauses[sentence.clause]?.kind === "rule";
    return isListed && this.parties.isConstant(selector) ? 0 : this.parties.firstPlace(selector);
  }
  /** The columns that a row reads, as bits. */
  private needs({ sets, ranges, walked }: Conjunction): number {
    let bits = 0;
    const add = (fact: FactId): void => {
      const column = this.columns.columnOf[fact] ?? -1;
      if (column >= 0 && column < lazyColumns) bits |= 1 << column;
    };
    for (const { fact } of sets) add(fact);
    for (const { fact } of ranges) add(fact);
    for (const condition of walked) factsRead(condition).forEach(add);
    return bits;
  }
  private shareOfDays({ from, to }: Frame): number {
    const { span } = this;
    return Math.max(0.01, (Math.min(to, span.to) - Math.max(from, span.from) + 1) / (span.to - span.from + 1));
  }
  /** Forbids the values that a conjunction does not allow; the share of cases that pass. */
  private setBits(conjunction: Conjunction, words: number[]): number {
    let share = 1;
    for (const { fact, mask } of conjunction.sets) {
      const column = this.columns.columnOf[fact] ?? 0;
      const word = this.columns.word[column] ?? 0;
      const values = fewValues(this.space.regime.facts[fact]) ?? 1;
      let allowed = 0;
      for (let v = 0; v < values; v++) {
        if (((mask >>> v) & 1) === 1) allowed++;
        else words[word] = (words[word] ?? 0) | (1 << ((this.columns.shift[column] ?? 0) + v));
      }
      share *= allowed / values;
    }
    return share;
  }
  private moverTest(covered: Uint8Array, words: number[], tests: Test[]): void {
    if (!covered.includes(0)) return;
    const { moverWord, moverShift } = this.columns;
    if (moverWord >= 0) {
      covered.forEach((yes, c) => {
        if (yes === 0) words[moverWord] = (words[moverWord] ?? 0) | (1 << (moverShift + c));
      });
      return;
    }
    const at = this.movers.length;
    this.movers.push(...covered);
    tests.push({ kind: testKind.mover, at, low: 0, high: 0, share: 0.1 });
  }

  /** The rows, to be read. */
  frozen(): Rows {
    const { tests } = this;
    // One row more: its tests begin where the last of all end.
    const fields = new Int32Array(this.fields.length + rowSize);
    fields.set(this.fields.frozen());
    fields[this.fields.length + rowField.firstTest] = tests.length;
    return {
      fields, said: new Int32Array(this.said), sentence: new Int32Array(this.sentence), lifts: new Int32Array(this.lifts),
      tests: {
        kind: Int32Array.from(tests, (t) => t.kind), at: Int32Array.from(tests, (t) => t.at),
        low: Float64Array.from(tests, (t) => t.low), high: Float64Array.from(tests, (t) => t.high),
      },
      movers: new Uint8Array(this.movers), walks: this.walks,
    };
  }
}

/** What a sentence says for host, origin and day, whatever clause it is of. */
export const saidWithoutGrounds = (space: Space, id: SentenceId, frame: Parameters<Space["said"]>[1]): SaidId => space.said(id, frame, []);

/** Whether a sentence says the same whoever host and origin are. */
const isFixedHead = ({ head }: Sentence): boolean =>
  head.kind !== "ration" || (capLookups(head.cap).length === 0 && (head.cap.parts ?? []).every((part) => part.from === null));

/** The days of which windows speak. */
function spanOf(regime: Regime): { readonly from: number; readonly to: number } {
  let from = Infinity;
  let to = -Infinity;
  for (const { windows } of regime.sentences) {
    for (const { since, before } of windows) {
      for (const day of [since, before]) {
        if (typeof day !== "number") continue;
        from = Math.min(from, day);
        to = Math.max(to, day);
      }
    }
  }
  return from > to ? { from: 0, to: 1 } : { from, to: to + 1 };
}

/** Whether a condition is more than `always`. */
export const asksSomething = (condition: Condition): boolean => atomsOf(condition).some((atom) => atom.kind !== "constant" || !atom.value);
