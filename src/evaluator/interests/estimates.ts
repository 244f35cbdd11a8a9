import { add, multiply, zero, type Rational } from "../../language/rational";
import { exactSum } from "./exact";
import { corners, type Corner, type Estimate } from "./result";

/** An estimate made corner by corner. */
export const estimate = (of: (corner: Corner) => Rational): Estimate => ({ low: of("low"), expected: of("expected"), high: of("high") });
export const nothing: Estimate = estimate(() => zero);
export const plus = (a: Estimate, b: Estimate): Estimate => (isNothing(a) ? b : isNothing(b) ? a : estimate((c) => add(a[c], b[c])));
export const times = (a: Estimate, by: Rational): Estimate => estimate((c) => multiply(a[c], by));
export const isNothing = (a: Estimate): boolean => corners.every((c) => a[c].numerator === 0n);
export const total = (all: readonly Estimate[]): Estimate => all.length < 3 ? all.reduce(plus, nothing) : estimate((c) => exactSum(all.map((e) => e[c])));
