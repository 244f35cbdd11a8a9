import { suggest } from "../diagnostics/suggest";
import type { EvaluateOptions } from "../evaluator";
import { dayOf } from "../language/dates";
import { stateless, type CriterionName, type Regime } from "../language/regime";
import { assumed } from "./assume";
import { stated } from "./given";
import type { Options } from "./options";
import { sweepAsked } from "./sweep";
import { didYouMean, UsageError } from "./usage-error";

/** Throws a `UsageError` where one of some options is given and there is nothing declared that it could speak of. */
export function refuseWithout(declared: boolean, options: Options, names: readonly string[]): void {
  const given = declared ? undefined : names.find((name) => options.has(name));
  if (given !== undefined) throw new UsageError(`\`--${given}\` is of declared interests: no regime here has \`interests\` and a \`scenario\`. Leave it out. The language: docs/reference/language.md.`);
}

type OfInterests = Pick<EvaluateOptions, "interests">;

/**
 * How the interests of each regime are judged: under the scenario that is named, else the first. Not where the text declares none, unless D3 or D4 is
 * required; and where `wanted` is false only then. A name that no regime has is wrong usage.
 */
export function interestsAsked(regimes: readonly Regime[], options: Options, required: readonly CriterionName[], wanted: boolean): (regime: Regime) => OfInterests {
  const name = options.text("scenario");
  const known = [...new Set(regimes.flatMap((r) => r.scenarios.map((s) => s.name)))];
  if (name !== null && !known.includes(name)) throw new UsageError(`\`--scenario\`: there is no scenario \`${name}\`.${didYouMean(suggest(name, known))}`);
  const declares = ({ interests, scenarios }: Regime): boolean => interests.stakes.length > 0 && scenarios.length > 0;
  refuseWithout(regimes.some(declares), options, ["set", "sweep", "sensitivity", "assume"]);
  const politics = assumed(regimes, options.texts("assume"));
  return (regime) => {
    const scenario = name === null ? regime.scenarios[0] : regime.scenarios.find((s) => s.name === name);
    const declared = regime.interests.stakes.length > 0 && scenario !== undefined;
    if (!required.includes("d3") && !required.includes("d4") && (!wanted || !declared)) return {};
    const { given, figures } = stated(regime, options.texts("set"), { host: stateless, origin: stateless, on: dayOf(scenario?.horizon.from ?? 1, 1, 1) ?? 0 });
    if (figures.length > 0) throw new UsageError("`--set`: interests are judged by the figures of the files.");
    const sweep = scenario === undefined ? [] : sweepAsked(regime, scenario, options, politics(regime));
    return { interests: { ...(scenario ? { scenario: scenario.name } : {}), given, politics: politics(regime), ...(options.has("sensitivity") ? { sensitivity: "all" } : {}), ...(sweep.length > 0 ? { sweep } : {}) } };
  };
}
