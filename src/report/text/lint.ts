import type { Finding } from "../../linter/finding";
import type { Linted } from "../lint";
import { count } from "../words/names";
import { noteText } from "./diagnostics";
import { hunks } from "./hunks";
import type { Ink, Paint } from "./paint";

export interface LintView {
  readonly paint: Paint;
  /** Only what can fail the command. */
  readonly quiet: boolean;
  /** What was mended is shown, since it was not written. */
  readonly dryRun: boolean;
}

const heads: Readonly<Record<Finding["level"], readonly [string, Ink]>> = { error: ["error", "bad"], warn: ["warning", "doubt"], info: ["note", "place"] };

function findingText(finding: Finding, file: Linted, { paint }: LintView): string {
  const [head, ink] = heads[finding.level];
  return noteText({ ...finding, head, ink, remedy: finding.fix === null ? finding.remedy : `${finding.remedy} (\`--fix\` does it.)` }, file.places, paint);
}

/** `2 errors, 1 warning, 3 notes`. */
export function summary(files: readonly Linted[]): string {
  const of = (level: Finding["level"]): number => files.reduce((n, file) => n + file.findings.filter((f) => f.level === level).length, 0);
  const parts = (["error", "warn", "info"] as const).flatMap((level) => (of(level) > 0 ? [count(of(level), heads[level][0])] : []));
  return `${count(files.length, "file")}: ${parts.length === 0 ? "nothing found" : parts.join(", ")}\n`;
}

function mendedLines(files: readonly Linted[], view: LintView): readonly string[] {
  const mended = files.flatMap((file) => (file.mended === null ? [] : [{ file, mended: file.mended }]));
  if (mended.length === 0) return [];
  const total = count(mended.reduce((n, { mended: { count: made } }) => n + made, 0), "finding");
  const where = count(mended.length, "file");
  if (!view.dryRun) return [`${total} mended in ${where}`];
  return [...mended.flatMap(({ file, mended: { source, edits } }) => hunks(source, edits, file.name, view.paint)), `${total} would be mended in ${where}`];
}

/** What was mended, then each finding that is left, then their number. */
export function lintText(files: readonly Linted[], view: LintView): string {
  const shown = files.flatMap((file) => file.findings.filter((f) => !view.quiet || f.level !== "info").map((f) => findingText(f, file, view)));
  const mended = mendedLines(files, view).map((line) => `${line}\n`).join("");
  const notes = shown.map((text) => `${text}\n\n`).join("");
  const gap = mended !== "" && notes !== "" ? "\n" : "";
  return `${mended}${gap}${notes}${view.quiet ? "" : summary(files)}`;
}
