import type { Comparison, ComparedRegime } from "../../evaluator/axes/rows";
import { toNumber } from "../../language/rational";
import { axesLimit } from "../words/axes";
import { closenessWords, compareLimits, legend, metricWords, readingWords, sections } from "../words/compare";
import { criterionTitle, limits, verdictWord } from "../words/criteria";
import { listed } from "../words/names";
import { anchor, heading, list, paragraph, table, type Block, type Document } from "./blocks";
import type { ScatterPicture } from "./picture";

const criteria = ["form", "norms", "indivisibility", "reciprocity", "multilateral"] as const;

function verdicts({ regimes }: Comparison): Block {
  const cells = regimes.flatMap((r) => r.criteria.filter((c) => criteria.some((id) => id === c.criterion)).map(({ criterion, stretch }) => ({
    row: r.label, column: criterionTitle[criterion], verdict: stretch.verdict, words: `${r.label}: ${criterionTitle[criterion]} ${verdictWord(stretch.verdict)}`,
  })));
  const of = (r: ComparedRegime, column: string): string => verdictWord(cells.find((c) => c.row === r.label && c.column === column)?.verdict ?? "not-assessable");
  const columns = criteria.map((id) => criterionTitle[id]);
  return {
    kind: "picture", caption: "The verdict on each criterion. Rows stand by name, not by rank.", picture: { kind: "verdicts", rows: regimes.map((r) => r.label), columns, cells },
    table: table("Verdicts", ["regime", ...columns], regimes.map((r) => [r.label, ...columns.map((c) => of(r, c))])),
  };
}

/** Open is one thing, multilateral another: the two stand on axes of their own. */
function openAndMultilateral({ regimes }: Comparison): readonly Block[] {
  const points = regimes.flatMap((r, i) => {
    const [openness, norms] = [r.axes?.openness ?? null, r.criteria.find((c) => c.criterion === "norms")?.stretch.phases[0]?.degree ?? null];
    return openness === null || norms === null ? [] : [{ number: i + 1, name: r.label, x: toNumber(openness), y: toNumber(norms) }];
  });
  if (points.length < 2) return [];
  return [{
    kind: "picture", caption: "How open a regime is, and to what degree it treats like cases alike: multilateral does not mean open. Numbers are those of the list above.",
    picture: { kind: "scatter", x: "openness", y: "degree of generalized norms", points: together(points) },
    table: table("Openness and norms", ["regime", "openness", "norms"], points.map((p) => [p.name, p.x.toFixed(4), p.y.toFixed(4)])),
  }];
}

/** Points that would cover one another are one, with the numbers of all. */
function together(points: readonly { readonly number: number; readonly name: string; readonly x: number; readonly y: number }[]): ScatterPicture["points"] {
  const spots = new Map<string, (typeof points)[number][]>();
  for (const p of points) {
    const key = `${Math.round(p.x * 40)} ${Math.round(p.y * 25)}`;
    spots.set(key, [...(spots.get(key) ?? []), p]);
  }
  return [...spots.values()].flatMap(([first, ...rest]) => (first === undefined ? [] : [{ name: [first, ...rest].map((p) => p.number).join(", "), words: listed([first, ...rest].map((p) => p.name)), x: first.x, y: first.y }]));
}

/** Several regimes on one page. */
export function comparisonDocument(comparison: Comparison, asked: boolean): Document {
  const part = (title: string, lines: readonly string[]): readonly Block[] => (lines.length === 0 ? [] : [heading(2, title, anchor(title)), list(lines)]);
  return {
    title: "Regimes side by side",
    subtitle: readingWords(comparison).replace(/\.$/, ""),
    blocks: [
      list(legend(comparison, asked)),
      heading(2, "Verdicts", "verdicts"), verdicts(comparison), ...openAndMultilateral(comparison),
      ...sections(comparison, "whole").flatMap(({ title, rows: [head = [], ...rows] }): readonly Block[] => [heading(2, title, anchor(title)), table(title, head, rows.map((row) => [...row]))]),
      ...part("Metric-sensitive", metricWords(comparison)), ...part("How far apart each two are", closenessWords(comparison)),
      ...part("Limits", [...compareLimits, axesLimit]), paragraph(limits),
    ],
  };
}
