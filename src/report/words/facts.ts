import { factValue, stated } from "../../language/fact-words";
import type { Fact, FactId, Regime } from "../../language/regime";

export { factValue, monthsWords, stated } from "../../language/fact-words";

/** The value as JSON: a boolean, a label, a date or a number in the fact's grain. */
export function factJson(fact: Fact, value: number): boolean | string | number {
  if (fact.type.kind === "yes-or-no") return value !== 0;
  return fact.type.kind === "labels" || fact.type.kind === "state" || fact.type.kind === "date" ? factValue(fact, value) : value;
}

const actorWords = (name: string): string => (/^(host|origin|employer|mover)$/.test(name) ? `the ${name}` : name);

/** Conduct now, on a day, or for how long: `the origin has kept readmission toward the host for 6 months`. */
function conductPhrase(fact: Fact, value: number): string | null {
  const [, keeper = "", verb, duty = "", whom = "", day] = /^(?:(?:months|days) for which )?(host|origin|employer|mover) (keeps|kept|has kept) (\S+) toward (.+?)(?: on (\d{4}-\d\d-\d\d))?$/.exec(fact.key) ?? [];
  if (verb === undefined) return null;
  const [who, toward] = [actorWords(keeper), `${duty} toward ${actorWords(whom)}`];
  if (verb === "keeps") return `${who} ${value === 0 ? "does not keep" : "keeps"} ${toward}`;
  if (verb === "kept") return `${who} ${value === 0 ? "did not keep" : "kept"} ${toward} on ${day ?? ""}`;
  if (value === fact.range?.to) return `${who} has always kept ${toward}`;
  return value === 0 ? `${who} has not kept ${toward} of late` : `${who} has kept ${toward} for ${factValue(fact, value)}`;
}

/** The fact as a clause of a sentence: `the origin does not keep readmission toward the host`, `skill = low`. */
export function factPhrase(fact: Fact, value: number): string {
  const conduct = conductPhrase(fact, value);
  if (conduct !== null) return conduct;
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

/** Whether a judgement is in private hands: then it is no discretion of the host. */
export const isPrivate = (by: string): boolean => by === "employer" || by === "mover";

/** `"genuine, present and sufficiently serious threat", judged by the host` or nothing. */
export function judgement(fact: Fact): string | null {
  if (fact.judgedBy === null) return null;
  const by = `${actorWords(fact.judgedBy)}${isPrivate(fact.judgedBy) ? ", a private person" : ""}`;
  return `${fact.title === null ? "" : `"${fact.title}", `}judged by ${by}`;
}
