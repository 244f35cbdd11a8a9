import { measureKey, unknownIn } from "../interests/benefits";
import { conductOf } from "../interests/conduct";
import { exactly, exactSum } from "../interests/exact";
import { activeAfter, factorOf } from "../interests/flows";
import { discounts } from "../interests/ledger";
import type { Ledger } from "../interests/result";
import { formatRational, toNumber } from "../../language/rational";
import type { Measure, PartyId, Regime, Scenario } from "../../language/regime";
import { layOut } from "./entries";
import type { Labels } from "./labels";
import { Lots, type LotEntry } from "./lots";
import type { SimulateOptions } from "./options";
import type { ConductPlan, DrawPlan, Plan, ShockPlan } from "./plan";
import { answerOf, noticeOf, safeguardsOf } from "./remedies";

export interface Compiled {
  readonly plan: Plan;
  readonly labels: Labels;
  /** What of the regime or its interests is not followed, and why. */
  readonly leftOut: readonly string[];
}

/**
 * The plan of a regime under a scenario whose horizon is the time simulated. `ledger`: its exact ledger, every shock at its chance. In words, why there is none.
 */
export function compilePlan(regime: Regime, scenario: Scenario, ledger: Ledger, unit: Measure, options: SimulateOptions): Compiled | string {
  const [binding, given] = [options.binding ?? "hard", options.given ?? new Map()];
  const unknown = unknownIn(ledger, unit) ?? ledger.accounts.find((a) => a.missing !== null && measureKey(a.measure) === measureKey(unit))?.missing;
  if (unknown) return unknown;
  const law = new Lots(regime, scenario, unit, { binding, given });
  const safeguards = options.safeguards === false ? null : safeguardsOf(regime);
  const invoked = safeguards?.regime ? [new Lots(safeguards.regime, scenario, unit, { binding, given: new Map([...given, ...safeguards.given]) })] : [];
  const years = ledger.years.length;
  const exposures = new Exposures(regime, scenario);
  const parties = [...new Set(law.calendar.flatMap((_, y) => [law, ...invoked].flatMap((l) => l.entriesIn(y).flatMap((e) => [e.pair.host, e.pair.origin]))))].sort((a, b) => a - b);
  const place = new Map(parties.map((p, i) => [p, i]));
  const laid = layOut([law, ...invoked], { years, place, exposureOf: (e) => exposures.of(e), isOpen: ({ flow }) => { const f = scenario.flows[flow]; return f !== undefined && f.high > f.low; } });
  const missing = law.missing ?? invoked[0]?.missing;
  if (missing) return missing;
  const { drawn, movers, capLabels, draws, ...rest } = laid;
  const bounds = (of: (flow: Scenario["flows"][number]) => number): Float64Array => Float64Array.from(drawn, (d) => { const flow = scenario.flows[d.flow]; return flow ? of(flow) : 0; });
  const distributions: DrawPlan = { ...draws, low: bounds((f) => f.low), high: bounds((f) => f.high), mode: bounds((f) => f.mostly ?? NaN) };
  const { host, origin, inside } = rest.links;
  const members = parties.map((_, p) => host.slice(0, inside).includes(p) || origin.slice(0, inside).includes(p));
  return {
    plan: {
      ...rest, years, parties: parties.length, draws: distributions, shocks: shockPlan(scenario, years, exposures),
      discount: Float64Array.from(discounts(exactly(scenario.discount), years), toNumber),
      conduct: conductPlan(regime, scenario, ledger, unit, place, options, safeguards),
    },
    labels: {
      firstYear: scenario.horizon.from, parties, members, movers, draws: drawn, caps: capLabels, measure: unit, shocks: scenario.shocks.map(({ name, title }) => ({ name, title })),
    },
    leftOut: leftOutOf(regime, unit, safeguards?.leftOut ?? []),
  };
}

/** Movers whom shocks concern alike. */
class Exposures {
  readonly factors: number[] = [];
  private readonly ids = new Map<string, number>();
  constructor(private readonly regime: Regime, private readonly scenario: Scenario) {}

  of({ pair, period }: LotEntry): number {
    const factors = this.scenario.shocks.map((shock) => factorOf(this.regime, shock, shock.changes.map((c) => exactly(c.factor)), pair, period.on));
    const key = factors.map(formatRational).join(" ");
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.factors.push(...factors.map(toNumber));
    const id = this.ids.size;
    this.ids.set(key, id);
    return id;
  }
  get count(): number {
    return this.ids.size;
  }
}

function shockPlan({ shocks, horizon }: Scenario, years: number, exposures: Exposures): ShockPlan {
  const at = shocks.map(({ chance }) => (chance.kind === "year" ? chance.year - horizon.from : NaN));
  // One that came before the horizon is older than its years.
  const ages = years + Math.max(0, ...at.flatMap((a) => (a < 0 ? [-a] : [])));
  return {
    count: shocks.length, ages, at: Float64Array.from(at),
    chance: Float64Array.from(shocks, ({ chance }) => (chance.kind === "year" ? -1 : toNumber(exactly(chance.probability)))),
    active: Float64Array.from(shocks.flatMap((shock) => Array.from({ length: ages }, (_, age) => toNumber(activeAfter(shock, age))))),
    exposures: exposures.count, factors: Float64Array.from(exposures.factors),
  };
}

function conductPlan(regime: Regime, scenario: Scenario, ledger: Ledger, unit: Measure, place: ReadonlyMap<PartyId, number>, options: SimulateOptions, safeguards: ReturnType<typeof safeguardsOf> | null): ConductPlan {
  const net = new Float64Array(place.size * place.size);
  for (const [member, partners] of conductOf(ledger, unit, "expected")) {
    for (const [other, { host, origin }] of partners) {
      const [i, j] = [place.get(member), place.get(other)];
      if (i !== undefined && j !== undefined) net[i * place.size + j] = toNumber(exactSum([...host, ...origin])) / ledger.years.length;
    }
  }
  return {
    net, delta: 1 - scenario.discount, answer: answerOf(regime, options.answer ?? "regime"), notice: noticeOf(regime), breaks: options.breaks !== false,
    safeguardYears: safeguards?.years ?? 1, renewable: safeguards?.renewable ?? false,
  };
}

/** What the sums do not have. */
function leftOutOf({ interests: { stakes } }: Regime, unit: Measure, safeguards: readonly string[]): readonly string[] {
  const others = [...new Set(stakes.map((s) => measureKey(s.amount.measure)))].filter((key) => key !== measureKey(unit));
  const clauses = stakes.some((s) => s.keeping !== undefined) ? ["stakes for the keeping of clauses are not added to what is simulated, and conduct that stakes read is kept"] : [];
  return [...clauses, ...others.map((key) => `stakes in ${key.replace("money ", "").replace("count", "numbers").replace("share", "shares")} are not added to what is simulated`), ...safeguards];
}
