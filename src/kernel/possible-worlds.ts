import { compareValues } from "../language/reading";
import { compareRationals, multiply, rational, type Rational } from "../language/rational";
import type { FactId, Regime } from "../language/regime";
import { isFeasible, type Constraint } from "./feasible";
import { FigureForms, type Form } from "../language/figure-forms";

/** For each open fact whether what it asks of missing figures is so: in the order asked. */
export type Truths = readonly (0 | 1)[];

/** At most so many worlds are judged on one day. */
export const mostWorlds = 4096;

type Sum = Extract<Form, { kind: "sum" }>;

/** Facts that ask about one sum of figures, and every answer that some value of it gives. */
interface Group {
  readonly facts: readonly number[];
  readonly answers: readonly Answer[];
}
interface Answer {
  readonly truths: Truths;
  /** The values of the sum that give it: each alone, or between two. */
  readonly ranges: readonly (readonly Constraint[])[];
}

/**
 * The worlds that figures which are missing leave possible. Two comparisons of one figure are no independent questions: what is above 5 is above 3.
 * Where a comparison is no exact sum of figures (it divides what is missing), both answers are taken to be possible.
 */
export class PossibleWorlds {
  private readonly forms: FigureForms;
  private readonly known = new Map<string, readonly Truths[] | null>();

  constructor(regime: Regime) {
    this.forms = new FigureForms(regime);
  }

  /** The worlds of some open facts, in the order of their bits, the first fact the lowest; `null` where they are too many. */
  of(facts: readonly FactId[]): readonly Truths[] | null {
    const key = facts.join(" ");
    const known = this.known.get(key);
    const made = known === undefined ? this.made(facts) : known;
    this.known.set(key, made);
    return made;
  }

  private made(facts: readonly FactId[]): readonly Truths[] | null {
    const asked = facts.map((fact) => this.forms.of(fact));
    const groups = groupsOf(asked);
    let worlds: readonly { readonly truths: Truths; readonly said: readonly Answer[] }[] = [{ truths: facts.map(() => 0), said: [] }];
    for (const group of groups) {
      if (worlds.length * group.answers.length > mostWorlds * 4) return null;
      worlds = worlds.flatMap(({ truths, said }) => group.answers.flatMap((answer) => {
        const now = [...said, answer];
        if (!together(now)) return [];
        const all = [...truths];
        group.facts.forEach((f, i) => (all[f] = answer.truths[i] ?? 0));
        return [{ truths: all, said: now }];
      }));
    }
    return worlds.length > mostWorlds ? null : worlds.map((w) => w.truths).sort(byBits);
  }
}

const byBits = (a: Truths, b: Truths): number => {
  for (let i = a.length - 1; i >= 0; i--) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
};

function groupsOf(asked: readonly (Form | null)[]): readonly Group[] {
  const sums = new Map<string, { readonly index: number; readonly form: Sum }[]>();
  const others: Group[] = [];
  asked.forEach((form, index) => {
    if (form?.kind === "sum") sums.set(form.key, [...(sums.get(form.key) ?? []), { index, form }]);
    else others.push({ facts: [index], answers: (form === null ? [0, 1] as const : [form.holds ? 1 : 0] as const).map((truth) => ({ truths: [truth], ranges: [[]] })) });
  });
  return [...others, ...[...sums.values()].map((group): Group => ({ facts: group.map((g) => g.index), answers: answersOf(group.map((g) => g.form)) }))];
}

/** A sum is at one of the numbers with which it is compared, between two, or beyond. */
function answersOf(forms: readonly Sum[]): readonly Answer[] {
  const sum = forms[0]?.sum ?? new Map<string, Rational>();
  const numbers = forms.map((f) => f.threshold).sort(compareRationals).filter((t, i, all) => i === 0 || compareRationals(t, all[i - 1] ?? t) !== 0);
  const found = new Map<string, { readonly truths: Truths; readonly ranges: (readonly Constraint[])[] }>();
  // Twice the place: even between numbers, odd at one.
  for (let place = 0; place <= 2 * numbers.length; place++) {
    const truths = forms.map((f): 0 | 1 => (compareValues(place, f.comparator, 2 * numbers.findIndex((n) => compareRationals(n, f.threshold) === 0) + 1) ? 1 : 0));
    const [below, at, above] = [numbers[place / 2 - 1], numbers[(place - 1) / 2], numbers[place / 2]];
    const range: readonly Constraint[] = at !== undefined ? [{ sum, constant: negative(at), is: "=" }] : [
      ...(below === undefined ? [] : [{ sum, constant: negative(below), is: ">" as const }]),
      ...(above === undefined ? [] : [{ sum: new Map([...sum].map(([figure, n]) => [figure, negative(n)])), constant: above, is: ">" as const }]),
    ];
    const known = found.get(truths.join("")) ?? { truths, ranges: [] };
    known.ranges.push(range);
    found.set(truths.join(""), known);
  }
  return [...found.values()];
}

const negative = (a: Rational): Rational => multiply(a, rational(-1));

/** Whether some figures give all of these answers, of which all but the last go together. Sums that share no figure always do. */
function together(answers: readonly Answer[]): boolean {
  const last = answers.at(-1);
  if (last === undefined || answers.length < 2) return true;
  const figures = new Set(last.ranges.flatMap((r) => r.flatMap((c) => [...c.sum.keys()])));
  const near = connected(answers.slice(0, -1), figures);
  if (near.length === 0 || independent([...near, last])) return true;
  const some = (i: number, said: readonly Constraint[]): boolean => {
    const answer = near[i] ?? (i === near.length ? last : undefined);
    return answer === undefined ? isFeasible(said) : answer.ranges.some((range) => some(i + 1, [...said, ...range]));
  };
  return some(0, []);
}

/** The answers about sums that share a figure with some, or with one that does. */
function connected(answers: readonly Answer[], figures: Set<string>): readonly Answer[] {
  const near = new Set<Answer>();
  for (let before = -1; before !== near.size; ) {
    before = near.size;
    for (const answer of answers) {
      const own = answer.ranges.flatMap((r) => r.flatMap((c) => [...c.sum.keys()]));
      if (near.has(answer) || !own.some((f) => figures.has(f))) continue;
      near.add(answer);
      for (const f of own) figures.add(f);
    }
  }
  return answers.filter((a) => near.has(a));
}

/** Whether each sum has a figure that the sums after it lack: then they take any values together. */
function independent(answers: readonly Answer[]): boolean {
  const sums = answers.map((a) => new Set(a.ranges.flatMap((r) => r.flatMap((c) => [...c.sum.keys()]))));
  const left = new Set(sums);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const sum of left) if ([...sum].some((f) => [...left].every((other) => other === sum || !other.has(f)))) left.delete(sum);
  }
  return left.size === 0;
}
