import { add, multiply, divide, rational, zero, type Rational } from "../language/rational";

/** A sum of figures and a number that is zero (`=`), above it (`>`) or not below it (`>=`). */
export interface Constraint {
  readonly sum: ReadonlyMap<string, Rational>;
  readonly constant: Rational;
  readonly is: "=" | ">" | ">=";
}

/** Above so many constraints nothing is ruled out. */
const mostConstraints = 400;

/** Whether figures could be as all the constraints say: each figure is eliminated in turn (Fourier and Motzkin). */
export function isFeasible(constraints: readonly Constraint[]): boolean {
  let left = constraints;
  for (;;) {
    if (left.some((c) => c.sum.size === 0 && !isTrue(c))) return false;
    const open = left.filter((c) => c.sum.size > 0);
    const [first] = open;
    if (first === undefined || open.length > mostConstraints) return true;
    const equal = open.find((c) => c.is === "=") ?? first;
    const [figure = ""] = equal.sum.keys();
    left = equal.is === "=" ? open.flatMap((c) => (c === equal ? [] : [without(c, equal, figure)])) : eliminated(open, figure);
  }
}

const isTrue = ({ constant: { numerator: n }, is }: Constraint): boolean => (is === "=" ? n === 0n : is === ">" ? n > 0n : n >= 0n);
const factor = ({ sum }: Constraint, figure: string): Rational => sum.get(figure) ?? zero;

/** One constraint plus some times another. */
function plus(a: Constraint, b: Constraint, times: Rational, is: Constraint["is"]): Constraint {
  const sum = new Map(a.sum);
  for (const [figure, value] of b.sum) {
    const total = add(sum.get(figure) ?? zero, multiply(value, times));
    if (total.numerator === 0n) sum.delete(figure);
    else sum.set(figure, total);
  }
  return { sum, constant: add(a.constant, multiply(b.constant, times)), is };
}

const negative = (a: Rational): Rational => multiply(a, rational(-1));

/** A constraint into which what an equation says of a figure is put. */
const without = (c: Constraint, equation: Constraint, figure: string): Constraint => plus(c, equation, negative(divide(factor(c, figure), factor(equation, figure))), c.is);

/** What inequalities say without a figure: each lower bound of it with each upper one. */
function eliminated(all: readonly Constraint[], figure: string): readonly Constraint[] {
  const sign = (c: Constraint): bigint => factor(c, figure).numerator;
  const [lower, upper] = [all.filter((c) => sign(c) > 0n), all.filter((c) => sign(c) < 0n)];
  const pairs = lower.flatMap((l) => upper.map((u) => plus(l, u, negative(divide(factor(l, figure), factor(u, figure))), l.is === ">" || u.is === ">" ? ">" : ">=")));
  return [...all.filter((c) => sign(c) === 0n), ...pairs];
}
