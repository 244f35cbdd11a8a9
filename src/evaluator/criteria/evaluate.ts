import type { Day, DayInterval } from "../../language/dates";
import type { FactId, Regime, SentenceId, TableId } from "../../language/regime";
import { Slices } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import type { CriterionId, CriterionReport, Evaluation, FormPhase, Metric, PartName, PartReport, Reading, SecondReading, Stretch, Witness } from "../result";
import { Analysis } from "./analysis";
import { axesOf } from "../axes/axes";
import { conceptsOf, type ConceptsOptions } from "../concepts/concepts";
import { balancePart } from "../interests/balance-part";
import { sustainPart } from "../interests/sustain-part";
import { interests, type InterestsOptions } from "../interests/interests";
import { linkagesOf, scenarioOf } from "../linkages/linkages";
import { judgeClaims } from "../claims/judge-claims";
import { assumptionsOf } from "./assumptions";
import { countedParts, criterionIds, criterionOn, partOn, partsOf } from "./combine";
import { WideContext } from "./context";
import { without } from "./core-regime";
import { DayJudge, partNames } from "./day";
import { spansOf, trimmed } from "./days-judged";
import { External } from "./external";
import { MoreParts } from "./more-parts";
import type { PartKey } from "./part-day";
import { PublicGood } from "./public-good";
import { publicGoodReport } from "./public-good-report";
import { derogationsOf } from "./readings";
import { metricSensitive, scoresOf } from "./scores";
import { timeline, type Span } from "./timeline";
import { Witnesses } from "./witness";
import { MoreWitnesses } from "./witness-more";
import { noWorld, Worlds, type World } from "./worlds";

export interface EvaluateOptions {
  /** `soft` reads `endeavours to grant` as written; `hard` (the default) leaves it out. */
  readonly binding?: "hard" | "soft";
  /** Only days since this one, and until that one (included). */
  readonly since?: Day;
  readonly until?: Day;
  /** `ruggie` (the default), `hollifield`, or both: then the report says what differs in the second. */
  readonly reading?: Reading | "both";
  /** `discrete` (the default), `ordinal`, or both: then the degrees of the ordinal one stand beside. */
  readonly metric?: Metric | "both";
  /** Tables of attributes of parties: `g2a` compares only origins that agree on them. */
  readonly allow?: readonly TableId[];
  /** Parts that are reported and never counted: `g3`, `g3s`, `nt`. */
  readonly also?: readonly PartName[];
  /** Judge the regime without its derogations too. */
  readonly core?: boolean;
  /** Report how states outside are told apart. */
  readonly external?: boolean;
  /** Report the axes apart from the criteria. */
  readonly axes?: boolean;
  /** Compute the concepts of the field (docs/reference/concepts.md). */
  readonly concepts?: ConceptsOptions;
  /** Judge D3 and D4, and report what interests come to under one scenario. */
  readonly interests?: Omit<InterestsOptions, "binding">;
  /** Judge the regime again without each linkage, and report what is bargained under the interests. */
  readonly linkages?: boolean;
  /** Told after each day of change that is judged: how many are, and how many there are. */
  readonly progress?: (done: number, total: number) => void;
}

