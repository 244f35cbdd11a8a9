import { describe, severityOf, type Diagnostic } from "../../diagnostics";
import type { Places } from "../places";
import { severityCount } from "../text/diagnostics";
import { count } from "../words/names";
import type { Case, CiReport, Finding } from "./finding";

export interface Placed {
  readonly diagnostic: Diagnostic;
  readonly places: Places;
}

function findingOf({ diagnostic, places }: Placed): Finding {
  const { message, remedy } = describe(diagnostic);
  const { code, at, related } = diagnostic;
  return { rule: code, answer: "fail", level: severityOf(diagnostic), message, remedy, at, places, related };
}

/** What is said of the rules: their pages have the rest. */
const rulesOf = (found: readonly Placed[]): ReadonlyMap<string, string> => new Map(found.map(({ diagnostic: { code } }) => [code, `${code.replaceAll("-", " ")}: regime explain ${code}`]));

/** One file that was checked. */
export interface CheckedSource {
  readonly name: string;
  readonly places: Places;
}

/** Findings about files; a file with errors is a case that fails. */
export function diagnosticsReport(command: string, files: readonly CheckedSource[], found: readonly Placed[]): CiReport {
  const cases = files.map(({ name, places }): Case => {
    const own = found.filter((f) => f.places === places);
    const errors = own.filter((f) => severityOf(f.diagnostic) === "error").map(findingOf);
    const line = (f: Finding): string => `${f.rule}: ${f.message} ${f.remedy ?? ""}`;
    const details = errors.map(line).join("\n");
    return { suite: command, name, at: null, places, note: own.length > errors.length ? own.map((f) => line(findingOf(f))).join("\n") : null, failure: errors[0] === undefined ? null : { kind: "failure", message: severityCount(own.map((f) => f.diagnostic)), details } };
  });
  const all = severityCount(found.map((f) => f.diagnostic));
  return { command, findings: found.map(findingOf), cases, rules: rulesOf(found), summary: [`${count(files.length, "file")}: ${all === "" ? "nothing found" : all}.`] };
}
