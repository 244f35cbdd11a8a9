import { rational, type Rational } from "../language/rational";

/** A payoff as callers write it. A number means its decimal text: `0.3` is 3/10, and not the nearest binary fraction. */
export type Payoff = number | bigint | Rational;

const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** A payoff as an exact fraction; throws a `RangeError` where a number is not finite. */
export function exact(payoff: Payoff): Rational {
  if (typeof payoff === "object") return payoff;
  if (typeof payoff === "bigint" || Number.isSafeInteger(payoff)) return rational(payoff);
  const [, sign = "", whole, part = "", exponent = "0"] = decimal.exec(String(payoff)) ?? [];
  if (whole === undefined) throw new RangeError(`a payoff that is no finite number: ${payoff}`);
  const shift = Number(exponent) - part.length;
  const digits = BigInt(`${sign}${whole}${part}`);
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift)) : rational(digits, 10n ** BigInt(-shift));
}

/** A whole number of players, periods or contributors; throws a `RangeError` below `least`. */
export function wholeNumber(value: number, least: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < least) throw new RangeError(`${what} is a whole number of at least ${least}, not ${value}`);
  return value;
}
