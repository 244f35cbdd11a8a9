import { barX, plot, text } from "@observablehq/plot";
import type { Day } from "../language/dates";
import type { TimelinePicture } from "../report/document/picture";
import { verdictColours, verdictSigns, type Drawn, type Paper } from "./colours";

const dateOf = (day: Day): Date => new Date(day * 86_400_000);

/** A row a criterion, a bar a stretch; the sign of the verdict stands in bars that are wide enough. */
export function drawTimeline({ rows, since, before }: TimelinePicture, document: Paper, width: number): Drawn {
  const bars = rows.flatMap(({ name, stretches }) => stretches.map((s) => ({ ...s, name, from: dateOf(s.since), to: dateOf(s.before), wide: (s.before - s.since) / (before - since) > 0.02 })));
  const used = Object.entries(verdictColours).filter(([verdict]) => bars.some((b) => b.verdict === verdict));
  return plot({
    document, width, style: { fontSize: "12px" }, marginLeft: 150, marginRight: 20, height: 60 + 30 * rows.length,
    x: { type: "utc", domain: [dateOf(since), dateOf(before)], label: null },
    y: { domain: rows.map((r) => r.name), label: null },
    color: { domain: used.map(([verdict]) => verdict), range: used.map(([, colour]) => colour), legend: true },
    marks: [
      barX(bars, { y: "name", x1: "from", x2: "to", fill: "verdict", title: "words", inset: 1, insetLeft: 0, insetRight: 0.5 }),
      text(bars.filter((b) => b.wide), { y: "name", x: (b: (typeof bars)[number]) => dateOf((b.since + b.before) / 2), text: (b: (typeof bars)[number]) => verdictSigns[b.verdict], fill: (b: (typeof bars)[number]) => (b.verdict === "holds" ? "#ffffff" : "#000000"), fontSize: 14 }),
    ],
  });
}
