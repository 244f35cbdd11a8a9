/** Canonical text of sentences, windows, citations, stated facts. */
import type { Cap, CapPart, Citation, Conceding, Counted, DayOfYear, Disapplication, Given, Length, Obligation, Remedy, Sentence, Tail, Terms, TimePoint, Window } from "../language/ast";
import { partiesText, sideText } from "../language/party-text";
import {
  list, printBody, printCall, printCondition, printDate, printDuration, printHeld, printInteger, printKeeps, printLiteral, printNameList, printOperand,
  printNumber, printPercent, printText, words,
} from "./print-operands";

/** `cites TFEU "art 45", Dir38`; empty without citations. */
export const printCitations = (cites: readonly Citation[]): string =>
  cites.length === 0 ? "" : `cites ${cites.map((c) => words(c.source.text, c.place && printText(c.place))).join(", ")}`;

const printPoint = (point: TimePoint): string => (point.kind === "Call" ? printCall(point) : printDate(point));

/** `since D until D`, `during t(host, origin)`. */
export const printWindow = (window: Window): string =>
  words(
    window.since && `since ${printPoint(window.since)}`,
    window.end && `${window.end.kind} ${printPoint(window.end.point)}`,
    window.during && `during ${printCall(window.during)}`,
  );

/** `on reciprocal terms`. */
export const printTerms = (terms: Terms): string => `on ${terms.on === undefined ? terms.kind : printPoint(terms.on)} terms`;

/** `at most 500 per year each origin`. */
export const printCap = (cap: Cap): string =>
  words(
    `at ${cap.bound} ${printAmount(cap)}`, printPeriod(cap.per), cap.each && `each ${cap.each}`, cap.by && `by ${cap.by}`, ...cap.parts.map(printPart),
  );

/** `counted in places of which 1_000 from MT`. */
export const printCounted = ({ quota, parts }: Counted): string => words("counted in", quota.text, ...parts.map(printPart));

const printAmount = ({ amount, other }: Cap): string =>
  other ? `the ${other.counts} of ${printOperand(amount)} and ${printOperand(other.amount)}` : printOperand(amount);

const printPeriod = (per: Cap["per"]): string => (per === "all" ? "in all" : `per ${typeof per === "string" ? per : printDuration(per)}`);

const printPart = (part: CapPart): string =>
  words(
    "of which", part.bound && `at ${part.bound}`, part.percent ? printPercent(part.amount) : printNumber(part.amount), part.per && printPeriod(part.per),
    part.each && `each ${part.each}`, part.by && `by ${part.by}`, part.from && `from ${partiesText(part.from)}`,
    part.when && `when ${printCondition(part.when)}`,
  );

/** `for at most 5 years renewable`, `for at most 8 months each year from 1 January to 15 December`. */
export function printLength({ duration, within, season, renewable }: Length): string {
  const day = (d: DayOfYear): string => `${d.day.value} ${d.month.text}`;
  return words(
    `for at most ${duration.kind === "Duration" ? printDuration(duration) : printOperand(duration)}`,
    within && (within === "year" ? "per year" : `in any ${printDuration(within)}`), season && `each year from ${day(season.from)} to ${day(season.to)}`,
    renewable && "renewable",
  );
}

/** `for at most 2 years`. */
const printLimit = (limit: NonNullable<Remedy["length"]>): string => words(`for at most ${printDuration(limit.duration)}`, limit.renewable && "renewable");

/** What follows a sentence. */
export const printTail = (tail: Tail): string =>
  words(
    tail.terms && printTerms(tail.terms),
    tail.earned && `after ${printDuration(tail.earned.duration)} of ${tail.earned.right.text}`,
    tail.when && `when ${printCondition(tail.when)}`,
    tail.cap && printCap(tail.cap),
    tail.counted && printCounted(tail.counted),
    tail.length && printLength(tail.length),
    tail.window && printWindow(tail.window),
    printCitations(tail.cites),
  );

const printScope = (scope: Pick<Sentence, "to" | "from">): string =>
  words(scope.to && `to ${printNameList(scope.to, "anybody")}`, scope.from && `from ${partiesText(scope.from)}`);

/** One sentence or disapplication, on one line. */
export function printSentence(sentence: Sentence | Disapplication): string {
  const rest = words(printScope(sentence), printTail(sentence.tail));
  if (sentence.kind === "Disapplication") return words(sentence.clause.text, "does not apply", rest);
  return words(partiesText(sentence.subject), sentence.verb.kind, printNameList(sentence.rights, "anything"), rest);
}

/** What may be conceded, or which schedule may be raised, on one line. */
export function printConceding({ subject, body }: Conceding): string {
  if (body.kind === "Raised") return words(partiesText(subject), "may raise", body.table.text, printCitations(body.cites));
  return words(partiesText(subject), "may concede", printNameList(body.rights, "anything"), printScope(body), printTail(body.tail));
}

/** One obligation with its remedy, on one line. */
export const printObligation = (o: Obligation): string =>
  words(
    sideText(o.bearer), o.permitted ? "may" : o.soft ? "endeavours to" : "must", o.negative && "not", list(o.acts), "toward", sideText(o.toward),
    o.forMovers && `for ${printNameList(o.forMovers, "anybody")}`,
    o.fromParties && `from ${partiesText(o.fromParties)}`,
    o.when && `when ${printCondition(o.when)}`,
    o.within && `within ${printDuration(o.within)}`,
    o.by && `by ${printDate(o.by)}`,
    o.window && printWindow(o.window),
    o.decidedBy && `decided by ${printBody(o.decidedBy)}`,
    printCitations(o.cites),
    o.otherwise && `otherwise ${printRemedy(o.otherwise)}`,
  );

const printRemedy = (remedy: Remedy): string =>
  words(
    partiesText(remedy.by), "may suspend", printNameList(remedy.clauses, "everything"),
    remedy.toward && `toward ${partiesText(remedy.toward)}`,
    remedy.length && printLimit(remedy.length),
    remedy.decidedBy && `decided by ${printBody(remedy.decidedBy)}`,
  );

/** One stated fact of a case. */
export function printGiven(given: Given): string {
  switch (given.kind) {
    case "GivenFact": {
      const value = given.value === undefined ? undefined : given.value.kind === "Name" ? given.value.text : printLiteral(given.value);
      return words(given.negative && "not", given.subject ? `${given.subject}.${given.fact.text}` : given.fact.text, value !== undefined && `= ${value}`);
    }
    case "GivenEarned":
      return `${printDuration(given.duration)} of ${given.right.text}`;
    case "GivenHeld":
      return words(given.negative && "not", printHeld(given.held));
    case "GivenKeeps":
      return words(given.negative && "not", printKeeps(given.keeps));
    case "GivenStanding":
      return words(given.role, "is", given.negative && "not", "in good standing");
    case "GivenFigure": {
      const keys = given.args.map((arg) => (arg.kind === "Name" ? arg.text : printInteger(arg)));
      return `figure ${given.series.text}(${keys.join(", ")}) = ${printLiteral(given.value)}`;
    }
  }
}
