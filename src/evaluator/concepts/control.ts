import type { ClauseId, Regime, Sentence, SentenceId } from "../../language/regime";
import type { Control } from "./result";

const restricts = ({ head }: Sentence): boolean => head.kind === "refuse" || head.kind === "ration" || (head.kind === "discretion" && head.direction === "lower");
const protects = ({ head, soft }: Sentence): boolean => !soft && (head.kind === "grant" || head.kind === "disapply");

/** The limits of control: the clauses and powers that restrict, and those of them in the way of which a binding exception stands. */
export function controlOf(regime: Regime, live: ReadonlySet<SentenceId>): Control {
  const alive = (clause: ClauseId, test: (s: Sentence) => boolean): boolean =>
    regime.clauses[clause]?.sentences.some((id) => live.has(id) && regime.sentences[id] !== undefined && test(regime.sentences[id])) === true;
  const powers = new Set(regime.powers.filter((p) => p.sentences.some(restricts)).map((p) => p.clause));
  const measures = regime.clauses.flatMap((_, c) => (powers.has(c) || alive(c, restricts) ? [c] : []));
  const blocking = regime.clauses.flatMap((clause, c) => (clause.kind !== "rule" && alive(c, protects) ? clause.targets : []));
  return { measures, blocked: measures.filter((c) => blocking.includes(c)) };
}
