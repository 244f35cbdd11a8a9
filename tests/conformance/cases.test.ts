/** Every question of the corpus about a regime in `examples` is a test of that regime, with the answer of the corpus. */
import { describe, expect, test } from "vitest";
import { formatDay } from "../../src/language/dates";
import type { Regime, Test } from "../../src/language/regime";
import { corpus } from "../support/corpus";
import { compileExample, examplePaths } from "../support/examples";

/** Regimes that need no question: ideal types, and one that only speaks of trade. */
const ideal = ["conditional-mfn", "schacht-new-plan", "unconditional-mfn"];
const covered = examplePaths.map((path) => path.replaceAll(/^examples\/|\.regime$/g, "")).filter((name) => !ideal.includes(name));

/** `change-employer` is `ChangeEmployer`. */
const rightName = (words: string): string =>
  words
    .split("-")
    .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
    .join("");

function party(regime: Regime, who: Test["host"]): string {
  return who.kind === "party" ? (regime.parties[who.party]?.code ?? "") : who.kind;
}

const questions = corpus();

describe.each(covered)("the corpus on %s", (name) => {
  const asked = (questions ?? []).filter((q) => q.regime === name);
  const [regime] = compileExample(`examples/${name}.regime`).regimes;

  test("asks questions, and the example compiles", ({ skip }) => {
    skip(questions === null, "there is no corpus beside this repository");
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
