import { print } from "../json/shared";
import type { CiFormat, CiReport } from "./finding";
import { github } from "./github";
import { junit } from "./junit";
import { markdown } from "./markdown";
import { sarif } from "./sarif";

export type { CiFormat, CiReport } from "./finding";
export { diagnosticsReport, type CheckedSource, type Placed } from "./diagnostics";
export { evaluateReport, type JudgedRegime } from "./evaluate";
export { lintReport } from "./lint";
export { markdown } from "./markdown";
export { testReport } from "./test";

/** A report as another tool takes it. */
export function ciText(report: CiReport, format: CiFormat, version: string): string {
  switch (format) {
    case "sarif":
      return print(sarif(report, version));
    case "junit":
      return junit(report);
    case "github":
      return github(report);
    case "markdown":
      return markdown(report);
  }
}
