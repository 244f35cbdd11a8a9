/**
 * The criteria and the claims as properties: cases and pairs of cases are drawn, decided by the reference interpreter, and shrunk where two
 * contradict a predicate. A second opinion on what `evaluate` proves; what it cannot contradict is tested, not proved.
 */
import type { Day, DayInterval } from "../../language/dates";
import { stateless, type PartyId, type Regime } from "../../language/regime";
import { members } from "../../kernel/masks";
import { Slices } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import { Analysis } from "../criteria/analysis";
import { assumptionsOf } from "../criteria/assumptions";
import { countedParts, criterionIds, criterionOn, partOn, partsOf } from "../criteria/combine";
import { DayJudge, partNames } from "../criteria/day";
import { spansOf, trimmed } from "../criteria/days-judged";
import { formPhases, openTextureOf } from "../criteria/evaluate";
import type { DayResult, PartDay, PartKey } from "../criteria/part-day";
import { derogationsOf } from "../criteria/readings";
import { timeline, type Span } from "../criteria/timeline";
import { classNamedByNone, Witnesses } from "../criteria/witness";
import { MoreWitnesses } from "../criteria/witness-more";
import { Worlds } from "../criteria/worlds";
import type { CriterionId, CriterionReport, Evaluation, PartName, Witness } from "../result";
import { drawnClaims } from "./drawn-claims";
import { drawnPart } from "./drawn-part";
import { Questions, drawnParts, type DrawnPart } from "./questions";
import { refuted, type Drawing } from "./refute";
import { daysWithin, fieldOf, type DrawnTopic, type Field } from "./situation";

/** What to draw, and of which days. */
export interface TestOptions {
  readonly binding?: "hard" | "soft";
  /** Only days since this one, and until that one (included). */
  readonly since?: Day;
  readonly until?: Day;
  /** Cases to draw for each part and claim, shared out over the stretches of time on which nothing changes. */
  readonly runs?: number;
  readonly seed?: number;
  /** Only these; none: only claims. */
  readonly criteria?: readonly CriterionId[];
  /** Only this claim. */
  readonly claim?: string;
}

const isDrawn = (part: PartKey): part is DrawnPart => drawnParts.some((d) => d === part);

/** Judges a regime by drawn cases. The same seed gives the same answer. */
export function evaluateByTests(regime: Regime, options: TestOptions = {}): Evaluation {
  const { binding = "hard", runs = 10_000, seed = 1, claim = null } = options;
  const asked = options.criteria ?? (claim === null ? criterionIds : []);
  const drawing = { runs, seed };
  const tests = new Tests(regime, binding, asked);
  const spans = tests.spans(options, drawing);
  const { variables } = tests.slices.space;
  const first = spans[0]?.interval;
  return {
    regime: regime.name, reading: "ruggie", binding, tested: drawing, metric: "discrete",
    criteria: asked.map((criterion) => tests.report(criterion, spans)),
    second: null, publicGood: null, scores: [], core: null, external: null, metricSensitive: [], axes: null, interests: null,
    concepts: null,
    claims: options.criteria === undefined ? drawnClaims(regime, binding, options, claim, drawing) : [],
    form: formPhases(spans),
    life: first ? { since: first.since, before: spans.at(-1)?.interval.before ?? null } : null,
    assumptions: [...methodLines(regime, drawing), ...assumptionsOf(regime, tests.slices, binding, { reading: "ruggie", metric: "discrete", allow: [] })],
    linkages: null,
    openTexture: variables.length === 0 ? [] : openTextureOf(regime, tests.slices),
  };
}

const methodLines = (regime: Regime, { runs, seed }: Drawing): readonly string[] => [
  `method: test; ${drawnParts.join(", ")}${regime.claims.length === 0 ? "" : " and claims"} are asked of drawn cases, ${runs} for each over all stretches of time, from seed ${seed}, decided by the reference interpreter`,
  "n, v, i2 and i3, and the days on which something changes, are counted by the exact method; cases that are drawn give no degrees",
];

type Fields = Readonly<Record<"members" | "beneficiaries", Field>>;

/** What is left to draw, shared out evenly over the stretches of time that are left. */
class Budget {
  private readonly spent = new Map<PartName, number>();

  constructor(
    private readonly runs: number,
    private readonly stretches: number,
  ) {}

  /** At least one, on the stretch with a number. */
  share(part: PartName, stretch: number): number {
    return Math.max(1, Math.ceil((this.runs - (this.spent.get(part) ?? 0)) / Math.max(1, this.stretches - stretch)));
  }
  spend(part: PartName, runs: number): void {
    this.spent.set(part, (this.spent.get(part) ?? 0) + runs);
  }
}

