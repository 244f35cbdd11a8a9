import { citation } from "../../language/citations";
import type { WitnessCase } from "../../evaluator/result";
import type { Citation, ClauseId, Regime, SentenceId } from "../../language/regime";

/** `Treaty on the Functioning of the European Union (12016E), art 45`. */
export function citationInFull(regime: Regime, c: Citation): string {
  const source = regime.sources.find((s) => s.name === c.source);
  const title = source === undefined ? c.source : source.identifier === null ? source.title : `${source.title} (${source.identifier})`;
  return c.place === null ? title : `${title}, ${c.place}`;
}

/** One clause that decides, with the articles of the sentences that do. */
export interface Ground {
  readonly clause: ClauseId;
  readonly name: string;
  readonly cites: readonly Citation[];
  readonly sentences: readonly SentenceId[];
}

function withoutRepeats(cites: readonly Citation[]): readonly Citation[] {
  const key = (c: Citation): string => (c.place === null ? c.source : `${c.source} ${c.place}`);
  const seen = new Set<string>();
  return cites.filter((c) => !seen.has(key(c)) && seen.add(key(c)));
}

/** The clauses of some sentences, in the order of the text; a sentence's own citations stand before its clause's. */
export function groundsOf(regime: Regime, by: readonly SentenceId[]): readonly Ground[] {
  const clauses = [...new Set(by.flatMap((id) => regime.sentences[id]?.clause ?? []))].sort((a, b) => a - b);
  return clauses.map((id) => {
    const clause = regime.clauses[id];
    const sentences = by.filter((s) => regime.sentences[s]?.clause === id);
    const own = sentences.flatMap((s) => regime.sentences[s]?.cites ?? []);
    return { clause: id, name: clause?.name ?? `clause ${id}`, cites: withoutRepeats(own.length > 0 ? own : (clause?.cites ?? [])), sentences };
  });
}

/** Whole clauses as grounds. */
export function groundsOfClauses(regime: Regime, clauses: readonly ClauseId[]): readonly Ground[] {
  return clauses.map((id) => ({
    clause: id,
    name: regime.clauses[id]?.name ?? `clause ${id}`,
    cites: regime.clauses[id]?.cites ?? [],
    sentences: [],
  }));
}

/** What decides a case of a witness: sentences of the text, and clauses under which something was conceded or invoked. */
export function groundsOfCase(regime: Regime, { decision, under = [] }: WitnessCase): readonly Ground[] {
  const written = groundsOf(regime, decision.by);
  return [...written, ...groundsOfClauses(regime, under.filter((id) => written.every((g) => g.clause !== id)))];
}

/** `transition; Act2003 Annex XII pt 2`; of many articles the first few. */
export function groundWords(regime: Regime, g: Ground, most = 3): string {
  const more = g.cites.length - most;
  const cites = (more > 1 ? g.cites.slice(0, most) : g.cites).map((c) => citation(regime, c));
  return [g.name, ...cites, ...(more > 1 ? [`and ${more} more`] : [])].join("; ");
}

/** `workers (TFEU art 45), establishment (TFEU art 49)`. */
export const groundsList = (regime: Regime, grounds: readonly Ground[]): string =>
  grounds.map((g) => (g.cites.length === 0 ? g.name : `${g.name} (${g.cites.map((c) => citation(regime, c)).join("; ")})`)).join(", ");
