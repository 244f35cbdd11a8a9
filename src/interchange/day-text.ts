import { formatDay, parseDay, type Day } from "../language/dates";

/** The day after the last that has a date; `until 9999-12-31` is stored as this day. */
const afterLast = "10000-01-01";

/** A day as documents write it. */
export const dayText = (day: Day): string => formatDay(day);

/** The day that a document writes; `null` if there is none. */
export function dayFromText(text: string): Day | null {
  if (text !== afterLast) return parseDay(text);
  const last = parseDay("9999-12-31");
  return last === null ? null : last + 1;
}
