import type { Comparison } from "../../evaluator/axes/rows";
import { axesLimit } from "../words/axes";
import { conceptsLimit } from "../words/concepts";
import { closenessWords, compareLimits, legend, metricWords, readingWords, rightsAndNumbersWords, sections } from "../words/compare";
import { limits } from "../words/criteria";
import { table, wrap } from "./layout";
import type { Paint } from "./paint";

const width = 80;

/** How a comparison is shown. */
export interface CompareView {
  /** One day was asked for. */
  readonly asked: boolean;
  readonly quiet: boolean;
  readonly paint: Paint;
}

interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}
/** What stands below the tables; a part without lines is left out. */
function below(comparison: Comparison): readonly Part[] {
  return [
    { title: "Rights against numbers", lines: rightsAndNumbersWords(comparison) },
    { title: "Metric-sensitive", lines: metricWords(comparison) },
    { title: "How far apart each two are (see the limits)", lines: closenessWords(comparison) },
    { title: "Limits", lines: [...compareLimits, axesLimit, conceptsLimit, limits] },
  ].filter((p) => p.lines.length > 0);
}

/** The comparison for a terminal of 80 columns. */
export function compareText(comparison: Comparison, { asked, quiet, paint }: CompareView): string {
  const tables = sections(comparison).flatMap(({ title, rows }) => ["", paint("strong", title), ...table(rows, "  ")]);
  const parts = quiet ? [] : below(comparison).flatMap(({ title, lines }) => ["", paint("strong", title), ...lines.flatMap((l) => wrap(l, "  - ", "    ", width))]);
  return `${[...wrap(readingWords(comparison), "", "", width), ...legend(comparison, asked).flatMap((l) => wrap(l, "  ", "    ", width)), ...tables, ...parts].join("\n")}\n`;
}

/** What Markdown would read as more than text. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>()#+!|]/gu, "\\$&");
const row = (cells: readonly string[]): string => `| ${cells.map(plain).join(" | ")} |`;

/** The comparison as Markdown. */
export function compareMarkdown(comparison: Comparison, asked: boolean): string {
  const tables = sections(comparison, "whole").flatMap(({ title, rows }) => {
    const [head = [], ...body] = rows;
    return ["", `## ${title}`, "", row(head), row(head.map(() => "---")), ...body.map(row)];
  });
  const parts = below(comparison).flatMap(({ title, lines }) => ["", `## ${title}`, "", ...lines.map((l) => `- ${plain(l)}`)]);
  return `${["# Comparison", "", readingWords(comparison), "", ...legend(comparison, asked).map((l) => `- ${plain(l)}`), ...tables, ...parts].join("\n")}\n`;
}
