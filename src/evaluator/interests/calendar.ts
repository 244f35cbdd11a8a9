import { changesOfPartySet } from "../../kernel/masks";
import { dayOf, isLeapYear, type Day } from "../../language/dates";
import { rational, type Rational } from "../../language/rational";
import type { Regime, Scenario } from "../../language/regime";
import { daysOfStake } from "./worth";

/** Days of one year on which neither law, nor flows, nor stakes change. */
export interface Period {
  readonly on: Day;
  /** The part of its year that it is. */
  readonly share: Rational;
  /** The same for periods between which no clause changes. */
  readonly law: number;
  /** By stake: the same for periods between which it does not change. */
  readonly stakes: readonly number[];
}

/** The years of a scenario, each cut where something changes. `lawDays`: the days on which a clause may change, ascending. */
export function calendarOf(regime: Regime, scenario: Scenario, lawDays: readonly Day[]): readonly (readonly Period[])[] {
  const { from, to } = scenario.horizon;
  const world = new Set<Day>();
  for (const { days, hosts, origins } of scenario.flows) {
    for (const end of [days.since, days.before]) if (end !== null) world.add(end);
    for (const set of [hosts, origins]) changesOfPartySet(regime, set, world);
  }
  for (const set of scenario.shocks.flatMap((s) => s.changes.flatMap((c) => [c.hosts, c.origins]))) if (set) changesOfPartySet(regime, set, world);
  const stakes = regime.interests.stakes.map((stake) => [...daysOfStake(regime, stake)].sort((a, b) => a - b));
  const cuts = [...new Set([...lawDays, ...world, ...stakes.flat()])].sort((a, b) => a - b);
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const year = from + i;
    const [first, length] = [dayOf(year, 1, 1) ?? 0, isLeapYear(year) ? 366 : 365];
    const starts = [first, ...cuts.filter((d) => d > first && d < first + length)];
    return starts.map((on, s): Period => ({
      on, share: rational((starts[s + 1] ?? first + length) - on, length), law: epochOf(lawDays, on), stakes: stakes.map((days) => epochOf(days, on)),
    }));
  });
}

/** How many of some days have come. */
const epochOf = (days: readonly Day[], on: Day): number => days.reduce((n, d) => (d <= on ? n + 1 : n), 0);
