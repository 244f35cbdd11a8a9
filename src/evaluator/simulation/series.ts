/**
 * One number of each run, summed up so that the order in which runs are added changes nothing: sums are whole numbers of 2^-32, and quantiles are read from bins, each as wide as 1/4096 of
 * the numbers in it. Where all numbers are equal everything said of them is exact.
 */
export interface Series {
  count: number;
  /** In 2^-32. */
  sum: bigint;
  /** Of squares, in 2^-64. */
  squares: bigint;
  least: number;
  most: number;
  /** How many numbers fall in a bin. */
  readonly bins: Map<number, number>;
}

export const emptySeries = (): Series => ({ count: 0, sum: 0n, squares: 0n, least: Infinity, most: -Infinity, bins: new Map() });

const scale = 2 ** 32;
const whole = (x: number): bigint => BigInt(Math.round(x * scale));

const bytes = new DataView(new ArrayBuffer(8));
/** The sign, the exponent and twelve binary digits of a double, as a whole number. */
function binOf(x: number): number {
  bytes.setFloat64(0, x === 0 ? 0 : x);
  return bytes.getInt32(0) >> 8;
}
/** The middle of a bin. */
function middleOf(bin: number): number {
  if (bin === 0) return 0;
  bytes.setInt32(0, (bin << 8) | 128);
  bytes.setInt32(4, 0);
  return bytes.getFloat64(0);
}

export function note(series: Series, x: number): void {
  series.count++;
  const exact = whole(x);
  series.sum += exact;
  series.squares += exact * exact;
  if (x < series.least) series.least = x;
  if (x > series.most) series.most = x;
  const bin = binOf(x);
  series.bins.set(bin, (series.bins.get(bin) ?? 0) + 1);
}

export function mergeSeries(into: Series, other: Series): void {
  into.count += other.count;
  into.sum += other.sum;
  into.squares += other.squares;
  into.least = Math.min(into.least, other.least);
  into.most = Math.max(into.most, other.most);
  for (const [bin, n] of other.bins) into.bins.set(bin, (into.bins.get(bin) ?? 0) + n);
}

/** A whole number of 2^-32 as a double, with the digits that a double has. */
const asNumber = (x: bigint): number => Number(x) / scale;
export const meanOf = ({ sum, count }: Series): number => (count === 0 ? 0 : asNumber(sum) / count);

/** The standard error of the mean; 0 for less than two numbers. */
export function errorOf(series: Series): number {
  const { count, sum, squares } = series;
  if (count < 2) return 0;
  // Whole numbers: what is nearly equal must not cancel. (n Σx² − (Σx)²) / n²(n − 1).
  const spread = BigInt(count) * squares - sum * sum;
  return spread <= 0n ? 0 : Math.sqrt(Number(spread) / (count - 1)) / scale / count;
}

/** The number below which a share of the runs lies, to 1/8192 of it; the least and the most are exact. */
export function quantile({ bins, count, least, most }: Series, share: number): number {
  if (count === 0) return 0;
  const rank = Math.max(1, Math.ceil(share * count));
  let seen = 0;
  for (const [x, n] of [...bins].map(([bin, n]) => [middleOf(bin), n] as const).sort(([x], [y]) => x - y)) {
    seen += n;
    if (seen >= rank) return Math.min(most, Math.max(least, x));
  }
  return most;
}
