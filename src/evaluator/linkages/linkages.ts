import { factsOf } from "../../language/conditions";
import type { CriterionName, Regime, Scenario } from "../../language/regime";
import { differing } from "../compare/verdicts";
import type { Evaluation, Stretch } from "../result";
import { bargainOf, type Asked } from "./bargain";
import type { Ablation, BeforeAfter, Flip, JudgedStretch, LinkageReport } from "./result-linkages";
import { awaitedIn, tiesOf, type Tie } from "./ties";
import { generalised, untied } from "./untied";

/** Judges a regime by the criteria on the same days and in the same way as it was. */
export type JudgeAgain = (regime: Regime) => Evaluation;

/**
 * What each linkage of a regime does to the criteria, and each duty that waits for conduct under another: all is judged again without the link. Under interests (`asked`, `null`: none were judged) also what it does to
 * the bargain between two members.
 */
export function linkagesOf(regime: Regime, evaluation: Evaluation, judge: JudgeAgain, asked: Asked | null): readonly LinkageReport[] {
  return tiesOf(regime).map((tie): LinkageReport => {
    const awaits = awaitedIn(tie);
    const free = awaits.length === 0 ? regime : untied(regime, tie);
    return {
      name: tie.name, mode: tie.mode, gives: tie.gives, inReturnFor: tie.inReturnFor, awaits,
      ablation: awaits.length === 0 ? null : ablationOf(regime, tie, evaluation, judge(free)),
      multilateralizable: multilateralizable(regime, tie, evaluation, judge),
      bargain: asked === null ? null : bargainOf(free, tie, asked),
    };
  });
}

/** The scenario that interests are judged under; `null` where none are. */
export const scenarioOf = (regime: Regime, name: string | undefined): Scenario | null =>
  (regime.interests.stakes.length === 0 ? undefined : name === undefined ? regime.scenarios[0] : regime.scenarios.find((s) => s.name === name)) ?? null;

type Timelines = ReadonlyMap<CriterionName, readonly Stretch[]>;
const timelinesOf = ({ criteria }: Evaluation): Timelines =>
  new Map(criteria.flatMap((c) => [[c.criterion, c.timeline] as const, ...c.parts.map((p) => [p.part, p.timeline] as const)]));

function ablationOf(regime: Regime, { reading, counting, gives, inReturnFor, facts }: Tie, before: Evaluation, after: Evaluation): Ablation {
  const [was, is] = [timelinesOf(before), timelinesOf(after)];
  const flips = [...was].flatMap(([name, timeline]): readonly Flip[] => {
    const now = is.get(name);
    // What was judged of interests or besides is not judged again.
    const where = now === undefined ? [] : differing({ before: timeline, after: now });
    return where.length === 0 ? [] : [{ name, where: where.map((w) => ({ interval: w.interval, before: w.before?.verdict ?? null, after: w.after?.verdict ?? null })) }];
  });
  const both = (part: "d1" | "d1c"): BeforeAfter => ({ before: (was.get(part) ?? []).map(bare), after: (is.get(part) ?? []).map(bare) });
  const read = new Set(facts.map((f) => f.fact));
  const clauses = [...reading, ...counting].flatMap((s) => regime.clauses[regime.sentences[s]?.clause ?? -1]?.name ?? []);
  const duties = read.size === 0 ? [] : regime.duties.filter((d) => d.name === gives || d.name === inReturnFor).filter((d) => factsOf(d.condition).some((f) => read.has(f))).map((d) => d.name);
  return { changed: [...new Set([...clauses, ...duties])], flips, d1: both("d1"), d1c: both("d1c") };
}

const bare = ({ interval, verdict, because }: Stretch): JudgedStretch => ({ interval, verdict, because });

/** Whether D1c fails because of the sentences that wait. */
function failsBy(regime: Regime, tie: Tie, evaluation: Evaluation): boolean {
  const waiting = new Set([...tie.reading].map((s) => regime.sentences[s]?.clause));
  return (timelinesOf(evaluation).get("d1c") ?? []).some((s) => s.verdict === "fails" && s.because.some((c) => waiting.has(c)));
}

function multilateralizable(regime: Regime, tie: Tie, evaluation: Evaluation, judge: JudgeAgain): LinkageReport["multilateralizable"] {
  const [general, together] = [generalised(regime, tie, false), generalised(regime, tie, true)];
  if (general === null || together === null || !failsBy(regime, tie, evaluation)) return null;
  return !failsBy(regime, tie, judge(general)) ? "yes" : !failsBy(regime, tie, judge(together)) ? "found-together" : "no";
}
