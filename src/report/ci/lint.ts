import type { Finding as LintFinding } from "../../linter/finding";
import type { Linted } from "../lint";
import { summary } from "../text/lint";
import type { Case, CiReport, Finding, Level } from "./finding";

const levels: Readonly<Record<LintFinding["level"], Level>> = { error: "error", warn: "warning", info: "note" };

const findingsOf = ({ findings, places }: Linted): readonly Finding[] =>
  findings.map(({ code, level, message, remedy, at, related }) => ({ rule: code, answer: "fail", level: levels[level], message, remedy, at, places, related }));

/** A file with a finding at `error` is a case that fails; other findings are told. */
function caseOf(file: Linted): Case {
  const found = findingsOf(file);
  const errors = found.filter((f) => f.level === "error");
  const lines = (list: readonly Finding[]): string => list.map((f) => `${f.rule}: ${f.message} ${f.remedy ?? ""}`).join("\n");
  return {
    suite: "regime lint", name: file.name, at: null, places: file.places, note: found.length > errors.length ? lines(found) : null,
    failure: errors[0] === undefined ? null : { kind: "failure", message: errors[0].message, details: lines(errors) },
  };
}

/** What the linter finds. */
export function lintReport(files: readonly Linted[]): CiReport {
  const findings = files.flatMap(findingsOf);
  return {
    command: "regime lint", findings, cases: files.map(caseOf),
    rules: new Map(findings.map(({ rule }) => [rule, `${rule.replaceAll("-", " ")}: regime explain ${rule}`])),
    summary: [summary(files).trim()],
  };
}
