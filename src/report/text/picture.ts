import type { Evaluation, Stretch } from "../../evaluator/result";
import { civil, dayOf, formatDay, type Day } from "../../language/dates";
import type { VerdictName } from "../../language/regime";
import { criterionTitle } from "../words/criteria";
import { extent } from "../words/extent";
import { criterion } from "../words/headline";
import { pad } from "./layout";
import type { Ink, Paint } from "./paint";

/** Columns of the bars, so that the picture with its names fits a terminal of 80. */
const barWidth = 56;
const rows = ["multilateral", "form", "norms", "indivisibility", "reciprocity"] as const;

/** One sign for each verdict, told apart without colour; the first that occurs in a column is drawn. */
const signs: readonly (readonly [VerdictName, string, Ink])[] = [
  ["fails", "x", "bad"], ["undecided", "!", "doubt"], ["depends", "?", "doubt"], ["vacuous", "o", "bad"], ["not-assessable", "-", "dim"], ["holds", "=", "good"],
];
const words: Readonly<Record<VerdictName, string>> = {
  fails: "fails", undecided: "undecided", depends: "depends", vacuous: "vacuous", "not-assessable": "not assessable", holds: "holds",
};

/** The first day of each column, and the day after the last. */
function columns(first: Day, before: Day): readonly Day[] {
  return Array.from({ length: barWidth + 1 }, (_, i) => first + Math.round(((before - first) * i) / barWidth));
}

function bar(timeline: readonly Stretch[], days: readonly Day[], paint: Paint): string {
  return days.slice(0, -1).map((day, i) => {
    const next = Math.max(days[i + 1] ?? day, day + 1);
    const met = timeline.filter(({ interval }) => (interval.since ?? -Infinity) < next && (interval.before ?? Infinity) > day);
    const sign = signs.find(([verdict]) => met.some((s) => s.verdict === verdict));
    return sign ? paint(sign[2], sign[1]) : " ";
  }).join("");
}

/** Years below the bars, where there is room for them. */
function axis(days: readonly Day[]): string {
  const line = Array.from({ length: barWidth + 4 }, () => " ");
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  const years = civil(last).year - civil(first).year;
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200].find((n) => years / n <= 6) ?? 500;
  for (let year = Math.ceil((civil(first).year + (formatDay(first).endsWith("-01-01") ? 0 : 1)) / step) * step; ; year += step) {
    const day = dayOf(year, 1, 1);
    if (day === null || day >= last) return line.join("").trimEnd();
    const at = Math.floor(((day - first) / (last - first)) * barWidth);
    [...`|${year}`].forEach((c, i) => (line[at + i] = c));
  }
}

/** The verdicts over the regime's life, a line a criterion; nothing where none ever changes. */
export function picture(evaluation: Evaluation, paint: Paint): readonly string[] {
  const reports = rows.flatMap((id) => criterion(evaluation, id) ?? []);
  const stretches = reports.flatMap((r) => r.timeline);
  const span = extent(stretches);
  if (span === null || reports.every((r) => r.timeline.length < 2)) return [];
  const days = columns(span.first, span.before);
  const label = Math.max(...rows.map((id) => criterionTitle[id].length)) + 2;
  const used = signs.filter(([verdict]) => stretches.some((s) => s.verdict === verdict));
  return [
    "",
    `${paint("strong", "TIMELINE")}  ${used.map(([verdict, sign, ink]) => `${paint(ink, sign)} ${words[verdict]}`).reverse().join("   ")}`,
    ...reports.map((r) => `  ${pad(criterionTitle[r.criterion], label)}${bar(r.timeline, days, paint)}${span.endless ? ">" : ""}`),
    `  ${" ".repeat(label)}${axis(days)}`,
  ];
}
