import { absolute, add, compareRationals, divide, multiply, rational, subtract, toNumber, zero, type Rational } from "../language/rational";
import { solveLinear } from "./linear-system";

/** Largest `objective · x` with x >= 0, the chances adding up to 1, and each row · x >= 0. */
export interface LinearProgramme {
  readonly objective: readonly Rational[];
  readonly rows: readonly (readonly Rational[])[];
}

/** Which unknowns are above zero by their own right, and which rows hold as equations: what a solver ends with. */
export interface Basis {
  readonly basic: readonly number[];
  readonly tight: readonly number[];
}

export interface ExactOptimum {
  readonly x: readonly Rational[];
  readonly value: Rational;
}

const dot = (a: readonly Rational[], b: readonly Rational[]): Rational => a.reduce((sum, value, i) => add(sum, multiply(value, b[i] ?? zero)), zero);

/** A number as the text format writes it. Rows are scaled to at most 1: only the solver's doubles, not the answer, depend on it. */
function row(coefficients: readonly Rational[]): string {
  const largest = coefficients.map(absolute).reduce((a, b) => (compareRationals(a, b) >= 0 ? a : b), zero);
  const scaled = coefficients.map((c) => (largest.numerator === 0n ? 0 : toNumber(divide(c, largest))));
  return scaled.map((value, i) => `${value < 0 ? "-" : "+"} ${Math.abs(value)} x${i}`).join("\n ");
}

/** The programme in the text format of CPLEX, which HiGHS reads. Every unknown is named in every row, so that their order is kept. */
export function programmeText({ objective, rows }: LinearProgramme): string {
  const total = objective.map((_, i) => `+ 1 x${i}`).join("\n ");
  const lines = rows.map((coefficients, i) => ` r${i}: ${row(coefficients)} >= 0`);
  return ["Maximize", ` value: ${row(objective)}`, "Subject To", ` total: ${total} = 1`, ...lines, "End", ""].join("\n");
}

/** The corner of a basis, exact; `null` where the basis is none. */
function cornerOf({ objective, rows }: LinearProgramme, { basic, tight }: Basis): readonly Rational[] | null {
  if (basic.length !== tight.length + 1) return null;
  const solution = solveLinear([
    [...basic.map(() => rational(1)), rational(1)],
    ...tight.map((i) => [...basic.map((j) => rows[i]?.[j] ?? zero), zero]),
  ]);
  return solution && objective.map((_, j) => (basic.includes(j) ? (solution[basic.indexOf(j)] ?? zero) : zero));
}

/** The prices of a basis: of the total, then of each row, zero where the row is not tight. */
function pricesOf({ objective, rows }: LinearProgramme, { basic, tight }: Basis): { readonly total: Rational; readonly rows: readonly Rational[] } | null {
  const solution = solveLinear(basic.map((j) => [rational(1), ...tight.map((i) => rows[i]?.[j] ?? zero), objective[j] ?? zero]));
  if (solution === null) return null;
  return { total: solution[0] ?? zero, rows: rows.map((_, i) => (tight.includes(i) ? (solution[tight.indexOf(i) + 1] ?? zero) : zero)) };
}

/**
 * The optimum of a basis, if it is one: the corner is computed anew in fractions, every condition is checked, and so are the prices that prove
 * that no other point is better (weak duality). `null` where anything fails.
 */
export function verifyBasis(programme: LinearProgramme, basis: Basis): ExactOptimum | null {
  const x = cornerOf(programme, basis);
  const prices = x && pricesOf(programme, basis);
  if (x === null || prices === null) return null;
  const feasible = x.every((value) => value.numerator >= 0n) && programme.rows.every((r) => dot(r, x).numerator >= 0n);
  // The rows ask for no less than zero, so that their prices are no more than zero.
  const signs = prices.rows.every((price) => price.numerator <= 0n);
  const covered = programme.objective.every((c, j) => {
    const price = programme.rows.reduce((sum, r, i) => add(sum, multiply(prices.rows[i] ?? zero, r[j] ?? zero)), prices.total);
    return compareRationals(price, c) >= 0;
  });
  const value = dot(programme.objective, x);
  return feasible && signs && covered && subtract(value, prices.total).numerator === 0n ? { x, value } : null;
}
