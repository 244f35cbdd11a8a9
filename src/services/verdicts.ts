/** Verdicts and tests of the regimes of a file, judged when they are asked for and kept until something changes. */
import { askedBy, checkExpectations, evaluate, runTests, type TestOutcome } from "../evaluator";
import type { ExpectationOutcome } from "../evaluator/criteria/check-expectations";
import type { Evaluation } from "../evaluator/result";
import type { Regime } from "../language/regime";
import type { Workspace } from "./workspace";

/** A regime with what it was found to be. */
export interface Judged {
  readonly regime: Regime;
  readonly evaluation: Evaluation;
}

/** The regimes of a file itself that have no error, as it stands now. */
export const regimesIn = (workspace: Workspace, path: string): readonly Regime[] => workspace.compiled(path).regimes.filter((r) => r.at.path === path);

/** Judges a regime; again only after a change. */
export function judge(workspace: Workspace, path: string, name: string): Judged | null {
  const regime = regimesIn(workspace, path).find((r) => r.name === name);
  return regime ? workspace.once(judgedKey(path, name), () => ({ regime, evaluation: evaluate(regime, askedBy(regime)) })) : null;
}
const judgedKey = (path: string, name: string): string => `judged ${path} ${name}`;

/** What was judged before and still stands; nothing is judged for it. */
export function verdictsKnown(workspace: Workspace, path: string): readonly Judged[] {
  const regimes = workspace.known(path)?.regimes.filter((r) => r.at.path === path) ?? [];
  return regimes.flatMap((r) => (workspace.has(judgedKey(path, r.name)) ? [judge(workspace, path, r.name)] : [])).filter((j) => j !== null);
}

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
