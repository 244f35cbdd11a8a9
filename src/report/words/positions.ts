import { formatDay } from "../../language/dates";
import type { CapValue, OpenTerms, Position, Stay } from "../../language/position";
import { monthsWords } from "./facts";

const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

function capWords(cap: CapValue): string {
  const scope = { clause: "", host: " for each host", origin: " for each origin", pair: " for each pair", together: " for all hosts together" }[cap.each];
  const per = { year: " a year", month: " a month", all: " in all" }[cap.per];
  const by = { ballot: "by ballot", arrival: "in order of arrival", merit: "by merit" };
  const way = cap.by === null ? "" : cap.share === null ? `, ${by[cap.by]}` : `, ${cap.share} % of them ${by[cap.by]}`;
  const amount = cap.amount === null ? (cap.unknown ?? "") : thousands(cap.amount);
  return `at ${cap.bound} ${amount}${per}${scope}${way}${cap.amount === null ? ", a number not known" : ""}`;
}

const bearer = (by: string): string => (by === "host" || by === "origin" || by === "employer" ? `the ${by}` : by);

const termsWords = (terms: OpenTerms): string => `on ${terms.kind === "standstill" ? formatDay(terms.on) : terms.kind} terms`;
function stayWords(stay: Stay): string {
  const time = stay.unit === "months" ? monthsWords(stay.amount) : `${stay.amount} days`;
  return `for at most ${time}${stay.renewable ? ", renewable" : ""}`;
}

/** `granted (on national terms)`, `granted for at most 9 months`, `rationed (at most 2,000 a year)`, `discretionary (the host decides)`, `silent`. */
export function positionWords(p: Position): string {
  const notes = [
    ...(p.terms === null ? [] : [termsWords(p.terms)]),
    ...(p.cap === null ? [] : [capWords(p.cap)]),
    ...(p.by === null || p.soft ? [] : [`${bearer(p.by)} decides`]),
    ...(p.soft ? ["a commitment to try, not binding"] : []),
    ...(p.length === null ? [] : [stayWords(p.length)]),
  ];
  return notes.length === 0 ? p.kind : `${p.kind} (${notes.join("; ")})`;
}

/** The position as the predicate of a sentence: `is denied`, `is left to the discretion of the host`, `is not regulated`. */
export function positionPredicate(p: Position): string {
  if (p.kind === "silent") return "is not regulated";
  if (p.kind === "discretionary" && !p.soft && p.by !== null) {
    const rest = positionWords({ ...p, by: null }).replace(/^discretionary/, "");
    return `is left to the discretion of ${bearer(p.by)}${rest}`;
  }
  return `is ${positionWords(p)}`;
}
