import type { Day } from "../../language/dates";
import type { Duty, Regime, Selector, Sentence } from "../../language/regime";
import { Sentences } from "../../kernel/branches";
import { Space } from "../../kernel/space";

/** The days on which some duty may be owed by, toward or for others than the day before. */
export function dutyDays(regime: Regime): readonly Day[] {
  if (regime.duties.length === 0) return [];
  // What a duty reads is found as it is for a sentence.
  const sentences = regime.duties.flatMap((d) => [asSentence(d, d.bearer, d.toward), asSentence(d, d.bearer, d.origins)]);
  const space = new Space({ ...regime, sentences }, "decide");
  return [...new Set(new Sentences(space, new Set()).changes.flatMap((days) => [...days]))];
}

const asSentence = ({ movers, condition, windows, at }: Duty, host: Selector, origin: Selector): Sentence => ({
  clause: 0, host, origin, rights: [], classes: movers, head: { kind: "grant" }, terms: null, soft: false, condition, windows, length: null, cites: [], at,
});
