import { divide, multiply, subtract, zero, type Rational } from "../language/rational";

/**
 * The one solution of a square system of linear equations, exact; `null` where there is none or more than one.
 * `rows`: n equations, each n coefficients and the right side. By Gauss and Jordan.
 */
export function solveLinear(rows: readonly (readonly Rational[])[]): readonly Rational[] | null {
  const n = rows.length;
  const system = rows.map((row) => [...row]);
  for (let column = 0; column < n; column++) {
    const at = system.findIndex((row, i) => i >= column && (row[column] ?? zero).numerator !== 0n);
    const pivot = system[at];
    if (pivot === undefined) return null;
    [system[at], system[column]] = [system[column] ?? pivot, pivot];
    const head = pivot[column] ?? zero;
    const scaled = pivot.map((value) => divide(value, head));
    system.forEach((row, i) => {
      const factor = row[column] ?? zero;
      if (i === column) system[i] = scaled;
      else if (factor.numerator !== 0n) system[i] = row.map((value, j) => subtract(value, multiply(factor, scaled[j] ?? zero)));
    });
  }
  return system.map((row) => row[n] ?? zero);
}
