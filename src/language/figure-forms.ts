import { add, compareRationals, divide, multiply, rational, zero, type Rational } from "./rational";
import { compareValues, settled } from "./reading";
import type { Comparator, Condition, FactId, Lookup, Operand, Regime, SeriesComparison } from "./regime";

/** What a comparison with missing figures asks: of a sum of figures, whether it is above, below or at a number. */
export type Form =
  | { readonly kind: "known"; readonly holds: boolean }
  /** `sum` takes each figure so often; the first of them once. `key`: the same for the same sum. */
  | { readonly kind: "sum"; readonly key: string; readonly sum: ReadonlyMap<string, Rational>; readonly comparator: Comparator; readonly threshold: Rational };

/** A comparison as it is asked of one host and one origin. */
interface Asked {
  readonly comparison: SeriesComparison;
  readonly host: number | null;
  readonly origin: number | null;
}
type Term = Operand["terms"][number];

const turned: Readonly<Record<Comparator, Comparator>> = { "=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/**
 * What the open facts of a regime ask. Years are counted from that of the case, and what tables and files have is not read: a figure may be known
 * in one year and not in the next, and what is possible whatever they are is possible on every day.
 */
export class FigureForms {
  private readonly asked = new Map<FactId, Asked>();

  constructor(regime: Regime) {
    const bodies = regime.claims.flatMap(({ body }) => (body.kind === "whoever" ? [] : [body]));
    const holders = [...regime.sentences, ...regime.duties, ...regime.concessions.flatMap((c) => c.sentences), ...regime.classes, ...bodies];
    for (const { condition } of holders) this.read(condition);
  }

  private read(condition: Condition): void {
    if (condition.kind === "and" || condition.kind === "or") condition.operands.forEach((o) => this.read(o));
    else if (condition.kind === "not") this.read(condition.operand);
    else if (condition.kind === "series") for (const { host, origin, fact } of condition.open) this.asked.set(fact, { comparison: condition.comparison, host, origin });
  }

  /** What a fact asks; `null` where that is no plain sum, since what is divided is rounded. */
  of(fact: FactId): Form | null {
    const asked = this.asked.get(fact);
    if (asked === undefined || (asked.comparison.kind === "table" && asked.comparison.shift !== undefined)) return null;
    const { comparator, operand } = asked.comparison;
    const { constant, terms, over, shift } = operand;
    const divides = over !== undefined || shift !== undefined;
    if (divides && terms.length > 0) return null;
    const sum = new Map<string, Rational>();
    const take = (figure: string, factor: number): void => void sum.set(figure, add(sum.get(figure) ?? zero, exactly(factor)));
    if (asked.comparison.kind === "date") take(asked.comparison.read, 1);
    else take(figureOf(asked.comparison.lookup, asked), 1);
    for (const { factor, lookup } of terms as readonly Term[]) take(figureOf(lookup, asked), -factor);
    return formOf(sum, comparator, exactly(divides ? settled(constant / (over ?? 1), shift) : constant));
  }
}

/** The figure that a look-up reads. */
const figureOf = ({ table, args }: Lookup, { host, origin }: Asked): string =>
  [table, ...args.map((arg) => (arg === "host" ? `party ${host}` : arg === "origin" ? `party ${origin}` : JSON.stringify(arg === "year" ? { plus: 0, since: null } : arg)))].join(" ");

function formOf(sum: ReadonlyMap<string, Rational>, comparator: Comparator, number: Rational): Form {
  const taken = [...sum].filter(([, factor]) => factor.numerator !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
  const [first] = taken;
  if (first === undefined) return { kind: "known", holds: compareValues(compareRationals(zero, number), comparator, 0) };
  const unit = first[1];
  const scaled = taken.map(([figure, factor]) => [figure, divide(factor, unit)] as const);
  return {
    kind: "sum", sum: new Map(scaled), key: scaled.map(([figure, { numerator, denominator }]) => `${figure} ${numerator}/${denominator}`).join(" + "),
    comparator: unit.numerator < 0n ? turned[comparator] : comparator, threshold: divide(number, unit),
  };
}

/** A number as it is written, not as it is stored. */
function exactly(value: number): Rational {
  const whole = Math.trunc(value);
  return add(rational(whole), multiply(rational(Math.round((value - whole) * 1e9)), rational(1, 10 ** 9)));
}
