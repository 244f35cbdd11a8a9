import type { Cap as WrittenCap, Condition as Written, Tail } from "../../language/ast";
import { sourceFile } from "../../language/span";
import { parse } from "../../parser";

/** What the checker adds to words that would otherwise be those of other figures: ` (years from 05-01)`. */
const notes = /( \([^()]*\))+$/;

/** The end of a sentence that is read from words; `null` where they are no such end. */
function tailOf(words: string): Tail | null {
  const { file, diagnostics } = parse(sourceFile("", `regime Read {\n  rule read { host grants anything to anybody from anyone ${words} }\n}\n`));
  const [regime, ...others] = file.items;
  if (diagnostics.length > 0 || others.length > 0 || regime?.kind !== "Regime") return null;
  const [rule, ...rules] = regime.items;
  if (rules.length > 0 || rule?.kind !== "Rule") return null;
  const [sentence, ...sentences] = rule.sentences;
  return sentence && sentences.length === 0 ? sentence.tail : null;
}

/**
 * A comparison of figures as its words say it. The same comparison in other words would be another question, so that its open facts would have
 * other keys. `null` where the words are not those of a comparison.
 */
export function comparisonOf(words: string): Extract<Written, { kind: "Compare" }> | null {
  const when = tailOf(`when ${words.replace(notes, "")}`)?.when;
  return when?.kind === "Compare" ? when : null;
}

/** The amount of a cap as its words say it, by which a number that is not known is named; `null` where they say none. */
export function amountOf(words: string): Pick<WrittenCap, "amount" | "other"> | null {
  const cap = tailOf(`at most ${words.replace(notes, "")} per year`)?.cap;
  return cap ? { amount: cap.amount, ...(cap.other ? { other: cap.other } : {}) } : null;
}
