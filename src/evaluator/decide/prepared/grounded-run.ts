import { isQuiet, nothing, type SaidId } from "../../../kernel/decisions";
import type { SentenceId } from "../../../language/regime";
import type { Matcher } from "./matcher";
import type { Operations } from "./operations";
import { defeats, rowField, type Tables } from "./tables";

/** What a clause says, and the sentences that decide it. */
export interface Grounded {
  readonly id: SaidId;
  readonly by: readonly SentenceId[];
}
const none: Grounded = { id: nothing, by: [] };

/** So many unions of grounds are remembered: a power of two. */
const mostUnions = 1024;
interface Union {
  readonly a: readonly SentenceId[];
  readonly b: readonly SentenceId[];
  readonly both: readonly SentenceId[];
}

/** An exception that is met, and what it says. */
interface Met {
  readonly clause: number;
  readonly value: Grounded;
}

/** Decides a case by the rows of its cell, and tells the sentences that decide it: all rules are looked at. */
export class GroundedRun {
  private readonly tables: Tables;
  /** One object for each sentence that says the same in every case. */
  private readonly fixed: (Grounded | undefined)[] = [];
  /** By saying: 0 none, 1 said, 2 quiet but not lifted, 3 lifted, 4 lifts, 5 conflict. */
  private readonly kinds: number[] = [];
  private readonly unions = Array.from<Union | undefined>({ length: mostUnions });
  private last = 0;
  /** What exceptions to everything that are lifted say together: they tell why what they would displace stands. */
  private lifted = none;

  constructor(
    private readonly matcher: Matcher,
    private readonly operations: Operations,
  ) {
    this.tables = matcher.tables;
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
      total = this.gather(total, this.value(this.clauseAt(i), own));
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
      if (this.matcher.passes(row)) own = this.gather(own, this.saidBy(row));
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
      if (this.kind(value.id) === 3) lifted = this.agree(lifted, value);
      else live = this.agree(live, value);
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
    if (first === null) return this.replaced(this.lifted, own);
    return this.replaced(this.agree(more === null ? first.value : this.joined(more), this.lifted), own);
  }
  /** What several exceptions to a clause say together: some yield to others. */
  private joined(met: readonly Met[]): Grounded {
    let joined = none;
    for (const { clause, value } of met) {
      const yields = met.some((o) => o.clause !== clause && this.operations.isLive(o.value.id) && defeats(this.tables.clauses, clause, o.clause));
      if (!yields) joined = this.agree(joined, value);
    }
    return joined;
  }
  private own(clause: number, target: number): Grounded {
    const { firstRow } = this.tables.clauses;
    let own = none;
    for (let row = firstRow[clause] ?? 0; row < (firstRow[clause + 1] ?? 0); row++) {
      const lifts = this.tables.rows.lifts[row] ?? -1;
      if ((lifts === -1 || lifts === target) && this.matcher.passes(row)) own = this.gather(own, this.saidBy(row));
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

  private kind(id: SaidId): number {
    return (this.kinds[id] ??= this.kindNow(id));
  }
  private kindNow(id: SaidId): number {
    const said = this.operations.decisions.get(id);
    if (said.kind === "none" || said.kind === "said") return said.kind === "none" ? 0 : 1;
    if (said.kind === "lifted") return 3;
    return isQuiet(said) ? 2 : said.kind === "lifts" ? 4 : 5;
  }
  /** Sentences of one clause, or rules: the grounds of both where both are quiet, say the same, or cannot stand together. */
  private gather(a: Grounded, b: Grounded): Grounded {
    if (a.id === nothing) return b;
    if (b.id === nothing) return a;
    const id = this.operations.gather(a.id, b.id);
    const [x, y] = [this.kind(a.id), this.kind(b.id)];
    const [aQuiet, bQuiet] = [x === 2 || x === 3, y === 2 || y === 3];
    if (aQuiet !== bQuiet) return aQuiet ? b : a;
    return this.withGrounds(id, a, b, aQuiet);
  }
  private withGrounds(id: SaidId, a: Grounded, b: Grounded, quiet: boolean): Grounded {
    const { decisions } = this.operations;
    if (quiet || decisions.position(a.id) === decisions.position(b.id)) return { id, by: this.union(a.by, b.by) };
    if (id === a.id) return a;
    return id === b.id ? b : { id, by: this.union(a.by, b.by) };
  }
  /** Exceptions to one clause: a lifted one yields to any other. */
  private agree(a: Grounded, b: Grounded): Grounded {
    if (a.id === nothing) return b;
    if (b.id === nothing) return a;
    const [x, y] = [this.kind(a.id) === 3, this.kind(b.id) === 3];
    if (x !== y) return x ? b : a;
    return { id: this.operations.agree(a.id, b.id), by: this.union(a.by, b.by) };
  }
  private replaced(exceptions: Grounded, own: Grounded): Grounded {
    if (exceptions.id === nothing) return own;
    const id = this.operations.replaced(exceptions.id, own.id);
    return { id, by: this.kind(exceptions.id) === 3 ? this.union(own.by, exceptions.by) : exceptions.by };
  }
  /** Both lists in one. The same two meet again and again. */
  private union(a: readonly SentenceId[], b: readonly SentenceId[]): readonly SentenceId[] {
    const slot = ((a[0] ?? 0) * 31 + (b[0] ?? 0)) & (mostUnions - 1);
    const known = this.unions[slot];
    if (known !== undefined && known.a === a && known.b === b) return known.both;
    const both = union(a, b);
    this.unions[slot] = { a, b, both };
    return both;
  }
}

/** Both lists, which ascend, in one that does, each sentence once. */
function union(a: readonly SentenceId[], b: readonly SentenceId[]): readonly SentenceId[] {
  const both: SentenceId[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    both.push(Math.min(x, y));
    if (x <= y) i++;
    if (y <= x) j++;
  }
  for (; i < a.length; i++) both.push(a[i] ?? 0);
  for (; j < b.length; j++) both.push(b[j] ?? 0);
  return both;
}
