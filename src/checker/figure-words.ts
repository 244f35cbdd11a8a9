/** The words by which comparisons and numbers of figures are told apart: one question has one name, and two have two. */
import { civil, formatDay } from "../language/dates";
import { capAmounts, capLookups, comparedLookups } from "../language/reading";
import type { Cap, Comparator, Condition, Lookup, Operand, SeriesComparison } from "../language/regime";
import type { Builder } from "./builder";

/** A comparison or a number as it is named. */
export interface Named {
  readonly words: string;
  /** What it asks, the same however it is written. */
  readonly asks: string;
  readonly lookups: readonly Lookup[];
}

export const namedComparison = (b: Builder, { words, comparison }: Extract<Condition, { kind: "series" }>): Named => {
  const lookups = comparedLookups(comparison);
  return { words: withYears(words, lookups), asks: comparisonKey(b, comparison), lookups };
};

/** The number of a cap that reads a series; `null` where it reads none. */
export function namedCap(b: Builder, cap: Cap): Named | null {
  const { words, other } = cap;
  if (words === undefined) return null;
  const lookups = capLookups(cap);
  const asks = capAmounts(cap).map((amount) => [sumKey(b, amount), amount.constant, amount.over ?? 1]);
  return { words: withYears(words, lookups), asks: JSON.stringify(other ? [other.counts, ...asks.map((one) => JSON.stringify(one)).sort()] : asks[0]), lookups };
}

/** What is read of years that begin on another day than 1 January is not what is read of calendar years. */
function withYears(words: string, lookups: readonly Lookup[]): string {
  const [from] = lookups.flatMap(({ args }) => args.flatMap((arg) => (typeof arg === "object" && "since" in arg && arg.since !== null ? [formatDay(arg.since).slice(5)] : [])));
  return from === undefined ? words : `${words} (years from ${from})`;
}

/** The words of each question: where two would have the same, each says besides whose figures it reads. */
export function distinctWords(b: Builder, all: readonly Named[]): (named: Named) => string {
  const asked = new Map<string, Set<string>>();
  for (const { words, asks } of all) asked.set(words, (asked.get(words) ?? new Set()).add(asks));
  const isShared = (words: string): boolean => (asked.get(words)?.size ?? 0) > 1;
  const numbers = new Map<string, Map<string, number>>();
  for (const named of all) {
    if (!isShared(named.words)) continue;
    const words = withSource(b, named);
    const known = numbers.get(words) ?? new Map<string, number>();
    numbers.set(words, known);
    if (!known.has(named.asks)) known.set(named.asks, known.size + 1);
  }
  return (named) => {
    if (!isShared(named.words)) return named.words;
    const words = withSource(b, named);
    const number = numbers.get(words)?.get(named.asks) ?? 1;
    return number === 1 ? words : `${words} (${number})`;
  };
}

/** Words with the use of a power for which sums were made, or else with the files of figures. */
function withSource(b: Builder, { words, lookups }: Named): string {
  const uses = lookups.flatMap(({ table }) => b.uses.get(table) ?? []);
  const files = lookups.flatMap(({ table }) => b.tables.items[table]?.file ?? []);
  const [source] = uses.length > 0 ? uses : [...new Set(files)];
  return source === undefined ? words : `${words} (${source})`;
}

const turned: Record<Comparator, Comparator> = { "=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** A comparison as a sum of look-ups compared with a number, the first of them taken once. */
function comparisonKey(b: Builder, comparison: SeriesComparison): string {
  const { comparator, operand } = comparison;
  const { over = 1 } = operand;
  if (comparison.kind === "date") return JSON.stringify([comparison.read, comparator, sumKey(b, operand), operand.constant, over]);
  const terms = [{ factor: over, lookup: comparison.lookup }, ...operand.terms.map((t) => ({ factor: -t.factor, lookup: t.lookup }))];
  const sum = sumKey(b, { terms });
  const first = sum.find(([, factor]) => factor !== 0)?.[1] ?? 1;
  return JSON.stringify([first < 0 ? turned[comparator] : comparator, sum.map(([lookup, factor]) => [lookup, factor / first]), operand.constant / first]);
}

/** How often a sum takes each look-up, those that it takes as often as it leaves out too: their figures may be missing. */
function sumKey(b: Builder, { terms }: Pick<Operand, "terms">): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const { factor, lookup } of terms) {
    const key = lookupKey(b, lookup);
    sums.set(key, (sums.get(key) ?? 0) + factor);
  }
  return [...sums].sort(([a], [c]) => (a < c ? -1 : 1));
}

/** Which figures a look-up reads. Years that begin on the same day of the calendar are the same years. */
function lookupKey(b: Builder, { table, args }: Lookup): string {
  const { sums, totals } = b.tables.items[table] ?? {};
  const years = args.map((arg) => (typeof arg === "object" && "since" in arg && arg.since !== null ? { ...arg, since: yearStart(arg.since) } : arg));
  return JSON.stringify([sums ?? totals ?? table, years]);
}

const yearStart = (since: number): string => {
  const { month, day } = civil(since);
  return `${month}-${day}`;
};
