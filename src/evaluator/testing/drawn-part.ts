import type { ClauseId, FactId, Regime, SentenceId } from "../../language/regime";
import { emptyMask, setBit } from "../../kernel/masks";
import { noClauses, type ClauseSet } from "../criteria/clause-sets";
import type { PartDay } from "../criteria/part-day";
import type { Witness, WitnessCase } from "../result";
import type { Drawn } from "./refute";

/** What drawing came to as the verdict of a part: without a degree, which only counting gives. `varied`: the facts that may tell two cases apart. */
export function drawnPart(regime: Regime, drawn: Drawn, seed: number, varied: ReadonlySet<FactId>): PartDay {
  const { verdict, runs, path, cases, dependsOn, missing } = drawn;
  return {
    verdict, degree: null, missing,
    because: cases === null ? noClauses : clausesApart(regime, cases),
    ...(dependsOn.length > 0 ? { open: { range: null, dependsOn, world: null } } : {}),
    drawn: { runs, seed, path, witness: cases === null ? null : witnessOf(cases, varied) },
  };
}

function witnessOf(cases: readonly WitnessCase[], varied: ReadonlySet<FactId>): Witness {
  const [a, b] = cases;
  const differing = a && b ? [...varied].filter((f) => a.case.facts[f] !== b.case.facts[f]) : [];
  return { cases, differingFacts: differing, parties: [], duty: null };
}

/** The clauses that decide one of two cases and not the other; of one case, all that decide it. */
function clausesApart(regime: Regime, [a, b]: readonly WitnessCase[]): ClauseSet {
  const clausesOf = (by: readonly SentenceId[]): readonly ClauseId[] => by.flatMap((s) => regime.sentences[s]?.clause ?? []);
  const [first, second] = [a, b].map((c) => clausesOf(c?.decision.by ?? []));
  const both = [...(first ?? []), ...(second ?? [])];
  const apart = b === undefined ? both : both.filter((c) => first?.includes(c) !== second?.includes(c));
  const set = emptyMask((regime.clauses.length + 31) >> 5);
  for (const clause of apart.length > 0 ? apart : both) setBit(set, clause);
  return set;
}
