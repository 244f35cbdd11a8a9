import { add, compareRationals, divide, multiply, one, smaller, subtract, zero, type Rational } from "../../language/rational";
import { yearlyOf, type Lot } from "./admission";
import { estimate } from "./estimates";
import { corners, type Corner, type Estimate } from "./result";

/** Movers of one lot who would come in a period. */
export interface Demand {
  readonly lot: Lot;
  readonly asked: Estimate;
}

/** What is left of numbers that are given out once, by key and corner. */
export type Stock = Map<string, Rational>;

/**
 * Whom numbers let in, of all who would come in one year: as many as they leave, in proportion to how many would come. Who needs two numbers has
 * what the scarcer leaves. `left` is changed: what is given out `in all` is gone for the years after. `only`: the corners that are asked for; the others are 0.
 */
export function admitted(demands: readonly Demand[], left: Stock, only: readonly Corner[] = corners): readonly Estimate[] {
  const shares = new Map<string, Rational>();
  const shareOf = (key: string, corner: Corner): Rational => shares.get(`${corner} ${key}`) ?? one;
  for (const corner of only) {
    for (const [key, { allowance, asked }] of countsOf(demands, corner, left)) shares.set(`${corner} ${key}`, compareRationals(asked, allowance) <= 0 ? one : divide(allowance, asked));
  }
  const numbers = demands.map(({ lot, asked }) => estimate((corner) => (only.includes(corner) ? letIn(lot, asked[corner], corner, (key) => shareOf(key, corner)) : zero)));
  for (const corner of only) {
    demands.forEach(({ lot }, i) => {
      for (const { key, cap } of lot.counts) {
        if (cap.per !== "all" || cap.bound === "least") continue;
        const place = `${corner} ${key}`;
        left.set(place, subtract(left.get(place) ?? zero, numbers[i]?.[corner] ?? zero));
      }
    });
  }
  return numbers;
}

/** For each number, how many may come and how many would. Where it changes within a year, its greatest holds. */
function countsOf(demands: readonly Demand[], corner: Corner, left: Stock): ReadonlyMap<string, { readonly allowance: Rational; readonly asked: Rational }> {
  const found = new Map<string, { allowance: Rational; asked: Rational }>();
  for (const { lot, asked } of demands) {
    for (const { key, cap } of lot.counts) {
      const place = `${corner} ${key}`;
      const yearly = yearlyOf(cap);
      if (yearly === null && !left.has(place)) left.set(place, yearlyOf({ ...cap, per: "year", every: 1 }) ?? zero);
      const allowance = yearly ?? left.get(place) ?? zero;
      const known = found.get(key);
      found.set(key, { allowance: known && compareRationals(known.allowance, allowance) > 0 ? known.allowance : allowance, asked: add(known?.asked ?? zero, asked[corner]) });
    }
  }
  return found;
}

/** Granted: all. Rationed: what the numbers leave; above a floor the host need not, and may. Discretionary: none, or all where it is used to admit. */
function letIn(lot: Lot, asked: Rational, corner: Corner, shareOf: (key: string) => Rational): Rational {
  switch (lot.kind) {
    case "granted":
      return asked;
    case "rationed":
      return lot.counts.filter(({ cap }) => corner !== "high" || cap.bound === "most").reduce((least, { key }) => smaller(least, multiply(asked, shareOf(key))), asked);
    case "discretionary":
      return corner === "high" ? asked : zero;
    default:
      return zero;
  }
}
