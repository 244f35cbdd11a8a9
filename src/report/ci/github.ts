import { position } from "../../language/span";
import { bySeverity, type CiReport, type Finding } from "./finding";

/** As GitHub's runner unescapes them: one line, and in properties neither colon nor comma. */
const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

function line(f: Finding): string {
  const word = f.level === "note" ? "notice" : f.level;
  const file = f.places.sources.get(f.at.path);
  const end = (offset: number) => (file === undefined ? null : position(file, Math.min(offset, file.text.length)));
  const [from, to] = [end(f.at.start), end(f.at.end)];
  // Columns are only shown where both ends are in one line.
  const columns = from !== null && to !== null && from.line === to.line ? `,col=${from.column},endColumn=${to.column}` : "";
  const place = from === null || to === null ? "" : `,line=${from.line},endLine=${to.line}${columns}`;
  return `::${word} file=${property(f.places.show(f.at.path))}${place},title=${property(f.rule)}::${data(f.remedy === null ? f.message : `${f.message}\n${f.remedy}`)}`;
}

/** Annotations for a workflow of GitHub Actions, the worst first: a step shows ten of a kind. */
export const github = (report: CiReport): string =>
  bySeverity(report.findings.filter((f) => f.answer === "fail")).map((f) => `${line(f)}\n`).join("");
