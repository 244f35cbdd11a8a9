import { compareRationals, divide, multiply, one, subtract, zero, type Rational } from "../../../language/rational";
import type { Regime, Scenario } from "../../../language/regime";
import type { Assumed, WeightSet } from "../assumed";
import type { DeclaredNumber } from "../result";
import { usualConcentrated, usualMirror, type PoliticsOptions } from "../../politics/options";
import type { Domain } from "./nearest";

/** A declared number, and where it may lie. */
export interface Adjustable extends DeclaredNumber {
  readonly domain: Domain;
  /** The numbers of the scenario with this one set. */
  readonly set: (assumed: Assumed, value: Rational) => Assumed;
}

const positive: Domain = { from: zero, to: null };
const share: Domain = { from: zero, to: one };
const replaced = <T>(all: readonly T[], place: number, value: T): readonly T[] => all.map((x, i) => (i === place ? value : x));

/** Every number on which what is judged rests, by name: stakes as written, flows, the discount, shocks, the tolerances of D3, weights, what is assumed of politics, and its thresholds. */
export function numbersOf(regime: Regime, scenario: Scenario, declared: Assumed): readonly Adjustable[] {
  const stakes = regime.interests.stakes.map(({ party, channel }, s): Adjustable => ({
    name: channel === null ? party : `${party}.${channel}`, kind: "stake", declared: one, of: s, domain: positive,
    set: (a, value) => ({ ...a, stakes: replaced(a.stakes, s, value) }),
  }));
  const flows = scenario.flows.map((_, f): Adjustable => ({
    name: "flow", kind: "flow", declared: one, of: f, domain: positive, set: (a, value) => ({ ...a, flows: replaced(a.flows, f, value) }),
  }));
  const discount: Adjustable = { name: "discount", kind: "discount", declared: declared.discount, of: null, domain: share, set: (a, value) => ({ ...a, discount: value }) };
  const tolerances = (["whole", "each"] as const).map((which): Adjustable => ({
    name: which === "whole" ? "tolerance" : "toleranceEach", kind: "tolerance", declared: declared.tolerance[which], of: null, domain: share,
    set: (a, value) => ({ ...a, tolerance: { ...a.tolerance, [which]: value } }),
  }));
  return named([...stakes, ...flows, discount, ...scenario.shocks.flatMap((_, s) => ofShock(scenario, s, declared)), ...tolerances, ...declared.weights.flatMap((_, s) => ofWeights(regime, s, declared)), ...ofPolitics(declared.politics)]);
}

function ofShock({ shocks }: Scenario, s: number, declared: Assumed): readonly Adjustable[] {
  const [name, known] = [shocks[s]?.name ?? "", declared.shocks[s]];
  const change = (a: Assumed, part: Partial<Assumed["shocks"][number]>): Assumed => ({ ...a, shocks: a.shocks.map((x, i) => (i === s ? { ...x, ...part } : x)) });
  const probability = known?.probability ?? null;
  return [
    ...(probability === null ? [] : [{ name: `${name}.probability`, kind: "probability", declared: probability, of: s, domain: share, set: (a, value) => change(a, { probability: value }) } satisfies Adjustable]),
    ...(known?.factors ?? []).map((factor, line): Adjustable => ({
      name: `${name}.factor`, kind: "factor", declared: factor, of: s, domain: positive,
      set: (a, value) => change(a, { factors: replaced(a.shocks[s]?.factors ?? [], line, value) }),
    })),
  ];
}

/** The parts of one set of weights. A part that is the whole has no others that could take the rest. */
function ofWeights({ parties }: Regime, s: number, { weights }: Assumed): readonly Adjustable[] {
  const set = weights[s];
  const [of, code] = [set?.of ?? "state", parties[set?.party ?? -1]?.code ?? ""];
  return (set?.parts ?? []).flatMap(({ name, weight }, part): readonly Adjustable[] => (compareRationals(weight, one) >= 0 ? [] : [{
    name: `${of}.${code}.${name}`, kind: "weight", declared: weight, of: s, domain: share, set: (a, value) => ({ ...a, weights: a.weights.map((w, i) => (i === s ? weighedAs(w, part, value) : w)) }),
  }]));
}
/** What is assumed of politics, but for wealth and trade, of which the order alone counts; and the thresholds. */
function ofPolitics(given: PoliticsOptions): readonly Adjustable[] {
  const change = (a: Assumed, part: Partial<PoliticsOptions>): Assumed => ({ ...a, politics: { ...a.politics, ...part } });
  const perParty = (["tau", "e0", "a", "p"] as const).flatMap((name): readonly Adjustable[] => {
    const own = given[name];
    if (own === undefined) return [];
    if ("table" in own) return [{ name, kind: "table", declared: one, of: null, domain: positive, set: (a, value) => change(a, { [name]: { ...own, times: value } }) }];
    return [{ name, kind: "assumption", declared: own.number, of: null, domain: name === "tau" || name === "a" ? positive : share, set: (a, value) => change(a, { [name]: { number: value } }) }];
  });
  const shares = (["muTrade", "muMigration", "deflection"] as const).flatMap((name): readonly Adjustable[] => {
    const own = given[name];
    return own === undefined ? [] : [{ name, kind: "assumption", declared: own, of: null, domain: share, set: (a, value) => change(a, { [name]: value }) }];
  });
  const threshold = (name: "concentrated" | "mirror", usual: Rational): Adjustable =>
    ({ name, kind: "threshold", declared: given[name] ?? usual, of: null, domain: share, set: (a, value) => change(a, { [name]: value }) });
  return [...perParty, ...shares, threshold("concentrated", usualConcentrated), ...(given.wealth && given.trade ? [threshold("mirror", usualMirror)] : [])];
}
/** One part set; the others share the rest in the proportions they have. */
function weighedAs(set: WeightSet, part: number, value: Rational): WeightSet {
  const scale = divide(subtract(one, value), subtract(one, set.parts[part]?.weight ?? zero));
  return { ...set, parts: set.parts.map((p, i) => ({ ...p, weight: i === part ? value : multiply(p.weight, scale) })) };
}

/** Numbers of one name are told apart by their place: `host.fiscal`, `host.fiscal.2`; flows always are. */
function named(all: readonly Adjustable[]): readonly Adjustable[] {
  const seen = new Map<string, number>();
  return all.map((n) => {
    const place = (seen.get(n.name) ?? 0) + 1;
    seen.set(n.name, place);
    return place === 1 && n.kind !== "flow" ? n : { ...n, name: `${n.name}.${place}` };
  });
}

/** How far a place is from what is declared, as a part of that; from nothing declared, as it is. */
export function farness(place: Rational, declared: Rational): Rational {
  const apart = { numerator: place.numerator * declared.denominator - declared.numerator * place.denominator, denominator: place.denominator * declared.denominator };
  const size = { ...apart, numerator: apart.numerator < 0n ? -apart.numerator : apart.numerator };
  return divide(size, declared.numerator === 0n ? one : declared);
}
