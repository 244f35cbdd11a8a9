import type { PartyId } from "../../../language/regime";
import type { Matcher } from "./matcher";
import { rowField, rowSize, testKind } from "./tables";

/** What is counted: movers of some classes with some facts, each a choice of values for the columns that vary. */
export interface Grid {
  readonly right: number;
  readonly movers: readonly number[];
  /** Sets the facts of one choice in a matcher whose words were cleared. */
  readonly choices: readonly ((matcher: Matcher) => void)[];
  /** How many cases a choice stands for. */
  readonly weights: readonly bigint[];
  readonly hosts: readonly PartyId[];
  readonly origins: readonly PartyId[];
}

/** For each row the movers and choices of a grid whose facts it lets pass. */
export class TreatmentFacts {
  /** By mover and choice: the words and the values that a matcher has then. */
  private readonly words: Int32Array;
  private readonly values: Float64Array;
  private readonly cases: number;
  private readonly rows: (Uint8Array | undefined)[] = [];
  /** By column whether every case has the same value. */
  private readonly isFixed: readonly boolean[];

  constructor(
    private readonly matcher: Matcher,
    private readonly grid: Grid,
  ) {
    const { choices, movers } = grid;
    this.cases = movers.length * choices.length;
    this.words = new Int32Array(this.cases * matcher.words.length);
    this.values = new Float64Array(this.cases * matcher.values.length);
    movers.forEach((mover, m) => {
      choices.forEach((choose, c) => {
        matcher.setMover(mover);
        choose(matcher);
        const at = m * choices.length + c;
        this.words.set(matcher.words, at * matcher.words.length);
        this.values.set(matcher.values, at * matcher.values.length);
      });
    });
    const { length } = matcher.values;
    this.isFixed = Array.from(matcher.values, (last, column) => {
      for (let at = column; at < this.values.length; at += length) if (this.values[at] !== last) return false;
      return true;
    });
  }

  /** By mover and choice whether a row lets the facts pass. */
  passing(row: number): Uint8Array {
    return (this.rows[row] ??= this.learn(row));
  }
  private learn(row: number): Uint8Array {
    const { matcher, words, values } = this;
    const { fields, tests } = matcher.tables.rows;
    const passing = new Uint8Array(this.cases);
    const last = fields[(row + 1) * rowSize + rowField.firstTest] ?? 0;
    let isTested = false;
    for (let t = fields[row * rowSize + rowField.firstTest] ?? 0; t < last; t++) {
      const column = tests.at[t] ?? 0;
      if (tests.kind[t] !== testKind.range || this.isFixed[column] !== true) isTested = true;
      else if (!((values[column] ?? 0) >= (tests.low[t] ?? 0) && (values[column] ?? 0) <= (tests.high[t] ?? 0))) return passing;
    }
    const forbidden = fields[row * rowSize + rowField.forbidden] ?? 0;
    for (let at = 0, word = 0; at < this.cases; at++, word += matcher.words.length) {
      passing[at] = (forbidden & (words[word] ?? 0)) === 0 && (!isTested || this.passes(row, at)) ? 1 : 0;
    }
    return passing;
  }
  private passes(row: number, at: number): boolean {
    const { matcher, grid, words, values } = this;
    const [w, v] = [matcher.words.length, matcher.values.length];
    matcher.mover = grid.movers[Math.floor(at / grid.choices.length)] ?? 0;
    for (let i = 0; i < w; i++) matcher.words[i] = words[at * w + i] ?? 0;
    for (let i = 0; i < v; i++) matcher.values[i] = values[at * v + i] ?? 0;
    return matcher.passesFacts(row);
  }
}
