import type { OriginCell } from "../../kernel/slices";
import type { FactId } from "../../language/regime";
import type { Analysis } from "./analysis";
import type { ClauseSet } from "./clause-sets";
import type { SentenceReading } from "./readings";

/** Clauses of a cell whose sentences read one of the facts, or figures of conduct. */
export function readersOf(analysis: Analysis, cell: OriginCell, facts: ReadonlySet<FactId>, conduct: boolean): ClauseSet {
  const reads = (r: SentenceReading | undefined): boolean => r !== undefined && ((conduct && r.conduct) || [...r.facts].some((f) => facts.has(f)));
  const reading = cell.voices.filter((v) => reads(analysis.readings[v.sentence]));
  return analysis.naming.clausesOf(reading.map((v) => v.sentence));
}