/** Judges a regime by the criteria over its whole life, exactly; days on which a single right has too many kinds of case are undecided. */
export function evaluate(regime: Regime, options: EvaluateOptions = {}): Evaluation {
  const found = judgedOnce(regime, options);
  if (!options.linkages) return found;
  const { since, until, binding = "hard", reading, interests: asked } = options;
  const again = { binding, reading: reading === "hollifield" ? "hollifield" as const : "ruggie" as const, ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  const scenario = asked ? scenarioOf(regime, asked.scenario) : null;
  const linkages = linkagesOf(regime, found, (one) => judgedOnce({ ...one, claims: [] }, again), scenario && { scenario, binding, given: asked?.given ?? new Map(), ...(asked?.sensitivity === undefined ? {} : { sensitivity: asked.sensitivity }) });
  return { ...found, linkages };
}

function judgedOnce(regime: Regime, options: EvaluateOptions): Evaluation {
  const binding = options.binding ?? "hard";
  const asked = { reading: options.reading ?? "ruggie", metric: options.metric ?? "discrete", allow: options.allow ?? [] };
  const derogations = derogationsOf(regime, binding);
  const slices = new Slices(new Space(regime, binding), derogations);
  const analysis = new Analysis(slices);
  const worlds = new Worlds(analysis);
  const context = asksPublicGood(options) ? new WideContext(regime, binding, slices, { analysis, worlds }, derogations) : null;
  const judge = new DayJudge(analysis, slices, worlds, context?.wider);
  const more = moreParts(options, { regime, slices, analysis, judge, context });
  judge.more = more;
  if (options.concepts) judge.kept = new Map();
  const spans = trimmed(spansOf(regime, slices, judge, options));
  const witnesses = remembering(
    new Witnesses(analysis, slices, judge.forbiddenOn, binding, worlds, judge.extension), new MoreWitnesses(regime, binding, slices, analysis, worlds, more?.publicGood ?? null, asked.allow),
  );
  const variables = slices.space.variables;
  const parts = new Map([...partNames, ...(more?.names ?? [])].flatMap((name) => (isPart(name) ? [[name, partReport(name, spans, variables, witnesses)] as const] : [])));
  const first = spans[0]?.interval;
  const life = first ? { since: first.since, before: spans.at(-1)?.interval.before ?? null } : null;
  const declared = options.interests ? interests(regime, { ...options.interests, binding }) : null;
  if (options.interests) parts.set("d3", balancePart(declared, life)).set("d4", sustainPart(declared, life));
  const report = (reading: Reading) => (criterion: CriterionId): CriterionReport => ({
    criterion,
    parts: partsOf(criterion, reading).flatMap((p) => parts.get(p) ?? []),
    timeline: timeline(
      spans, (day) => criterionOn(day, criterion, reading, variables), (part, on) => firstWitness(countedParts(criterion, reading), spans, on, part.open?.world ?? noWorld, witnesses),
    ),
  });
  const reading = asked.reading === "hollifield" ? "hollifield" : "ruggie";
  const criteria = criterionIds.map(report(reading));
  const second = asked.reading === "both" ? { reading: "hollifield" as const, criteria: (["indivisibility", "multilateral"] as const).map(report("hollifield")) } : null;
  const axes = options.axes ? axesOf(analysis, worlds, spans) : null;
  return {
    regime: regime.name,
    reading,
    binding,
    metric: asked.metric === "ordinal" ? "ordinal" : "discrete",
    criteria,
    second,
    publicGood: more?.publicGood ? publicGoodReport(more.publicGood, spans, variables) : null,
    scores: scoresOf(spans, reading, variables),
    core: options.core ? coreOf(regime, derogations, options) : null,
    external: options.external ? new External(regime, slices, derogations, binding).report(spans) : null,
    metricSensitive: asked.metric === "both" ? metricSensitive(timelinesOf(criteria, second)) : [],
    claims: judgeClaims(regime, binding, options),
    form: formPhases(spans),
    axes,
    interests: declared,
    linkages: null,
    concepts: options.concepts ? conceptsOf({ regime, binding, analysis, worlds, spans, slicesOn: (day) => judge.kept?.get(day) ?? slices.on(day), axes, interests: declared }, options.concepts) : null,
    life,
    assumptions: [...assumptionsOf(regime, slices, binding, asked), ...judge.openTerms.lines()],
    openTexture: openTextureOf(regime, slices),
  };
}

const isPart = (name: PartKey): name is PartName => name !== "convergence" && name !== "rulesKept";

interface Made {
  readonly regime: Regime;
  readonly slices: Slices;
  readonly analysis: Analysis;
  readonly judge: DayJudge;
  readonly context: WideContext | null;
}

const asksPublicGood = ({ reading, also = [] }: EvaluateOptions): boolean => reading === "hollifield" || reading === "both" || also.some((p) => p === "nex" || p === "nrv" || p === "nrvm");

/** What judges the parts that are asked for besides; `null` where none is. */
function moreParts({ metric = "discrete", allow = [], also = [] }: EvaluateOptions, { regime, slices, analysis, judge, context }: Made): MoreParts | null {
  const parts = new Set<PartName>([...also.filter((p) => moreNames.includes(p)), ...(allow.length > 0 ? (["g2a"] as const) : [])]);
  if (parts.size === 0 && metric === "discrete" && context === null) return null;
  const good = context
    ? new PublicGood(regime, analysis, slices, context, judge.forbiddenAlways.d1, (on, live) => judge.obligations(on, live), metric !== "discrete", judge.pairs)
    : null;
  return new MoreParts(analysis, slices, { parts, metric, allow }, judge.forbiddenOn, good, judge.pairs);
}
const moreNames: readonly PartName[] = ["g2a", "g3", "g3s", "nt"];

/** The criteria of the regime without its derogations. */
function coreOf(regime: Regime, derogations: ReadonlySet<SentenceId>, { binding, since, until, reading }: EvaluateOptions): readonly CriterionReport[] {
  const window = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  const core = { ...without(regime, derogations), claims: [] };
  return evaluate(core, { ...window, binding: binding ?? "hard", reading: reading === "hollifield" ? "hollifield" : "ruggie" }).criteria;
}

const timelinesOf = (criteria: readonly CriterionReport[], second: SecondReading | null): Parameters<typeof metricSensitive>[0] =>
  [...criteria, ...(second?.criteria ?? [])].flatMap((c) => [{ name: c.criterion, timeline: c.timeline }, ...c.parts.map((p) => ({ name: p.part, timeline: p.timeline }))]);

type WitnessOf = (part: PartName, on: Day, world: World) => Witness | null;

/** Every witness is looked for once. */
function remembering(witnesses: Witnesses, more: MoreWitnesses): WitnessOf {
  const found = new Map<string, Witness | null>();
  return (part, on, world) => {
    const key = `${part} ${on} ${[...world].join(" ")}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const made = witnesses.find(part, on, world) ?? more.find(part, on, world);
    found.set(key, made);
    return made;
  };
}

function partReport(part: PartName, spans: readonly Span[], variables: readonly FactId[], witness: WitnessOf): PartReport {
  return { part, timeline: timeline(spans, (day) => partOn(day, part, variables), (found, on) => witness(part, on, found.open?.world ?? noWorld)) };
}

/** The witness of the first part of a criterion that fails on a day. */
export function firstWitness(names: readonly PartName[], spans: readonly Span[], on: Day, world: World, witness: WitnessOf): Witness | null {
  const whole = spans.find((s) => s.day.on === on)?.day;
  const day = whole?.worlds.find((w) => w.world === world)?.day ?? whole;
  for (const name of names) {
    if (day?.parts.get(name)?.verdict !== "fails" || (name === "d1" && day.parts.get("d1c")?.verdict !== "fails")) continue;
    const found = witness(name, on, world);
    if (found !== null) return found;
  }
  return null;
}

/** The relation graph over time. */
export function formPhases(spans: readonly Span[]): readonly FormPhase[] {
  const phases: FormPhase[] = [];
  for (const { interval, day } of spans) {
    const last = phases.at(-1);
    const same =
      last !== undefined && last.parties === day.form.parties && last.shape === day.form.shape && last.classes === day.form.classes && last.label === day.form.label &&
      last.density?.numerator === day.form.density?.numerator && last.density?.denominator === day.form.density?.denominator;
    if (same) phases[phases.length - 1] = { ...last, interval: { since: last.interval.since, before: interval.before } };
    else phases.push({ ...day.form, interval });
  }
  return phases;
}

/** Judgements that some position of the regime depends on. */
export function openTextureOf(regime: Regime, slices: Slices): readonly FactId[] {
  return slices.space.variables.filter((f) => regime.facts[f]?.judgedBy !== null && regime.facts[f]?.judgedBy !== undefined);
}

/** The stretch of a timeline in which a day lies. */
export function stretchOn(stretches: readonly Stretch[], on: Day): Stretch | null {
  const inside = (i: DayInterval): boolean => (i.since === null || i.since <= on) && (i.before === null || on < i.before);
  return stretches.find((s) => inside(s.interval)) ?? null;
}
