/** Answers of src/games with fractions as text. */
import { formatRational, type Rational } from "../../src/language/rational";

const isRational = (value: object): value is Rational => "numerator" in value && "denominator" in value;

/** A value with every fraction in it written out. */
export function shown(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isRational(value)) return formatRational(value);
  if (Array.isArray(value)) return value.map(shown);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shown(inner)]));
}
