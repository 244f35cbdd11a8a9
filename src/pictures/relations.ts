import { arrow, dot, plot, text } from "@observablehq/plot";
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, type SimulationNodeDatum } from "d3-force";
import type { RelationsPicture } from "../report/document/picture";
import type { Drawn, Paper } from "./colours";

interface Placed extends SimulationNodeDatum {
  readonly name: string;
  readonly radius: number;
  readonly ring: boolean;
}

/** Nodes pushed apart and edges drawn together, the same way each time: the layout starts from a fixed spiral and draws no chance. */
function placed({ nodes, edges }: RelationsPicture): readonly Placed[] {
  const all = nodes.map((n, i): Placed => ({ name: n.name, radius: 6 + 4 * Math.sqrt(n.parties), ring: edges.some((e) => e.from === i && e.to === i) }));
  const links = edges.filter((e) => e.from !== e.to).map((e) => ({ source: e.from, target: e.to }));
  forceSimulation([...all]).force("link", forceLink(links).distance(120)).force("apart", forceManyBody().strength(-300)).force("room", forceCollide<Placed>((n) => n.radius + 14)).force("middle", forceCenter(0, 0)).stop().tick(300);
  return all;
}

/** Who gives to whom: an arrow from host to origin, a ring round parties who give to one another. */
export function drawRelations(picture: RelationsPicture, document: Paper): Drawn {
  const nodes = placed(picture);
  const arrows = picture.edges.filter((e) => e.from !== e.to).flatMap(({ from, to }) => {
    const [a, b] = [nodes[from], nodes[to]];
    return a === undefined || b === undefined ? [] : [{ x1: a.x ?? 0, y1: a.y ?? 0, x2: b.x ?? 0, y2: b.y ?? 0, inset: a.radius + 2, insetEnd: b.radius + 2 }];
  });
  const [xs, ys] = [nodes.map((n) => n.x ?? 0), nodes.map((n) => n.y ?? 0)];
  const [left, right, top, bottom] = [Math.min(...xs) - 110, Math.max(...xs) + 110, Math.min(...ys) - 50, Math.max(...ys) + 50];
  return plot({
    document, width: Math.max(right - left, 300), height: Math.max(bottom - top, 120), margin: 0, axis: null,
    x: { domain: [left, right] }, y: { domain: [bottom, top] },
    marks: [
      ...arrows.map((a) => arrow([a], { x1: "x1", y1: "y1", x2: "x2", y2: "y2", insetStart: a.inset, insetEnd: a.insetEnd, bend: 12, stroke: "#777777", headLength: 7 })),
      dot(nodes.filter((n) => n.ring), { x: "x", y: "y", r: (n: Placed) => n.radius + 4, stroke: "#0072b2", strokeWidth: 2 }),
      dot(nodes, { x: "x", y: "y", r: (n: Placed) => n.radius, fill: "#0072b2" }),
      text(nodes, { x: "x", y: "y", dy: -4, text: "name", fill: "#000000", stroke: "#ffffff", lineAnchor: "bottom", fontSize: 12 }),
    ],
    r: { type: "identity" },
  });
}
