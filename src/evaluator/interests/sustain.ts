/**
 * D4, sustainable expectation (design 3.4): for each member i and state of the world s, delta_i >= L_i(s) / (L_i(s) + bbar_i). L is what i gains once by leaving in s, bbar its mean
 * yearly net benefit. States come independently (limited commitment: Coate and Ravallion 1993, Kocherlakota 1996; escape clauses: Bagwell and Staiger 1990; unverified).
 * The bound says what can be enforced by the loss of the future, and not what anybody will do (Fudenberg and Maskin 1986, unverified).
 */
import { pooled } from "../../games";
import { compareRationals, divide, multiply, one, rational, subtract, zero, type Rational } from "../../language/rational";
import type { PartyId } from "../../language/regime";
import { nothingExchanged, noStakeOfStates, unitsOf, unknownIn, verdictOf } from "./benefits";
import { deviationsIn, type Choices, type Deviations } from "./choices";
import { allParts, conductOf, ownParts, type Conduct } from "./conduct";
import { exactSum } from "./exact";
import { corners, type Corner, type Ledger, type MemberSustain, type Prospect, type Sustain, type SustainReport, type Temptation } from "./result";

const above = (a: Rational, b: Rational): boolean => compareRationals(a, b) > 0;
const largestOf = (numbers: readonly Rational[]): Rational => numbers.reduce((a, b) => (above(b, a) ? b : a), zero);

/** L/(L + bbar); 0 without a temptation; `null` where there is no benefit to lose (bbar <= 0). */
export function criticalFactor(gain: Rational, benefit: Rational): Rational | null {
  if (!above(benefit, zero)) return null;
  const bound = pooled([{ gain, loss: benefit }]);
  return bound.kind === "exact" ? bound.value : zero;
}

/**
 * F* = max(0, L − delta × bbar/(1 − delta)), the least sanction that makes leaving not worth it, for 0 <= delta <= 1. Where the future counts in full (delta = 1) any benefit outweighs
 * every gain, and no sum any burden: then `null`.
 */
export function leastSanction(gain: Rational, benefit: Rational, delta: Rational): Rational | null {
  const later = subtract(one, delta);
  if (later.numerator === 0n && benefit.numerator !== 0n) return above(benefit, zero) ? zero : null;
  const future = later.numerator === 0n ? zero : divide(multiply(delta, benefit), later);
  return largestOf([subtract(gain, future)]);
}

function memberOf(prospect: Prospect, delta: Rational): MemberSustain {
  const bounds = prospect.temptations.map(({ gain }) => {
    const critical = criticalFactor(gain, prospect.benefit);
    return { critical, met: critical !== null && !above(critical, delta) };
  });
  const known = bounds.flatMap((b) => b.critical ?? []);
  const [critical, tempted] = [largestOf(known), largestOf(prospect.temptations.map((t) => t.gain))];
  return {
    ...prospect, bounds,
    critical: known.length < bounds.length ? null : critical,
    // The bound rises with the gain, so that the greatest gain has the greatest bound.
    at: tempted.numerator === 0n ? null : (prospect.temptations.find((t) => compareRationals(t.gain, tempted) === 0) ?? null),
    sanction: leastSanction(tempted, prospect.benefit, delta),
  };
}

/** Judges prospects by one discount factor. Where nobody gains or bears anything it cannot be assessed. */
export function sustainOf(prospects: readonly Prospect[], delta: Rational): Sustain {
  const members = prospects.map((p) => memberOf(p, delta));
  const bounds = members.flatMap((m) => m.bounds);
  const criticals = members.flatMap((m) => m.critical ?? []);
  const all = members.length > 0 && criticals.length === members.length;
  const least = criticals.reduce((a, b) => (above(a, b) ? b : a), one);
  const empty = prospects.every((p) => p.benefit.numerator === 0n && p.temptations.every((t) => t.gain.numerator === 0n));
  const unsustained = members.filter((m) => m.bounds.some((b) => !b.met)).map((m) => m.party);
  return {
    members, unsustained,
    largest: all ? largestOf(criticals) : null,
    asymmetry: all && least.numerator > 0n ? divide(largestOf(criticals), least) : null,
    share: bounds.length === 0 ? null : rational(bounds.filter((b) => b.met).length, bounds.length),
    verdict: empty ? "not-assessable" : unsustained.length === 0 ? "holds" : "fails",
  };
}