/** What one evaluation by tests needs. */
class Tests {
  readonly slices: Slices;
  private readonly judge: DayJudge;
  private readonly questions: Questions;
  private readonly exact: (part: PartName, on: Day) => Witness | null;
  private readonly topics: readonly DrawnTopic[];
  private readonly wanted: ReadonlySet<PartName>;

  constructor(
    private readonly regime: Regime,
    binding: "hard" | "soft",
    criteria: readonly CriterionId[],
  ) {
    this.slices = new Slices(new Space(regime, binding), derogationsOf(regime, binding));
    const analysis = new Analysis(this.slices);
    const worlds = new Worlds(analysis);
    this.judge = new DayJudge(analysis, this.slices, worlds);
    this.questions = new Questions(regime, binding, (on) => this.judge.forbiddenOn(on).d1c);
    const witnesses = new Witnesses(analysis, this.slices, this.judge.forbiddenOn, binding, worlds, this.judge.extension);
    const more = new MoreWitnesses(regime, binding, this.slices, analysis, worlds, null, []);
    this.exact = (part, on) => witnesses.find(part, on, new Map()) ?? more.find(part, on, new Map());
    const other = classNamedByNone(regime);
    this.topics = this.slices.topics.map(({ right, mover, sentences }) => ({ right, mover: mover ?? other, sentences }));
    this.wanted = new Set(criteria.flatMap((c) => countedParts(c, "ruggie")));
  }

  /** The stretches of time on which nothing changes, with what was counted and what was drawn on each. */
  spans(window: { readonly since?: Day; readonly until?: Day }, drawing: Drawing): readonly Span[] {
    if (this.wanted.size === 0) return [];
    const spans = trimmed(spansOf(this.regime, this.slices, this.judge, window));
    const budget = new Budget(drawing.runs, spans.length);
    return spans.map(({ interval, day }, i) => {
      const fields = { members: this.field("members", day.on, interval), beneficiaries: this.field("beneficiaries", day.on, interval) };
      return { interval, day: this.drawnOn(day, fields, (part) => ({ seed: drawing.seed, runs: budget.share(part, i) }), budget) };
    });
  }

  private drawnOn(day: DayResult, fields: Fields, drawing: (part: DrawnPart) => Drawing, budget: Budget): DayResult {
    const { variables } = this.slices.space;
    const parts = new Map<PartKey, PartDay>(partNames.map((name) => [name, partOn(day, name, variables)]));
    for (const name of partNames) {
      const counted = parts.get(name);
      if (counted === undefined || !this.wanted.has(name) || counted.verdict === "not-assessable" || counted.verdict === "vacuous") continue;
      if (!isDrawn(name)) continue;
      const made = this.drawn(name, day.on, fields, drawing(name));
      budget.spend(name, made.drawn?.runs ?? 0);
      parts.set(name, made);
    }
    return { ...day, parts, worlds: [] };
  }

  private drawn(part: DrawnPart, on: Day, fields: Fields, drawing: Drawing): PartDay {
    const question = this.questions.of(part, on);
    const { facts } = question.apart;
    return drawnPart(this.regime, refuted(fields[question.among], question, drawing), drawing.seed, facts);
  }

  private field(among: "members" | "beneficiaries", on: Day, interval: DayInterval): Field {
    const { bound, beneficiaries } = this.slices.parties(on);
    const { statelessIndex } = this.slices.space.parties;
    const origins = members(among === "members" ? bound : beneficiaries).map((p): PartyId => (p === statelessIndex ? stateless : p));
    return fieldOf(this.regime, daysWithin(interval, on), this.topics, members(bound), origins);
  }

  report(criterion: CriterionId, spans: readonly Span[]): CriterionReport {
    const { variables } = this.slices.space;
    const names = partsOf(criterion, "ruggie").filter((p) => partNames.includes(p));
    const shown = (part: PartDay, name: PartName | null, on: Day): Witness | null => part.drawn?.witness ?? (name === null || isDrawn(name) ? null : this.exact(name, on));
    return {
      criterion,
      parts: names.map((part) => ({ part, timeline: timeline(spans, (day) => partOn(day, part, variables), (found, on) => shown(found, part, on)) })),
      timeline: timeline(spans, (day) => criterionOn(day, criterion, "ruggie", variables), (found, on) => shown(found, this.failingPart(criterion, spans, on), on)),
    };
  }

  /** The first counted part of a criterion that fails on a day. */
  private failingPart(criterion: CriterionId, spans: readonly Span[], on: Day): PartName | null {
    const day = spans.find((s) => s.day.on === on)?.day;
    return countedParts(criterion, "ruggie").find((name) => !isDrawn(name) && day?.parts.get(name)?.verdict === "fails") ?? null;
  }
}
