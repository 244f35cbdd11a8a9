import { suggest } from "../diagnostics/suggest";
import { declaredNumbersOf, ofOneSet, type Axis, type PoliticsOptions } from "../evaluator";
import { compareRationals, divide, one, rational, zero, type Rational } from "../language/rational";
import type { Regime, Scenario } from "../language/regime";
import type { Options } from "./options";
import { didYouMean, UsageError } from "./usage-error";

/** Steps of a sweep that names none, and how many combinations are judged at most. */
const usualSteps = 10;
const most = 1000;

/** `0.5` or `12 %`, exactly as it is written; `null`: it is neither. */
function figureOf(text: string): Rational | null {
  const [, whole = "", rest = "", percent] = /^(\d[\d_]*)(?:\.(\d+))?\s*(%)?$/.exec(text.trim()) ?? [];
  if (whole === "") return null;
  const number = rational(BigInt(whole.replaceAll("_", "") + rest), 10n ** BigInt(rest.length));
  return percent === undefined ? number : divide(number, rational(100));
}

function axisOf(text: string, regime: Regime, scenario: Scenario, politics: PoliticsOptions): Axis {
  const [, name = "", fromText = "", toText = "", stepsText] = /^\s*([^=\s]+)\s*=(.+?)\.\.([^/]+)(?:\/(\d+))?\s*$/.exec(text) ?? [];
  const [from, to, steps] = [figureOf(fromText), figureOf(toText), stepsText === undefined ? usualSteps : Number(stepsText)];
  if (from === null || to === null || steps < 1) throw new UsageError(`\`--sweep "${text}"\` is not of the form \`host.fiscal=0.5..2/6\`: a number, from where to where, and in how many steps.`);
  const known = declaredNumbersOf(regime, scenario, politics);
  const number = known.find((n) => n.name === name);
  if (number === undefined) throw new UsageError(`\`--sweep\`: scenario \`${scenario.name}\` has no number \`${name}\`.${didYouMean(suggest(name, known.map((n) => n.name)))} There are ${known.map((n) => n.name).join(", ")}.`);
  const share = ["discount", "probability", "tolerance", "weight", "threshold"].includes(number.kind) || (number.kind === "assumption" && number.name !== "tau" && number.name !== "a");
  if (share && [from, to].some((x) => compareRationals(x, zero) < 0 || compareRationals(x, one) > 0)) throw new UsageError(`\`--sweep\`: \`${name}\` lies from 0 to 1 (100 %).`);
  return { number: name, from, to, steps };
}

/** The values at which interests are to be judged again. */
export function sweepAsked(regime: Regime, scenario: Scenario, options: Options, politics: PoliticsOptions): readonly Axis[] {
  const axes = options.texts("sweep").map((text) => axisOf(text, regime, scenario, politics));
  if (axes.length > 2) throw new UsageError("`--sweep`: two numbers at most can be varied at once.");
  if (axes.length === 2 && axes[0]?.number === axes[1]?.number) throw new UsageError(`\`--sweep\`: \`${axes[0]?.number ?? ""}\` is named twice.`);
  const [a, b] = declaredNumbersOf(regime, scenario, politics).filter((n) => axes.some((axis) => axis.number === n.name));
  if (a && b && ofOneSet(a, b)) throw new UsageError(`\`--sweep\`: \`${a.name}\` and \`${b.name}\` are weights of one set, where the others share what one leaves. Sweep one of them.`);
  if (axes.reduce((n, a) => n * (a.steps + 1), 1) > most) throw new UsageError(`\`--sweep\`: at most ${most} combinations are judged.`);
  return axes;
}
