/**
 * D3, rough equivalence of benefits over partners, issues and time (design 3.4; Keohane 1986; Ruggie 1992). `b[t][i][j]` is what `i` gets from
 * `j` in period t, signed; net is b_ij − b_ji.
 *
 *     beta_dyad  = 1 − Σ_{i<j} |net_ij| / Σ_{i<j} (|b_ij| + |b_ji|)
 *     beta_multi = 1 − Σ_i |Σ_j net_ij| / Σ_i Σ_j (|b_ij| + |b_ji|)
 *
 * Over several periods the net is added up with its sign and the gross without it: what was exchanged stays exchanged. So both betas lie between 0
 * and 1, beta_multi is never below beta_dyad, and the beta of all periods never below the mean of theirs weighed by gross.
 */
import { absolute, add, compareRationals, divide, multiply, one, rational, subtract, zero, type Rational } from "../../language/rational";
import type { PartyId } from "../../language/regime";
import { exactSum as sum } from "./exact";
import type { Balance, Beta, PartyBalance } from "./result";

export type Benefits = readonly (readonly (readonly Rational[])[])[];
export interface Tolerance {
  /** How far beta_multi may be below 1. */
  readonly whole: Rational;
  /** How much of what one party exchanged may be left over. */
  readonly each: Rational;
}
/** The defaults of the design: 1/4 and 1/2. */
export const usualTolerance: Tolerance = { whole: rational(1, 4), each: rational(1, 2) };

/** What was exchanged between each two: net with its sign, and gross. */
interface Exchanged {
  readonly net: readonly (readonly Rational[])[];
  readonly gross: readonly (readonly Rational[])[];
}

function exchangedIn(b: readonly (readonly Rational[])[]): Exchanged {
  const at = (i: number, j: number): Rational => (i === j ? zero : (b[i]?.[j] ?? zero));
  const square = (of: (i: number, j: number) => Rational): readonly (readonly Rational[])[] => b.map((_, i) => b.map((__, j) => of(i, j)));
  return { net: square((i, j) => subtract(at(i, j), at(j, i))), gross: square((i, j) => add(absolute(at(i, j)), absolute(at(j, i)))) };
}
const added = (all: readonly Exchanged[], size: number, of: (e: Exchanged) => Exchanged["net"]): Exchanged["net"] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => sum(all.map((e) => of(e)[i]?.[j] ?? zero))));

function betaOf({ net, gross }: Exchanged): Beta {
  const all = sum(gross.flat());
  // Each two are met twice, and so are their differences.
  const betweenTwo = sum(net.flat().map(absolute));
  const ofEach = sum(net.map((row) => absolute(sum(row))));
  const beta = (apart: Rational): Rational | null => (all.numerator === 0n ? null : subtract(one, divide(apart, all)));
  return { dyad: beta(betweenTwo), multi: beta(ofEach), gross: divide(all, rational(2)) };
}

/** Balances an exchange between parties over periods. What is not exchanged at all cannot be assessed. */
export function balanceOf(parties: readonly PartyId[], benefits: Benefits, { whole, each }: Tolerance = usualTolerance): Balance {
  const byPeriod = benefits.map(exchangedIn);
  const all: Exchanged = { net: added(byPeriod, parties.length, (e) => e.net), gross: added(byPeriod, parties.length, (e) => e.gross) };
  const periods = byPeriod.map(betaOf);
  const cumulated = betaOf(all);
  const strict = meanOf(periods);
  const diffuseness = cumulated.multi && strict && subtract(cumulated.multi, strict);
  const balances = parties.map((party, i): PartyBalance => {
    const [net, gross] = [sum(all.net[i] ?? []), sum(all.gross[i] ?? [])];
    const received = sum(benefits.flatMap((b) => b[i]?.filter((_, j) => j !== i) ?? []));
    return { party, received, net, gross, share: gross.numerator === 0n ? null : divide(absolute(net), gross) };
  });
  const lopsided = balances.filter((p) => p.share !== null && compareRationals(p.share, each) > 0).map((p) => p.party);
  const enough = (beta: Rational | null): boolean => beta !== null && compareRationals(beta, subtract(one, whole)) >= 0;
  return {
    periods, cumulated, strict, diffuseness, parties: balances, lopsided,
    signature: cumulated.multi === null ? null : enough(strict) ? "specific" : enough(cumulated.multi) && diffuseness !== null && compareRationals(diffuseness, whole) >= 0 ? "diffuse" : "neither",
    parity: parityOf(balances.map((p) => p.received)),
    verdict: cumulated.multi === null ? "not-assessable" : enough(cumulated.multi) && lopsided.length === 0 ? "holds" : "fails",
  };
}

function meanOf(periods: readonly Beta[]): Rational | null {
  const gross = sum(periods.map((p) => p.gross));
  return gross.numerator === 0n ? null : divide(sum(periods.map((p) => (p.dyad === null ? zero : multiply(p.dyad, p.gross)))), gross);
}

/** The Gini coefficient of numbers that are not negative: the mean difference of two of them over twice their mean; `null` where it means nothing. */
export function giniOf(numbers: readonly Rational[]): Rational | null {
  const whole = sum(numbers);
  if (whole.numerator <= 0n || numbers.some((x) => x.numerator < 0n)) return null;
  const sorted = [...numbers].sort(compareRationals);
  const n = sorted.length;
  const weighed = sum(sorted.map((x, i) => multiply(rational(2 * i + 1 - n), x)));
  return divide(weighed, multiply(rational(n), whole));
}
function parityOf(received: readonly Rational[]): Rational | null {
  const gini = giniOf(received);
  return gini && subtract(one, gini);
}
