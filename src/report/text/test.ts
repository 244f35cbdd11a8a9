import { formatDay } from "../../language/dates";
import { figureText } from "../../language/figures";
import { position, type Location } from "../../language/span";
import type { ClauseId, Expectation, Regime } from "../../language/regime";
import type { Places } from "../places";
import type { ExpectationOutcome, DutyFailure, PositionFailure, TestFailure, TestOutcome } from "../../evaluator";
import { coverageOf, passed, percentCovered, tally, type RegimeRun } from "../outcomes";
import { verdictWord } from "../words/criteria";
import { intervalPhrase, intervalWords } from "../words/days";
import { factKey, statedFact } from "../words/facts";
import { groundsList, groundsOf, groundsOfClauses } from "../words/grounds";
import { hasSoftRules } from "../words/no-position";
import { className, count, listed, partyCode, rightName, withIndefinite } from "../words/names";
import { positionWords } from "../words/positions";
import { wrap } from "./layout";
import type { Paint } from "./paint";

export interface TestView {
  /** Failures and the summary only. */
  readonly quiet: boolean;
  readonly coverage: boolean;
  readonly paint: Paint;
}

function placeOf(at: Location, places: Places): string {
  const file = places.sources.get(at.path);
  return file === undefined ? places.show(at.path) : `${places.show(at.path)}:${position(file, at.start).line}`;
}

const because = (regime: Regime, clauses: readonly ClauseId[]): string =>
  clauses.length === 0 ? "" : ` because ${listed(clauses.map((id) => regime.clauses[id]?.name ?? String(id)))}`;

function found(regime: Regime, failure: PositionFailure): string {
  const answer = failure.answer;
  if (answer === null) return "no answer: the case is not possible as stated";
  if (answer.decision !== null && answer.open.length === 0) {
    const by = groundsList(regime, groundsOf(regime, answer.decision.by));
    return `${positionWords(answer.decision.position)}${by === "" ? ": no clause speaks of it" : ` because ${by}`}`;
  }
  const because = answer.possible.map((d) => groundsList(regime, groundsOf(regime, d.by)));
  const possible = answer.decision === null ? listed([...new Set(answer.possible.map((d) => positionWords(d.position)))], "or") : `${positionWords(answer.decision.position)} because ${listed(because, "or")}`;
  return `${possible}: it depends on ${listed(answer.open.map((o) => factKey(regime, o.fact)))}, which the test does not state`;
}

function failureLines(regime: Regime, failure: PositionFailure, result: TestOutcome): readonly string[] {
  return [
    ...wrap(`${rightName(regime, failure.right)}: expected ${failure.expected}${because(regime, failure.expectedBecause)}`, "        "),
    ...wrap(`found ${found(regime, failure)}`, "          "),
    ...narrowerLines(regime, failure),
    ...(result.cases > 1 ? wrap(`in the case ${caseWords(regime, failure.question)}`, "          ") : []),
  ];
}

/** The class that was perhaps meant. */
function narrowerLines(regime: Regime, { narrower }: TestFailure): readonly string[] {
  return narrower.flatMap((c) => wrap(`these facts make the mover ${withIndefinite(className(regime, c))}: write \`mover ${className(regime, c)}\` if that is meant`, "          "));
}

function caseWords(regime: Regime, { host, origin, on, given, figures = [] }: TestFailure["question"]): string {
  const facts = [...[...given].map(([fact, value]) => statedFact(regime, fact, value)), ...figures.map((f) => figureText(regime, f))];
  return `host ${partyCode(regime, host)}, origin ${partyCode(regime, origin)}, on ${formatDay(on)}${facts.length === 0 ? "" : `, with ${listed(facts)}`}`;
}

const expectedWords = (permission: boolean, expected: boolean): string =>
  permission ? (expected ? "for" : "not for") : expected ? "owed by" : "not owed by";

function dutyFailureLines(regime: Regime, failure: DutyFailure, result: TestOutcome): readonly string[] {
  const { duty, bearer, only, expected, owed, open, impossible, question } = failure;
  const [what, has, lacks] = only === "permission" ? ["permission", "has it", "does not have it"] : [only === "soft" ? "soft duty" : "duty", "owes it", "does not owe it"];
  const found = impossible
    ? "no answer: the case is not possible as stated"
    : owed === null
      ? `it depends on ${listed(open.map((f) => factKey(regime, f)))}, which the test does not state`
      : `the ${bearer} ${owed ? has : lacks}`;
  return [
    ...wrap(`${what} ${duty}: expected ${expectedWords(only === "permission", expected)} the ${bearer}`, "        "),
    ...wrap(`found ${found}`, "          "),
    ...narrowerLines(regime, failure),
    ...(result.cases > 1 ? wrap(`in the case ${caseWords(regime, question)}`, "          ") : []),
  ];
}

