/** Interests from short texts, for tests: `std.rights` and `std.movers` are there, and everything must check. */
import { expect } from "vitest";
import { interests, type InterestsOptions } from "../../src/evaluator/interests/interests";
import type { InterestsReport } from "../../src/evaluator/result";
import type { Regime } from "../../src/language/regime";
import { compileText, inWords } from "./compile-text";

/** The last regime of a text: a reform where there is one. */
export function lastRegimeOf(text: string): Regime {
  const compiled = compileText(`use std.rights\nuse std.movers\n${text}`);
  expect(inWords(compiled).filter((w) => w.includes("error"))).toEqual([]);
  const regime = compiled.regimes.at(-1);
  if (regime === undefined) throw new Error("no regime");
  return regime;
}

export function reportOf(text: string, options: InterestsOptions = {}): InterestsReport {
  const report = interests(lastRegimeOf(text), options);
  if (report === null) throw new Error("no interests");
  return report;
}

/** Three members under one rule, with some stakes and one scenario. */
export const lawWith = (stakes: string, scenario: string, years = "2025 to 2025", rule = "rule work { every member grants Enter, Work to Worker from every other member }"): string => `
interests { ${stakes} }
scenario base { horizon ${years}   ${scenario} }
regime R { members { BE, NL, LU }  ${rule} }`;
