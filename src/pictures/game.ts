import { cell, plot, text } from "@observablehq/plot";
import type { GamePicture } from "../report/document/picture";
import { ink, paperColour, type Drawn, type Paper } from "./colours";

type Cell = GamePicture["cells"][number];

/** Where a text stands in the cell of a choice of rows and one of columns. */
const place = { x: ({ name }: Cell) => name[1], y: ({ name }: Cell) => name[0] };
const size = { width: 420, height: 300 };

/** Rows are the choices of one member, columns of the other; the payoff of rows stands below the diagonal, of columns above it. */
export function drawGame({ row, column, cells }: GamePicture, document: Paper): Drawn {
  const marked = cells.filter((c) => c.equilibrium);
  const payoff = (of: "row" | "column", dx: number, dy: number, textAnchor: "start" | "end"): ReturnType<typeof text> =>
    text(cells, { ...place, dx, dy, textAnchor, text: (c: Cell) => `${c[of].words}\n(${c[of].rank})`, fill: ink, fontSize: 13, fontWeight: of === "row" ? "bold" : "normal" });
  return plot({
    document, ...size, marginTop: 50, marginLeft: 90, marginRight: 10, marginBottom: 10, style: { fontSize: "12px" },
    x: { domain: ["C", "D"], axis: "top", label: `${column}: C keeps, D does not`, labelAnchor: "center", tickSize: 0, padding: 0.04 },
    y: { domain: ["C", "D"], label: `${row}: C keeps, D does not`, labelAnchor: "center", tickSize: 0, padding: 0.04 },
    marks: [
      cell(cells, { ...place, fill: paperColour, stroke: "#999999", title: (c: Cell) => `${row} ${c.name[0] ?? ""}, ${column} ${c.name[1] ?? ""}: ${c.row.words} and ${c.column.words}` }),
      cell(marked, { ...place, fill: "#0072b2", fillOpacity: 0.15, stroke: "#0072b2", strokeWidth: 3, inset: 2 }),
      text(marked, { ...place, text: () => "★", fill: "#0072b2", fontSize: 16 }),
      payoff("row", -66, 32, "start"), payoff("column", 66, -32, "end"),
    ],
  });
}
