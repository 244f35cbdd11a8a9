import { formatDay } from "./dates";
import type { Fact } from "./regime";

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

/**
 * The fact as it is stated in a test or after `--set`: `not presentThreat`, `skill = low`, `5 years of Reside`,
 * `held Work in ES on 2011-08-11`, `origin is in good standing`.
 */
export function stated(fact: Fact, value: number): string {
  const time = /^(?:months|days) of (.+)$/.exec(fact.key);
  if (time) return `${factValue(fact, value)} of ${time[1] ?? ""}`;
  const kept = /^(?:months|days) for which (.+)$/.exec(fact.key);
  if (kept) return `${kept[1] ?? ""} for ${factValue(fact, value)}`;
  if (fact.type.kind !== "yes-or-no") return `${fact.key} = ${factValue(fact, value)}`;
  if (value !== 0) return fact.key;
  // One label of a fact that may have several: `languages = german`.
  if (fact.key.includes(" = ")) return fact.key.replace(" = ", " != ");
  return fact.key.endsWith(" is in good standing") ? fact.key.replace(" is in ", " is not in ") : `not ${fact.key}`;
}
