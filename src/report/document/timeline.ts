import type { CriterionId, Evaluation } from "../../evaluator/result";
import { criterionTitle, verdictWord } from "../words/criteria";
import { intervalWords } from "../words/days";
import { extent } from "../words/extent";
import { criterion } from "../words/headline";
import { table, type Block } from "./blocks";

const rows: readonly CriterionId[] = ["multilateral", "form", "norms", "indivisibility", "reciprocity"];

/** All criteria and claims over the regime's life. */
export function timeline(evaluation: Evaluation): readonly Block[] {
  const lines = [
    ...rows.flatMap((id) => criterion(evaluation, id) ?? []).map((r) => ({ name: criterionTitle[r.criterion], timeline: r.timeline })),
    ...evaluation.claims.map((c) => ({ name: `Claim ${c.claim}`, timeline: c.timeline })),
  ];
  const span = extent(lines.flatMap((l) => l.timeline));
  if (span === null) return [];
  const picture = {
    kind: "timeline", since: span.first, before: span.before,
    rows: lines.map(({ name, timeline: all }) => ({
      name,
      stretches: all.map(({ interval, verdict }) => ({ since: interval.since ?? span.first, before: interval.before ?? span.before, verdict, words: `${name} ${verdictWord(verdict)} ${intervalWords(interval)}` })),
    })),
  } as const;
  const own = table("Verdicts over time", ["criterion", "verdicts"], lines.map(({ name, timeline: all }) => [name, all.map((s) => `${verdictWord(s.verdict)} ${intervalWords(s.interval)}`).join("; ")]));
  return [{ kind: "picture", picture, caption: `Each criterion over the regime's life${span.endless ? "; it goes on beyond the right edge" : ""}.`, table: own }];
}
