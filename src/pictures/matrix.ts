import { cell, plot, text } from "@observablehq/plot";
import type { MatrixPicture } from "../report/document/picture";
import { positionColours, positionSigns, type Drawn, type Paper } from "./colours";

/** Hosts below one another, origins beside one another; a sign in each cell that is not simply granted or silent. */
export function drawMatrix({ hosts, origins, cells }: MatrixPicture, document: Paper): Drawn {
  const used = Object.entries(positionColours).filter(([position]) => cells.some((c) => c.position === position));
  const size = Math.max(12, Math.min(28, Math.floor(760 / Math.max(origins.length, 1))));
  // Where facts change every cell, a sign in each tells nothing.
  const all = cells.every((c) => c.depends);
  const signed = cells.map((c) => ({ ...c, sign: c.depends && !all && c.position !== "mixed" ? `${positionSigns[c.position]}?` : positionSigns[c.position] })).filter((c) => c.sign !== "");
  const longest = Math.max(...hosts.map((h) => h.length), 2);
  const left = 20 + 6.5 * longest;
  const top = 20 + 6.5 * Math.max(...origins.map((o) => o.length), 2);
  return plot({
    document, marginLeft: left, marginTop: top, marginBottom: 10, marginRight: 10, width: left + size * origins.length + 10, height: top + size * hosts.length + 10,
    x: { domain: [...origins], axis: "top", label: null, tickRotate: -90, tickSize: 0 },
    y: { domain: [...hosts], label: null, tickSize: 0 },
    color: { domain: used.map(([position]) => position), range: used.map(([, colour]) => colour), legend: true },
    marks: [
      cell(cells, { x: "origin", y: "host", fill: "position", inset: 0.5, title: (c: (typeof cells)[number]) => `${c.host}, movers from ${c.origin}: ${c.words}` }),
      text(signed, { x: "origin", y: "host", text: "sign", fill: (c: (typeof signed)[number]) => (c.position === "granted" ? "#ffffff" : "#000000"), fontSize: Math.min(12, size - 4) }),
    ],
  });
}
