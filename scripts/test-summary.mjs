/**
 * Prints what failed and, last, `N passed, N failed` from vitest's JSON report; exits with 1 if anything failed.
 * Usage: node scripts/test-summary.mjs REPORT STATUS, where STATUS is the exit code of the whole check: where that is not 0
 * and no test failed (a lint error, say), the step that failed counts as one failure.
 */
import { readFileSync } from "node:fs";
import { relative } from "node:path";

const [report, status] = process.argv.slice(2);

/** How many failures are told, and how many lines of each: what a build server keeps is often only the end. */
const [SHOWN, LINES] = [10, 12];

/** @returns {{ passed: number, failures: string[] }} each failure as its file, its name and the beginning of its message */
function outcome() {
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
      const file = relative(process.cwd(), name);
      const begin = (text) => text.split("\n").slice(0, LINES).join("\n  ");
      // A file that could not be loaded has no tests to count.
      if (status === "failed" && assertionResults.length === 0) return [`${file}\n  ${begin(message)}`];
      return assertionResults
        .filter((test) => test.status === "failed")
        .map((test) => `${file} > ${test.fullName}\n  ${begin(test.failureMessages.join("\n"))}`);
    });
    return { passed: numPassedTests, failures };
  } catch (error) {
    return { passed: 0, failures: [`No test report (${error.code ?? error.message}).`] };
  }
}

const { passed, failures } = outcome();
if (failures.length === 0 && status !== "0") failures.push(`A step beside the tests failed (exit code ${status}).`);
for (const failure of failures.slice(0, SHOWN)) console.log(failure);
if (failures.length > SHOWN) console.log(`... and ${failures.length - SHOWN} more`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
