import { formatDay } from "../../language/dates";
import { monthNames, type CapPart, type CapValue, type DayOfYear, type OpenTerms, type Period, type Position, type Stay } from "../../language/position";
import { monthsWords } from "./facts";

const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

function capWords(cap: CapValue): string {
  const scope = { clause: "", host: " for each host", origin: " for each origin", pair: " for each pair", together: " for all hosts together" }[cap.each];
  const by = { ballot: "by ballot", arrival: "in order of arrival", merit: "by merit" };
  const way = cap.by === null ? "" : cap.share === null ? `, ${by[cap.by]}` : `, ${cap.share} % of them ${by[cap.by]}`;
  const amount = cap.amount === null ? (cap.unknown ?? "") : thousands(cap.amount);
  return `at ${cap.bound} ${amount} ${periodWords(cap.per, cap.every)}${scope}${way}${(cap.parts ?? []).map(partWords).join("")}${cap.amount === null ? ", a number not known" : ""}`;
}

const periodWords = (per: Period, every = 1): string =>
  ({ year: "a year", month: "a month", all: "in all", days: `every ${every} days`, months: `every ${monthsWords(every)}` })[per];

function partWords(part: CapPart): string {
  const limit = part.bound === null ? "" : `at ${part.bound} `;
  const per = part.per === null ? "" : ` ${periodWords(part.per, part.every)}`;
  const each = part.each === null ? "" : ` for each ${part.each}`;
  return `, of which ${limit}${part.percent ? `${part.amount} %` : thousands(part.amount)}${per}${each}${part.bound === null ? " set aside" : ""}`;
}

const bearer = (by: string): string => (by === "host" || by === "origin" || by === "employer" || by === "mover" ? `the ${by}` : by);

const termsWords = (terms: OpenTerms): string => `on ${terms.kind === "standstill" ? formatDay(terms.on) : terms.kind} terms`;
function stayWords(stay: Stay): string {
  const time = (length: Pick<Stay, "amount" | "unit">): string => (length.unit === "months" ? monthsWords(length.amount) : `${length.amount} days`);
  const day = (d: DayOfYear): string => `${d.day} ${monthNames[d.month - 1] ?? ""}`;
  const within = stay.within === undefined ? "" : stay.within === "year" ? " a year" : ` in any ${time(stay.within)}`;
  const season = stay.season === undefined ? "" : `, each year from ${day(stay.season.from)} to ${day(stay.season.to)}`;
  return `for at most ${stay.as ?? time(stay)}${within}${season}${stay.renewable ? ", renewable" : ""}`;
}

/** `granted (on national terms)`, `granted for at most 9 months`, `rationed (at most 2,000 a year)`, `discretionary (the host decides)`, `silent`. */
export function positionWords(p: Position): string {
  // Only where figures are stated: the rules were compared with one another without them.
  if (p.kind === "conflict") return "told two things at once";
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
