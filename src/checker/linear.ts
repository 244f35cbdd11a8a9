/** Arithmetic on amounts: sums of look-ups with factors kept whole as far as they can be, and one division at the end. */
import { tidy } from "../language/reading";
import type { Operand } from "../language/regime";

/** A decimal as written, as a whole number and what it is divided by. */
export function fraction(value: number): { readonly factor: number; readonly over: number } {
  const decimals = /^-?\d+\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  const over = 10 ** decimals;
  return decimals === 0 || decimals > 9 ? { factor: value, over: 1 } : { factor: Math.round(value * over), over };
}

const divisor = (operand: Operand): number => operand.over ?? 1;

function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** An operand over its smallest divisor; a constant is divided at once. */
function reduced(operand: Operand, over: number): Operand {
  const { over: _, ...rest } = operand;
  if (rest.terms.length === 0) return { ...rest, constant: tidy(rest.constant / over) };
  const parts = [rest.constant, ...rest.terms.map((t) => t.factor), over];
  const common = parts.every(Number.isInteger) ? parts.reduce(gcd) : 1;
  const made = { ...rest, constant: rest.constant / common, terms: rest.terms.map((t) => ({ ...t, factor: t.factor / common })) };
  return over === common ? made : { ...made, over: over / common };
}

/** An operand without a divisor, its factors fractions. */
export const divided = (operand: Operand): Operand => {
  const { over = 1, ...rest } = operand;
  return { ...rest, constant: rest.constant / over, terms: rest.terms.map((t) => ({ ...t, factor: t.factor / over })) };
};

/** A sum of two operands. */
export function add(a: Operand, c: Operand): Operand {
  const [left, right] = [divisor(a), divisor(c)];
  const times = (operand: Operand, by: number): Operand["terms"] => operand.terms.map((t) => ({ ...t, factor: t.factor * by }));
  const sum = { constant: a.constant * right + c.constant * left, terms: [...times(a, right), ...times(c, left)] };
  return reduced(sum, left * right);
}

/** An operand times `factor`, divided by `over`. */
export function scale(operand: Operand, factor: number, over = 1): Operand {
  const sign = over < 0 ? -1 : 1;
  const terms = operand.terms.map((t) => ({ ...t, factor: t.factor * factor * sign }));
  return reduced({ ...operand, constant: operand.constant * factor * sign, terms }, divisor(operand) * over * sign);
}
