import { suggest } from "../diagnostics/suggest";
import { criterionIds, partsOf } from "../evaluator/criteria/combine";
import { partNames } from "../evaluator/criteria/day";
import type { CriterionId, Evaluation } from "../evaluator/result";
import type { Day } from "../language/dates";
import { criterionNames, type CriterionName, type Regime } from "../language/regime";
import { countOf } from "./counts";
import type { Options } from "./options";
import { didYouMean, UsageError } from "./usage-error";

/** How a regime is judged by drawn cases. */
export interface Tests {
  readonly runs: number;
  readonly seed: number;
  /** `null`: all of them. */
  readonly criteria: readonly CriterionId[] | null;
  readonly claim: string | null;
}

const byCounting = ["reading", "metric", "allow", "core", "external", "axes", "concepts", "break", "scenario", "set", "assume", "sensitivity", "sweep", "simulate"];
/** What says how to simulate, or how to draw cases. */
const drawing = ["runs", "seed"];
const simulating = ["years", "threads", "punish", "keep", "no-safeguards"];

/** What `--method test` asks for; `null` where every case is counted. */
export function testsAsked(options: Options, required: readonly CriterionName[]): Tests | null {
  if (options.text("method") !== "test") {
    if (options.has("criterion")) throw new UsageError("`--criterion` goes with `--method test`.");
    const alone = options.has("simulate") ? undefined : [...drawing, ...simulating].find((name) => options.has(name));
    if (alone !== undefined) throw new UsageError(`\`--${alone}\` goes with \`--simulate\`${drawing.includes(alone) ? " or `--method test`" : ""}.`);
    return null;
  }
  const other = [...byCounting, ...simulating].find((name) => options.has(name) && options.text(name) !== "ruggie");
  if (other !== undefined) throw new UsageError(`\`--${other}\` goes with the exact method only.`);
  const claim = options.text("claim");
  if (claim !== null && options.has("criterion")) throw new UsageError("`--claim` and `--criterion` do not go together: a claim is judged alone.");
  const named = options.texts("criterion").flatMap((t) => t.split(",")).map((t) => criterionOf("--criterion", t.trim()));
  const needed = required.map((name) => criterionOf("--require", name));
  return { runs: countOf(options, "runs", 10_000), seed: countOf(options, "seed", 1), criteria: named.length === 0 ? null : criterionIds.filter((c) => [...named, ...needed].includes(c)), claim };
}

/** The criterion, or that of which the part is one. */
function criterionOf(option: string, name: string): CriterionId {
  const known = criterionNames.find((c) => c === name);
  if (known === undefined) throw new UsageError(`\`${option}\`: there is no criterion \`${name}\`.${didYouMean(suggest(name, criterionNames))} There are ${criterionNames.join(", ")}.`);
  const found = criterionIds.find((c) => c === known || partsOf(c, "ruggie").some((part) => part === known && partNames.includes(part)));
  if (found === undefined) throw new UsageError(`\`${option} ${name}\` goes with the exact method only.`);
  return found;
}

/** What judges a regime by drawn cases. Loaded only here: drawing is no part of the other commands. */
export async function judgeByTests({ runs, seed, criteria, claim }: Tests): Promise<(regime: Regime, options: { readonly binding: "hard" | "soft"; readonly since?: Day; readonly until?: Day }) => Evaluation> {
  const { evaluateByTests } = await import("../evaluator/testing/evaluate-by-tests");
  const asked = { runs, seed, ...(criteria === null ? {} : { criteria }), ...(claim === null ? {} : { claim }) };
  return (regime, { binding, since, until }) => evaluateByTests(regime, { ...asked, binding, ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) });
}
