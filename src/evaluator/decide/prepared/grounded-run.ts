import { nothing } from "../../../kernel/decisions";
import { Grounds, none, type Grounded } from "./grounds";
import type { Matcher } from "./matcher";
import type { Operations } from "./operations";
import { defeats, rowField, type Tables } from "./tables";

/** An exception that is met, and what it says. */
interface Met {
  readonly clause: number;
  readonly value: Grounded;
}

/** Decides a case by the rows of its cell, and tells the sentences that decide it: all rules are looked at. */
export class GroundedRun {
  private readonly tables: Tables;
  private readonly grounds: Grounds;
  /** One object for each sentence that says the same in every case. */
  private readonly fixed: (Grounded | undefined)[];
  private last = 0;
  /** What exceptions to everything that are lifted say together: they tell why what they would displace stands. */
  private lifted = none;

  constructor(
    private readonly matcher: Matcher,
    private readonly operations: Operations,
  ) {
    this.tables = matcher.tables;
    this.grounds = new Grounds(operations);
    this.fixed = Array.from({ length: this.tables.rows.said.length });
  }

  /** What all rules of a cell say together. */
  decide(cell: number): Grounded {
    const { first, rows } = this.tables.cells;
    const end = first[cell * 2 + 1] ?? 0;
    let isFirst = true;
    let total = none;
    for (let i = first[cell * 2] ?? 0; i < end; i++) {
      if (!this.matcher.passes(rows[i] ?? 0)) continue;
      const own = this.ownAt(i, end);
      i = this.last;
      if (own.id === nothing) continue;
      if (isFirst) {
        isFirst = false;
        const barred = this.barred(end, first[cell * 2 + 2] ?? 0);
        if (barred.id !== nothing) return barred;
      }
      total = this.grounds.gather(total, this.value(this.clauseAt(i), own));
    }
    return total;
  }

  private clauseAt(place: number): number {
    return this.tables.rows.fields[((this.tables.cells.rows[place] ?? 0) << 3) + rowField.clause] ?? 0;
  }
  /** What a clause says of itself, the row at a place being met; `last` is then the last place of the clause. */
  private ownAt(place: number, end: number): Grounded {
    const { rows } = this.tables.cells;
    const clause = this.clauseAt(place);
    let own = this.saidBy(rows[place] ?? 0);
    let at = place;
    while (at + 1 < end && this.clauseAt(at + 1) === clause) {
      at++;
      const row = rows[at] ?? 0;
      if (this.matcher.passes(row)) own = this.grounds.gather(own, this.saidBy(row));
    }
    this.last = at;
    return own;
  }

  /** What exceptions to everything say that apply; those that are lifted are kept. */
  private barred(start: number, end: number): Grounded {
    const { rows } = this.tables.cells;
    let live = none;
    let lifted = none;
    // None of them is an exception to what lifts another.
    this.lifted = none;
    for (let i = start; i < end; i++) {
      if (!this.matcher.passes(rows[i] ?? 0)) continue;
      const own = this.ownAt(i, end);
      i = this.last;
      const value = this.value(this.clauseAt(i), own);
      if (this.operations.isLive(value.id)) live = this.grounds.agree(live, value);
      else lifted = this.grounds.agree(lifted, value);
    }
    this.lifted = lifted;
    return live;
  }

  /** What a clause says under its exceptions; those to everything are exceptions to each that is asked after them. */
  private value(clause: number, own: Grounded): Grounded {
    const { clauses } = this.tables;
    const { firstException, exceptions } = clauses;
    const start = firstException[clause] ?? 0;
    const end = firstException[clause + 1] ?? 0;
    if (own.id === nothing) return own;
    let first: Met | null = null;
    let more: Met[] | null = null;
    for (let i = start; i < end; i++) {
      const exception = exceptions[i] ?? 0;
      const said = this.own(exception, clauses.of[clause] ?? -1);
      if (said.id === nothing || this.operations.direct(said.id, own.id) === nothing) continue;
      const met = { clause: exception, value: this.value(exception, said) };
      if (first === null) first = met;
      else (more ??= [first]).push(met);
    }
    if (first === null) return this.grounds.replaced(this.lifted, own);
    return this.grounds.replaced(this.grounds.agree(more === null ? first.value : this.joined(more), this.lifted), own);
  }
  /** What several exceptions to a clause say together: some yield to others. */
  private joined(met: readonly Met[]): Grounded {
    let joined = none;
    for (const { clause, value } of met) {
      const yields = met.some((o) => o.clause !== clause && this.operations.isLive(o.value.id) && defeats(this.tables.clauses, clause, o.clause));
      if (!yields) joined = this.grounds.agree(joined, value);
    }
    return joined;
  }
  private own(clause: number, target: number): Grounded {
    const { firstRow } = this.tables.clauses;
    let own = none;
    for (let row = firstRow[clause] ?? 0; row < (firstRow[clause + 1] ?? 0); row++) {
      const lifts = this.tables.rows.lifts[row] ?? -1;
      if ((lifts === -1 || lifts === target) && this.matcher.passes(row)) own = this.grounds.gather(own, this.saidBy(row));
    }
    return own;
  }
  private saidBy(row: number): Grounded {
    const known = this.fixed[row];
    if (known !== undefined) return known;
    const id = this.matcher.said(row);
    const made = id === nothing ? none : { id, by: [this.tables.rows.sentence[row] ?? 0] };
    if ((this.tables.rows.said[row] ?? -1) >= 0) this.fixed[row] = made;
    return made;
  }
}
