/** Verdicts and tests of the regimes of a file, judged when they are asked for and kept until something changes. */
import { askedBy, checkExpectations, evaluate, runTests, type TestOutcome } from "../evaluator";
import type { ExpectationOutcome } from "../evaluator/criteria/check-expectations";
import type { Evaluation } from "../evaluator/result";
import type { Regime } from "../language/regime";
import { verdictWord } from "../report/words/criteria";
import { intervalWords } from "../report/words/days";
import type { Workspace } from "./workspace";

/** A regime with what it was found to be. */
export interface Judged {
  readonly regime: Regime;
  readonly evaluation: Evaluation;
}

/** The verdicts on a regime over time, with the clauses that are responsible: plain data, which another thread may have found. */
export interface Verdicts {
  readonly regime: string;
  /** Where the regime stands in its file. */
  readonly start: number;
  readonly stretches: readonly { readonly criterion: string; readonly words: string; readonly because: readonly string[] }[];
}

/** The regimes of a file itself that have no error, as it stands now. */
export const regimesIn = (workspace: Workspace, path: string): readonly Regime[] => workspace.compiled(path).regimes.filter((r) => r.at.path === path);

/** Judges a regime; again only after a change. */
export function judge(workspace: Workspace, path: string, name: string): Judged | null {
  const regime = regimesIn(workspace, path).find((r) => r.name === name);
  if (!regime) return null;
  return workspace.once(`judged ${path} ${name}`, () => {
    const judged = { regime, evaluation: evaluate(regime, askedBy(regime)) };
    tellVerdicts(workspace, path, [verdictsOf(judged)]);
    return judged;
  });
}

const verdictsOf = ({ regime, evaluation }: Judged): Verdicts => ({
  regime: regime.name,
  start: regime.at.start,
  stretches: evaluation.criteria.flatMap(({ criterion, timeline }) =>
    timeline.map(({ verdict, interval, because }) => ({ criterion, words: `${verdictWord(verdict)} ${intervalWords(interval)}`, because: because.flatMap((c) => regime.clauses[c]?.name ?? []) })),
  ),
});

const toldOf = (workspace: Workspace, path: string): Map<string, Verdicts> => workspace.once(`judged ${path}`, () => new Map());

/** Keeps what was judged of the texts as they are now, until they change. */
export function tellVerdicts(workspace: Workspace, path: string, verdicts: readonly Verdicts[]): void {
  for (const found of verdicts) toldOf(workspace, path).set(found.regime, found);
}

/** What was judged before and still stands; nothing is judged for it. */
export const verdictsKnown = (workspace: Workspace, path: string): readonly Verdicts[] => [...toldOf(workspace, path).values()].toSorted((a, b) => a.start - b.start);

/** Runs the test with a title; every test of the regime without. */
export function runTest(workspace: Workspace, path: string, name: string, title: string | null): readonly TestOutcome[] {
  const regime = regimesIn(workspace, path).find((r) => r.name === name);
  if (!regime) return [];
  return runTests({ ...regime, tests: regime.tests.filter((t) => title === null || t.title === title) });
}

/** Whether each `expect` line of a regime is met. */
export function expectations(workspace: Workspace, path: string, name: string): readonly ExpectationOutcome[] {
  const judged = judge(workspace, path, name);
  if (!judged) return [];
  const { regime, evaluation } = judged;
  return checkExpectations(regime, (binding) => (binding === "hard" ? evaluation : evaluate(regime, { ...askedBy(regime), binding })));
}
