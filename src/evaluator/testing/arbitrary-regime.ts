/** Arbitrary source texts of well-typed regimes, for the properties. */
import type fc from "fast-check";
import { drafts, settings, type RegimeTextOptions } from "./draft";
import { renderDraft } from "./render";

export { caseOf, figuresOf } from "./arbitrary-case";
export type { RegimeTextOptions } from "./draft";

/** Source texts that check without errors; with `conflicts`, that check without errors except conflicts. */
export function regimeText(options: RegimeTextOptions = {}): fc.Arbitrary<string> {
  const s = settings(options);
  return drafts(s).map((draft) => renderDraft(draft, s));
}
