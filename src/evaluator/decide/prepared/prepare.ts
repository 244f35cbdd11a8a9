/**
 * A checked regime laid out for many decisions (docs/decisions/0017). Exact: every answer is that of the ordinary `decide`. No code is made: one
 * loop walks rows of small numbers.
 */
import type { Regime } from "../../../language/regime";
import { ColumnRun } from "./column-run";
import { Engine, undecided } from "./engine";
import { NameReader, readResult } from "./names";
import type { CaseColumns, ColumnOutcomes, Coverage, NamedCase, Outcome } from "./result";

/** Decides cases of one regime, laid out once. */
export interface PreparedRegime {
  /** The position of one right in one case by names. */
  decide(asked: NamedCase): Outcome;
  /**
   * Many cases by numbers; without grounds.
   *
   * @throws RangeError where a column has fewer numbers than there are cases.
   */
  decideColumns(columns: CaseColumns): ColumnOutcomes;
  /** What the rows hold, and where the ordinary engine is asked. */
  readonly coverage: Coverage;
}
export interface PrepareOptions {
  /** With the sentences that decide. All rules must be looked at then, so it takes longer. */
  readonly grounds?: boolean;
}

/** Lays out a regime; asked often, it answers as `decide` does, and faster. Figures that a question states are not for it. */
export function prepare(regime: Regime, options: PrepareOptions = {}): PreparedRegime {
  const engine = new Engine(regime, options.grounds ?? false);
  const reader = new NameReader(regime, engine.matcher);
  let columns: ColumnRun | null = null;
  return {
    coverage: engine.coverage,
    decide(asked) {
      const found = reader.read(asked);
      if (found !== readResult.whole) return unusual(engine, reader, found);
      const outcome = engine.decide(reader.right);
      if (reader.isMissing || reader.unreadable !== null) return again(engine, reader);
      return outcome;
    },
    decideColumns(asked) {
      columns ??= options.grounds === true ? plainColumns(regime) : new ColumnRun(engine, reader);
      return columns.decide(asked);
    },
  };
}

/** A row needed a fact that is not stated, or not readable: all are read, so that what is wrong is told. */
function again(engine: Engine, reader: NameReader): Outcome {
  const found = reader.readAll();
  return found === readResult.whole ? engine.decide(reader.right) : unusual(engine, reader, found);
}

/** Columns are decided without grounds. */
function plainColumns(regime: Regime): ColumnRun {
  const engine = new Engine(regime, false);
  return new ColumnRun(engine, new NameReader(regime, engine.matcher));
}

function unusual(engine: Engine, reader: NameReader, found: number): Outcome {
  if (found === readResult.unreadable) return { position: null, by: null, unreadable: reader.unreadable };
  if (found === readResult.impossible) return undecided;
  const { right, stated } = reader;
  const isWhole = engine.complete(right, stated, (c) => reader.anyValue(c));
  if (!isWhole) return engine.ask(right, stated);
  return reader.areStatesPossible(stated) ? engine.decide(right) : undecided;
}
