import { position, type Location } from "../../language/span";
import type { Places } from "../places";
import { bySeverity, type CiReport } from "./finding";

/** Text in a cell of a table, or anywhere in a line, as it stands. */
export const cell = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>|#]/g, String.raw`\$&`).replaceAll(/\s*\n\s*/g, " ");

function place(at: Location, places: Places): string {
  const file = places.sources.get(at.path);
  const shown = places.show(at.path);
  return `\`${(file === undefined ? shown : `${shown}:${position(file, Math.min(at.start, file.text.length)).line}`).replaceAll("`", "'")}\``;
}

/** At most so many findings are listed: a job summary has a limit, and so have its readers. */
const mostListed = 200;

/** A page in Markdown: for a job summary, a comment, a report. */
export function markdown({ command, summary, findings }: CiReport): string {
  const failing = bySeverity(findings.filter((f) => f.answer === "fail"));
  const rows = failing.slice(0, mostListed).map((f) => `| ${f.level} | ${place(f.at, f.places)} | ${cell(f.rule)} | ${cell(f.remedy === null ? f.message : `${f.message} ${f.remedy}`)} |`);
  const more = failing.length > mostListed ? ["", `and ${failing.length - mostListed} more`] : [];
  const table = rows.length === 0 ? [] : ["", "| level | place | rule | what |", "|---|---|---|---|", ...rows, ...more];
  return [`## ${cell(command)}`, "", ...summary, ...table, ""].join("\n");
}
