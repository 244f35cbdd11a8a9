/** The outcomes of a run, written as they come, so that a run that is stopped has a score too. */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where the outcomes of a seed are kept. */
export const recordOf = (seed) => `coverage/mutation/seed-${seed}.jsonl`;

/** Begins a record: how many mutants there are in all, and the names of those drawn, in the order of the draw. */
export function begin(file, { all, seed, drawn }) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ all, seed, drawn })}\n`);
}

/** Adds one outcome. */
export const add = (file, outcome) => appendFileSync(file, `${JSON.stringify(outcome)}\n`);

/**
 * What is known so far, in the order of the draw. Only what comes before the first mutant without an outcome counts: the first of a
 * shuffled deck are a random sample, but those that happened to be quick are not.
 */
export function outcomes(file) {
  const [head, ...lines] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const found = new Map(lines.map((outcome) => [outcome.name, outcome]));
  const open = head.drawn.findIndex((name) => !found.has(name));
  const known = open < 0 ? head.drawn : head.drawn.slice(0, open);
  return { all: head.all, seed: head.seed, drawn: head.drawn.length, results: known.map((name) => found.get(name)) };
}
