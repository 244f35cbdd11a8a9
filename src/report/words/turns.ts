import type { RightAnswer, Stretch, Turn } from "../../evaluator/result";
import type { FactId, Regime } from "../../language/regime";
import { verdictWord } from "./criteria";
import { factKey, factWords } from "./facts";
import { listed } from "./names";
import { positionPredicate } from "./positions";

/** At most so many facts are named. */
const mostFacts = 4;

const verb = (verdict: Turn["verdict"]): string => (verdict === "holds" || verdict === "fails" || verdict === "depends" ? `it ${verdict}` : `it is ${verdictWord(verdict)}`);

function turnWords(regime: Regime, { verdict, when, complete }: Turn): string {
  const words = when.map((facts) => listed(facts.map(({ fact, value }) => factWords(regime, fact, value))));
  return `${verb(verdict)} if ${listed(complete ? words : [...words, "so with other values"], "or")}`;
}

/** The open facts, of many the first few. */
function factsNamed(regime: Regime, facts: readonly FactId[]): string {
  const more = facts.length - mostFacts;
  return listed([...(more > 1 ? facts.slice(0, mostFacts) : facts).map((id) => factKey(regime, id)), ...(more > 1 ? [`${more} more comparisons`] : [])]);
}

/** On what a verdict depends, and which values give which: `it fails if f(NL, year) > 5, and holds if it is not so that f(NL, year) > 5`. */
export function turnsWords(regime: Regime, { dependsOn, turns }: Stretch): string {
  const missing = dependsOn.map((id) => regime.facts[id]?.title ?? null).find((title) => title !== null);
  const why = missing === undefined ? "" : ` (${missing})`;
  if (!turns) return `it turns on ${factsNamed(regime, dependsOn)}${why}`;
  return `${listed(turns.map((t) => turnWords(regime, t)))}${why}`;
}

/** On what an answer depends, in one sentence; `null` where it is known. */
export function openSentence(regime: Regime, { decision, open }: RightAnswer, right: string): string | null {
  if (decision !== null || open.length === 0) return null;
  const [only] = open;
  if (open.length > 1 || !only || only.values.some((v) => v.decision === null)) return `${right} depends on ${factsNamed(regime, open.map((o) => o.fact))}.`;
  const words = only.values.map(({ value, decision: then }) => `${then === null ? "is open" : positionPredicate(then.position)} if ${factWords(regime, only.fact, value)}`);
  return `${right} ${listed(words)}.`;
}