/** The ledger of one state of the world, and the years of it in which the shock lasts (all, without one), as places. A shock that may come in several years has a state for each. */
export interface State {
  readonly shock: string | null;
  readonly ledger: Ledger;
  /** The ledgers by what each keeps; left out: nothing hangs on what the origin of a case keeps. */
  readonly choices?: Choices;
  readonly years: readonly number[];
}

/**
 * What leaving saves in one year: toward each other member, a host that shuts its door, an origin that keeps its people, and whoever no longer performs a duty are rid of what they net there, where that is a
 * burden. Where it is a benefit they go on, and what comes by the conduct of others goes on too. Where stakes hang on one's own conduct and keeping nothing at all gains more, it is that.
 */
export function gainOfLeaving(conduct: Conduct, member: PartyId, year: number, deviations: Deviations = new Map()): Rational {
  const [beside, tempting] = [conduct.get(member), deviations.get(member)];
  return exactSum([...new Set([...(beside?.keys() ?? []), ...(tempting?.keys() ?? [])])].map((other) => {
    const sides = beside?.get(other);
    const burdens = (sides ? ownParts(sides) : []).map((part) => part[year] ?? zero).filter((net) => net.numerator < 0n);
    return largestOf([subtract(zero, exactSum(burdens)), tempting?.get(other) ?? zero]);
  }));
}

/** The mean yearly net benefit of a member over the years of a ledger. */
export function meanBenefit(conduct: Conduct, member: PartyId, years: number): Rational {
  const all = [...(conduct.get(member)?.values() ?? [])].flatMap((sides) => allParts(sides).flat());
  return divide(exactSum(all), rational(years));
}

/** One state of the world as D4 looks at it. */
interface Seen {
  readonly state: State;
  readonly conduct: Conduct;
  /** By year of the state, as a place; none where nothing hangs on one's own conduct. */
  readonly deviations: ReadonlyMap<number, Deviations>;
}

/** What one member gains most by leaving under one shock, of whatever year it comes in. */
function temptationIn(member: PartyId, shock: string | null, own: readonly Seen[]): Temptation {
  const gains = own.flatMap(({ state, conduct, deviations }) => state.years.map((y) => ({ year: state.ledger.years[y] ?? 0, gain: gainOfLeaving(conduct, member, y, deviations.get(y)) })));
  const gain = largestOf(gains.map((g) => g.gain));
  return { shock, year: gains.find((g) => compareRationals(g.gain, gain) === 0)?.year ?? 0, gain };
}

/** D4 of a scenario: `expected` has every shock at its chance, `states` each alone (in each year in which it may come) and none. It depends where it is not the same for every number of movers. */
export function sustainReport(expected: Ledger, states: readonly State[], discount: Rational): SustainReport {
  const delta = subtract(one, discount);
  const [measure = null] = unitsOf(expected.accounts.filter((a) => a.party !== "mover"));
  if (measure === null) return { measure, delta, at: null, verdict: "not-assessable", missing: noStakeOfStates };
  const unknown = [expected, ...states.map((s) => s.ledger)].flatMap((l) => unknownIn(l, measure) ?? []);
  if (unknown[0] !== undefined) return { measure, delta, at: null, verdict: "not-assessable", missing: unknown[0] };
  const lasting = states.filter((s) => s.years.length > 0);
  const judged = (corner: Corner): Sustain => {
    const usual = conductOf(expected, measure, corner);
    const inStates = lasting.map((state): Seen => {
      const { choices, ledger, years } = state;
      return { state, conduct: conductOf(ledger, measure, corner), deviations: new Map(choices ? years.map((y) => [y, deviationsIn(choices, measure, corner, y)]) : []) };
    });
    const shocks = [...new Set(lasting.map((s) => s.shock))].map((shock) => ({ shock, own: inStates.filter((s) => s.state.shock === shock) }));
    // Whom something passes to or from, and who would gain by keeping nothing.
    const members = [...new Set([usual, ...inStates.flatMap((s) => [s.conduct, ...s.deviations.values()])].flatMap((c) => [...c.keys()]))].sort((a, b) => a - b);
    return sustainOf(members.map((party) => ({
      party, benefit: meanBenefit(usual, party, expected.years.length), temptations: shocks.map(({ shock, own }) => temptationIn(party, shock, own)),
    })), delta);
  };
  const at = { low: judged("low"), expected: judged("expected"), high: judged("high") };
  const nothing = corners.every((c) => at[c].verdict === "not-assessable");
  return { measure, delta, at: nothing ? null : at, verdict: verdictOf({ at }), missing: nothing ? nothingExchanged : null };
}
