/**
 * The mutation score of the checker and the evaluator, from a random sample: `npm run mutation -- --sample 300 --seed 1`.
 * `--concurrency 2` runs two mutants at a time. `--again` runs those that the last run with this seed missed, after new tests.
 * docs/reference/mutation.md says what it measures.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { draw, keepOnly, nameOf, population, ranges, root } from "./mutation/sample.mjs";
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
    },
  });
  const [size, seed, concurrency] = ["sample", "seed", "concurrency"].map((name) => numberOf(values, name));
  return { size, seed, concurrency, again: values.again };
}

/** Runs Stryker on these mutants and no others. `loading`: every test is run, on code that is changed while it is loaded too. */
async function stryker(mutants, concurrency, loading) {
  const names = new Set(mutants.map(nameOf));
  keepOnly(names);
  const results = await new Stryker({
    mutate: ranges(mutants),
    testRunner: "vitest",
    vitest: { configFile: "vitest.mutation.config.ts", related: false },
    plugins: ["@stryker-mutator/vitest-runner", path.join(root, "scripts/mutation/follow.mjs")],
    reporters: ["follow"],
    coverageAnalysis: "perTest",
    ignoreStatic: !loading,
    concurrency,
    // Generous, since a busy machine must not look like a mutant that was noticed.
    timeoutMS: 60_000,
    timeoutFactor: 4,
    dryRunTimeoutMinutes: 30,
    disableTypeChecks: false,
    tempDirName: "coverage/mutation/sandbox",
    ignorePatterns: ["coverage", "dist"],
    logLevel: "warn",
    warnings: { slow: false },
    allowConsoleColors: false,
  }).runMutationTest();
  const own = results.filter((mutant) => names.has(nameOf(mutant)));
  if (own.length !== names.size) throw new Error(`${own.length} of ${names.size} mutants have an outcome.`);
  return own;
}

/** Runs first what tests reach, each with the tests that reach it; then what acts only while files are loaded. */
async function run(mutants, concurrency) {
  Object.assign(process.env, drawing);
  const results = await stryker(mutants, concurrency, false);
  const left = new Set(results.filter(({ status }) => status === "Ignored").map(nameOf));
  if (left.size === 0) return results;
  const rest = mutants.filter((mutant) => left.has(nameOf(mutant)));
  const loaded = await stryker(rest, concurrency, true);
  return [...results.filter((mutant) => !left.has(nameOf(mutant))), ...loaded];
}

const { size, seed, concurrency, again } = options();
process.chdir(root);
const report = `coverage/mutation/seed-${seed}.json`;
const all = await population();
const drawn = draw(all, size, seed);
const before = again ? new Set(JSON.parse(readFileSync(report, "utf8")).filter(missed).map(nameOf)) : null;
const sample = before ? drawn.filter((mutant) => before.has(nameOf(mutant))) : drawn;
console.log(`${all.length} mutants in all; seed ${seed}, sample of ${drawn.length}${before ? `, ${sample.length} of them again` : ""}.`);
const results = await run(sample, concurrency);
mkdirSync(path.dirname(report), { recursive: true });
if (!before) writeFileSync(report, JSON.stringify(results));
const rest = results.filter((mutant) => !["Killed", "Timeout"].includes(mutant.status));
console.log(`\nNot noticed:\n${rest.map((m) => `${m.status} ${nameOf(m)}`).join("\n")}\n\n${table(results, root)}`);
