import { nothing, type SaidId } from "../../../kernel/decisions";
import type { Matcher } from "./matcher";
import type { Operations } from "./operations";
import { defeats, rowField } from "./tables";

/** Decides a case by the rows of its cell, facts being read when a row needs them: positions alone, leaving off as soon as nothing can change. */
export class PlainRun {
  private readonly rows: Int32Array;
  private readonly first: Int32Array;
  private readonly fields: Int32Array;
  private readonly firstException: Int32Array;
  private readonly exceptions: Int32Array;
  private readonly firstRow: Int32Array;
  private readonly onlyLifted: Uint8Array;
  private readonly lifts: Int32Array;

  constructor(
    private readonly matcher: Matcher,
    private readonly operations: Operations,
  ) {
    const { cells, rows, clauses } = matcher.tables;
    this.rows = cells.rows;
    this.first = cells.first;
    this.fields = rows.fields;
    this.firstException = clauses.firstException;
    this.exceptions = clauses.exceptions;
    this.firstRow = clauses.firstRow;
    this.onlyLifted = clauses.onlyLifted;
    this.lifts = rows.lifts;
  }

  /** What all rules of a cell say together; `nothing` where none speaks. */
  decide(cell: number): SaidId {
    const { matcher, operations, rows, fields } = this;
    const start = this.first[cell * 2] ?? 0;
    const end = this.first[cell * 2 + 1] ?? 0;
    let total = nothing;
    let spoken = false;
    for (let i = start; i < end; i++) {
      const row = rows[i] ?? 0;
      if (!matcher.passes(row)) continue;
      const clause = fields[(row << 3) + rowField.clause] ?? 0;
      let own = matcher.said(row);
      while (i + 1 < end && fields[((rows[i + 1] ?? 0) << 3) + rowField.clause] === clause) {
        i++;
        const next = rows[i] ?? 0;
        if (matcher.passes(next)) own = operations.gather(own, matcher.said(next));
      }
      if (own === nothing) continue;
      spoken = true;
      const value = this.firstException[clause] === this.firstException[clause + 1] ? own : this.value(clause, own);
      total = operations.gather(total, value);
      if (total === operations.most) break;
    }
    if (!spoken) return nothing;
    const barred = this.barred(end, this.first[cell * 2 + 2] ?? 0);
    return barred === nothing ? total : barred;
  }

  /** What exceptions to everything say, where one of them applies. */
  private barred(start: number, end: number): SaidId {
    const { matcher, operations, rows, fields } = this;
    let joined = nothing;
    for (let i = start; i < end; i++) {
      const row = rows[i] ?? 0;
      if (!matcher.passes(row)) continue;
      const clause = fields[(row << 3) + rowField.clause] ?? 0;
      let own = matcher.said(row);
      while (i + 1 < end && fields[((rows[i + 1] ?? 0) << 3) + rowField.clause] === clause) {
        i++;
        const next = rows[i] ?? 0;
        if (matcher.passes(next)) own = operations.gather(own, matcher.said(next));
      }
      const value = this.value(clause, own);
      if (operations.isLive(value)) joined = operations.agree(joined, value);
    }
    return joined;
  }

  /** What a clause says under its exceptions, those to everything left aside. */
  private value(clause: number, own: SaidId): SaidId {
    if (own === nothing) return own;
    if (this.onlyLifted[clause] === 1) return this.isLifted(clause) ? this.operations.lifted : own;
    const { clauses } = this.matcher.tables;
    const start = this.firstException[clause] ?? 0;
    const end = this.firstException[clause + 1] ?? 0;
    if (clauses.ranked[clause] === 1) return this.operations.replaced(this.ranked(clause, own, start, end), own);
    let joined = nothing;
    for (let i = start; i < end; i++) joined = this.operations.agree(joined, this.exception(this.exceptions[i] ?? 0, clause, own));
    return this.operations.replaced(joined, own);
  }
  private exception(exception: number, clause: number, own: SaidId): SaidId {
    const said = this.own(exception, this.matcher.tables.clauses.of[clause] ?? -1);
    return said === nothing ? said : this.value(exception, this.operations.direct(said, own));
  }

  /** Exceptions of which some are exceptions to others: these yield where those apply. */
  private ranked(clause: number, own: SaidId, start: number, end: number): SaidId {
    const live: number[] = [];
    const values: SaidId[] = [];
    for (let i = start; i < end; i++) {
      const exception = this.exceptions[i] ?? 0;
      const value = this.exception(exception, clause, own);
      if (value === nothing) continue;
      live.push(exception);
      values.push(value);
    }
    return values.reduce((joined, value, i) => {
      const yields = live.some((other, j) => i !== j && this.operations.isLive(values[j] ?? nothing) && defeats(this.matcher.tables.clauses, live[i] ?? 0, other));
      return yields ? joined : this.operations.agree(joined, value);
    }, nothing);
  }
  /** What an exception says of itself; `x does not apply` only where it is asked about x. */
  private own(clause: number, target: number): SaidId {
    let own = nothing;
    const end = this.firstRow[clause + 1] ?? 0;
    for (let row = this.firstRow[clause] ?? 0; row < end; row++) {
      const lifts = this.lifts[row] ?? -1;
      if ((lifts === -1 || lifts === target) && this.matcher.passes(row)) own = this.operations.gather(own, this.matcher.said(row));
    }
    return own;
  }

  private isLifted(clause: number): boolean {
    const end = this.firstException[clause + 1] ?? 0;
    for (let i = this.firstException[clause] ?? 0; i < end; i++) {
      const exception = this.exceptions[i] ?? 0;
      const last = this.firstRow[exception + 1] ?? 0;
      for (let row = this.firstRow[exception] ?? 0; row < last; row++) {
        if (!this.matcher.passes(row)) continue;
        if (!this.isLifted(exception)) return true;
        break;
      }
    }
    return false;
  }
}
