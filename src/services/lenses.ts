/** What stands above tests and regimes: run it, and what it came to. */
import { hasErrors } from "../diagnostics";
import type { TestOutcome } from "../evaluator";
import type { Regime } from "../language/regime";
import type { Location } from "../language/span";
import { verdictWord } from "../report/words/criteria";
import { intervalWords } from "../report/words/days";
import { testText } from "../report/text/test";
import { plain } from "../report/text/paint";
import { judge, expectations, regimesIn, runTest } from "./verdicts";
import type { Workspace } from "./workspace";

/** Something that can be asked of a test, an expectation or a regime. */
export interface Lens {
  readonly at: Location;
  readonly what: "test" | "verdict";
  readonly regime: string;
  /** Of a test. */
  readonly title: string | null;
}

/** The lenses of a file; nothing is judged for them. */
export function lenses(workspace: Workspace, path: string): readonly Lens[] {
  return workspace.entries(path).flatMap(({ piece, around }): readonly Lens[] => {
    const at = { path, start: piece.start, end: piece.start };
    if (piece.node.kind === "Regime" || piece.node.kind === "Reform") return [{ at, what: "verdict", regime: piece.node.name.text, title: null }];
    return piece.node.kind === "Test" && around ? [{ at, what: "test", regime: around.name.text, title: piece.node.title.value }] : [];
  });
}

/** What a lens shows once it is looked at, and the whole of it. */
export function lensWords(workspace: Workspace, path: string, { what, regime, title }: Lens): { readonly short: string; readonly long: string } {
  if (hasErrors(workspace.compiled(path).diagnostics)) return { short: what === "test" ? "not run: the file has errors" : "not judged: the file has errors", long: "The file has errors." };
  return what === "test" ? testWords(workspace, path, regime, title) : verdictWords(workspace, path, regime);
}

function testWords(workspace: Workspace, path: string, name: string, title: string | null): { readonly short: string; readonly long: string } {
  const outcomes = runTest(workspace, path, name, title);
  const regime = regimesIn(workspace, path).find((r) => r.name === name);
  if (outcomes.length === 0 || !regime) return { short: "no such test", long: "There is no such test." };
  const failed = outcomes.filter(fails);
  return { short: failed.length === 0 ? "passes" : "fails", long: outcomeText(workspace, path, regime, outcomes) };
}

const fails = (o: TestOutcome): boolean => o.failures.length > 0 || o.cases === 0;

/** The outcome of tests as `regime test` prints it. */
function outcomeText(workspace: Workspace, path: string, regime: Regime, tests: readonly TestOutcome[]): string {
  const places = { sources: workspace.compiled(path).sources, show: (file: string) => file };
  return testText([{ regime, places, tests, expectations: [] }], { quiet: false, coverage: false, paint: plain });
}

function verdictWords(workspace: Workspace, path: string, name: string): { readonly short: string; readonly long: string } {
  const judged = judge(workspace, path, name);
  if (!judged) return { short: "not judged", long: `${name} was not judged.` };
  const lines = judged.evaluation.criteria.map(({ criterion, timeline }) => ({ criterion, words: timeline.map((s) => `${verdictWord(s.verdict)} ${intervalWords(s.interval)}`).join(", ") || "not in force" }));
  const whole = lines.find((l) => l.criterion === "multilateral");
  const unmet = expectations(workspace, path, name).filter((e) => !e.met).length;
  return {
    short: `multilateral: ${whole?.words ?? "not in force"}${unmet === 0 ? "" : ` · ${unmet} expectation${unmet === 1 ? "" : "s"} not met`}`,
    long: [name, ...lines.map((l) => `${l.criterion}: ${l.words}`)].join("\n"),
  };
}
