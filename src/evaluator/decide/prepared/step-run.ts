import { nothing, type SaidId } from "../../../kernel/decisions";
import type { Matcher } from "./matcher";
import type { Operations } from "./operations";
import { exit, stepField, stepsOf } from "./steps";
import { testKind } from "./tables";

const { forbidden, from, to, origin, firstTest, lastTest, passed, failed } = stepField;

/** What a `StepRun` answers where a case must be resolved at length. */
export const unsure = -1;

/** Decides a case of which all facts are read by steps: one loop, for engines of JavaScript make one loop fast soon. */
export class StepRun {
  private readonly first: Int32Array;
  private readonly rows: Int32Array;
  private readonly fields: Int32Array;
  private readonly places: Int32Array;
  private readonly sets: Int32Array;
  private readonly saidOf: Int32Array;
  private readonly kinds: Int32Array;
  private readonly ats: Int32Array;
  private readonly lows: Float64Array;
  private readonly highs: Float64Array;
  private readonly values: Float64Array;
  private readonly words: Int32Array;

  constructor(
    private readonly matcher: Matcher,
    private readonly operations: Operations,
  ) {
    const { cells, rows, clauses, places, sets } = matcher.tables;
    const steps = stepsOf(rows, clauses);
    this.first = cells.first;
    this.rows = cells.rows;
    this.fields = steps.fields;
    this.places = places;
    this.sets = sets;
    this.saidOf = rows.said;
    this.kinds = steps.tests.kind;
    this.ats = steps.tests.at;
    this.lows = steps.tests.low;
    this.highs = steps.tests.high;
    this.values = matcher.values;
    this.words = matcher.words;
  }

  /** What all rules of a cell say together in the case of the matcher, or exceptions to everything in their place; or `unsure`. */
  decide(cell: number): SaidId {
    const { fields, rows, places, sets, first } = this;
    const { day, stretch, originPlace } = this.matcher;
    const word = this.words[0] ?? 0;
    const originWord = originPlace >> 5;
    let i = first[cell * 2] ?? 0;
    let end = first[cell * 2 + 1] ?? 0;
    let ofRules = unsure;
    let total: SaidId = nothing;
    for (;;) {
      if (i === end) {
        if (ofRules !== unsure) return total === nothing ? ofRules : total;
        end = first[cell * 2 + 2] ?? 0;
        if (i === end || total === nothing) return total;
        ofRules = total;
        total = nothing;
      }
      const row = rows[i++] ?? 0;
      let step = row;
      do {
        const at = step << 3;
        const isReached = (sets[(places[(fields[at + origin] ?? 0) + stretch] ?? 0) + originWord] ?? 0) >>> (originPlace & 31);
        // A difference below 0 has the first bit of its word. Which of these fails cannot be foreseen, so they are one.
        const outside = (day - (fields[at + from] ?? 0)) | ((fields[at + to] ?? 0) - day);
        const fails = ((fields[at + forbidden] ?? 0) & word) | (outside >> 31) | (~isReached & 1);
        step = fields[at + (fails === 0 && this.passesTests(fields[at + firstTest] ?? 0, fields[at + lastTest] ?? 0) ? passed : failed)] ?? 0;
      } while (step >= 0);
      if (step === exit.unmet) continue;
      if (step === exit.unsure) return unsure;
      const said = this.saidOf[row] ?? 0;
      if (ofRules === unsure) {
        total = this.operations.gather(total, step === exit.holds ? said : this.operations.lifted);
        // Nothing surpasses a grant without more.
        if (total === this.operations.most) i = end;
      } else if (step === exit.holds) total = this.operations.agree(total, said);
    }
  }
  private passesTests(first: number, last: number): boolean {
    for (let t = first; t < last; t++) {
      const at = this.ats[t] ?? 0;
      const kind = this.kinds[t];
      if (kind === testKind.range) {
        const value = this.values[at] ?? 0;
        if (!(value >= (this.lows[t] ?? 0) && value <= (this.highs[t] ?? 0))) return false;
      } else if (kind === testKind.word) {
        if (((this.words[at] ?? 0) & (this.lows[t] ?? 0)) !== 0) return false;
      } else if (!this.matcher.passesPerson(kind ?? 0, at)) return false;
    }
    return true;
  }
}
