/**
 * Prints `N passed, N failed` from vitest's JSON report and exits with 1 if anything failed.
 * Usage: node scripts/test-summary.mjs REPORT STATUS, where STATUS is the exit code of the whole check: where that is not 0
 * and no test failed (a lint error, say), the step that failed counts as one failure.
 */
import { readFileSync } from "node:fs";

const [report, status] = process.argv.slice(2);

function counts() {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    // A file that could not be loaded has no tests to count.
    const brokenFiles = testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    ).length;
    return { passed: numPassedTests, failed: numFailedTests + brokenFiles };
  } catch (error) {
    console.log(`No test report (${error.code ?? error.message}).`);
    return { passed: 0, failed: 1 };
  }
}

const { passed, failed } = counts();
const total = failed === 0 && status !== "0" ? 1 : failed;
if (total > failed) console.log(`A step beside the tests failed (exit code ${status}).`);
console.log(`${passed} passed, ${total} failed`);
process.exitCode = total === 0 ? 0 : 1;
