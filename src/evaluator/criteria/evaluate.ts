import type { Day, DayInterval } from "../../language/dates";
import type { FactId, Regime } from "../../language/regime";
import { changesOfSelector } from "../../kernel/masks";
import { Slices } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import type { CriterionReport, Evaluation, FormPhase, PartName, PartReport, Stretch, Witness } from "../result";
import { Analysis } from "./analysis";
import { judgeClaims } from "../claims/judge-claims";
import { criterionIds, criterionOn, partOn, partsOf } from "./combine";
import { DayJudge, partNames } from "./day";
import { derogationsOf } from "./readings";
import { intervalsBetween, timeline, type Span } from "./timeline";
import { Witnesses } from "./witness";
import { Worlds, type World } from "./worlds";

export interface EvaluateOptions {
  /** `soft` reads `endeavours to grant` as written; `hard` (the default) leaves it out. */
  readonly binding?: "hard" | "soft";
  /** Only days since this one, and until that one (included). */
  readonly since?: Day;
  readonly until?: Day;
}

/** Judges a regime by the criteria over its whole life, exactly; days on which a single right has too many kinds of case are undecided. */
export function evaluate(regime: Regime, options: EvaluateOptions = {}): Evaluation {
  const binding = options.binding ?? "hard";
  const slices = new Slices(new Space(regime, binding), derogationsOf(regime, binding));
  const analysis = new Analysis(slices);
  const worlds = new Worlds(analysis);
  const judge = new DayJudge(analysis, slices, worlds);
  const spans = trimmed(spansOf(regime, slices, judge, options));
  const witnesses = new Witnesses(analysis, slices, judge.forbiddenFacts, binding, worlds, judge.extension);
  const found = new Map<string, Witness | null>();
  const witnessOf: WitnessOf = (part, on, world) => {
    const key = `${part} ${on} ${[...world].join(" ")}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const made = witnesses.find(part, on, world);
    found.set(key, made);
    return made;
  };
  const parts = new Map(partNames.map((name) => [name, partReport(name, spans, slices.space.variables, witnessOf)] as const));
  const criteria = criterionIds.map((criterion): CriterionReport => ({
    criterion,
    parts: partsOf[criterion].flatMap((p) => parts.get(p) ?? []),
    timeline: timeline(
      spans, (day) => criterionOn(day, criterion, slices.space.variables), (part, on) => firstWitness(criterion, spans, on, part.open?.world ?? noWorld, witnessOf),
    ),
  }));
  const first = spans[0]?.interval;
  return {
    regime: regime.name,
    reading: "ruggie",
    binding,
    criteria,
    claims: judgeClaims(regime, binding, options),
    form: formPhases(spans),
    life: first ? { since: first.since, before: spans.at(-1)?.interval.before ?? null } : null,
    assumptions: [...assumptionsOf(regime, slices, binding), ...judge.openTerms.lines()],
    openTexture: openTextureOf(regime, slices),
  };
}

type WitnessOf = (part: PartName, on: Day, world: World) => Witness | null;
const noWorld: World = new Map();

function partReport(part: PartName, spans: readonly Span[], variables: readonly FactId[], witness: WitnessOf): PartReport {
  return { part, timeline: timeline(spans, (day) => partOn(day, part, variables), (found, on) => witness(part, on, found.open?.world ?? noWorld)) };
}

/** The witness of the first part of a criterion that fails on a day. */
function firstWitness(criterion: CriterionReport["criterion"], spans: readonly Span[], on: Day, world: World, witness: WitnessOf): Witness | null {
  const whole = spans.find((s) => s.day.on === on)?.day;
  const day = whole?.worlds.find((w) => w.world === world)?.day ?? whole;
  const names = criterion === "multilateral" ? partNames : partsOf[criterion];
  for (const name of names) {
    if (day?.parts.get(name)?.verdict !== "fails" || (name === "d1" && day.parts.get("d1c")?.verdict !== "fails")) continue;
    const found = witness(name, on, world);
    if (found !== null) return found;
  }
  return null;
}

/** Every day on which a verdict may change. */
function breakpoints(regime: Regime, slices: Slices, judge: DayJudge): readonly Day[] {
  const days = new Set([...slices.days, ...(judge.extension?.days ?? [])]);
  for (const duty of regime.duties) {
    changesOfSelector(regime, duty.bearer, days);
    changesOfSelector(regime, duty.toward, days);
    for (const w of duty.windows) for (const p of [w.since, w.before]) if (typeof p === "number") days.add(p);
  }
  return [...days].sort((a, b) => a - b);
}

function spansOf(regime: Regime, slices: Slices, judge: DayJudge, options: EvaluateOptions): readonly Span[] {
  return intervalsBetween(breakpoints(regime, slices, judge), options).map(({ interval, on }) => ({ interval, day: judge.judge(on) }));
}

/** From the first day on which the regime is in force to the last. */
function trimmed(spans: readonly Span[]): readonly Span[] {
  const first = spans.findIndex((s) => s.day.inForce);
  if (first === -1) return [];
  let last = spans.length - 1;
  while (spans[last]?.day.inForce === false) last--;
  return spans.slice(first, last + 1);
}

function formPhases(spans: readonly Span[]): readonly FormPhase[] {
  const phases: FormPhase[] = [];
  for (const { interval, day } of spans) {
    const last = phases.at(-1);
    const same =
      last !== undefined && last.parties === day.form.parties && last.shape === day.form.shape && last.classes === day.form.classes &&
      last.density?.numerator === day.form.density?.numerator && last.density?.denominator === day.form.density?.denominator;
    if (same) phases[phases.length - 1] = { ...last, interval: { since: last.interval.since, before: interval.before } };
    else phases.push({ ...day.form, interval });
  }
  return phases;
}

/** Judgements that some position of the regime depends on. */
function openTextureOf(regime: Regime, slices: Slices): readonly FactId[] {
  return slices.space.variables.filter((f) => regime.facts[f]?.judgedBy !== null && regime.facts[f]?.judgedBy !== undefined);
}

function assumptionsOf(regime: Regime, slices: Slices, binding: "hard" | "soft"): readonly string[] {
  const { space } = slices;
  const lines = [
    "reading: ruggie (Ruggie 1992)",
    `binding: ${binding}${binding === "hard" ? " (soft commitments left out)" : " (soft commitments read as written)"}`,
    `closure policy: ${regime.closure}; silent positions are not compared with others except as different treatment`,
    `beneficiaries: ${slices.beneficiaries}`,
    "metric: discrete (two positions are equal or not)",
    "measure: uniform over mover classes, rights and the facts that some sentence reads",
    "parties are compared with the same facts (aligned reading)",
  ];
  for (const { clause } of regime.powers) lines.push(`an unused power is reported, not counted: ${regime.clauses[clause]?.name ?? ""}`);
  for (const f of space.variables) {
    const fact = regime.facts[f];
    if (fact === undefined) continue;
    if (fact.judgedBy !== null) lines.push(`judged alike for like cases: ${fact.key} (by ${fact.judgedBy})`);
    if (fact.range !== null && fact.type.kind === "number") lines.push(`range of ${fact.key}: ${fact.range.from} to ${fact.range.to}`);
    if (fact.range === null && fact.type.kind !== "yes-or-no" && fact.type.kind !== "labels") {
      lines.push(`no range is declared for ${fact.key}: degrees over it are not assessable`);
    }
  }
  return lines;
}

/** The stretch of a timeline in which a day lies. */
export function stretchOn(stretches: readonly Stretch[], on: Day): Stretch | null {
  const inside = (i: DayInterval): boolean => (i.since === null || i.since <= on) && (i.before === null || on < i.before);
  return stretches.find((s) => inside(s.interval)) ?? null;
}
