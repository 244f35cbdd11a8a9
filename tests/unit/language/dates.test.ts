/** Civil days, against JavaScript's `Date` as a second opinion. */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  civil,
  contains,
  dayOf,
  daysInMonth,
  formatDay,
  isLeapYear,
  parseDay,
  unionOfIntervals,
  type DayInterval,
} from "../../../src/language/dates";

const millisecondsADay = 86_400_000;
const first = dayOf(1, 1, 1) ?? 0;
const last = dayOf(9999, 12, 31) ?? 0;
const anyDay = fc.integer({ min: first, max: last });

/** `Date` reads years below 100 as 19xx unless told by `setUTCFullYear`. */
function dateOf(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

describe("a day number", () => {
  test("counts from 1970-01-01", () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(dayOf(2004, 5, 1)).toBe(Date.UTC(2004, 4, 1) / millisecondsADay);
  });

  property.prop([anyDay])("has the civil date that Date gives it", (day) => {
    const date = new Date(day * millisecondsADay);
    expect(civil(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
  });

  property.prop([anyDay])("is read back from what is printed", (day) => {
    expect(parseDay(formatDay(day))).toBe(day);
    expect(formatDay(day)).toBe(new Date(day * millisecondsADay).toISOString().slice(-24, -14));
  });

  test("follows the calendar through every day of 1890 to 2110", () => {
    let day = dayOf(1890, 1, 1) ?? Number.NaN;
    for (let year = 1890; year <= 2110; year++) {
      for (let month = 1; month <= 12; month++) {
        for (let d = 1; d <= daysInMonth(year, month); d++) {
          expect(dayOf(year, month, d)).toBe(day);
          expect(dateOf(year, month, d).getTime()).toBe(day * millisecondsADay);
          day++;
        }
      }
    }
  });

  property.prop([
    fc.integer({ min: -5, max: 10_005 }),
    fc.integer({ min: -1, max: 14 }),
    fc.integer({ min: -1, max: 33 }),
  ])("exists exactly where Date does not roll over", (year, month, day) => {
    const date = dateOf(year, month, day);
    const exists =
      year >= 1 &&
      year <= 9999 &&
      date.getUTCFullYear() === year &&
      date.getUTCMonth() === month - 1 &&
      date.getUTCDate() === day;
    expect(dayOf(year, month, day)).toBe(exists ? date.getTime() / millisecondsADay : null);
  });

  property.prop([fc.integer({ min: 1, max: 9999 })])("knows leap years", (year) => {
    expect(isLeapYear(year)).toBe(dateOf(year, 2, 29).getUTCMonth() === 1);
  });

  test.each(["2004-5-1", "2004-05", "2004-02-30", "2003-02-29", "0000-01-01", " 2004-05-01", "2004-05-01T00:00"])(
    "is not read from `%s`",
    (text) => expect(parseDay(text)).toBeNull(),
  );
});

describe("adding months", () => {
  property.prop([fc.integer({ min: first, max: last - 40_000 }), fc.integer({ min: 0, max: 1200 })])(
    "lands in the right month and keeps the day where the month has it",
    (day, months) => {
      const before = civil(day);
      const after = civil(addMonths(day, months));
      expect(after.year * 12 + after.month).toBe(before.year * 12 + before.month + months);
      expect(after.day).toBe(Math.min(before.day, daysInMonth(after.year, after.month)));
    },
  );

  test("29 February and one year is 28 February", () => {
    expect(formatDay(addMonths(parseDay("2004-02-29") ?? 0, 12))).toBe("2005-02-28");
  });

  test("goes back over a year's end", () => {
    expect(formatDay(addMonths(parseDay("2004-01-31") ?? 0, -2))).toBe("2003-11-30");
  });
});

describe("intervals", () => {
  const bound = fc.option(fc.integer({ min: -50, max: 50 }), { nil: null });
  const interval: fc.Arbitrary<DayInterval> = fc
    .tuple(bound, bound)
    .filter(([since, before]) => since === null || before === null || since < before)
    .map(([since, before]) => ({ since, before }));

  property.prop([fc.array(interval, { maxLength: 8 }), fc.integer({ min: -60, max: 60 })])(
    "a union holds the days that one of its parts holds",
    (parts, day) => {
      expect(unionOfIntervals(parts).some((i) => contains(i, day))).toBe(parts.some((i) => contains(i, day)));
    },
  );

  property.prop([fc.array(interval, { maxLength: 8 })])("a union is sorted, with gaps between its parts", (parts) => {
    const union = unionOfIntervals(parts);
    for (const [i, next] of union.entries()) {
      const previous = union[i - 1];
      if (previous === undefined) continue;
      expect(previous.before).not.toBeNull();
      expect(next.since).not.toBeNull();
      expect(next.since ?? 0).toBeGreaterThan(previous.before ?? 0);
    }
  });

  property.prop([fc.array(interval, { maxLength: 8 })])("a union of a union changes nothing", (parts) => {
    const union = unionOfIntervals(parts);
    expect(unionOfIntervals(union)).toEqual(union);
    expect(unionOfIntervals([...parts].reverse())).toEqual(union);
  });

  test("`since` is included and `before` is not", () => {
    const year = { since: parseDay("2004-05-01"), before: parseDay("2005-05-01") };
    expect(contains(year, parseDay("2004-05-01") ?? 0)).toBe(true);
    expect(contains(year, parseDay("2005-05-01") ?? 0)).toBe(false);
  });
});
