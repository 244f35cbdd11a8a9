import { BudgetSpent } from "../../kernel/diagram";
import { contains, type Day } from "../../language/dates";
import { absolute, add, compareRationals, rational, subtract, zero, type Rational } from "../../language/rational";
import type { Regime } from "../../language/regime";
import { comparedConcepts, corpusConcepts } from "../concepts/corpus";
import type { ComparedConcepts, CorpusConcepts } from "../concepts/result-corpus";
import { evaluate } from "../criteria/evaluate";
import { ranksDiffer } from "../criteria/scores";
import { latestDay } from "../latest-day";
import type { AxesPhase, CriterionId, Evaluation, FormPhase, Good, GoodReport, Stretch } from "../result";

/** What a table of regimes is asked of. */
export interface CompareOptions {
  /** One day for all; left out: the latest day of each. */
  readonly on?: Day;
  readonly binding?: "hard" | "soft";
}
/** One regime on one day. `null` where it says nothing on that day. */
export interface ComparedRegime {
  /** The name under which it is listed: no two are alike. */
  readonly label: string;
  readonly on: Day | null;
  readonly form: FormPhase | null;
  readonly criteria: readonly { readonly criterion: CriterionId; readonly stretch: Stretch }[];
  readonly axes: AxesPhase | null;
  /** What kinds of good its rights are for each class of movers, by the reading of Hollifield. */
  readonly goods: readonly ComparedGoods[];
  readonly concepts: ComparedConcepts | null;
}
/** The kinds of good, each once, that the rights of one class of movers are. */
export interface ComparedGoods {
  /** `null`: anybody. */
  readonly mover: string | null;
  /** Among the members; empty where nothing is given to anyone. */
  readonly members: readonly Good[];
  /** For states outside; empty where none is outside. */
  readonly outsiders: readonly Good[];
}
/** Two regimes whose order by a degree turns round with the metric. */
export interface RankedApart {
  readonly criterion: CriterionId;
  /** Lower in the discrete metric, and higher in the ordinal one. */
  readonly lower: string;
  readonly higher: string;
}
/** How far apart two regimes are on what both speak of: two numbers, since what is silent has no openness. */
export interface Closeness {
  readonly regimes: readonly [string, string];
  /** The rights and classes of movers, by name, of which both speak. */
  readonly frame: readonly { readonly right: string; readonly mover: string | null }[];
  /** The mean differences over the frame; `null` where it is empty. */
  readonly openness: Rational | null;
  readonly coverage: Rational | null;
}
/** Several regimes on a common frame. */
export interface Comparison {
  readonly binding: "hard" | "soft";
  readonly regimes: readonly ComparedRegime[];
  readonly metricSensitive: readonly RankedApart[];
  readonly closeness: readonly Closeness[];
  /** Rights against numbers over all of them. */
  readonly concepts: CorpusConcepts;
}

/** Compares regimes by name, each judged on one day; the order in which they are given does not matter. */
export function compareRegimes(named: readonly { readonly label: string; readonly regime: Regime }[], { on, binding = "hard" }: CompareOptions = {}): Comparison {
  const regimes = [...named].sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)).map(({ label, regime }) => judged(label, regime, on ?? latest(regime, binding), binding));
  const pairs = regimes.flatMap((a, i) => regimes.slice(i + 1).map((b) => [a, b] as const));
  return { binding, regimes, metricSensitive: pairs.flatMap(([a, b]) => rankedApart(a, b)), closeness: pairs.map(([a, b]) => closeness(a, b)), concepts: corpusConcepts(regimes) };
}

/** The last day on which the regime changes; `null` where the regime gives no position, or that cannot be found out. */
function latest(regime: Regime, binding: "hard" | "soft"): Day | null {
  try {
    return latestDay(regime, binding);
  } catch (error) {
    if (error instanceof BudgetSpent) return null;
    throw error;
  }
}

function judged(label: string, regime: Regime, on: Day | null, binding: "hard" | "soft"): ComparedRegime {
  if (on === null) return { label, on, form: null, criteria: [], axes: null, goods: [], concepts: null };
  const evaluation: Evaluation = evaluate({ ...regime, claims: [] }, { since: on, until: on, binding, metric: "both", axes: true, reading: "both", concepts: {}, ...(regime.scenarios.length > 0 ? { interests: {} } : {}) });
  const criteria = evaluation.criteria.flatMap(({ criterion, timeline }) => timeline.filter((s) => contains(s.interval, on)).map((stretch) => ({ criterion, stretch })));
  return { label, on, form: evaluation.form[0] ?? null, criteria, axes: evaluation.axes?.[0] ?? null, goods: goodsOf(regime, evaluation.publicGood?.goods ?? []), concepts: evaluation.concepts && comparedConcepts(regime, evaluation.concepts) };
}

const kinds: readonly Good[] = ["public", "club", "common-pool", "private"];

/** The kinds of good of one day, for each class of movers in the order of the file. */
function goodsOf({ classes }: Regime, goods: readonly GoodReport[]): readonly ComparedGoods[] {
  return [...new Set(goods.map((g) => g.mover))].flatMap((mover) => {
    const phases = goods.filter((g) => g.mover === mover).flatMap((g) => g.phases);
    const [members, outsiders] = (["members", "outsiders"] as const).map((side) => kinds.filter((kind) => phases.some((p) => p[side] === kind)));
    if (!members || !outsiders || members.length + outsiders.length === 0) return [];
    return [{ mover: mover === null ? null : (classes[mover]?.name ?? ""), members, outsiders }];
  });
}

const substantive: readonly CriterionId[] = ["norms", "indivisibility", "reciprocity"];

function rankedApart(a: ComparedRegime, b: ComparedRegime): readonly RankedApart[] {
  const phaseOf = (r: ComparedRegime, id: CriterionId): Stretch["phases"][number] | null => r.criteria.find((c) => c.criterion === id)?.stretch.phases[0] ?? null;
  return substantive.flatMap((criterion) => {
    const [x, y] = [phaseOf(a, criterion), phaseOf(b, criterion)];
    if (!x?.degree || !y?.degree || !ranksDiffer(x, y)) return [];
    const [lower, higher] = compareRationals(x.degree, y.degree) < 0 ? [a.label, b.label] : [b.label, a.label];
    return [{ criterion, lower, higher }];
  });
}

/** The mean, over the rights and classes of which both speak, of how far apart their openness and their coverage are. */
function closeness(a: ComparedRegime, b: ComparedRegime): Closeness {
  const shared = (a.axes?.topics ?? []).flatMap((t) => {
    const other = b.axes?.topics?.find((u) => u.right === t.right && u.mover === t.mover);
    if (!t.openness || !t.coverage || !other?.openness || !other.coverage) return [];
    return [{ right: t.right, mover: t.mover, openness: absolute(subtract(t.openness, other.openness)), coverage: absolute(subtract(t.coverage, other.coverage)) }];
  });
  const key = (t: (typeof shared)[number]): string => `${t.right} ${t.mover ?? ""}`;
  const frame = shared.sort((s, t) => (key(s) < key(t) ? -1 : 1));
  return {
    regimes: [a.label, b.label],
    frame: frame.map(({ right, mover }) => ({ right, mover })),
    openness: mean(frame.map((t) => t.openness)),
    coverage: mean(frame.map((t) => t.coverage)),
  };
}

function mean(numbers: readonly Rational[]): Rational | null {
  const sum = numbers.reduce(add, zero);
  return numbers.length === 0 ? null : rational(sum.numerator, sum.denominator * BigInt(numbers.length));
}