const label = (ok: boolean, paint: Paint): string => (ok ? paint("good", "pass") : paint("bad", "FAIL"));

export function testLines({ regime, places }: RegimeRun, result: TestOutcome, view: TestView): readonly string[] {
  const ok = passed(result);
  if (ok && view.quiet) return [];
  const cases = result.cases === 1 ? "" : ` (${result.cases} cases)`;
  const place = ok ? "" : ` (${placeOf(result.test.at, places)})`;
  const shown = result.failures.slice(0, 5);
  const more = result.failures.length - shown.length;
  return [
    ...wrap(`${result.test.title}${cases}${place}`, `  ${label(ok, view.paint)}  `),
    ...(result.cases === 0 ? ["        no case: on that day nobody is what the test asks for"] : []),
    ...shown.flatMap((f) => (f.kind === "duty" ? dutyFailureLines(regime, f, result) : failureLines(regime, f, result))),
    ...(more > 0 ? [`        and ${count(more, "more failing case")} of this test`] : []),
  ];
}

/** `norms fails 2004-05-01 to 2011-04-30 because transition`, `indivisibility as hollifield fails at all times`. */
export function expectationWords(regime: Regime, e: Expectation): string {
  return `${e.criterion}${e.reading === "ruggie" ? "" : ` as ${e.reading}`} ${verdictWord(e.verdict)}${e.binding === "soft" ? " with soft law" : ""} ${intervalWords(e.window)}${because(regime, e.because)}`;
}

/** Duties bind, and give no position that could be judged; soft rules count where that is asked for. */
function noVerdict(regime: Regime, { binding }: Expectation): string {
  if (binding === undefined && hasSoftRules(regime)) return "found no verdict: no rule binds then; write `with soft law` after the verdict to count the soft rules";
  const dutiesOnly = regime.sentences.length === 0 && regime.duties.length > 0;
  return dutiesOnly ? "found no verdict: the regime has duties only, and gives no position" : "found no verdict: the regime is not in force then";
}

export function expectationLines({ regime, places }: RegimeRun, result: ExpectationOutcome, view: TestView): readonly string[] {
  if (result.met && view.quiet) return [];
  const place = result.met ? "" : ` (${placeOf(result.expectation.at, places)})`;
  const notFound = result.found.length === 0 ? wrap(noVerdict(regime, result.expectation), "          ") : [];
  return [
    ...wrap(`${expectationWords(regime, result.expectation)}${place}`, `  ${label(result.met, view.paint)}  `),
    ...(result.met ? [] : notFound),
    ...(result.met ? [] : result.found.flatMap((f) => {
      const by = groundsList(regime, groundsOfClauses(regime, f.because));
      return wrap(`found ${verdictWord(f.verdict)} ${intervalPhrase(f.interval)}${by === "" ? "" : ` because of ${by}`}`, "          ");
    })),
  ];
}

function regimeLines(run: RegimeRun, view: TestView): readonly string[] {
  const lines = [
    ...run.tests.flatMap((t) => testLines(run, t, view)),
    ...run.expectations.flatMap((e) => expectationLines(run, e, view)),
  ];
  return lines.length === 0 ? [] : [view.paint("strong", `${run.regime.name} (${run.places.show(run.regime.at.path)})`), ...lines, ""];
}

function coverageLines(runs: readonly RegimeRun[]): readonly string[] {
  const c = coverageOf(runs);
  const missed = c.missed.map(({ run, clause }) => {
    const at = run.regime.clauses[clause]?.at;
    return `  no test decides ${run.regime.clauses[clause]?.name ?? clause}${at === undefined ? "" : `  ${placeOf(at, run.places)}`}`;
  });
  return [`Coverage: ${c.decided} of ${count(c.total, "rule or exception", "rules and exceptions")} decide some test (${percentCovered(c)} %).`, ...missed];
}

/** Every test and expectation with what was expected and found, then the sum. */
export function testText(runs: readonly RegimeRun[], view: TestView): string {
  const t = tally(runs);
  const tests = `${count(t.tests, "test")} (${count(t.cases, "case")}): ${t.tests - t.failedTests} passed, ${t.failedTests} failed`;
  const expectations = `${count(t.expectations, "expectation")}: ${t.expectations - t.unmet} met, ${t.unmet} not met`;
  const ok = t.failedTests === 0 && t.unmet === 0;
  return `${[
    ...runs.flatMap((run) => regimeLines(run, view)),
    view.paint(ok ? "good" : "bad", `${tests}; ${expectations}`),
    ...(view.coverage ? coverageLines(runs) : []),
  ].join("\n")}\n`;
}
