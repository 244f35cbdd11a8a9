import type { Location } from "../language/span";
import { catalogue, type Code, type FactsOf } from "./catalogue";
import type { CatalogueEntry } from "./entry";

/** A second place that helps to understand the first. */
export interface Related {
  readonly at: Location;
  readonly label: string;
}

/** One finding about the user's text: data only; `describe` makes the sentences. */
export type Diagnostic = {
  readonly [C in Code]: {
    readonly code: C;
    readonly facts: FactsOf<C>;
    readonly at: Location;
    readonly related: readonly Related[];
  };
}[Code];

export function diagnostic<C extends Code>(
  code: C,
  at: Location,
  facts: FactsOf<C>,
  related: readonly Related[] = [],
): Diagnostic {
  // The mapped type above is the union of exactly these objects; TypeScript cannot see it through the type parameter.
  return { code, facts, at: { path: at.path, start: at.start, end: at.end }, related } as unknown as Diagnostic;
}

export function severityOf(d: Diagnostic): "error" | "warning" {
  return catalogue[d.code].severity;
}

/** The message and the remedy in words. */
export function describe(d: Diagnostic): { readonly message: string; readonly remedy: string } {
  // `facts` belongs to this entry by construction (`diagnostic`).
  const kind = catalogue[d.code] as CatalogueEntry<unknown>;
  return { message: kind.message(d.facts), remedy: kind.remedy(d.facts) };
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((d) => severityOf(d) === "error");

/** By file, place, then code: the order in which diagnostics are shown. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      (a.at.path < b.at.path ? -1 : a.at.path > b.at.path ? 1 : 0) ||
      a.at.start - b.at.start ||
      a.at.end - b.at.end ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}
