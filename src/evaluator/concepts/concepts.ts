import { contains, type Day } from "../../language/dates";
import type { Regime } from "../../language/regime";
import { BudgetSpent } from "../../kernel/diagram";
import type { Slice } from "../../kernel/slices";
import { axesOf } from "../axes/axes";
import type { AxesPhase } from "../axes/result";
import { Sums } from "../axes/sums";
import type { Analysis } from "../criteria/analysis";
import { regulatedCases } from "../criteria/topic";
import type { Span } from "../criteria/timeline";
import type { Worlds } from "../criteria/worlds";
import type { InterestsReport } from "../interests/result";
import { designOf } from "./design";
import { figureOne } from "./figure-one";
import { guestProgrammes } from "./finesse";
import { rightsGuards } from "./guards";
import { historyOf, unknownHistory, type Stretch } from "./history";
import { missingRegime } from "./missing-regime";
import { Questions } from "./positions";
import { predictionsOf } from "./predictions";
import { programmesOf } from "./programmes";
import type { ConceptsReport, HalfLife } from "./result";
import { easiest, waysDown, type Standing } from "./ways-down";

/** What the concepts are computed from: a regime as it has been judged. */
export interface ConceptsInput {
  readonly regime: Regime;
  readonly binding: "hard" | "soft";
  readonly analysis: Analysis;
  readonly worlds: Worlds;
  readonly spans: readonly Span[];
  /** The topics of a day that was judged. */
  readonly slicesOn: (day: Day) => readonly Slice[];
  /** Where they were asked for. */
  readonly axes: readonly AxesPhase[] | null;
  readonly interests: InterestsReport | null;
}
export interface ConceptsOptions {
  /** The day of which all but the history speaks; left out: the last stretch of time. */
  readonly on?: Day;
  /** The day on which the balance of power broke: realism's prediction is asked of it. */
  readonly broke?: Day;
}

/** The concepts of the field, computed for one regime; `null` where it is not in force on the day. */
export function conceptsOf(input: ConceptsInput, { on, broke }: ConceptsOptions = {}): ConceptsReport | null {
  const span = on === undefined ? input.spans.at(-1) : input.spans.find((s) => contains(s.interval, on));
  if (span === undefined) return null;
  try {
    return computed(input, span, broke ?? null);
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    return tooLarge(span.day.on, error.message);
  }
}

function computed(input: ConceptsInput, span: Span, broke: Day | null): ConceptsReport {
  const { regime, analysis, worlds } = input;
  const questions = new Questions(analysis);
  const history = historyOf(questions, worlds, stretchesOf(input), { binding: input.binding, changes: broke !== null });
  const slices = input.slicesOn(span.day.on);
  const live = new Set(slices.flatMap((s: Slice) => s.branches.map((b) => b.sentence)));
  const { sums, missing } = new Sums(analysis).of(slices, worlds.variables(slices).length);
  const axes = (input.axes ?? axesOf(analysis, worlds, [span])).find((p) => contains(p.interval, span.day.on)) ?? null;
  const halfLife = halfLifeOf(regime, span.day.on, { live, readings: analysis.readings }, history);
  const order = missingRegime(questions, slices, span.day, axes, missing === null);
  return {
    on: span.day.on,
    missing,
    programmes: sums && programmesOf(regime, sums),
    guards: rightsGuards(regime, live, analysis.readings),
    guests: guestProgrammes(regime, questions, slices, missing === null),
    halfLife,
    figureOne: figureOne(axes, input.interests),
    missingRegime: order,
    design: designOf(regime, span.day.on, slices),
    predictions: predictionsOf(questions, { slices, ways: halfLife.ways, control: order.control, changes: history.changes, counted: missing === null, interests: input.interests }, broke),
  };
}

/** The stretches of time that were judged, and where the regime ended, what it says from that day on: nothing. */
function stretchesOf({ spans, slicesOn, analysis }: ConceptsInput): readonly Stretch[] {
  const stretches = spans.map(({ interval, day }): Stretch => ({ interval, slices: slicesOn(day.on) }));
  const end = spans.at(-1)?.interval.before ?? null;
  const after = end === null ? [] : analysis.slices.on(end);
  return end !== null && after.every((s) => regulatedCases(analysis, s) === analysis.slices.space.no) ? [...stretches, { interval: { since: end, before: null }, slices: after }] : stretches;
}

function halfLifeOf(regime: Regime, on: Day, { live, readings }: Pick<Standing, "live" | "readings">, { revocations, ratchet }: Pick<HalfLife, "revocations" | "ratchet">): HalfLife {
  const ways = waysDown(regime, on, { live, readings, later: revocations?.lowerings.filter((l) => l.on > on) ?? [] });
  return { ways, fewest: easiest(ways), revocations, ratchet };
}

/** Nothing is known of a day that has too many kinds of case. */
const tooLarge = (on: Day, missing: string): ConceptsReport => ({
  on, missing, programmes: null, guards: [], guests: [], halfLife: { ways: [], fewest: null, revocations: unknownHistory.revocations, ratchet: unknownHistory.ratchet }, figureOne: { institutionalization: null, need: null, missing },
  missingRegime: {
    exists: { verdict: "not-assessable", failing: [] }, convergence: null, thrownBack: null, orderly: { reasons: null, redress: null, both: null },
    control: { measures: [], blocked: [] }, mobility: { kind: "not assessable", mover: null, failing: null, because: [] },
  },
  design: null, predictions: null,
});
