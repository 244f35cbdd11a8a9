const milliseconds = 86_400_000;

/** A day as `2004-05-01`. Days are counted from 1970-01-01. */
export const dayWords = (day: number): string => new Date(day * milliseconds).toISOString().slice(0, 10);

/** The day written so; `null` where it is none. */
export function dayRead(text: string): number | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.floor(time / milliseconds);
}

/** Of ascending days, the last that is not after a day; -1 where there is none. Between two of them nothing changes. */
export function stretchOf(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
