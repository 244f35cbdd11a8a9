import { factValue, stated } from "../../language/fact-words";
import type { Fact, FactId, Regime } from "../../language/regime";

export { factValue, monthsWords, stated } from "../../language/fact-words";

/** The value as JSON: a boolean, a label, a date or a number in the fact's grain. */
export function factJson(fact: Fact, value: number): boolean | string | number {
  if (fact.type.kind === "yes-or-no") return value !== 0;
  return fact.type.kind === "labels" || fact.type.kind === "state" || fact.type.kind === "date" ? factValue(fact, value) : value;
}

/** The fact as a clause of a sentence: `the origin does not keep readmission toward the host`, `skill = low`. */
export function factPhrase(fact: Fact, value: number): string {
  const keeps = /^(host|origin) keeps (\S+) toward (.+)$/.exec(fact.key);
  if (keeps) {
    const [, who = "", duty = "", whom = ""] = keeps;
    return `the ${who} ${value === 0 ? "does not keep" : "keeps"} ${duty} toward ${/^(host|origin)$/.test(whom) ? `the ${whom}` : whom}`;
  }
  if (fact.tag === "open") return `${value === 0 ? "it is not so that " : ""}${fact.key}`;
  if (fact.key.startsWith("held ")) return `the mover ${value === 0 ? `did not hold ${fact.key.slice(5)}` : fact.key}`;
  if (fact.key.endsWith(" is in good standing")) return `the ${stated(fact, value)}`;
  return stated(fact, value);
}

export function factWords(regime: Regime, id: FactId, value: number): string {
  const fact = regime.facts[id];
  return fact ? factPhrase(fact, value) : `fact ${id} = ${value}`;
}

export function statedFact(regime: Regime, id: FactId, value: number): string {
  const fact = regime.facts[id];
  return fact ? stated(fact, value) : `fact ${id} = ${value}`;
}

export const factKey = (regime: Regime, id: FactId): string => regime.facts[id]?.key ?? `fact ${id}`;

/** `"genuine, present and sufficiently serious threat", judged by the host` or nothing. */
export function judgement(fact: Fact): string | null {
  if (fact.judgedBy === null) return null;
  const by = /^(host|origin|employer)$/.test(fact.judgedBy) ? `the ${fact.judgedBy}` : fact.judgedBy;
  return `${fact.title === null ? "" : `"${fact.title}", `}judged by ${by}`;
}
