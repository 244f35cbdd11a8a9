/** Every question of the corpus about a regime in `examples` is a test of that regime, with the answer of the corpus. */
import { describe, expect, test } from "vitest";
import { formatDay } from "../../src/language/dates";
import type { Regime, Test } from "../../src/language/regime";
import { corpus } from "../support/corpus";
import { compileExample, examplePaths } from "../support/examples";

/** Regimes of which the corpus asks nothing: ideal types, one that only speaks of trade, and a reform of one that it asks about. */
const unasked = ["collective-security", "conditional-mfn", "eea-liechtenstein", "schacht-new-plan", "unconditional-mfn"];
const covered = examplePaths.map((path) => path.replaceAll(/^examples\/|\.regime$/g, "")).filter((name) => !unasked.includes(name));

/** The right of the library has a shorter name. */
const shorter: Readonly<Record<string, string>> = { "cross-internal-border-unchecked": "CrossUnchecked" };
/** `change-employer` is `ChangeEmployer`. */
const rightName = (words: string): string =>
  shorter[words] ??
  words
    .split("-")
    .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
    .join("");

/** `XX` is any party. */
function party(regime: Regime, who: Test["host"]): string {
  if (who.kind === "any-member") return "XX";
  return who.kind === "party" ? (regime.parties[who.party]?.code ?? "") : who.kind;
}

/**
 * A state and its own nationals: no case has one party twice. What a state owes them on return it owes the state that returns them, and what the corpus calls
 * discretionary is a duty that is soft.
 */
const asDuties: Readonly<Record<string, { readonly host: string; readonly duty: string }>> = { "gcm-2018-04": { host: "ES", duty: "readmission" } };

const questions = corpus();

describe.each(covered)("the corpus on %s", (name) => {
  const asked = (questions ?? []).filter((q) => q.regime === name);
  const { regimes } = compileExample(`examples/${name}.regime`);
  const tests = regimes.flatMap((regime) => regime.tests.map((t) => ({ regime, t })));

  test("asks questions, and the example compiles", ({ skip }) => {
    skip(questions === null, "there is no corpus beside this repository");
    expect(asked.length).toBeGreaterThan(0);
    expect(regimes).not.toEqual([]);
  });

  test.each(asked.filter(({ id }) => id in asDuties))("$id: $question, as a duty", ({ id, question, origin, date, expected }) => {
    const own = asDuties[id];
    const found = tests.filter(({ t }) => t.title === `${id}: ${question}`);
    expect(found.map(({ regime, t }) => [party(regime, t.host), party(regime, t.origin), formatDay(t.on), t.duties.map((d) => [d.duty, d.bearer, d.owed])])).toEqual([[own?.host, origin, date, [[own?.duty, "origin", true]]]]);
    expect(found.flatMap(({ regime }) => regime.duties).filter((d) => d.name === own?.duty).map((d) => (d.soft ? "discretionary" : "granted"))).toEqual([expected]);
  });

  test.each(asked.filter(({ id }) => !(id in asDuties)))("$id: $question", ({ id, question, host, origin, date, right, expected }) => {
    const found = tests
      .filter(({ t }) => t.title.startsWith(id))
      .map(({ regime, t }) => ({
        title: t.title,
        host: party(regime, t.host),
        origin: party(regime, t.origin),
        date: formatDay(t.on),
        answers: t.findings.map((f) => `${regime.rights[f.right]?.name} ${f.position}`),
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
