import { add, compareRationals, divide, multiply, one, rational, subtract, zero, type Rational } from "../../../language/rational";
import type { Assumed } from "../assumed";
import type { RangeEnd, KeptRange, RestingVerdict } from "../result";
import { keyOf } from "./answers";
import type { Adjustable } from "./numbers";

/** How narrow the interval about a change that was searched for is, as a part of what is declared (or of 1). */
const width = rational(1, 1000);
/** Where changes are searched for: down to these parts of what is declared, and up to so many times of it. */
const below = [[7, 8], [3, 4], [1, 2], [1, 4], [1, 8], [1, 100]].map(([n = 0, d = 1]) => rational(n, d));
const above = [[9, 8], [5, 4], [3, 2], [2, 1], [4, 1], [8, 1], [100, 1]].map(([n = 0, d = 1]) => rational(n, d));
const between = [[1, 8], [1, 4], [1, 2], [3, 4], [1, 1]].map(([n = 0, d = 1]) => rational(n, d));

/** The numbers as declared, and how everything is judged with others. */
interface Judging {
  readonly declared: Assumed;
  readonly again: (assumed: Assumed) => readonly RestingVerdict[];
}

/**
 * Ranges of a number on which ledgers do not hang in a line, since the regime counts movers: everything is judged again at some places, and between two at
 * which a verdict differs the place of the change is halved. The nearest change found is told; what changes and changes back between two places is not seen.
 */
export function searched({ declared, again }: Judging, number: Adjustable, verdicts: readonly RestingVerdict[]): readonly (readonly [string, KeptRange])[] {
  const known = new Map<string, ReadonlyMap<string, string>>();
  const at = (x: Rational): ReadonlyMap<string, string> => {
    const key = `${x.numerator}/${x.denominator}`;
    const made = known.get(key) ?? new Map(again(number.set(declared, x)).map((v) => [keyOf(v), v.now]));
    known.set(key, made);
    return made;
  };
  const [down, up] = placesAbout(number);
  const change = (verdict: RestingVerdict, places: readonly Rational[]): RangeEnd | null => {
    const same = (x: Rational): boolean => at(x).get(keyOf(verdict)) === verdict.now;
    let near = number.declared;
    for (const far of places) {
      if (!same(far)) return halved(near, far, same, (x) => at(x).get(keyOf(verdict)) ?? "not-assessable", number.declared);
      near = far;
    }
    return null;
  };
  return verdicts.flatMap((verdict): readonly (readonly [string, KeptRange])[] => {
    const range: KeptRange = { number: number.name, down: change(verdict, down), up: change(verdict, up), how: "searched" };
    return range.down === null && range.up === null ? [] : [[keyOf(verdict), range]];
  });
}

function halved(same: Rational, other: Rational, isSame: (x: Rational) => boolean, answer: (x: Rational) => string, declared: Rational): RangeEnd {
  const goal = multiply(width, declared.numerator === 0n ? one : declared);
  let [near, far] = [same, other];
  for (let apart = distance(near, far); compareRationals(apart, goal) > 0; apart = distance(near, far)) {
    const middle = divide(add(near, far), rational(2));
    if (isSame(middle)) near = middle;
    else far = middle;
  }
  const [lower, upper] = compareRationals(near, far) <= 0 ? [near, far] : [far, near];
  return { lower, upper, included: null, becomes: answer(far) };
}
function distance(a: Rational, b: Rational): Rational {
  const apart = subtract(a, b);
  return apart.numerator < 0n ? subtract(zero, apart) : apart;
}

/** The places at which everything is judged again, each way the nearest first. */
function placesAbout({ declared, domain: { to } }: Adjustable): readonly [readonly Rational[], readonly Rational[]] {
  const down = declared.numerator === 0n ? [] : below.map((part) => multiply(declared, part));
  if (to !== null) return [down, between.map((part) => add(declared, multiply(part, subtract(to, declared)))).filter((x) => compareRationals(x, declared) > 0)];
  return [down, declared.numerator === 0n ? between : above.map((times) => multiply(declared, times))];
}
