import type { Scenario, Sentence } from "../language/regime";
import type { Builder } from "./builder";
import { neverANumber } from "./empty-numbers";
import { checkIdle } from "./idle-exceptions";
import { checkPrerequisites } from "./prerequisites";
import { checkQuotas } from "./quotas";
import { checkProxies } from "./proxies";
import { neverHolds } from "./satisfiable";
import { speaksIntoNothing } from "./targets";
import { createReach, emptyTime, type Reach } from "./reach";
import { checkBearers } from "./unbound-bearers";

/** Says what is probably wrong with a regime that can be read. */
export function warn(b: Builder, regime: string, scenarios: readonly Scenario[]): void {
  const reach = createReach(b);
  // A power that nobody invokes is looked at as it stands.
  const idle = b.powers.filter((p) => b.clauses[p.clause]?.sentences.length === 0);
  for (const sentence of [...b.sentences, ...idle.flatMap((p) => p.sentences), ...b.concessions.flatMap((c) => c.sentences)]) {
    const clause = b.clauses[sentence.clause];
    // The remedy of a duty is written in one line for both directions; one of them may well be empty.
    if (!clause || clause.remedyOf !== null) continue;
    const why = unreachable(b, sentence, reach);
    if (why !== null) b.report("unreachable-rule", sentence.at, { clause: clause.name, why });
    else checkIdle(b, sentence);
  }
  checkPrerequisites(b);
  checkQuotas(b);
  checkBearers(b, regime);
  checkProxies(b, scenarios);
}

/** Why a sentence can never apply; `null` if it may. */
function unreachable(b: Builder, sentence: Sentence, reach: Reach): string | null {
  return emptyTime(b, sentence, reach) ?? (neverHolds(b, sentence.condition) ? "its condition can never be met" : null) ?? neverANumber(b, sentence) ?? speaksIntoNothing(b, sentence);
}
