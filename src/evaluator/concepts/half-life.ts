import { compareRationals, one, toNumber, type Rational } from "../../language/rational";

/**
 * After how many years half of what is at risk would be gone, at a steady hazard: ln 2 / −ln(1 − rho), where rho is the share lowered in a
 * year (ours). `null` for 0, at which nothing ever goes, and for 1 or more, at which all is gone within the year.
 */
export function halfLife(rho: Rational): number | null {
  if (rho.numerator <= 0n || compareRationals(rho, one) >= 0) return null;
  return Math.LN2 / -Math.log1p(-toNumber(rho));
}
