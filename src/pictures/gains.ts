import { barX, dot, line, plot, ruleX } from "@observablehq/plot";
import type { NetPicture, SharesPicture } from "../report/document/picture";
import type { Drawn, Paper } from "./colours";

/** What each party nets: bars to the right of nothing for gains, to the left for losses. */
export function drawNet({ parties, unit }: NetPicture, document: Paper): Drawn {
  const sorted = [...parties].sort((a, b) => b.net - a.net);
  return plot({
    document, width: 880, marginLeft: 70, height: 50 + 20 * sorted.length,
    x: { label: `net, in ${unit}`, tickFormat: "~s", grid: true }, y: { domain: sorted.map((p) => p.party), label: null },
    marks: [
      barX(sorted, { y: "party", x: "net", fill: (p: (typeof sorted)[number]) => (p.net < 0 ? "#d55e00" : "#0072b2"), title: (p: (typeof sorted)[number]) => `${p.party}: ${p.net.toLocaleString("en")} ${unit}` }),
      ruleX([0]),
    ],
  });
}

/** Shares by year, a line a series. */
export function drawShares({ points, label }: SharesPicture, document: Paper): Drawn {
  return plot({
    document, width: 880, marginLeft: 70, height: 220, x: { label: null, tickFormat: "d" }, y: { domain: [0, 1], label, grid: true },
    color: { domain: [...new Set(points.map((p) => p.series))], scheme: "Category10", legend: true },
    marks: [line(points, { x: "year", y: "share", stroke: "series" }), dot(points, { x: "year", y: "share", fill: "series", symbol: "series" })],
  });
}
