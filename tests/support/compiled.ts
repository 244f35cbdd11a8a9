/** Regimes from texts, for tests: everything must check, or the test fails with what was wrong. */
import { severityOf } from "../../src/diagnostics";
import type { Regime } from "../../src/language/regime";
import { compileText, inWords } from "./compile-text";

/** The codes of the errors of a text. */
export function errorsOf(text: string): readonly string[] {
  return compileText(text).diagnostics.filter((d) => severityOf(d) === "error").map((d) => d.code);
}

/** The only regime of a text that must check without errors. */
export function regimeOf(text: string, files: Readonly<Record<string, string>> = {}): Regime {
  const result = compileText(text, files);
  const [regime] = result.regimes;
  if (regime === undefined || result.diagnostics.some((d) => severityOf(d) === "error")) {
    throw new Error(`${inWords(result).join("\n")}\n\n${text}`);
  }
  return regime;
}
