import { arrow, dot, link, plot, text } from "@observablehq/plot";
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import type { RelationsPicture } from "../report/document/picture";
import { ink, paperColour, type Drawn, type Paper } from "./colours";

interface Placed extends SimulationNodeDatum {
  readonly name: string;
  readonly radius: number;
  readonly ring: boolean;
}

/** Above so many nodes they stand in a circle: whoever is linked to whom, none hides another. */
const mostFree = 12;

const radiusOf = (end: Placed | string | number): number => (typeof end === "object" ? end.radius : 0);

/** Nodes pushed apart and edges drawn together, the same way each time: the layout starts from a fixed spiral and draws no chance. */
function placed({ nodes, edges }: RelationsPicture): readonly Placed[] {
  const all = nodes.map((n, i): Placed => ({ name: n.name, radius: 6 + 4 * Math.sqrt(n.parties), ring: edges.some((e) => e.from === i && e.to === i) }));
  if (all.length > mostFree) {
    const [turn, far] = [(2 * Math.PI) / all.length, Math.max(150, all.length * 8)];
    return all.map((n, i) => ({ ...n, x: far * Math.sin(i * turn), y: -far * Math.cos(i * turn) }));
  }
  const links = edges.filter((e) => e.from !== e.to).map((e) => ({ source: e.from, target: e.to }));
  forceSimulation([...all]).force("link", forceLink<Placed, SimulationLinkDatum<Placed>>(links).distance(({ source, target }) => 100 + radiusOf(source) + radiusOf(target))).force("apart", forceManyBody().strength(-300)).force("room", forceCollide<Placed>((n) => n.radius + 14)).force("middle", forceCenter(0, 0)).stop().tick(300);
  return all;
}

/** Who gives to whom: an arrow from host to origin, a line where both give, a ring round parties who give to one another. */
export function drawRelations(picture: RelationsPicture, document: Paper): Drawn {
  const nodes = placed(picture);
  const known = new Set(picture.edges.map((e) => `${e.from} ${e.to}`));
  const edges = picture.edges.flatMap(({ from, to }) => {
    const [a, b] = [nodes[from], nodes[to]];
    return a === undefined || b === undefined || from === to ? [] : [{ x1: a.x ?? 0, y1: a.y ?? 0, x2: b.x ?? 0, y2: b.y ?? 0, inset: a.radius + 2, insetEnd: b.radius + 2, both: known.has(`${to} ${from}`), first: from < to }];
  });
  const ends = { x1: "x1", y1: "y1", x2: "x2", y2: "y2" } as const;
  const many = nodes.length > mostFree;
  const xs = nodes.map((n) => n.x ?? 0);
  const side = Math.max(60, ...nodes.map((n) => Math.max(n.radius, 3.5 * n.name.length) + 10));
  const [middle, half] = [(Math.min(...xs) + Math.max(...xs)) / 2, Math.max(150, (Math.max(...xs) - Math.min(...xs)) / 2 + side)];
  const [left, right, top, bottom] = [middle - half, middle + half, Math.min(...nodes.map((n) => (n.y ?? 0) - n.radius)) - 34, Math.max(...nodes.map((n) => (n.y ?? 0) + n.radius)) + 14];
  return plot({
    document, width: right - left, height: bottom - top, margin: 0, axis: null,
    x: { domain: [left, right] }, y: { domain: [bottom, top] },
    marks: [
      link(edges.filter((e) => e.both && e.first), { ...ends, stroke: "#888888", strokeWidth: many ? 0.7 : 1.5, strokeOpacity: many ? 0.5 : 1 }),
      ...edges.filter((e) => !e.both).map((e) => arrow([e], { ...ends, insetStart: e.inset, insetEnd: e.insetEnd, bend: many ? 0 : 12, stroke: "#888888", strokeOpacity: many ? 0.6 : 1, headLength: 7 })),
      dot(nodes.filter((n) => n.ring), { x: "x", y: "y", r: (n: Placed) => n.radius + 4, stroke: "#0072b2", strokeWidth: 2 }),
      dot(nodes, { x: "x", y: "y", r: (n: Placed) => n.radius, fill: "#0072b2" }),
      ...nodes.map((n) => text([n], { x: "x", y: "y", dy: -n.radius - (n.ring ? 8 : 4), text: "name", fill: ink, stroke: paperColour, lineAnchor: "bottom", fontSize: 12 })),
    ],
    r: { type: "identity" },
  });
}
