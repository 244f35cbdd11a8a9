import { stateless, type PartyId, type Regime, type Selector, type Sentence, type SentenceId } from "../../language/regime";

/** A regime in which the sentences of its powers stand beside the others, as if each were invoked by all against all. */
export interface WithPowers {
  readonly regime: Regime;
  /** For each power the sentences added for it; none of them is in force. */
  readonly added: readonly ReadonlySet<SentenceId>[];
}

/** Adds the sentences of the powers, after all others. */
export const withPowers = (regime: Regime): WithPowers => adding(regime, regime.powers.map((p) => p.sentences));

/** The regime in which one power is invoked by one host against one origin. */
export function invokedAlone(regime: Regime, power: number, host: PartyId, origin: PartyId): Regime {
  const only = (party: PartyId): Selector => (party === stateless ? { kind: "stateless" } : { kind: "listed", set: { include: [{ party }], within: null, except: [] } });
  const narrowed = (s: Sentence): Sentence => ({ ...s, host: only(host), origin: only(origin) });
  return adding(regime, regime.powers.map((p, i) => (i === power ? p.sentences.map(narrowed) : []))).regime;
}

function adding(regime: Regime, more: readonly (readonly Sentence[])[]): WithPowers {
  const sentences = [...regime.sentences];
  const clauses = [...regime.clauses];
  const added = regime.powers.map(({ clause }, i) => {
    const ids = (more[i] ?? []).map((s) => sentences.push({ ...s, clause }) - 1);
    const known = clauses[clause];
    if (known !== undefined) clauses[clause] = { ...known, sentences: [...known.sentences, ...ids] };
    return new Set(ids);
  });
  return { regime: { ...regime, sentences, clauses }, added };
}
