import type { Citation, Regime, Sentence, SentenceId } from "../../language/regime";

/** A quota in which something is counted, and the clauses that share its number. */
export interface SharedNumber {
  readonly name: string;
  readonly clauses: readonly string[];
  readonly cites: readonly Citation[];
}

const quotaOf = ({ head }: Pick<Sentence, "head">): number | undefined => (head.kind === "ration" ? head.cap.quota : undefined);

/** The quotas in which some sentences are counted, each with all clauses that share its number, in the order of the text. */
export function sharedNumbers(regime: Regime, by: readonly SentenceId[]): readonly SharedNumber[] {
  const met = new Set(by.flatMap((id) => {
    const sentence = regime.sentences[id];
    return sentence ? (quotaOf(sentence) ?? []) : [];
  }));
  return [...met].sort((a, b) => a - b).flatMap((id) => {
    const quota = regime.quotas[id];
    const clauses = regime.clauses.filter((clause) => clause.sentences.some((s) => quotaOf(regime.sentences[s] ?? none) === id)).map((clause) => clause.name);
    const conceded = regime.concessions.filter((c) => c.sentences.some((s) => quotaOf(s) === id)).map((c) => c.name);
    return quota ? [{ name: quota.name, clauses: [...new Set([...clauses, ...conceded])], cites: quota.cites }] : [];
  });
}
const none = { head: { kind: "grant" } } as const;
