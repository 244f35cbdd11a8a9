import { formatDay } from "../../language/dates";
import type { Fact, FactId, Regime } from "../../language/regime";

const plural = (n: number, unit: string): string => `${n} ${n === 1 ? unit : `${unit}s`}`;

/** A number of months as a reader counts: `5 years`, `18 months`. */
export const monthsWords = (months: number): string =>
  months !== 0 && months % 12 === 0 ? plural(months / 12, "year") : plural(months, "month");

/** A value of a fact: `yes`, `low`, `6 months`, `2011-08-11`, `30000 EUR`. */
export function factValue(fact: Fact, value: number): string {
  switch (fact.type.kind) {
    case "yes-or-no":
      return value === 0 ? "no" : "yes";
    case "labels":
    case "state":
      return fact.type.labels[value] ?? String(value);
    case "date":
      return formatDay(value);
    case "money":
      return `${value} ${fact.type.currency}`;
    case "number":
      return fact.type.grain === "months" ? monthsWords(value) : fact.type.grain === "days" ? plural(value, "day") : String(value);
  }
}

/** The value as JSON: a boolean, a label, a date or a number in the fact's grain. */
export function factJson(fact: Fact, value: number): boolean | string | number {
  if (fact.type.kind === "yes-or-no") return value !== 0;
  return fact.type.kind === "labels" || fact.type.kind === "state" || fact.type.kind === "date" ? factValue(fact, value) : value;
}

/**
 * The fact as it is stated in a test or after `--set`: `not presentThreat`, `skill = low`, `5 years of Reside`,
 * `held Work in ES on 2011-08-11`, `origin is in good standing`.
 */
export function stated(fact: Fact, value: number): string {
  const time = /^(?:months|days) of (.+)$/.exec(fact.key);
  if (time) return `${factValue(fact, value)} of ${time[1] ?? ""}`;
  if (fact.type.kind !== "yes-or-no") return `${fact.key} = ${factValue(fact, value)}`;
  if (value !== 0) return fact.key;
  // One label of a fact that may have several: `languages = german`.
  if (fact.key.includes(" = ")) return fact.key.replace(" = ", " != ");
  return fact.key.endsWith(" is in good standing") ? fact.key.replace(" is in ", " is not in ") : `not ${fact.key}`;
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
