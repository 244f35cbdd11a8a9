/** The questions of the corpus of regimes, where it lies beside this repository. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./examples";

export interface Question {
  readonly id: string;
  readonly regime: string;
  readonly question: string;
  readonly host: string;
  readonly origin: string;
  readonly date: string;
  readonly right: string;
  readonly expected: string;
}

const file = path.join(root, "../shared/corpus/cases.json");

/** `null`, with a line that says so, where there is no corpus. */
export function corpus(): readonly Question[] | null {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as readonly Question[];
  console.log(`SKIPPED: there is no corpus at ${file}; the examples are not compared with it.`);
  return null;
}
