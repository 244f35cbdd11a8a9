import { rowField, rowSize, testKind, type Clauses, type Rows } from "./tables";

/** Where a row leads instead of to another row. `unmet`: it says nothing here; `lifted`: an exception makes it not apply; `unsure`: it must be resolved at length. */
export const exit = { unmet: -1, holds: -2, lifted: -3, unsure: -4 } as const;

/** What stands where in a step: what `rowField` says, where its tests begin and end, and the row, or exit, to which it leads when all pass, or one fails. */
export const stepField = { forbidden: 0, from: 1, to: 2, origin: 3, firstTest: 4, lastTest: 5, passed: 6, failed: 7 } as const;

/** Rows of which each knows where it leads, so that a clause and its exceptions are one walk; by row, eight whole numbers. */
export interface Steps {
  readonly fields: Int32Array;
  readonly tests: Rows["tests"];
}

/**
 * Makes steps of rows. A clause is one walk where all that its exceptions do, at any depth, is to lift: each of these has one clause that it lifts, so that
 * every row leads to the same places whenever it is asked. Rows that say several things, or what depends on the case, are left unsure.
 */
export function stepsOf(rows: Rows, clauses: Clauses): Steps {
  const count = rows.said.length;
  const fields = new Int32Array(count * rowSize);
  const tests: { kind: number[]; at: number[]; low: number[]; high: number[] } = { kind: [], at: [], low: [], high: [] };
  const place = (row: number): void => {
    const at = row * rowSize;
    for (const name of ["forbidden", "from", "to", "origin"] as const) fields[at + stepField[name]] = rows.fields[at + rowField[name]] ?? 0;
    fields[at + stepField.firstTest] = tests.kind.length;
    const host = rows.fields[at + rowField.host] ?? 0;
    if (host !== 0) add(testKind.host, host, 0, 0);
    for (let t = firstTest(rows, row); t < firstTest(rows, row + 1); t++) add(rows.tests.kind[t] ?? 0, rows.tests.at[t] ?? 0, rows.tests.low[t] ?? 0, rows.tests.high[t] ?? 0);
    fields[at + stepField.lastTest] = tests.kind.length;
    // An exception that is asked in no walk is not led to.
    fields[at + stepField.passed] = exit.unsure;
    fields[at + stepField.failed] = exit.unmet;
  };
  const add = (kind: number, at: number, low: number, high: number): void => {
    tests.kind.push(kind);
    tests.at.push(at);
    tests.low.push(low);
    tests.high.push(high);
  };
  for (let row = 0; row < count; row++) place(row);
  const lead = (row: number, passed: number, failed: number): void => {
    fields[row * rowSize + stepField.passed] = passed;
    fields[row * rowSize + stepField.failed] = failed;
  };
  /** Leads from an exception on, and to the first of its rows: where it applies to `applies`, else to `not`. */
  const walk = (clause: number, applies: number, not: number): number => {
    const [first, end] = [clauses.firstRow[clause] ?? 0, clauses.firstRow[clause + 1] ?? 0];
    const met = through(clause, applies, not);
    for (let row = first; row < end; row++) lead(row, met, row + 1 < end ? row + 1 : not);
    return first < end ? first : not;
  };
  /** Through the exceptions to a clause: to `lifted` where one applies, else to `holds`. */
  const through = (clause: number, holds: number, lifted: number): number => {
    let next = holds;
    for (let i = (clauses.firstException[clause + 1] ?? 0) - 1; i >= (clauses.firstException[clause] ?? 0); i--) next = walk(clauses.exceptions[i] ?? 0, lifted, next);
    return next;
  };
  const isException = new Uint8Array(clauses.of.length);
  for (const clause of clauses.exceptions) isException[clause] = 1;
  for (let clause = 0; clause < clauses.of.length; clause++) {
    if (isException[clause] === 1) continue;
    const [first, end] = [clauses.firstRow[clause] ?? 0, clauses.firstRow[clause + 1] ?? 0];
    const said = rows.said[first] ?? -1;
    const isOne = said >= 0 && clauses.onlyLifted[clause] === 1 && rows.said.subarray(first, end).every((id) => id === said);
    const met = isOne ? through(clause, exit.holds, exit.lifted) : exit.unsure;
    for (let row = first; row < end; row++) lead(row, met, exit.unmet);
  }
  return { fields, tests: { kind: new Int32Array(tests.kind), at: new Int32Array(tests.at), low: new Float64Array(tests.low), high: new Float64Array(tests.high) } };
}

const firstTest = (rows: Rows, row: number): number => rows.fields[row * rowSize + rowField.firstTest] ?? 0;
