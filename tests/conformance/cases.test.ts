/** Every question of the corpus about a regime in `examples` is a test of that regime, with the answer of the corpus. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { formatDay } from "../../src/language/dates";
import type { Regime, Test } from "../../src/language/regime";
import { compileExample, root } from "../support/examples";

interface Question {
  readonly id: string;
  readonly regime: string;
  readonly question: string;
  readonly host: string;
  readonly origin: string;
  readonly date: string;
  readonly right: string;
  readonly expected: string;
}

const corpus = path.join(root, "../shared/corpus/cases.json");
/** Regimes of the corpus that have an example of the same name. */
const covered = ["eu-free-movement", "bracero", "gatt-1947"];

/** `change-employer` is `ChangeEmployer`. */
const rightName = (words: string): string =>
  words
    .split("-")
    .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
    .join("");

function party(regime: Regime, who: Test["host"]): string {
  return who.kind === "party" ? (regime.parties[who.party]?.code ?? "") : who.kind;
}

const present = existsSync(corpus);
const absent = `SKIPPED: no corpus at ${corpus}, so the examples are not compared with it`;
const questions = present ? (JSON.parse(readFileSync(corpus, "utf8")) as readonly Question[]) : [];

describe.each(covered)("the corpus on %s", (name) => {
  const asked = questions.filter((q) => q.regime === name);
  const [regime] = compileExample(`examples/${name}.regime`).regimes;

  test("asks questions, and the example compiles", ({ skip }) => {
    skip(!present, absent);
    expect(asked.length).toBeGreaterThan(0);
    expect(regime).toBeDefined();
  });

  test.each(asked)("$id: $question", ({ id, question, host, origin, date, right, expected }) => {
    const found = (regime?.tests ?? [])
      .filter((t) => t.title.startsWith(id))
      .map((t) => ({
        title: t.title,
        host: regime && party(regime, t.host),
        origin: regime && party(regime, t.origin),
        date: formatDay(t.on),
        answers: t.findings.map((f) => `${regime?.rights[f.right]?.name} ${f.position}`),
      }));
    expect(found).toEqual([
      {
        title: `${id}: ${question}`,
        host,
        origin,
        date,
        answers: expect.arrayContaining([`${rightName(right)} ${expected}`]),
      },
    ]);
  });
});
