/**
 * Answers to some questions about every regime of the cases and the rulings, and what differs between one and the next, as recorded beside. Half of the facts are left out, so that much is open.
 * The files are written by `npm run update`; read the difference.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareRegimes, consideredFor, decide, diff, elsewhere, histories, latestDay, type Change, type Difference, type Histories } from "../../src/evaluator";
import type { Answer, Case, Question } from "../../src/evaluator/result";
import { caseOf } from "../../src/evaluator/testing";
import { formatDay } from "../../src/language/dates";
import { positionKey } from "../../src/language/position";
import { stateless, type Fact, type Regime } from "../../src/language/regime";
import { compileText } from "../support/compile-text";
import { digest, plainly } from "../support/in-full";
import { recordedCases } from "../support/markdown-cases";
import { patience } from "../support/runs";

const party = (regime: Regime, p: number): string => (p === stateless ? "stateless" : (regime.parties[p]?.code ?? `party ${p}`));

/** What a question about a case comes to, with all that is said of rights of which some clause speaks. */
function answered(regime: Regime, question: Question, looksElsewhere = true): string {
  const answer: Answer = decide(regime, question);
  const { host, origin, mover, on, given } = question;
  const stated = [...given].map(([f, value]) => ` ${regime.facts[f]?.key ?? f}=${value}`).join("");
  const rest = { assumptions: answer.assumptions, duties: answer.duties, owedToOthers: answer.owedToOthers, reservations: answer.reservations, powers: answer.powers, narrower: answer.narrower };
  const rights = answer.rights.filter((r) => r.possible.some((d) => d.by.length > 0)).flatMap(({ right, possible, decision, open, effective, whyNot }) => [
    `  ${regime.rights[right]?.name ?? right}: ${possible.map((d) => `${positionKey(d.position).replace(/[| ]+$/, "")} by ${d.by.join(",")}`).join(" or ")} ${plainly({ open: open.map(({ fact, values }) => [fact, values.map((v) => v.value)]), effective, whyNot })}`,
    `    ${plainly(consideredFor(regime, answer, right))}`,
    ...(looksElsewhere && decision !== null && decision.by.length > 0 && decision.position.kind !== "granted" && whyNot === null ? [`    elsewhere ${plainly(elsewhere(regime, question, right))}`] : []),
  ]);
  return [`${party(regime, host)}<${party(regime, origin)} ${regime.classes[mover]?.name ?? "anybody"} ${formatDay(on)}${stated}: ${plainly(rest)}`, ...rights].join("\n");
}
/** A question in which every nth fact is left out, or all are. */
const leftOut = (c: Case, n: number): Question => ({ ...c, given: new Map(c.facts.flatMap((v, f) => (n > 0 && (f + 1) % n !== 0 ? [[f, v]] : []))) });
function answers(regime: Regime): readonly string[] {
  if (regime.rights.length === 0 || regime.classes.length === 0) return [];
  const shown = fc.sample(caseOf(regime), { numRuns: 2, seed: 8 }).map((c) => answered(regime, leftOut(c, 2)));
  const more = fc.sample(caseOf(regime), { numRuns: 16, seed: 9 }).map((c, i) => answered(regime, leftOut(c, i % 4), false));
  return [...shown, `and ${more.length} more: ${digest(more)}`];
}

/** Of a fact its key is enough. */
const brief = (fact: Fact): string => fact.key;
const change = (c: Change): unknown => ({
  ...c, before: positionKey(c.before), after: positionKey(c.after), turnsOn: c.turnsOn.map(brief),
  conditions: { ...c.conditions, situations: c.conditions.situations.map((s) => s.map((l) => [brief(l.fact), l.cells, l.all.length])) },
  witness: [c.witness.before, c.witness.after].map(({ case: one, right, decision }) => [one, right, positionKey(decision.position), decision.by]),
});
/** The first few; of the others whether they are the same. */
const few = (lines: readonly string[]): readonly string[] => (lines.length <= 4 ? lines : [...lines.slice(0, 3), `and ${lines.length - 3} more: ${digest(lines.slice(3))}`]);
function differing(d: Difference): readonly string[] {
  const { changes, members, duties, verdicts, components, alone, ...others } = d;
  const rest = alone.before === alone.after ? others : { ...others, alone };
  return [plainly(rest), ...few(components.changes.map(plainly)), ...few(changes.map((c) => plainly(change(c)))), ...members.map(plainly), ...few(duties.map((c) => plainly({ ...c, conditions: c.conditions.situations.length }))), ...(verdicts ?? []).map(({ kind, name, where }) => `${kind} ${name} ${where.map((w) => plainly([w.interval, w.before?.verdict ?? "-", w.after?.verdict ?? "-"])).join(" ")}`)];
}
/** `isJudged`: verdicts are compared too. They take long, and are recorded beside. */
function differences(before: Regime, after: Regime, isJudged: boolean): readonly string[] {
  const { difference, diagnostics } = diff(before, after, { verdicts: isJudged });
  return difference === null ? diagnostics.map((d) => d.code) : differing(difference);
}
/** Where a history leads, and how. */
const histored = ({ reports, leftOut }: Histories): readonly string[] => [
  ...reports.map((r) => `history ${plainly({ question: r.question, outcome: r.outcome, grade: r.grade, missing: r.missing, steps: r.steps })}`), ...leftOut.map((l) => `left out: ${l}`),
];

test.each([...new Set(recordedCases.map((c) => c.path))])("%s", async (path) => {
  const regimes = recordedCases.filter((c) => c.path === path).flatMap(({ title, text, files }) => compileText(text, files).regimes.filter((r) => r.at.path === "block.regime").map((regime) => ({ title, regime })));
  const said = regimes.flatMap(({ title, regime }, i) => {
    const before = regimes[i - 1]?.regime;
    const on = latestDay(regime);
    return [`## ${title}: ${regime.name}`, ...answers(regime), ...(on === null ? [] : histored(histories(regime, { on, limit: 200 }))), ...(before === undefined ? [] : [`from ${before.name}`, ...differences(before, regime, i % 4 === 1)]), ""];
  });
  const { closeness, metricSensitive } = compareRegimes(regimes.slice(0, 6).map(({ regime }, i) => ({ label: `${i + 1} ${regime.name}`, regime })));
  await expect([...said, "## Together", ...closeness.map(plainly), ...metricSensitive.map(plainly)].join("\n")).toMatchFileSnapshot(`answers/${path.replaceAll(/^tests\/|\.md$/g, "").replaceAll("/", "-")}.txt`);
}, patience);
