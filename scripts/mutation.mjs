/**
 * The mutation score of the checker and the evaluator, from a random sample: `npm run mutation -- --sample 300 --seed 1`.
 * `--concurrency 2` runs two mutants at a time. `--score` says what is known of a run that was stopped. `--wide` runs what it missed with
 * further, slower tests; `--again` with the same, after new ones were written. docs/reference/mutation.md says what it measures.
 */
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { draw } from "./mutation/draw.mjs";
import { begin, outcomes, recordOf } from "./mutation/record.mjs";
import { hold, nameOf, population, ranges, root } from "./mutation/sample.mjs";
import { missed, table } from "./mutation/score.mjs";

/** Drawing cases is cut down: a mutant is run against many files, and each property is one of them. */
const drawing = { FC_SEED: "1", FC_TIMES: "0.02" };

function numberOf(values, name) {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} takes a whole number above 0.`);
  return number;
}

function options() {
  const { values } = parseArgs({
    options: {
      sample: { type: "string", default: "300" },
      seed: { type: "string", default: "1" },
      concurrency: { type: "string", default: "1" },
      again: { type: "boolean", default: false },
      wide: { type: "boolean", default: false },
      score: { type: "boolean", default: false },
    },
  });
  const [size, seed, concurrency] = ["sample", "seed", "concurrency"].map((name) => numberOf(values, name));
  return { ...values, size, seed, concurrency };
}

/** Runs Stryker on these mutants and no others, in their order. */
async function run(mutants, concurrency, environment) {
  hold(mutants.map(nameOf));
  Object.assign(process.env, drawing, environment);
  await new Stryker({
    mutate: ranges(mutants),
    testRunner: "vitest",
    vitest: { configFile: "vitest.mutation.config.ts", related: false },
    plugins: ["@stryker-mutator/vitest-runner", `${root}/scripts/mutation/follow.mjs`],
    reporters: ["follow"],
    coverageAnalysis: "perTest",
    concurrency,
    // Generous, since a busy machine must not look like a mutant that was noticed.
    timeoutMS: 90_000,
    timeoutFactor: 4,
    dryRunTimeoutMinutes: 60,
    disableTypeChecks: false,
    tempDirName: "coverage/mutation/sandbox",
    ignorePatterns: ["coverage", "dist", ".spark"],
    logLevel: "warn",
    warnings: { slow: false },
    allowConsoleColors: false,
  }).runMutationTest();
}

function say(record, more) {
  const { all, seed, drawn, last, whole, results } = outcomes(record, more);
  const unnoticed = results.filter(missed).map((mutant) => `${mutant.status} ${mutant.name}`);
  console.log(`\nMissed:\n${unnoticed.join("\n")}\n\n${table(results)}`);
  console.log(`\n${all} mutants in all; seed ${seed}; ${results.length} of ${drawn.length} drawn.`);
  if (!whole)
    console.log(`The ${last} that act while files are loaded are still to run: this is the score of the others.`);
}

const { size, seed, concurrency, again, score, wide } = options();
process.chdir(root);
const record = recordOf(seed);
const more = recordOf(`${seed}-wide`);
if (score) say(record, more);
else {
  const all = await population();
  const drawn = draw(all, size, seed);
  const repeated =
    again || wide
      ? new Set(
          outcomes(record, more)
            .results.filter(missed)
            .map(({ name }) => name),
        )
      : null;
  const sample = repeated ? drawn.filter((mutant) => repeated.has(nameOf(mutant))) : drawn;
  console.log(`${all.length} mutants in all; seed ${seed}, ${sample.length} to run.`);
  const written = wide ? more : again ? recordOf(`${seed}-again`) : record;
  begin(written, { all: all.length, seed, drawn: sample.map(nameOf) });
  await run(sample, concurrency, { MUTATION_RECORD: written, MUTATION_TESTS: wide ? "wide" : "quick" });
  if (again) say(written);
  else say(record, more);
}
