/** What running a file's tests and expectations yields, as the reports read it. */
import type { ExpectationOutcome, TestOutcome } from "../evaluator";
import type { Clause, ClauseId, Regime } from "../language/regime";
import type { Places } from "./places";

/** The tests and expectations of one regime. */
export interface RegimeRun {
  readonly regime: Regime;
  readonly places: Places;
  readonly tests: readonly TestOutcome[];
  readonly expectations: readonly ExpectationOutcome[];
}

/** Rules and exceptions that some test decides, and those that none does. */
export interface Coverage {
  readonly decided: number;
  readonly total: number;
  readonly missed: readonly { readonly run: RegimeRun; readonly clause: ClauseId }[];
}

/**
 * The share of the clauses of the regimes that some test decides. A power that nobody invokes says nothing, and is not counted; what a
 * reform leaves as its base wrote it is counted there, in another file too.
 */
export function coverageOf(runs: readonly RegimeRun[]): Coverage {
  const placeOf = (c: Clause): string => `${c.at.path}:${c.at.start}`;
  const counted = runs.flatMap((run, i) => {
    const { regime, tests } = run;
    const { reformOf, at } = regime;
    const base = new Set(reformOf === null ? [] : runs.slice(0, i).flatMap((earlier) => earlier.regime.clauses.map(placeOf)));
    const isOfBase = (c: Clause): boolean => reformOf !== null && (base.has(placeOf(c)) || c.at.path !== at.path);
    const decided = new Set(tests.flatMap((t) => t.decidedBy));
    return regime.clauses.flatMap((c, clause) => (c.sentences.length === 0 || isOfBase(c) ? [] : [{ run, clause, decided: decided.has(clause) }]));
  });
  const missed = counted.filter((c) => !c.decided);
  return { decided: counted.length - missed.length, total: counted.length, missed };
}

/** Whole percent, rounded down so that 100 means all; a regime without clauses is covered. */
export const percentCovered = (c: Coverage): number => (c.total === 0 ? 100 : Math.floor((100 * c.decided) / c.total));

/** A test passes when every case it stands for has what is expected, and it stands for one at least. */
export const passed = (t: TestOutcome): boolean => t.failures.length === 0 && t.cases > 0;

export interface Tally {
  readonly tests: number;
  readonly failedTests: number;
  readonly cases: number;
  readonly expectations: number;
  readonly unmet: number;
}

export function tally(runs: readonly RegimeRun[]): Tally {
  const tests = runs.flatMap((r) => r.tests);
  const expectations = runs.flatMap((r) => r.expectations);
  return {
    tests: tests.length,
    failedTests: tests.filter((t) => !passed(t)).length,
    cases: tests.reduce((sum, t) => sum + t.cases, 0),
    expectations: expectations.length,
    unmet: expectations.filter((e) => !e.met).length,
  };
}
