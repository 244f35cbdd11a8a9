/** Edit distance with adjacent swaps (optimal string alignment), bounded: returns `limit + 1` once it must exceed `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

const startsWithCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

/**
 * The name in scope that the writer most likely meant, or `null`.
 * Never suggests across the case line: parties and rights have capitals, clauses and facts do not (grammar, issue 35).
 */
export function suggest(written: string, inScope: Iterable<string>): string | null {
  const limit = written.length <= 2 ? 1 : Math.max(1, Math.floor(written.length / 3));
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of inScope) {
    if (candidate === written || startsWithCapital(candidate) !== startsWithCapital(written)) continue;
    const d = distance(written, candidate, limit);
    if (d < bestDistance || (d === bestDistance && best !== null && candidate < best)) {
      best = candidate;
      bestDistance = d;
    }
  }
  return bestDistance <= limit ? best : null;
}
