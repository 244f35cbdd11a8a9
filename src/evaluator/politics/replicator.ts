/**
 * Three aims compete for weight: each grows by how far its payoff is above the mean, dx_i/dt = x_i (f_i − Σ x_k f_k), with payoffs f = A x (replicator dynamics; Taylor and
 * Jonker 1978, unverified). Where payoffs do not hang on the weights, every line of A has one number. A model, and no prediction.
 */
import { add, compareRationals, divide, multiply, subtract, zero, type Rational } from "../../language/rational";

export type Three<T> = readonly [T, T, T];
/** `A[i][j]`: the payoff of aim i where aim j has all the weight. */
export type PayoffMatrix = Three<Three<Rational>>;
type Weights = Three<Rational>;

export interface FixedPoint {
  /** Weights, parts of 1; `null`: a whole line or area between the aims of the support, of which every point rests. */
  readonly at: Weights | null;
  /** The aims with weight, as places. */
  readonly support: readonly number[];
  /** By first order: `stable` where whatever is near comes back, `unstable` where some of it goes away, `undecided` where first order does not tell. */
  readonly stability: "stable" | "unstable" | "undecided";
}

const at = <T>(three: Three<T>, i: number): T => three[i] as T;
const sign = (x: Rational): number => (x.numerator > 0n ? 1 : x.numerator < 0n ? -1 : 0);
const dot = (a: Weights, b: Weights): Rational => add(add(multiply(a[0], b[0]), multiply(a[1], b[1])), multiply(a[2], b[2]));
const times = (matrix: PayoffMatrix, x: Weights): Weights => [dot(matrix[0], x), dot(matrix[1], x), dot(matrix[2], x)];
const map = (f: (i: number) => Rational): Weights => [f(0), f(1), f(2)];

/** The payoffs of aims that do not hang on their weights. */
export const constantPayoffs = (payoffs: Weights): PayoffMatrix => [[payoffs[0], payoffs[0], payoffs[0]], [payoffs[1], payoffs[1], payoffs[1]], [payoffs[2], payoffs[2], payoffs[2]]];

/** The velocity of the weights: it adds up to 0. */
export function replicatorField(matrix: PayoffMatrix, x: Weights): Weights {
  const payoffs = times(matrix, x);
  const mean = dot(x, payoffs);
  return map((i) => multiply(at(x, i), subtract(at(payoffs, i), mean)));
}

/** First order at a point: the trace and the determinant of the field's derivative in the plane of weights that add up to 1. */
function stabilityAt(matrix: PayoffMatrix, x: Weights): FixedPoint["stability"] {
  const payoffs = times(matrix, x);
  const mean = dot(x, payoffs);
  const column = (j: number): Rational => dot(x, map((k) => at(at(matrix, k), j)));
  const slope = (i: number, j: number): Rational =>
    add(i === j ? subtract(at(payoffs, i), mean) : zero, multiply(at(x, i), subtract(at(at(matrix, i), j), add(at(payoffs, j), column(j)))));
  const within = (i: number, j: number): Rational => subtract(slope(i, j), slope(i, 2));
  const trace = sign(add(within(0, 0), within(1, 1)));
  const determinant = sign(subtract(multiply(within(0, 0), within(1, 1)), multiply(within(0, 1), within(1, 0))));
  return trace > 0 || determinant < 0 ? "unstable" : trace < 0 && determinant > 0 ? "stable" : "undecided";
}

/** Where two aims alone rest with weight for both: their payoffs are equal. */
function onEdge(matrix: PayoffMatrix, i: number, j: number): Weights | "all" | null {
  const [u, v] = [subtract(at(at(matrix, i), i), at(at(matrix, j), i)), subtract(at(at(matrix, i), j), at(at(matrix, j), j))];
  if (sign(u) === 0 && sign(v) === 0) return "all";
  if (sign(u) * sign(v) >= 0) return null;
  const share = divide(v, subtract(v, u));
  return map((k) => (k === i ? share : k === j ? subtract({ numerator: 1n, denominator: 1n }, share) : zero));
}

/** Where all three rest with weight for each. The differences of payoffs are lines, given by what they are at the corners. */
function inside(matrix: PayoffMatrix): Weights | "all" | null {
  const beyond = (i: number): Weights => map((k) => subtract(at(at(matrix, i), k), at(at(matrix, 2), k)));
  const [a, b] = [beyond(0), beyond(1)];
  const cross = map((i) => subtract(multiply(at(a, (i + 1) % 3), at(b, (i + 2) % 3)), multiply(at(a, (i + 2) % 3), at(b, (i + 1) % 3))));
  const signs = cross.map(sign);
  if (signs.every((s) => s === 0)) {
    const line = (a.every((x) => sign(x) === 0) ? b : a).map(sign);
    return line.every((s) => s === 0) || (line.includes(1) && line.includes(-1)) ? "all" : null;
  }
  if (!signs.every((s) => s === 1) && !signs.every((s) => s === -1)) return null;
  const whole = add(add(cross[0], cross[1]), cross[2]);
  return map((i) => divide(at(cross, i), whole));
}

/** Every weighing that rests: single aims, two, all three. Weights that rest along a line or over an area are one entry without a place. */
export function fixedPoints(matrix: PayoffMatrix): readonly FixedPoint[] {
  const corner = (i: number): Weights => map((k) => (k === i ? { numerator: 1n, denominator: 1n } : zero));
  const found = [
    ...[0, 1, 2].map((i) => ({ support: [i], point: corner(i) })),
    ...([[0, 1], [0, 2], [1, 2]] as const).map(([i, j]) => ({ support: [i, j], point: onEdge(matrix, i, j) })),
    { support: [0, 1, 2], point: inside(matrix) },
  ];
  return found.flatMap(({ support, point }): readonly FixedPoint[] =>
    point === null ? [] : point === "all" ? [{ at: null, support, stability: "undecided" }] : [{ at: point, support, stability: stabilityAt(matrix, point) }]);
}

/** Where weights go under payoffs that do not hang on them: x_i(t) grows as x_i e^(f_i t), so that the aims of the greatest payoff share all in the proportions they have. */
export function limitOf(weights: Weights, payoffs: Weights): Weights {
  const alive = [0, 1, 2].filter((i) => sign(at(weights, i)) > 0);
  const best = alive.filter((i) => alive.every((j) => compareRationals(at(payoffs, i), at(payoffs, j)) >= 0));
  const whole = best.reduce((total, i) => add(total, at(weights, i)), zero);
  return map((i) => (best.includes(i) ? divide(at(weights, i), whole) : zero));
}
