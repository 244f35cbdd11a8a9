import type { Finding } from "../../linter/finding";
import type { TextEdit } from "../../language/span";
import type { Linted } from "../lint";
import type { Places } from "../places";
import { placeJson, type Json } from "./shared";

const editJson = ({ start, end, replacement }: TextEdit): Json => ({ start, end, replacement });

const findingJson = (f: Finding, places: Places): Json => ({
  rule: f.code, level: f.level, message: f.message, remedy: f.remedy, at: placeJson(f.at, places),
  related: f.related.map((r) => ({ label: r.label, at: placeJson(r.at, places) })),
  fix: f.fix === null ? null : { title: f.fix.title, edits: f.fix.edits.map(editJson) },
});

/** The answer of `regime lint`. */
export function lintDocument(files: readonly Linted[]): Json {
  const all = files.flatMap((file) => file.findings.map((finding) => ({ finding, places: file.places })));
  const of = (level: Finding["level"]): number => all.filter(({ finding }) => finding.level === level).length;
  return {
    schema: "regime-lang/lint/1",
    files: files.map(({ name, mended }) => ({ path: name, mended: mended === null ? null : { count: mended.count, written: mended.written, edits: mended.edits.map(editJson) } })),
    errors: of("error"),
    warnings: of("warn"),
    notes: of("info"),
    findings: all.map(({ finding, places }) => findingJson(finding, places)),
  };
}
