import { compareRationals, one, subtract, zero, type Rational } from "../../../language/rational";
import { unknownIn } from "../benefits";
import type { DeclaredNumber, RangeEnd, KeptRange, RestingVerdict, SensitivityReport, VerdictRanges } from "../result";
import { answersOf, keyOf } from "./answers";
import { Figures } from "./figures";
import { Seeker } from "./nearest";
import { farness, numbersOf, type Adjustable } from "./numbers";
import { balanceAsked, sustainAsked, unitOfVerdict, type Asked } from "./questions";
import { gainsAsked, gamesAsked } from "./questions-of-gains";
import { searched } from "./search";
import { settingFor, type Case } from "./varied";
import { weighedAsked } from "./weights";

/** `usual`: what takes no long time; `all`: every number, also where a change must be searched for; `none`: nothing. */
export type Extent = "none" | "usual" | "all";

/** As many entries of ledgers are looked at without being asked. */
const usualWork = 2_000;

/** Over what range of each declared number each verdict stays the same, the others as declared. */
export function sensitivityOf(asked: Case, extent: Extent): SensitivityReport {
  const numbers = numbersOf(asked.regime, asked.scenario, asked.declared);
  const verdicts = answersOf(asked.judged, asked.declared).filter((v) => v.now !== "not-assessable");
  const told = numbers.map(({ name, kind, declared, of }) => ({ name, kind, declared, of }));
  if (extent === "none") return { numbers: told, verdicts: verdicts.map((v) => ({ ...v, ranges: [], tightest: null })), leftOut: told.map((n) => n.name) };
  const figures = new Figures();
  const [ranges, leftOut] = [new Map<string, KeptRange[]>(), [] as string[]];
  for (const number of numbers.filter(matters)) {
    const bent = asked.books.rationed && !linear.includes(number.kind);
    if (extent === "usual" && (bent || workOf(asked, number) > usualWork)) {
      leftOut.push(number.name);
      continue;
    }
    // What hangs on conduct is made of several ledgers, so that it is searched for; the rest is found from signs.
    const hanging = asked.choices === null || bent || number.kind === "tolerance" || number.kind === "weight" ? [] : verdicts.filter((v) => onConduct.includes(v.of));
    if (hanging.length > 0 && extent === "usual") leftOut.push(number.name);
    const more = hanging.length > 0 && extent === "all" ? searched(asked, number, hanging) : [];
    for (const [key, range] of bent ? searched(asked, number, verdicts) : [...found(asked, number, verdicts, figures), ...more]) ranges.set(key, [...(ranges.get(key) ?? []), range]);
  }
  return { numbers: told, leftOut, verdicts: verdicts.map((v) => ofVerdict(v, ranges.get(keyOf(v)) ?? [], numbers)) };
}

/** Nothing times anything is nothing. */
const matters = ({ kind, declared }: Adjustable): boolean => kind !== "stake" && kind !== "flow" ? true : declared.numerator !== 0n;

/** How many entries of ledgers a number touches; where ledgers must be made, each is some work. */
function workOf({ world }: Case, { kind }: Adjustable): number {
  const { rows, years, accounts } = world.ledger;
  const ledgers = kind === "tolerance" || kind === "discount" || kind === "weight" ? 1 : 1 + world.states.length;
  return rows.length * years.length * accounts.length * ledgers * (linear.includes(kind) ? 1 : 4);
}
/** Verdicts that hang on conduct where some stake does. */
const onConduct: readonly RestingVerdict["of"][] = ["d4", "member", "game"];
/** Of these everything follows from ledgers that are there. */
const linear: readonly DeclaredNumber["kind"][] = ["stake", "discount", "tolerance", "weight"];

function ofVerdict(verdict: RestingVerdict, ranges: readonly KeptRange[], numbers: readonly Adjustable[]): VerdictRanges {
  const declared = (range: KeptRange): Rational => numbers.find((n) => n.name === range.number)?.declared ?? one;
  const far = (range: KeptRange): Rational => nearer(range, declared(range));
  const tightest = ranges.reduce<KeptRange | null>((best, r) => (best === null || compareRationals(far(r), far(best)) < 0 ? r : best), null);
  return { ...verdict, ranges, tightest };
}
/** How far the nearer end of a range is. */
export function nearer({ down, up }: KeptRange, declared: Rational): Rational {
  const ends = [...(down === null ? [] : [farness(down.upper, declared)]), ...(up === null ? [] : [farness(up.lower, declared)])];
  return ends.reduce((a, b) => (compareRationals(a, b) <= 0 ? a : b), ends[0] ?? zero);
}

/** Ranges from the signs that decide each verdict, by the verdict's key; verdicts that no value changes are left out. */
function found(asked: Case, number: Adjustable, verdicts: readonly RestingVerdict[], figures: Figures): readonly (readonly [string, KeptRange])[] {
  const keys = new Set(verdicts.map(keyOf));
  const turned = number.kind === "discount";
  const [at, domain] = turned ? [less(number.declared), { from: zero, to: less(zero) }] : [number.declared, number.domain];
  const seeker = new Seeker(at, domain);
  return askedOf(asked, number, figures).filter((a) => keys.has(keyOf(a))).flatMap((a): readonly (readonly [string, KeptRange])[] => {
    const [low, high] = (["down", "up"] as const).map((direction) => seeker.nearest(a.question, direction));
    const [down, up] = turned ? [mirrored(high ?? null), mirrored(low ?? null)] : [low ?? null, high ?? null];
    return down === null && up === null ? [] : [[keyOf(a), { number: number.name, down, up, how: "exact" }]];
  });
}
const less = (x: Rational): Rational => subtract(one, x);
const mirrored = (change: RangeEnd | null): RangeEnd | null => change && { ...change, lower: less(change.upper), upper: less(change.lower) };

/** The verdicts that a number can change, as questions of it. */
function askedOf(asked: Case, number: Adjustable, figures: Figures): readonly Asked[] {
  const { ledger } = asked.world;
  const setting = settingFor(asked, number);
  const unit = unitOfVerdict(ledger);
  if (number.kind === "weight") return weighedAsked(asked, number, setting);
  const gains = number.kind === "tolerance" ? [] : [...gainsAsked(setting, figures, ledger), ...weighedAsked(asked, number, setting)];
  if (unit === null || unknownIn(ledger, unit) !== null) return gains;
  if (number.kind === "tolerance" || asked.choices !== null) return [balanceAsked(setting, figures, unit), ...gains];
  return [balanceAsked(setting, figures, unit), ...sustainAsked(setting, figures, unit), ...gains, ...(number.kind === "discount" ? [] : gamesAsked(setting, figures, unit))];
}
