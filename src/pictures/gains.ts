import { barX, dot, line, plot, ruleX } from "@observablehq/plot";
import type { NetPicture, SharesPicture } from "../report/document/picture";
import type { Drawn, Paper } from "./colours";

const style = { fontSize: "12px" };

/** What each party nets: bars to the right of nothing for gains, to the left for losses. */
export function drawNet({ parties, unit }: NetPicture, document: Paper, width: number): Drawn {
  const sorted = [...parties].sort((a, b) => b.net - a.net);
  // Where nobody nets anything there is no scale but one of our own.
  const scale = sorted.every((p) => p.net === 0) ? { domain: [-1, 1], ticks: [0] } : { ticks: Math.max(2, Math.floor(width / 110)) };
  return plot({
    document, width, style, marginLeft: 70, marginBottom: 40, height: 70 + 22 * sorted.length,
    x: { label: `net, in ${unit}`, tickFormat: (n: number) => n.toLocaleString("en", { notation: "compact" }), labelOffset: 34, grid: true, ...scale }, y: { domain: sorted.map((p) => p.party), label: null },
    marks: [
      barX(sorted, { y: "party", x: "net", fill: (p: (typeof sorted)[number]) => (p.net < 0 ? "#d55e00" : "#0072b2"), title: (p: (typeof sorted)[number]) => `${p.party}: ${p.net.toLocaleString("en")} ${unit}` }),
      ruleX([0]),
    ],
  });
}

/** Whole years, no more than there is room for. */
function ticksIn(years: readonly number[], width: number): number[] {
  const all = [...new Set(years)];
  const every = Math.max(1, Math.ceil((all.length * 50) / (width - 90)));
  return all.filter((_, i) => i % every === 0);
}

/** Shares by year, a line a series. */
export function drawShares({ points, label }: SharesPicture, document: Paper, width: number): Drawn {
  return plot({
    document, width, style, marginLeft: 70, marginTop: 34, height: 230, x: { label: null, tickFormat: "d", ticks: ticksIn(points.map((p) => p.year), width) }, y: { domain: [0, 1], label, grid: true },
    color: { domain: [...new Set(points.map((p) => p.series))], scheme: "Category10", legend: true },
    marks: [line(points, { x: "year", y: "share", stroke: "series" }), dot(points, { x: "year", y: "share", fill: "series", symbol: "series" })],
  });
}
