/** The outcomes of a run, written as they come, so that a run that is stopped has a score too. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { noticed } from "./score.mjs";

const linesOf = (file) =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Where the outcomes of a seed are kept. */
export const recordOf = (seed) => `coverage/mutation/seed-${seed}.jsonl`;

/** Begins a record: how many mutants there are in all, and the names of those drawn, in the order of the draw. */
export function begin(file, { all, seed, drawn }) {
  mkdirSync(path.dirname(file), { recursive: true });
  // What further tests said of an earlier sample of this seed says nothing of this one.
  rmSync(file.replace(/\.jsonl$/, "-wide.jsonl"), { force: true });
  writeFileSync(file, `${JSON.stringify({ all, seed, drawn })}\n`);
}

/** Adds one outcome. */
export const add = (file, outcome) => appendFileSync(file, `${JSON.stringify(outcome)}\n`);

/**
 * What is known so far. `drawn`: in the order in which they are run, which is that of the draw, but for those that act while files are
 * loaded: Stryker runs these last. Only what comes before the first mutant without an outcome counts: the first of a shuffled deck are a
 * random sample, but those that happened to be quick are not. `more`: what further tests noticed of the same sample.
 */
export function outcomes(file, more) {
  const [head, ...lines] = linesOf(file);
  const last = new Set(lines.find((line) => line.last !== undefined)?.last);
  const drawn = [...head.drawn.filter((name) => !last.has(name)), ...head.drawn.filter((name) => last.has(name))];
  const found = new Map(lines.flatMap((line) => (line.name === undefined ? [] : [[line.name, line]])));
  const open = drawn.findIndex((name) => !found.has(name));
  const whole = open < 0 || last.size === 0;
  const further = more !== undefined && existsSync(more) ? linesOf(more) : [];
  for (const line of further) if (noticed(line)) found.set(line.name, line);
  const known = open < 0 ? drawn : drawn.slice(0, Math.min(open, drawn.length - last.size));
  return {
    all: head.all,
    seed: head.seed,
    drawn,
    last: last.size,
    whole,
    results: known.map((name) => found.get(name)),
  };
}
