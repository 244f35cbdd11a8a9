import { describe, severityOf, type Diagnostic } from "../../diagnostics";
import type { Places } from "../places";
import { placeJson, type Json } from "./shared";

function diagnosticJson(d: Diagnostic, places: Places): Json {
  const { message, remedy } = describe(d);
  return {
    code: d.code,
    severity: severityOf(d),
    message,
    remedy,
    at: placeJson(d.at, places),
    related: d.related.map((r) => ({ label: r.label, at: placeJson(r.at, places) })),
  };
}

/** The findings of one or several compilations with their numbers. */
export function findings(diagnostics: readonly { readonly diagnostic: Diagnostic; readonly places: Places }[]): { readonly [key: string]: Json } {
  const errors = diagnostics.filter((d) => severityOf(d.diagnostic) === "error").length;
  return {
    errors,
    warnings: diagnostics.length - errors,
    diagnostics: diagnostics.map((d) => diagnosticJson(d.diagnostic, d.places)),
  };
}

/** What another command answers where the source has errors. */
export function diagnosticsDocument(diagnostics: readonly { readonly diagnostic: Diagnostic; readonly places: Places }[]): Json {
  return { schema: "regime-lang/diagnostics/1", ...findings(diagnostics) };
}

/** One file that was checked. */
export interface CheckedFile {
  readonly path: string;
  readonly regimes: readonly string[];
}

/** The answer of `check`. */
export function checkDocument(
  files: readonly CheckedFile[],
  diagnostics: readonly { readonly diagnostic: Diagnostic; readonly places: Places }[],
): Json {
  return { schema: "regime-lang/check/1", files: files.map((f) => ({ path: f.path, regimes: f.regimes })), ...findings(diagnostics) };
}
