import type { Location } from "../../language/span";
import type { Places } from "../places";

/** How other tools take outputs: the names of `--format` beside `text` and `json`. */
export const ciFormats = ["sarif", "junit", "github", "markdown"] as const;
export type CiFormat = (typeof ciFormats)[number];

export type Level = "error" | "warning" | "note";

/** What is known of something that was asked: it is so, it is not, it turns on what is missing, nobody could tell, it cannot be asked. */
export type Answer = "pass" | "fail" | "review" | "open" | "notApplicable";

/** One thing that is said of a place in a file. */
export interface Finding {
  /** A stable name: the code of a diagnostic, a criterion. */
  readonly rule: string;
  readonly answer: Answer;
  /** Of what fails. */
  readonly level: Level;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string | null;
  readonly at: Location;
  readonly places: Places;
  readonly related: readonly { readonly label: string; readonly at: Location }[];
}

/** One thing that was asked, as test reports count them. */
export interface Case {
  /** What belongs together: a file or a regime. */
  readonly suite: string;
  readonly name: string;
  readonly at: Location | null;
  readonly places: Places;
  /** `null` where it is as it should be. An `error` is no answer. */
  readonly failure: { readonly kind: "failure" | "error"; readonly message: string; readonly details: string } | null;
  /** What was found, where that is said of what passes too. */
  readonly note: string | null;
}

/** What one command found, for other tools. */
export interface CiReport {
  /** As `regime check`. */
  readonly command: string;
  readonly findings: readonly Finding[];
  readonly cases: readonly Case[];
  /** What each rule is about, in a line. */
  readonly rules: ReadonlyMap<string, string>;
  /** In Markdown: what a person reads first. */
  readonly summary: readonly string[];
}

/** Errors first; within a level as they came. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  const order: readonly Level[] = ["error", "warning", "note"];
  return [...findings].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}
