import { compareRationals, one, subtract, zero, type Rational } from "../../../language/rational";
import type { KeptRange, RangeEnd, RestingVerdict, SensitivityReport, VerdictRanges } from "../result";
import type { Assumed } from "../assumed";
import { keyOf } from "./answers";
import { Seeker } from "./nearest";
import { farness, type Adjustable } from "./numbers";
import type { Asked } from "./questions";
import { searched } from "./search";

/** `usual`: what takes no long time; `all`: every number, also where a change must be searched for; `none`: nothing. */
export type Extent = "none" | "usual" | "all";

/** What is asked how far it holds. */
export interface Subject {
  readonly declared: Assumed;
  readonly numbers: readonly Adjustable[];
  /** With the numbers as declared. */
  readonly verdicts: readonly RestingVerdict[];
  /** The verdicts that a number can change, as questions of it; `null`: every figure bends with the number, so that all is searched for. */
  readonly asked: (number: Adjustable, seeker: Seeker) => readonly Asked[] | null;
  /** Whether it takes long, though signs decide. */
  readonly takesLong: (number: Adjustable) => boolean;
  /** Judges everything with other numbers. */
  readonly again: (assumed: Assumed) => readonly RestingVerdict[];
}

/** Over what range of each declared number each verdict stays the same, the others as declared. */
export function rangesOf(subject: Subject, extent: Extent): SensitivityReport {
  const { numbers } = subject;
  const verdicts = subject.verdicts.filter((v) => v.now !== "not-assessable");
  const told = numbers.map(({ name, kind, declared, of }) => ({ name, kind, declared, of }));
  if (extent === "none") return { numbers: told, verdicts: verdicts.map((v) => ({ ...v, ranges: [], tightest: null, away: null })), leftOut: told.map((n) => n.name) };
  const [ranges, leftOut] = [new Map<string, KeptRange[]>(), [] as string[]];
  for (const number of numbers.filter(matters)) {
    const seeker = seekerOf(number);
    const asked = extent === "usual" && subject.takesLong(number) ? null : subject.asked(number, seeker);
    // What signs do not decide is judged again, and that takes long.
    const without = asked === null ? verdicts : ofKeys(verdicts, asked.filter((a) => a.question === null));
    if (without.length > 0 && extent === "usual") leftOut.push(number.name);
    const again = without.length > 0 && extent === "all" ? searched(subject, number, without) : [];
    for (const [key, range] of [...found(seeker, number, verdicts, asked ?? []), ...again]) ranges.set(key, [...(ranges.get(key) ?? []), range]);
  }
  return { numbers: told, leftOut, verdicts: verdicts.map((v) => ofVerdict(v, ranges.get(keyOf(v)) ?? [], numbers)) };
}
function ofKeys(verdicts: readonly RestingVerdict[], asked: readonly Asked[]): readonly RestingVerdict[] {
  const keys = new Set(asked.map(keyOf));
  return verdicts.filter((v) => keys.has(keyOf(v)));
}

/** Nothing times anything is nothing. */
const matters = ({ kind, declared }: Adjustable): boolean => kind !== "stake" && kind !== "flow" ? true : declared.numerator !== 0n;

function ofVerdict(verdict: RestingVerdict, ranges: readonly KeptRange[], numbers: readonly Adjustable[]): VerdictRanges {
  const declared = (range: KeptRange): Rational => numbers.find((n) => n.name === range.number)?.declared ?? one;
  const far = (range: KeptRange): Rational => nearer(range, declared(range));
  const tightest = ranges.reduce<KeptRange | null>((best, r) => (best === null || compareRationals(far(r), far(best)) < 0 ? r : best), null);
  return { ...verdict, ranges, tightest, away: tightest && far(tightest) };
}
/** How far the nearer end of a range is. */
function nearer({ down, up }: KeptRange, declared: Rational): Rational {
  const ends = [...(down === null ? [] : [farness(down.upper, declared)]), ...(up === null ? [] : [farness(up.lower, declared)])];
  return ends.reduce((a, b) => (compareRationals(a, b) <= 0 ? a : b), ends[0] ?? zero);
}

/** Of the discount it is the discount factor that is looked at. */
function seekerOf({ kind, declared, domain }: Adjustable): Seeker {
  return kind === "discount" ? new Seeker(less(declared), { from: zero, to: less(zero) }) : new Seeker(declared, domain);
}
/** Ranges from the signs that decide each verdict, by the verdict's key; verdicts that no value changes are left out. */
function found(seeker: Seeker, number: Adjustable, verdicts: readonly RestingVerdict[], asked: readonly Asked[]): readonly (readonly [string, KeptRange])[] {
  const keys = new Set(verdicts.map(keyOf));
  return asked.filter((a) => keys.has(keyOf(a))).flatMap((a): readonly (readonly [string, KeptRange])[] => {
    const { question } = a;
    if (question === null) return [];
    const [low, high] = [seeker.nearest(question, "down"), seeker.nearest(question, "up")];
    const [down, up] = number.kind === "discount" ? [mirrored(high), mirrored(low)] : [low, high];
    return down === null && up === null ? [] : [[keyOf(a), { number: number.name, down, up, how: "exact" }]];
  });
}
const less = (x: Rational): Rational => subtract(one, x);
const mirrored = (change: RangeEnd | null): RangeEnd | null => change && { ...change, lower: less(change.upper), upper: less(change.lower) };
