import { add, compareRationals, divide, rational, subtract, type Rational } from "../../language/rational";

/** A place in the plane of openness and rights. */
export interface Point {
  readonly openness: Rational;
  readonly rights: Rational;
}
/** A place that no other surpasses; `slope` leads from it to the next, by openness: rights given up (below 0) for one more of openness. */
export type FrontierPoint<P extends Point> = P & { readonly slope: Rational | null };

/** Whether one place is as good as another in both, and better in one. */
const surpasses = (a: Point, b: Point): boolean => {
  const [openness, rights] = [compareRationals(a.openness, b.openness), compareRationals(a.rights, b.rights)];
  return openness >= 0 && rights >= 0 && openness + rights > 0;
};

/** The places that none surpasses, the least open first. Equal places stand beside one another, without a slope between them. */
export function frontier<P extends Point>(points: readonly P[]): readonly FrontierPoint<P>[] {
  const left = points.filter((p) => !points.some((q) => surpasses(q, p))).sort((a, b) => compareRationals(a.openness, b.openness));
  return left.map((p, i) => {
    const next = left.slice(i + 1).find((q) => compareRationals(q.openness, p.openness) > 0);
    return { ...p, slope: next === undefined ? null : divide(subtract(next.rights, p.rights), subtract(next.openness, p.openness)) };
  });
}

/** The middle of some numbers, of an even count the mean of the two in the middle; `null` of none. */
export function median(numbers: readonly Rational[]): Rational | null {
  const sorted = [...numbers].sort(compareRationals);
  const [below, above] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return below === undefined || above === undefined ? null : divide(add(below, above), rational(2));
}
