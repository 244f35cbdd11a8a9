import { cell, dot, plot, text } from "@observablehq/plot";
import type { ScatterPicture, VerdictsPicture } from "../report/document/picture";
import { ink, paperColour, verdictColours, verdictSigns, type Drawn, type Paper } from "./colours";

/** Regimes below one another, criteria beside one another. */
export function drawVerdicts({ rows, columns, cells }: VerdictsPicture, document: Paper): Drawn {
  const used = Object.entries(verdictColours).filter(([verdict]) => cells.some((c) => c.verdict === verdict));
  const left = 20 + 6.5 * Math.max(...rows.map((r) => r.length), 2);
  return plot({
    document, marginLeft: left, marginTop: 30, marginBottom: 10, width: left + 110 * columns.length + 20, height: 40 + 24 * rows.length,
    x: { domain: [...columns], axis: "top", label: null, tickSize: 0 }, y: { domain: [...rows], label: null, tickSize: 0 },
    color: { domain: used.map(([verdict]) => verdict), range: used.map(([, colour]) => colour), legend: true },
    marks: [
      cell(cells, { x: "column", y: "row", fill: "verdict", inset: 0.5, title: "words" }),
      text(cells, { x: "column", y: "row", text: (c: (typeof cells)[number]) => verdictSigns[c.verdict], fill: (c: (typeof cells)[number]) => (c.verdict === "holds" ? "#ffffff" : "#000000"), fontSize: 13 }),
    ],
  });
}

/** Each regime a point, with its name. */
export function drawScatter({ points, x, y }: ScatterPicture, document: Paper, width: number): Drawn {
  return plot({
    document, width, height: 520, marginLeft: 60, inset: 20, x: { domain: [0, 1], label: x, grid: true }, y: { domain: [0, 1], label: y, grid: true },
    marks: [
      dot(points, { x: "x", y: "y", fill: "#0072b2", r: 4, title: (p: (typeof points)[number]) => `${p.words}: ${x} ${p.x.toFixed(2)}, ${y} ${p.y.toFixed(2)}` }),
      text(points, { x: "x", y: "y", text: "name", dy: -8, fontSize: 10, fill: ink, stroke: paperColour, textAnchor: "middle" }),
    ],
  });
}
