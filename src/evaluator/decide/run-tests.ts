import { contains, type Day } from "../../language/dates";
import type { PositionKind } from "../../language/position";
import { isBound, sameClause } from "../../language/reading";
import { stateless, type ClassId, type ClauseId, type Duty, type FactId, type PartyId, type Regime, type RightId, type Test, type Who, type Actor } from "../../language/regime";
import type { Answer, Question, RightAnswer } from "../result";
import { decider } from "./decide";
import { lifting } from "./lifting";

/** One finding that a test expected and the regime does not give. */
export interface PositionFailure {
  readonly kind: "position";
  readonly right: RightId;
  readonly expected: PositionKind;
  readonly expectedBecause: readonly ClauseId[];
  /** `null` where the stated facts contradict the mover class. */
  readonly answer: RightAnswer | null;
  readonly question: Question;
  /** Classes that the facts would make of the mover: see `Answer`. */
  readonly narrower: readonly ClassId[];
}
/** A duty that a test expected, or did not expect, and the regime says otherwise. */
export interface DutyFailure {
  readonly kind: "duty";
  readonly duty: string;
  readonly bearer: Actor;
  /** Asked for as a soft duty or as a permission. */
  readonly only?: "soft" | "permission";
  readonly expected: boolean;
  /** `null` where the facts leave it open: see `open`. */
  readonly owed: boolean | null;
  readonly open: readonly FactId[];
  /** The stated facts contradict the mover class. */
  readonly impossible: boolean;
  readonly question: Question;
  readonly narrower: readonly ClassId[];
}
export type TestFailure = PositionFailure | DutyFailure;
export interface TestOutcome {
  readonly test: Test;
  /** How many cases the test stands for (`any member` stands for each). 0 is a failure. */
  readonly cases: number;
  readonly failures: readonly TestFailure[];
  /** Rules and exceptions that decided some expected right, or took away what would have. */
  readonly decidedBy: readonly ClauseId[];
}

function parties(regime: Regime, who: Who, on: Day): readonly PartyId[] {
  if (who.kind === "party") return [who.party];
  if (who.kind === "stateless") return [stateless];
  return regime.parties.flatMap((party, p) => {
    if (!contains(party.life, on)) return [];
    const bound = isBound(regime, p, on);
    return who.kind === "any-state" || bound === (who.kind === "any-member") ? [p] : [];
  });
}

/** Whether a sentence of a duty is of the kind asked for: a permission, a soft duty, or any duty. */
const isOf = (duty: Duty | undefined, only: Test["duties"][number]["only"]): boolean =>
  only === "permission" ? duty?.permission !== undefined : duty?.permission === undefined && (only === undefined || duty?.soft === true);

function dutyFailure(regime: Regime, finding: Test["duties"][number], answer: Answer): readonly DutyFailure[] {
  const { duty, bearer, owed: expected, only } = finding;
  const impossible = answer.rights.length > 0 && answer.rights.every((r) => r.possible.length === 0);
  const entries = answer.duties.filter((d) => d.bearer === bearer && regime.duties[d.duty]?.name === duty && isOf(regime.duties[d.duty], only));
  const owed = entries.length === 0 ? false : entries.some((d) => d.open.length === 0) ? true : null;
  if (!impossible && owed === expected) return [];
  return [{ kind: "duty", duty, bearer, ...(only ? { only } : {}), expected, owed, open: owed === null ? [...new Set(entries.flatMap((d) => d.open))] : [], impossible, question: answer.question, narrower: answer.narrower }];
}

/** Runs the `test` blocks of a regime. A test holds when every case it stands for has every position expected. */
export function runTests(regime: Regime): readonly TestOutcome[] {
  const decide = decider(regime);
  const lifts = lifting(regime);
  return regime.tests.map((test) => {
    const failures: TestFailure[] = [];
    const decidedBy = new Set<ClauseId>();
    const given = new Map(test.given.map((g) => [g.fact, g.value]));
    let cases = 0;
    for (const host of parties(regime, test.host, test.on)) {
      for (const origin of parties(regime, test.origin, test.on)) {
        if (host === origin) continue;
        cases++;
        const question: Question = { host, origin, mover: test.mover, on: test.on, given, ...(test.figures ? { figures: test.figures } : {}) };
        const answer = decide(question);
        for (const finding of test.duties) failures.push(...dutyFailure(regime, finding, answer));
        for (const finding of test.findings) {
          const right = answer.rights[finding.right];
          // Facts that are not stated may leave several answers open: all must be as expected.
          const possible = (right?.possible ?? []).map((d) => ({ kind: d.position.kind, clauses: d.by.map((s) => regime.sentences[s]?.clause ?? -1) }));
          if (possible.length === 1) for (const clause of [...(possible[0]?.clauses ?? []), ...lifts(question, finding.right)]) decidedBy.add(clause);
          const asExpected = possible.every(
            ({ kind, clauses }) => kind === finding.position && finding.because.every((c) => clauses.some((by) => sameClause(regime, by, c))),
          );
          if (possible.length > 0 && asExpected) continue;
          const contradicted = right === undefined || possible.length === 0;
          failures.push({
            kind: "position", right: finding.right, expected: finding.position, expectedBecause: finding.because,
            answer: contradicted ? null : right, question, narrower: answer.narrower,
          });
        }
      }
    }
    return { test, cases, failures, decidedBy: [...decidedBy].sort((a, b) => a - b) };
  });
}
