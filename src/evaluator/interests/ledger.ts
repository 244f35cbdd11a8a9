import { multiply, one, rational, subtract, type Rational } from "../../language/rational";
import { isBound } from "../../language/reading";
import type { ClassId, PartyId, Regime, Scenario } from "../../language/regime";
import type { Node } from "../../kernel/diagram";
import { Admissions, type Lot } from "./admission";
import type { Assumed } from "./assumed";
import { allKept, type Breaches } from "./breaches";
import { calendarOf, type Period } from "./calendar";
import { Cases, type Given } from "./cases";
import { estimate, isNothing, nothing, plus, times, total } from "./estimates";
import { exactSum } from "./exact";
import { byChance, flows, leftIn, pairsOf, yearlyFlow, type Pair, type Weather } from "./flows";
import { Keepings, type KeptRows } from "./keepings";
import { admitted, type Demand, type Stock } from "./rationing";
import type { Account, Estimate, Ledger, LedgerRow } from "./result";
import { speaksOf, worthOf, type Worth } from "./worth";

/** What a lot of a year comes from: who, treated how, and when. */
interface Entry extends Demand {
  readonly pair: number;
  readonly inside: boolean;
  readonly period: Period;
}
/** A row while it is made: movers alike are one group, so that what one is worth is asked once. */
interface Making {
  readonly pair: Pair;
  readonly inside: boolean;
  readonly asked: Estimate[];
  readonly admitted: Estimate[];
  readonly groups: Map<string, { readonly lot: Lot; readonly staying: Estimate[] }>;
  readonly once: Map<number, Estimate[]>;
}

/** Makes the ledgers of one regime and scenario: one for each weather, from admissions and worths that are found once. */
export class Books {
  readonly admissions: Admissions;
  private readonly cases: Cases;
  private readonly years: readonly number[];
  private readonly calendar: readonly (readonly Period[])[];
  private readonly pairs: readonly Pair[];
  private readonly yearly: readonly Estimate[];
  private readonly worths = new Map<string, Worth>();
  /** Hosts admit nobody. */
  private readonly shut: boolean;
  private readonly keepings: Keepings;
  private readonly kept: KeptRows;

  constructor(
    private readonly regime: Regime,
    private readonly scenario: Scenario,
    { binding, given, breaches = null }: { readonly binding: "hard" | "soft"; readonly given: Given; readonly breaches?: Breaches | null },
  ) {
    const { from, to } = scenario.horizon;
    this.cases = new Cases(regime, binding, given, breaches);
    this.admissions = new Admissions(regime, this.cases);
    this.calendar = calendarOf(regime, scenario, this.admissions.slices.days);
    this.shut = breaches?.host === "all";
    this.keepings = new Keepings(regime, this.cases, this.admissions.slices, binding, breaches ?? allKept);
    this.kept = this.keepings.rows(this.calendar);
    this.years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    this.pairs = pairsOf(regime, scenario);
    this.yearly = scenario.flows.map(yearlyFlow);
  }

  /** The mover classes of the flows. */
  get classes(): readonly ClassId[] {
    return [...new Set(this.pairs.map((p) => p.mover))].sort((a, b) => a - b);
  }

  /** Whether one party owes what a rule or duty says to another, in some year. */
  owes(clause: string, bearer: PartyId, other: PartyId): boolean {
    return this.keepings.owes(clause, bearer, other, this.calendar);
  }

  /** Whether some mover of the ledgers made so far is counted in a number: if not, each figure is linear in each flow. */
  rationed = false;

