/** Timing for the benchmarks: medians, and tables of ratios. Milliseconds are of one machine; compare ratios. */

/** Milliseconds of the median of `runs` runs, after one to warm up. */
export function medianTime(runs: number, work: () => unknown): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs >> 1] ?? 0;
}

/** One run, with its result. */
export function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
}

/** Peak resident memory of this process so far, in MB. */
export const peakMemory = (): number => process.resourceUsage().maxRSS / 1024;

export function printTable(title: string, rows: readonly (readonly [string, string])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log([`\n${title}`, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join("\n"));
}

export const ms = (value: number): string => (value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`);
export const ratio = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} x`;

/** For `bench`: the whole file is one measurement that prints its own table. `bench` calls its function several times. */
export const once = { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 };
export function firstTime(work: () => void | Promise<void>): () => void | Promise<void> {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    return work();
  };
}
