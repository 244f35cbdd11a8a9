import type { Histories } from "../../evaluator/histories/histories";
import { formatDay } from "../../language/dates";
import type { Regime } from "../../language/regime";
import { knownWords, outcomeWords, questionWords, stepWords } from "../words/histories";
import { pad, wrap } from "./layout";
import type { Ink, Paint } from "./paint";

const inks: Readonly<Record<Histories["reports"][number]["outcome"], Ink>> = { reached: "bad", unreachable: "good", "not found": "doubt", undecided: "doubt" };

/** What histories can lead to, question by question. */
export function historiesText(regime: Regime, { on, reports, leftOut }: Histories, paint: Paint): string {
  const width = Math.max(...reports.map((r) => r.question.length), 2) + 2;
  const indent = " ".repeat(width);
  const lines = [`${regime.name} on ${formatDay(on)}`, ...wrap("From a state in which every duty is kept and nothing is conceded, invoked or triggered; the law is that of the day.", "  ")];
  for (const report of reports) {
    lines.push("", ...wrap(questionWords(regime, report.question), pad(report.question, width)));
    lines.push(...wrap(paint(inks[report.outcome], knownWords(report)), indent));
    report.steps.forEach((step, i) => lines.push(...wrap(`${formatDay(step.on)}  ${stepWords(regime, step)}`, `${indent}  ${i + 1}. `)));
    if (report.witness !== null) lines.push(...wrap(outcomeWords(regime, report.witness), `${indent}  `));
  }
  if (leftOut.length > 0) lines.push("", ...leftOut.flatMap((why) => wrap(`Not followed: ${why}.`, "  ")));
  return `${lines.join("\n")}\n`;
}