  ledger(weather: Weather, assumed: Assumed): Ledger {
    const rows = new Map<string, Making>();
    const unknown = new Map<string, Ledger["missing"][number]>();
    const left: Stock = new Map();
    const why = new Map(this.kept.unknown);
    this.calendar.forEach((periods, year) => {
      const leftOver = leftIn(this.regime, this.scenario, weather, assumed, this.years[year] ?? 0);
      const yearly = this.yearly.map((flow, f) => scaled(flow, assumed.flows[f]));
      const entries = periods.flatMap((period) => this.entries(period, year, yearly, leftOver, rows, unknown));
      this.rationed ||= entries.some((e) => e.lot.counts.length > 0);
      const letIn = admitted(entries, left);
      entries.forEach((entry, i) => {
        this.admit(this.row(rows, entry.pair, entry.inside), entry, year, letIn[i] ?? nothing, why);
      });
    });
    const made = [...[...rows.values()].map((row) => this.finished(row, why)), ...this.kept.rows];
    return {
      years: this.years,
      discount: discounts(assumed.discount, this.years.length),
      parties: [...new Set(made.flatMap((r) => [r.host, r.origin]))].sort((a, b) => a - b),
      accounts: this.regime.interests.stakes.map((stake, a): Account => ({
        party: stake.party, verb: stake.verb, channel: stake.channel, measure: stake.amount.measure, per: stake.per, classes: stake.classes, keeping: stake.keeping ? { ...stake.keeping, isRule: this.regime.clauses[stake.keeping.clause]?.kind === "rule" } : null, cites: stake.cites, missing: why.get(a) ?? null,
      })),
      rows: made.map((row) => ({ ...row, amounts: row.amounts.map((amount, a) => (why.has(a) || amount === null ? null : amount.map((year) => scaled(year, assumed.stakes[a])))) })),
      missing: [...unknown.values()],
    };
  }

  /** Movers between members whom each host takes over all years, with every shock at its chance, if one host admits nobody: for each of several hosts. */
  takenWithout(closing: readonly PartyId[], assumed: Assumed): ReadonlyMap<PartyId, ReadonlyMap<PartyId, Rational>> {
    const years = this.calendar.map((periods, year) => {
      const leftOver = leftIn(this.regime, this.scenario, byChance(this.scenario, assumed), assumed, this.years[year] ?? 0);
      const yearly = this.yearly.map((flow, f) => scaled(flow, assumed.flows[f]));
      return periods.flatMap((period) => this.entries(period, year, yearly, leftOver, new Map(), new Map()));
    });
    const hostOf = (entry: Entry): PartyId => this.pairs[entry.pair]?.host ?? -1;
    return new Map(closing.map((closed) => {
      const left: Stock = new Map();
      const taken = new Map<PartyId, Rational[]>();
      for (const all of years) {
        const entries = all.filter((e) => hostOf(e) !== closed);
        admitted(entries, left, ["expected"]).forEach(({ expected }, i) => {
          const entry = entries[i];
          if (!entry?.inside) return;
          const own = taken.get(hostOf(entry)) ?? [];
          taken.set(hostOf(entry), own);
          own.push(expected);
        });
      }
      return [closed, new Map([...taken].map(([host, numbers]) => [host, exactSum(numbers)]))];
    }));
  }

  private row(rows: Map<string, Making>, pair: number, inside: boolean): Making {
    const key = `${pair} ${inside ? 1 : 0}`;
    const zeros = (): Estimate[] => this.years.map(() => nothing);
    const known = rows.get(key) ?? { pair: this.pairs[pair] ?? { host: 0, origin: 0, mover: 0 }, inside, asked: zeros(), admitted: zeros(), groups: new Map(), once: new Map() };
    rows.set(key, known);
    return known;
  }

  /** Who would come in a period, by how they are treated. */
  private entries(period: Period, year: number, yearly: readonly Estimate[], leftOver: ReturnType<typeof leftIn>, rows: Map<string, Making>, unknown: Map<string, Ledger["missing"][number]>): readonly Entry[] {
    const { regime, scenario } = this;
    if (this.shut) return [];
    return this.pairs.flatMap((pair, p): readonly Entry[] => {
      const { host, origin, mover } = pair;
      const speaking = scenario.flows.flatMap((flow, f) => (flows(regime, flow, pair, period.on) ? (yearly[f] ?? []) : []));
      if (speaking.length === 0) return [];
      const asked = times(total(speaking), multiply(leftOver(pair, period.on), period.share));
      if (isNothing(asked)) return [];
      const { lots, why } = this.admissions.of(mover, host, origin, period.on, period.law);
      if (lots === null) {
        unknown.set(`${p} ${why}`, { ...pair, why });
        return [];
      }
      const inside = isBound(regime, host, period.on) && isBound(regime, origin, period.on);
      const row = this.row(rows, p, inside);
      row.asked[year] = plus(row.asked[year] ?? nothing, asked);
      return lots.map((lot) => ({ pair: p, inside, period, lot, asked: times(asked, lot.share) }));
    });
  }

