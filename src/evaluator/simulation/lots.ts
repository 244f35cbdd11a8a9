/** From admissions to entries: which part of each draw is admitted, by which numbers, and what it is worth. The same steps as the exact ledger takes (`interests/ledger.ts`). */
import { exactSum } from "../interests/exact";
import { Admissions, yearlyOf, type Lot } from "../interests/admission";
import { calendarOf, type Period } from "../interests/calendar";
import { Cases, type Given } from "../interests/cases";
import { measureKey } from "../interests/benefits";
import { flows, pairsOf, type Pair } from "../interests/flows";
import { speaksOf, worthOf, type Worth } from "../interests/worth";
import { isBound } from "../../language/reading";
import { multiply, rational, toNumber, type Rational } from "../../language/rational";
import type { Measure, Regime, Scenario } from "../../language/regime";

/** What one mover is worth to each side. */
export interface Sides {
  readonly host: number;
  readonly origin: number;
  readonly mover: number;
}
/** A part of a draw, on its way into arrays. `draw`: which flow of the scenario, between whom. */
export interface LotEntry {
  readonly year: number;
  readonly flow: number;
  readonly pair: Pair;
  readonly inside: boolean;
  readonly period: Period;
  readonly lot: Lot;
  readonly weight: number;
  readonly once: Sides;
  /** Equal for movers of one row who stay equally long and are worth the same. */
  readonly group: string;
}

/** Admissions of a regime with some facts given, and worths. */
export class Lots {
  readonly admissions: Admissions;
  readonly calendar: readonly (readonly Period[])[];
  private readonly cases: Cases;
  private readonly pairs: readonly Pair[];
  private readonly worths = new Map<string, Worth>();
  private readonly entries: (readonly LotEntry[])[] = [];
  /** Why something is not known; `null`: all is. */
  missing: string | null = null;

  constructor(
    private readonly regime: Regime,
    private readonly scenario: Scenario,
    private readonly unit: Measure,
    { binding, given }: { readonly binding: "hard" | "soft"; readonly given: Given },
  ) {
    this.cases = new Cases(regime, binding, given);
    this.admissions = new Admissions(regime, this.cases);
    this.calendar = calendarOf(regime, scenario, this.admissions.slices.days);
    this.pairs = pairsOf(regime, scenario);
  }

  /** Who may be admitted in a year. Whom nothing admits is left out. */
  entriesIn(year: number): readonly LotEntry[] {
    return (this.entries[year] ??= (this.calendar[year] ?? []).flatMap((period) => this.pairs.flatMap((pair) => this.between(pair, year, period))));
  }

  private between(pair: Pair, year: number, period: Period): readonly LotEntry[] {
    const { regime, scenario } = this;
    const { host, origin, mover } = pair;
    const speaking = scenario.flows.flatMap((flow, f) => (flow.high > 0 && flows(regime, flow, pair, period.on) ? [f] : []));
    if (speaking.length === 0) return [];
    const { lots, why } = this.admissions.of(mover, host, origin, period.on, period.law);
    if (lots === null) {
      this.missing ??= why;
      return [];
    }
    const inside = isBound(regime, host, period.on) && isBound(regime, origin, period.on);
    return lots.filter((lot) => lot.kind === "granted" || lot.kind === "rationed").flatMap((lot) => {
      const weight = toNumber(multiply(period.share, lot.share));
      const once = this.worth(pair, period, lot, "once");
      const group = `${lot.cases} ${lot.years ? `${lot.years.numerator}/${lot.years.denominator}` : ""}`;
      return speaking.map((flow) => ({ year, flow, pair, inside, period, lot, weight, once, group }));
    });
  }

  private worth(pair: Pair, period: Period, lot: Lot, per: "once" | "year"): Sides {
    const of = (party: keyof Sides): number => toNumber(exactSum(this.regime.interests.stakes.map((stake, s) =>
      stake.party === party && stake.per === per && measureKey(stake.amount.measure) === measureKey(this.unit) && speaksOf(this.regime, stake, pair.mover) ? this.worthBy(s, pair, period, lot) : rational(0))));
    return { host: of("host"), origin: of("origin"), mover: of("mover") };
  }
  private worthBy(stake: number, pair: Pair, period: Period, lot: Lot): Rational {
    const key = `${stake} ${pair.host} ${pair.origin} ${pair.mover} ${period.stakes[stake] ?? 0} ${lot.cases}`;
    const own = this.regime.interests.stakes[stake];
    const made = this.worths.get(key) ?? (own === undefined ? rational(0) : worthOf(this.regime, this.cases, own, pair, period.on, lot.cases));
    this.worths.set(key, made);
    if (typeof made !== "string") return made;
    this.missing ??= made;
    return rational(0);
  }

  /** What one who is there for a whole year is worth by what is `per year`. */
  worthOfYear(pair: Pair, lot: Lot, year: number): Sides {
    const parts = (this.calendar[year] ?? []).map((period) => ({ share: toNumber(period.share), worth: this.worth(pair, period, lot, "year") }));
    const of = (side: keyof Sides): number => parts.reduce((sum, p) => sum + p.share * p.worth[side], 0);
    return { host: of("host"), origin: of("origin"), mover: of("mover") };
  }
}

/** How many a cap admits in a year, or in all. */
export const allowanceOf = (cap: Lot["counts"][number]["cap"]): { readonly yearly: number; readonly stock: number } => {
  const yearly = yearlyOf(cap);
  const all = yearlyOf({ ...cap, per: "year", every: 1 });
  return yearly === null ? { yearly: -1, stock: all === null ? 0 : toNumber(all) } : { yearly: toNumber(yearly), stock: -1 };
};
