import { formatDay, type Day } from "../../language/dates";

/** How many of some days, which ascend, have come on the day of a column: the stretch between changes in which it lies. Halves the days, since each comparison takes time for every row. */
export function stretchOf(days: readonly Day[], column: string): string {
  const between = (from: number, to: number): string => {
    if (from === to) return String(from);
    const middle = (from + to + 1) >> 1;
    return `CASE WHEN ${column} < ${dayText(days[middle - 1] ?? 0)} THEN ${between(from, middle - 1)} ELSE ${between(middle, to)} END`;
  };
  return between(0, days.length);
}
export const dayText = (day: Day): string => `DATE '${formatDay(day)}'`;
