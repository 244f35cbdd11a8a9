import { FigureForms } from "../../language/figure-forms";
import type { Rational } from "../../language/rational";
import type { Comparator, FactId, Regime } from "../../language/regime";
import { apply, equal, no, not, oneLine, yes, type Term } from "./s-expressions";
import type { Writing } from "./writing";

const whole = (value: bigint): Term => (value < 0n ? apply("-", `${-value}.0`) : `${value}.0`);
const number = ({ numerator, denominator }: Rational): Term => (denominator === 1n ? whole(numerator) : apply("/", whole(numerator), whole(denominator)));

const compared = (a: Term, comparator: Comparator, b: Term): Term => (comparator === "=" ? equal(a, b) : comparator === "!=" ? not(equal(a, b)) : apply(comparator, a, b));

const known = new WeakMap<Regime, FigureForms>();
function formsOf(regime: Regime): FigureForms {
  const forms = known.get(regime) ?? new FigureForms(regime);
  known.set(regime, forms);
  return forms;
}

/** What open facts ask of figures that are missing: two comparisons of one figure are no independent questions. A comparison alone needs no lines. */
export function figureLines(w: Writing, facts: readonly FactId[]): readonly string[] {
  const forms = formsOf(w.subject.regime);
  const asked = facts.flatMap((fact) => {
    const form = forms.of(fact);
    return form === null ? [] : [{ fact: w.fact(fact), form }];
  });
  const settled = asked.flatMap(({ fact, form }) => (form.kind === "known" ? [`(assert ${form.holds ? fact : not(fact)})`] : []));
  const sums = asked.flatMap(({ fact, form }) => (form.kind === "sum" ? [{ fact, ...form }] : []));
  const read = sums.map(({ sum }) => [...sum.keys()]);
  const bound = sums.filter((_, i) => read.some((figures, j) => j !== i && figures.some((f) => read[i]?.includes(f))));
  const figures = new Map([...new Set(bound.flatMap(({ sum }) => [...sum.keys()]))].map((figure, i) => [figure, w.names.of(`figure ${figure}`, `figure.${i + 1}`)]));
  const product = (figure: string, factor: Rational): Term => (factor.numerator === factor.denominator ? (figures.get(figure) ?? no) : apply("*", number(factor), figures.get(figure) ?? no));
  const total = (sum: ReadonlyMap<string, Rational>): Term => {
    const terms = [...sum].map(([figure, factor]) => product(figure, factor));
    return terms.length === 1 ? (terms[0] ?? yes) : apply("+", ...terms);
  };
  const means = bound.map(({ fact, sum, comparator, threshold }) => `(assert ${equal(fact, compared(total(sum), comparator, number(threshold)))})`);
  if (settled.length + means.length === 0) return [];
  return ["; Figures that are missing, and what is asked of them.", ...[...figures].map(([figure, name]) => `(declare-const ${name} Real) ; ${oneLine(figure)}`), ...settled, ...means];
}