  /** Enters movers: who comes in a year counts from that year on in full, until the stay ends or the horizon does. */
  private admit(row: Making, { lot, period }: Entry, year: number, number: Estimate, why: Map<number, string>): void {
    if (isNothing(number)) return;
    row.admitted[year] = plus(row.admitted[year] ?? nothing, number);
    const key = `${lot.cases} ${lot.years ? `${lot.years.numerator}/${lot.years.denominator}` : ""}`;
    const group = row.groups.get(key) ?? { lot, staying: this.years.map(() => nothing) };
    row.groups.set(key, group);
    for (let y = year; y < this.years.length; y++) {
      const there = presence(lot.years, y - year);
      if (there.numerator === 0n) break;
      group.staying[y] = plus(group.staying[y] ?? nothing, times(number, there));
    }
    this.regime.interests.stakes.forEach((stake, a) => {
      if (stake.per !== "once" || !speaksOf(this.regime, stake, row.pair.mover)) return;
      const worth = this.worth(a, row.pair, period, lot.cases);
      if (typeof worth === "string") return void why.set(a, worth);
      const amounts = row.once.get(a) ?? this.years.map(() => nothing);
      row.once.set(a, amounts);
      amounts[year] = plus(amounts[year] ?? nothing, times(number, worth));
    });
  }

  private worth(account: number, pair: Pair, period: Period, admittedCases: Node): Worth {
    const key = `${account} ${pair.host} ${pair.origin} ${pair.mover} ${period.stakes[account] ?? 0} ${admittedCases}`;
    const stake = this.regime.interests.stakes[account];
    const known = this.worths.get(key);
    if (known !== undefined || stake === undefined) return known ?? rational(0);
    const made = worthOf(this.regime, this.cases, stake, pair, period.on, admittedCases);
    this.worths.set(key, made);
    return made;
  }

  private finished({ pair, inside, asked, admitted: letIn, groups, once }: Making, why: Map<number, string>): LedgerRow {
    const all = [...groups.values()];
    const amounts = this.regime.interests.stakes.map((stake, a) => {
      if (!speaksOf(this.regime, stake, pair.mover)) return null;
      if (stake.per === "once") return once.get(a) ?? this.years.map(() => nothing);
      return this.years.map((_, y) => total(all.map(({ lot, staying }) => this.overYear(a, pair, y, lot.cases, staying[y] ?? nothing, why))));
    });
    return { ...pair, inside, asked, admitted: letIn, staying: this.years.map((_, y) => total(all.map((g) => g.staying[y] ?? nothing))), amounts };
  }

  /** What movers who are there for a year are worth by a stake that is per year. */
  private overYear(account: number, pair: Pair, year: number, cases: Node, staying: Estimate, why: Map<number, string>): Estimate {
    if (isNothing(staying)) return nothing;
    const parts: Rational[] = [];
    for (const period of this.calendar[year] ?? []) {
      const worth = this.worth(account, pair, period, cases);
      if (typeof worth === "string") why.set(account, worth);
      else parts.push(multiply(period.share, worth));
    }
    const each = exactSum(parts);
    return estimate((c) => multiply(staying[c], each));
  }
}

const scaled = (a: Estimate, by: Rational = one): Estimate => (by === one ? a : times(a, by));

/** The part of a year for which somebody is there who came `after` years before; `null`: there is no end. */
export function presence(stay: Rational | null, after: number): Rational {
  if (stay === null) return one;
  const rest = subtract(stay, rational(after));
  return rest.numerator <= 0n ? rational(0) : rest.numerator >= rest.denominator ? one : rest;
}

/** A year later counts less by the discount, and each year after it again. */
export function discounts(discount: Rational, years: number): readonly Rational[] {
  const kept = subtract(one, discount);
  const all: Rational[] = [];
  for (let y = 0, now = one; y < years; y++, now = multiply(now, kept)) all.push(now);
  return all;
}

/** What movers bring, without what comes of clauses that are kept. */
export const ofMovers = (ledger: Ledger): Ledger => ({ ...ledger, rows: ledger.rows.filter((r) => r.mover !== null) });
