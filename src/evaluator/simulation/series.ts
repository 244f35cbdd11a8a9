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

/** Notes numbers one after the other. */
export function noteAll(series: Series, numbers: Float64Array): void {
  for (let from = 0; from < numbers.length; from += mostAtOnce) noteSome(series, numbers.subarray(from, from + mostAtOnce));
}

function noteSome(series: Series, numbers: Float64Array): void {
  series.count += numbers.length;
  addUp(series, numbers);
  const bins = new Int32Array(numbers.length);
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < numbers.length; i++) {
    const x = numbers[i] ?? 0;
    if (x < series.least) series.least = x;
    if (x > series.most) series.most = x;
    const bin = binOf(x);
    bins[i] = bin;
    if (bin < lowest) lowest = bin;
    if (bin > highest) highest = bin;
  }
  const count = (bin: number, times: number): void => void series.bins.set(bin, (series.bins.get(bin) ?? 0) + times);
  if (highest - lowest >= narrow) return bins.forEach((bin) => count(bin, 1));
  // Numbers are mostly near one another: an array counts them several times as fast as a map does.
  const counts = new Int32Array(highest - lowest + 1);
  for (let i = 0; i < bins.length; i++) counts[(bins[i] ?? 0) - lowest] = (counts[(bins[i] ?? 0) - lowest] ?? 0) + 1;
  counts.forEach((times, i) => { if (times > 0) count(lowest + i, times); });
}
const narrow = 2 ** 14;

/** Sums of so many products of digits are exact in doubles. */
const mostAtOnce = 2048;
const digit = 2 ** 21;
const mostDigits = digit ** 4;

/** Adds to the sums, exactly. Whole numbers of 2^-32 are taken apart into four digits of 21 bits, whose sums in doubles take a tenth of the time of big integers; what has more is a big integer. */
function addUp(series: Series, numbers: Float64Array): void {
  // Sums of digits, the least first, and of the products of two.
  let a = 0, b = 0, c = 0, d = 0;
  let aa = 0, ab = 0, ac = 0, ad = 0, bb = 0, bc = 0, bd = 0, cc = 0, cd = 0, dd = 0;
  for (let i = 0; i < numbers.length; i++) {
    const whole = Math.round((numbers[i] ?? 0) * scale);
    const size = Math.abs(whole);
    if (size < mostDigits) {
      const upper = Math.floor(size / digit);
      const top = Math.floor(upper / digit);
      const z = Math.floor(top / digit);
      const w = size - upper * digit;
      const x = upper - top * digit;
      const y = top - z * digit;
      const sign = whole < 0 ? -1 : 1;
      a += sign * w;
      b += sign * x;
      c += sign * y;
      d += sign * z;
      aa += w * w;
      ab += w * x;
      ac += w * y;
      ad += w * z;
      bb += x * x;
      bc += x * y;
      bd += x * z;
      cc += y * y;
      cd += y * z;
      dd += z * z;
    } else {
      series.sum += BigInt(whole);
      series.squares += BigInt(whole) ** 2n;
    }
  }
  const together = (...places: readonly number[]): bigint => places.reduceRight((sum, n) => (sum << 21n) + BigInt(n), 0n);
  series.sum += together(a, b, c, d);
  series.squares += together(aa, 2 * ab, 2 * ac, 2 * ad, 2 * bd, 2 * cd, dd) + together(0, 0, bb, 2 * bc, cc);
}

export const note = (series: Series, x: number): void => noteAll(series, Float64Array.of(x));

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
