/**
 * Civil days as integers: days since 1970-01-01 in the proleptic Gregorian calendar, with no time zone.
 * The language never reads the clock.
 */
export type Day = number;

/** A half-open interval of days; `null` means unbounded on that side. */
export interface DayInterval {
  readonly since: Day | null;
  readonly before: Day | null;
}

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of a civil date, or `null` if there is no such date. Years 0001–9999. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const y = year - 1;
  const before = y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const leap = month > 2 && isLeapYear(year) ? 1 : 0;
  return before + (daysBeforeMonth[month - 1] ?? 0) + leap + day - 1 - 719162;
}

/** Reads `YYYY-MM-DD`; `null` if it is not the form of a date or no such day exists. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Civil year, month and day of a day number. */
export function civil(day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

/** Prints a day as `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  const c = civil(day);
  return `${String(c.year).padStart(4, "0")}-${String(c.month).padStart(2, "0")}-${String(c.day).padStart(2, "0")}`;
}

/** The day `months` later; a day that the month lacks becomes the month's last (29 February + 1 year = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const c = civil(day);
  const total = c.year * 12 + (c.month - 1) + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  return dayOf(year, month, Math.min(c.day, daysInMonth(year, month))) ?? day;
}

/** Whether a day lies in an interval. */
export function contains(interval: DayInterval, day: Day): boolean {
  return (interval.since === null || interval.since <= day) && (interval.before === null || day < interval.before);
}

/** Sorts intervals and joins those that overlap or touch. */
export function unionOfIntervals(intervals: readonly DayInterval[]): readonly DayInterval[] {
  const sorted = [...intervals].sort((a, b) => (a.since ?? -Infinity) - (b.since ?? -Infinity));
  const joined: { since: Day | null; before: Day | null }[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last && (last.before === null || (next.since ?? -Infinity) <= last.before)) {
      if (last.before !== null && (next.before === null || next.before > last.before)) last.before = next.before;
    } else {
      joined.push({ ...next });
    }
  }
  return joined;
}
