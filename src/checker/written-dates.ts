import type { DateLiteral, TimePoint, Window } from "../language/ast";
import { dayOf, daysInMonth, formatDay, type Day, type DayInterval } from "../language/dates";
import { isEmpty } from "./intervals";
import type { Builder } from "./builder";
import { place, type Scope } from "./scope";

const padded = (n: number, width: number): string => String(n).padStart(width, "0");

/** A date as the user wrote it. */
export function dateText(date: DateLiteral): string {
  const month = `${padded(date.year, 4)}-${padded(date.month, 2)}`;
  return date.day === undefined ? month : `${month}-${padded(date.day, 2)}`;
}

/** The day a date names; a month stands for its first or its last day. `null` for a day that does not exist: reading the text reports it. */
export function dayFrom(date: DateLiteral, ofMonth: "first" | "last"): Day | null {
  const last = date.month >= 1 && date.month <= 12 ? daysInMonth(date.year, date.month) : 0;
  return dayOf(date.year, date.month, date.day ?? (ofMonth === "first" ? 1 : last));
}

/** The day a date names, which must be written with its day. */
export function wholeDay(b: Builder, scope: Scope, date: DateLiteral): Day | null {
  if (date.day === undefined) {
    b.report("day-missing", place(scope, date.span), { date: dateText(date) });
    return null;
  }
  return dayFrom(date, "first");
}

/** The span of a window whose dates must all be written out (a roll, the life of a party). */
export function writtenWindow(b: Builder, scope: Scope, window: Window | undefined, where: string): DayInterval {
  if (!window) return { since: null, before: null };
  const plain = (point: TimePoint | undefined): point is DateLiteral => {
    if (point?.kind === "Call") b.report("date-not-written", place(scope, point.span), { where });
    return point?.kind === "DateLiteral";
  };
  if (window.during) b.report("date-not-written", place(scope, window.during.span), { where });
  const since = plain(window.since) ? dayFrom(window.since, "first") : null;
  const end = window.end?.point;
  let before: Day | null = null;
  if (plain(end)) {
    const day = dayFrom(end, window.end?.kind === "until" ? "last" : "first");
    before = day === null ? null : window.end?.kind === "until" ? day + 1 : day;
  }
  const interval = { since, before };
  checkOrder(b, scope, window, interval);
  return interval;
}

/** Reports a span in which no day lies. */
export function checkOrder(b: Builder, scope: Scope, window: Window, interval: DayInterval): void {
  if (!isEmpty(interval) || interval.since === null || interval.before === null) return;
  b.report("contradictory-dates", place(scope, window.span), { since: formatDay(interval.since), end: formatDay(interval.before - 1) });
}
