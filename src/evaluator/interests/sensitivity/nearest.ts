import { add, compareRationals, divide, one, rational, type Rational } from "../../../language/rational";
import type { RangeEnd } from "../result";
import { placesOf, rootsOf, signAt, type Condition } from "./condition";
import type { Place } from "./isolate";

/** What is asked of one number: an answer that follows from the signs of some conditions. */
export interface Question {
  readonly conditions: readonly Condition[];
  readonly answer: (signs: readonly number[]) => string;
}
/** Open at both ends; `null`: without an upper end. */
export interface Domain {
  readonly from: Rational;
  readonly to: Rational | null;
}
type Direction = "down" | "up";


/** A number above all roots of a condition without folds (Cauchy's bound: elementary). */
function beyondRoots({ plain }: Condition): Rational {
  const size = (x: bigint): bigint => (x < 0n ? -x : x);
  const lead = size(plain.at(-1) ?? 1n);
  return rational(plain.reduce((most, c) => (size(c) > most ? size(c) : most), 0n) / lead + 2n);
}

const middle = (a: Rational, b: Rational): Rational => divide(add(a, b), rational(2));

/** Looks for the nearest changes about one declared number; where a condition is zero is found once for all questions. */
export class Seeker {
  private readonly known = { down: new WeakMap<Condition, readonly Place[]>(), up: new WeakMap<Condition, readonly Place[]>() };

  constructor(
    private readonly declared: Rational,
    private readonly domain: Domain,
  ) {}

  /** The nearest number at which the answer is another; `null`: there is none. Exact where no condition has powers of the number, else enclosed. */
  nearest(question: Question, direction: Direction): RangeEnd | null {
    if (question.conditions.every((c) => c.degree === 0)) return null;
    return walk(question, this.declared, direction, this.domain, (c) => this.placesOf(c, direction));
  }

  /** The signs that some conditions have together: at the number as declared, at each place where one of them is zero, and between these. */
  patterns(conditions: readonly Condition[]): readonly (readonly number[])[] {
    const { declared, domain: { from, to } } = this;
    const places = apart([...conditions.flatMap((c) => (["down", "up"] as const).flatMap((d) => this.placesOf(c, d))), { lower: declared, upper: declared }].map((p) => ({ ...p, turning: [] })), true);
    const last = places.at(-1)?.upper ?? declared;
    const ends = [from, ...places.map((p) => p.upper)];
    const asked = [
      ...places.flatMap((p, i) => [middle(ends[i] ?? from, p.lower), ...(compareRationals(p.lower, p.upper) === 0 ? [p.lower] : [])]),
      to === null ? add(last, one) : middle(last, to),
    ];
    const found = asked.map((x) => conditions.map((c) => signAt(c, x)));
    return [...new Map(found.map((signs) => [signs.join(" "), signs])).values()];
  }

  private placesOf(condition: Condition, direction: Direction): readonly Place[] {
    const known = this.known[direction].get(condition);
    if (known !== undefined) return known;
    const [from, to] = direction === "up" ? [this.declared, this.domain.to] : [this.domain.from, this.declared];
    const made = condition.degree <= 1 ? rootsOf(condition, from, to).map((root) => ({ lower: root, upper: root })) : placesOf(condition, from, to ?? beyondRoots(condition));
    this.known[direction].set(condition, made);
    return made;
  }
}

/** A place, and the conditions that are zero there. */
interface Turn extends Place {
  readonly turning: readonly number[];
}

/**
 * Walks outward over the places where conditions are zero: between two of them no sign changes, and so no answer. A place that is no one number is told by
 * the two between which it lies.
 */
function walk({ conditions, answer }: Question, declared: Rational, direction: Direction, { from, to }: Domain, places: (condition: Condition) => readonly Place[]): RangeEnd | null {
  const up = direction === "up";
  const turns = apart(conditions.flatMap((c, i) => places(c).map((p) => ({ ...p, turning: [i] }))), up);
  const beyond = (a: Rational, next: Turn | undefined): Rational => {
    const limit = next === undefined ? (up ? to : from) : up ? next.lower : next.upper;
    return limit === null ? add(a, one) : middle(a, limit);
  };
  let signs: readonly number[] = conditions.map((c) => signAt(c, declared));
  const now = answer(signs);
  const moved = (x: Rational, turning: readonly number[]): readonly number[] => {
    const changes = turning.flatMap((i) => { const c = conditions[i]; return c === undefined ? [] : [[i, signAt(c, x)] as const]; }).filter(([i, sign]) => sign !== signs[i]);
    if (changes.length === 0) return signs;
    const next = [...signs];
    for (const [i, sign] of changes) next[i] = sign;
    return next;
  };
  const answered = (next: readonly number[]): string => (next === signs ? now : answer(next));
  const start = moved(beyond(declared, turns[0]), signs.flatMap((s, i) => (s === 0 ? [i] : [])));
  if (answered(start) !== now) return { lower: declared, upper: declared, included: true, becomes: answer(start) };
  signs = start;
  for (const [i, { lower, upper, turning }] of turns.entries()) {
    const single = compareRationals(lower, upper) === 0;
    const here = single ? answered(moved(lower, turning)) : now;
    const next = moved(beyond(up ? upper : lower, turns[i + 1]), turning);
    const after = answered(next);
    if (here !== now || after !== now) return { lower, upper, included: single ? here === now : null, becomes: after === now ? here : after };
    signs = next;
  }
  return null;
}

/** Places outward, those that overlap as one. */
function apart(all: readonly Turn[], up: boolean): readonly Turn[] {
  const merged: Turn[] = [];
  for (const place of [...all].sort((a, b) => compareRationals(a.lower, b.lower) || compareRationals(a.upper, b.upper))) {
    const last = merged.at(-1);
    if (last === undefined || compareRationals(place.lower, last.upper) > 0) merged.push(place);
    else merged[merged.length - 1] = { lower: last.lower, upper: compareRationals(place.upper, last.upper) > 0 ? place.upper : last.upper, turning: [...last.turning, ...place.turning] };
  }
  return up ? merged : merged.reverse();
}
