import type { Regime, Sentence, SentenceId } from "../../language/regime";

/** The regime without some of its sentences: they stay where they are and say nothing, to nobody, of nothing. */
export function without(regime: Regime, left: ReadonlySet<SentenceId>): Regime {
  const muted = (s: Sentence): Sentence => ({
    ...s, host: { kind: "any" }, origin: { kind: "any" }, rights: [], classes: [], head: { kind: "refuse" }, terms: null, length: null, windows: [],
    condition: { kind: "constant", value: false },
  });
  return { ...regime, sentences: regime.sentences.map((s, id) => (left.has(id) ? muted(s) : s)) };
}
