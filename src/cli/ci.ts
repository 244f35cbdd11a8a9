import { appendFileSync } from "node:fs";
import { ciText, diagnosticsReport, evaluateReport, lintReport, markdown, testReport, type CheckedSource, type CiFormat, type CiReport, type JudgedRegime, type Placed } from "../report/ci";
import type { Linted } from "../report/lint";
import type { RegimeRun } from "../report/outcomes";
import type { Io } from "./io";
import { version } from "./version";

/** Prints what a command found for another tool. */
export interface CiPrinter {
  readonly diagnostics: (command: string, files: readonly CheckedSource[], found: readonly Placed[]) => void;
  readonly lint: (files: readonly Linted[]) => void;
  readonly tests: (runs: readonly RegimeRun[], coverage: boolean) => void;
  readonly verdicts: (judged: readonly JudgedRegime[]) => void;
}

/** The file to which a job of GitHub Actions adds its summary. */
const summaryFile = "GITHUB_STEP_SUMMARY";

function addToSummary(report: CiReport, { env, err }: Io): void {
  const path = env[summaryFile] ?? "";
  if (path === "") return;
  try {
    appendFileSync(path, `${markdown(report)}\n`);
  } catch (error) {
    err(`The summary of the job could not be written to ${path} (${summaryFile}): ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** With `github`, what a person should read is added to the summary of the job, where there is one. */
export function ciPrinter(format: CiFormat, io: Io): CiPrinter {
  const print = (report: CiReport): void => {
    io.out(ciText(report, format, version));
    if (format === "github") addToSummary(report, io);
  };
  return {
    diagnostics: (command, files, found) => print(diagnosticsReport(command, files, found)),
    lint: (files) => print(lintReport(files)),
    tests: (runs, coverage) => print(testReport(runs, coverage)),
    verdicts: (judged) => print(evaluateReport(judged)),
  };
}
