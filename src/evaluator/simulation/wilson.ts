/** An interval of a share. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The point of a normal distribution that leaves 2.5 % above. */
export const normal95 = 1.959963984540054;

/** The interval of 95 % of a share that was seen `hits` times in `count` (Wilson 1927, unverified): inside 0 and 1, also where nothing or all was seen. */
export function wilson(hits: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1 };
  const [p, z2] = [hits / count, normal95 * normal95];
  const middle = (p + z2 / (2 * count)) / (1 + z2 / count);
  const half = (normal95 / (1 + z2 / count)) * Math.sqrt((p * (1 - p)) / count + z2 / (4 * count * count));
  return { low: hits === 0 ? 0 : Math.max(0, middle - half), high: hits === count ? 1 : Math.min(1, middle + half) };
}
