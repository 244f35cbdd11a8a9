import { suggest } from "../diagnostics/suggest";
import { evaluate as exactly } from "../evaluator";
import { reachesEnds } from "../evaluator/criteria/check-expectations";
import { partsOf } from "../evaluator/criteria/combine";
import type { Evaluation, Metric, PartName, Reading, Stretch } from "../evaluator/result";
import { formatDay, type Day, type DayInterval } from "../language/dates";
import { criterionNames, type CriterionName, type Regime, type Table, type TableId } from "../language/regime";
import type { TakenOut } from "../repair";
import type { JudgedRegime } from "../report/ci";
import type { SimulatedBeside } from "../report/simulated";
import { evaluateDocument, evaluationJson } from "../report/json/evaluate";
import { print } from "../report/json/shared";
import { claimText, evaluationText } from "../report/text/evaluate";
import { pageWidth } from "../report/text/layout";
import { verdictWord } from "../report/words/criteria";
import { intervalPhrase } from "../report/words/days";
import { whyNoneThen } from "../report/words/no-position";
import { overlap, stretchAt, type Moment } from "../report/words/headline";
import { chosenRegimes } from "./choose";
import type { Command, Context } from "./command";
import { interestsAsked } from "./evaluate-interests";
import { judgeByTests, testsAsked, type Tests } from "./evaluate-tests";
import { exit, worse, type ExitCode } from "./exit-codes";
import { compileOne, reportBroken, type Compiled } from "./session";
import { simulatedBeside, withInterests } from "./simulating";
import { takenOutOf } from "./taken-out";
import { didYouMean, UsageError } from "./usage-error";

/** What is asked: how to judge, of which days the headlines speak, and what must hold. */
interface Asked {
  readonly binding: "hard" | "soft";
  readonly since: Day | null;
  readonly until: Day | null;
  readonly moment: Moment;
  readonly required: readonly CriterionName[];
  readonly reading: Reading | "both";
  readonly metric: Metric | "both";
  /** Names of tables of attributes. */
  readonly allow: readonly string[];
  readonly core: boolean;
  readonly external: boolean;
  readonly axes: boolean;
  readonly concepts: boolean;
  /** The day on which the balance of power broke, where one is named. */
  readonly broke: Day | null;
  /** `null`: every case is counted. */
  readonly tests: Tests | null;
}

function required(texts: readonly string[]): readonly CriterionName[] {
  return texts.flatMap((t) => t.split(",")).map((text) => {
    const name = criterionNames.find((c) => c === text.trim());
    if (name !== undefined) return name;
    throw new UsageError(`\`--require\`: there is no criterion \`${text.trim()}\`.${didYouMean(suggest(text.trim(), criterionNames))} There are ${criterionNames.join(", ")}.`);
  });
}

function asked({ options, format, quiet }: Context): Asked {
  const [since, until, on] = [options.day("since"), options.day("until"), options.day("on")];
  if (since !== null && until !== null && until < since) throw new UsageError("`--until` is before `--since`.");
  if (on !== null && ((since !== null && on < since) || (until !== null && until < on))) {
    throw new UsageError("`--on` lies outside `--since` and `--until`.");
  }
  const mustHold = required(options.texts("require"));
  return {
    binding: options.text("binding") === "soft" ? "soft" : "hard",
    since, until,
    moment: on === null ? { kind: "latest" } : { kind: "day", day: on },
    required: mustHold,
    reading: oneOf(["ruggie", "hollifield"] as const, options.text("reading")) ?? "both",
    metric: oneOf(["ordinal", "both"] as const, options.text("metric")) ?? "discrete",
    allow: options.texts("allow").flatMap((t) => t.split(",")).map((t) => t.trim()),
    core: options.has("core"),
    external: options.has("external"),
    axes: options.has("axes"),
    concepts: !quiet && (format === "json" || options.has("concepts") || options.has("verbose") || options.day("break") !== null),
    broke: options.day("break"),
    tests: testsAsked(options, mustHold),
  };
}

const oneOf = <T extends string>(names: readonly T[], text: string | null): T | null => names.find((n) => n === text) ?? null;

/** The tables of attributes that are allowed, of those that the regime has; a name that no regime has is wrong usage. */
function allowed(regimes: readonly Regime[], names: readonly string[]): (regime: Regime) => readonly TableId[] {
  const isAttribute = (t: Table): boolean => t.keys.includes("party") && t.keys.every((k) => k === "party" || k === "year");
  const known = new Set(regimes.flatMap((r) => r.tables.filter(isAttribute).map((t) => t.name)));
  for (const name of names) {
    if (!known.has(name)) throw new UsageError(`\`--allow\`: there is no table of attributes \`${name}\`, keyed by \`party\`.${didYouMean(suggest(name, [...known]))}`);
  }
  return (regime) => regime.tables.flatMap((t, id) => (isAttribute(t) && names.includes(t.name) ? [id] : []));
}

/** A part that is required and not judged under the options given is wrong usage. */
function checkRequired({ required: names, reading, allow }: Asked, regimes: readonly Regime[], allowing: (regime: Regime) => readonly TableId[]): void {
  for (const name of names) {
    const other = reading === "both" ? undefined : (["ruggie", "hollifield"] as const).find((r) => r !== reading && partsOf("indivisibility", r).some((p) => p === name));
    if (other !== undefined) throw new UsageError(`\`--require ${name}\` is judged in the other reading only: leave \`--reading\` out, or say \`--reading ${other}\`.`);
    if (name !== "g2a") continue;
    if (allow.length === 0) throw new UsageError("`--require g2a` needs `--allow TABLE`: the attributes of parties by which origins may be told apart.");
    const without = regimes.find((r) => allowing(r).length === 0);
    if (without !== undefined) throw new UsageError(`\`--require g2a\`: ${without.name} has no table that \`--allow\` names. Judge the others by \`--regime NAME\`.`);
  }
}

/** Parts that are reported and never counted; not where only headlines are wanted. */
const reported: readonly PartName[] = ["g3", "g3s", "nt"];

interface Judged {
  readonly regime: Regime;
  readonly evaluation: Evaluation;
  /** In words, why no clause was taken out; `null` where it was not asked. */
  readonly takenOut: TakenOut | string | null;
  readonly simulated: SimulatedBeside;
}

function timelineOf(evaluation: Evaluation, name: CriterionName): readonly Stretch[] {
  const whole = evaluation.criteria.find((c) => c.criterion === name);
  return whole?.timeline ?? [...evaluation.criteria, ...(evaluation.second?.criteria ?? [])].flatMap((c) => c.parts).find((p) => p.part === name)?.timeline ?? [];
}

/** The stretches on which a required criterion must hold. */
function stretchesAsked(timeline: readonly Stretch[], a: Asked): readonly Stretch[] {
  if (a.since === null && a.until === null) return [stretchAt(timeline, a.moment)].flatMap((s) => s ?? []);
  const window: DayInterval = { since: a.since, before: a.until === null ? null : a.until + 1 };
  return timeline.filter((s) => overlap(s.interval, window));
}

/** What is required and does not hold, each time in a sentence. */
function unmetOf(regime: Regime, evaluation: Evaluation, a: Asked): JudgedRegime["unmet"] {
  return a.required.flatMap((name) => {
    const { words, code } = requirement(regime, evaluation, name, a);
    return words.map((w) => ({ name, words: `\`${name}\` is required; ${w}`, undecided: code === exit.undecided }));
  });
}
function requirement(regime: Regime, evaluation: Evaluation, name: CriterionName, a: Asked): { readonly words: readonly string[]; readonly code: ExitCode } {
  const stretches = stretchesAsked(timelineOf(evaluation, name), a);
  const failing = stretches.filter((s) => s.verdict !== "holds");
  if (stretches.length === 0) {
    return { words: [`there is no verdict${a.moment.kind === "day" ? ` on ${formatDay(a.moment.day)}` : ""}: ${whyNoneThen(regime, evaluation)}`], code: exit.failed };
  }
  const words = failing.map((s) => `${verdictWord(s.verdict)} ${intervalPhrase(s.interval)}`);
  const asked = { since: a.since, before: a.until === null ? null : a.until + 1 };
  if (!reachesEnds(asked, stretches.map((s) => s.interval))) {
    const whole = { since: stretches[0]?.interval.since ?? null, before: stretches.at(-1)?.interval.before ?? null };
    return { words: [...words, `there is a verdict only ${intervalPhrase(whole)}; on the other days ${whyNoneThen(regime, evaluation)}`], code: exit.failed };
  }
  return { words, code: failing.length === 0 ? exit.ok : failing.every((s) => s.verdict === "undecided") ? exit.undecided : exit.failed };
}

const undecided = (evaluation: Evaluation): boolean =>
  [...[...evaluation.criteria, ...(evaluation.second?.criteria ?? [])].flatMap((c) => [c, ...c.parts]), ...evaluation.claims].some((r) => r.timeline.some((s) => s.verdict === "undecided"));

function outcome(regime: Regime, evaluation: Evaluation, a: Asked, err: (text: string) => void): ExitCode {
  for (const { words } of unmetOf(regime, evaluation, a)) err(`${regime.name}: ${words}\n`);
  const codes = a.required.map((name) => requirement(regime, evaluation, name, a).code);
  return codes.reduce(worse, undecided(evaluation) ? exit.undecided : exit.ok);
}

/** The claim asked for, in those of the regimes that make it. */
function claimed(name: string, judged: readonly Judged[]): readonly Judged[] {
  const making = judged.flatMap((one) => {
    const claims = one.evaluation.claims.filter((c) => c.claim === name);
    return claims.length === 0 ? [] : [{ ...one, evaluation: { ...one.evaluation, claims } }];
  });
  if (making.length > 0) return making;
  const names = judged.flatMap(({ regime }) => regime.claims.map((c) => c.name));
  throw new UsageError(`There is no claim \`${name}\`.${didYouMean(suggest(name, names))}`);
}

/** Whether the claim asked for holds wherever it is asked about. */
function claimOutcome(evaluation: Evaluation, a: Asked): ExitCode {
  const stretches = evaluation.claims.flatMap((c) => (a.moment.kind === "day" ? stretchesAsked(c.timeline, a) : c.timeline));
  const others = stretches.filter((s) => s.verdict !== "holds");
  if (stretches.length > 0 && others.length === 0) return exit.ok;
  return others.length > 0 && others.every((s) => s.verdict === "undecided") ? exit.undecided : exit.failed;
}

/** The claims asked for that do not hold, each time in a sentence. */
function claimsUnmet(evaluation: Evaluation, a: Asked): JudgedRegime["unmet"] {
  return evaluation.claims.flatMap((c) => {
    const code = claimOutcome({ ...evaluation, claims: [c] }, a);
    const found = (a.moment.kind === "day" ? stretchesAsked(c.timeline, a) : c.timeline).filter((s) => s.verdict !== "holds");
    const words = found.length === 0 ? "no verdict" : found.map((s) => `${verdictWord(s.verdict)} ${intervalPhrase(s.interval)}`).join(", ");
    return code === exit.ok ? [] : [{ name: `claim ${c.claim}`, words: `claim \`${c.claim}\` is asked for; ${words}`, undecided: code === exit.undecided }];
  });
}

/** How everything is judged, but for the tables that are allowed. */
const optionsOf = (a: Asked, also: readonly PartName[]) =>
  ({ reading: a.reading, metric: a.metric, also, core: a.core, external: a.external, axes: a.axes, ...(a.concepts ? { concepts: { ...(a.moment.kind === "day" ? { on: a.moment.day } : {}), ...(a.broke === null ? {} : { broke: a.broke }) } } : {}), binding: a.binding, ...(a.since === null ? {} : { since: a.since }), ...(a.until === null ? {} : { until: a.until }) }) as const;

function show(context: Context, compiled: Compiled, judged: readonly Judged[], a: Asked): void {
  const { moment, since, until } = a;
  const claim = context.options.text("claim");
  if (context.ci !== null) {
    context.ci.verdicts(judged.map(({ regime, evaluation }) => ({
      regime, moment, places: compiled.places, evaluation: claim === null ? evaluation : { ...evaluation, criteria: [] },
      unmet: [...unmetOf(regime, evaluation, a), ...(claim === null ? [] : claimsUnmet(evaluation, a))],
    })));
    return;
  }
  if (context.format === "json") {
    context.io.out(print(evaluateDocument(judged.map(({ regime, evaluation, takenOut, simulated }) => evaluationJson({ regime, moment, places: compiled.places, takenOut, simulated }, evaluation)))));
    return;
  }
  const view = { moment, windowed: since !== null || until !== null, quiet: context.quiet, verbose: context.options.has("verbose"), paint: context.paint };
  const text = ({ regime, evaluation, takenOut, simulated }: Judged): string =>
    claim === null ? evaluationText(regime, evaluation, { ...view, takenOut, simulated }) : evaluation.claims.map((c) => `${regime.name}\n${claimText(regime, c, { ...view, takenOut, simulated })}`).join("");
  context.io.out(judged.map(text).join(claim === null ? `\n${"-".repeat(pageWidth)}\n\n` : "\n"));
}

const notSimulated: SimulatedBeside = { scenarios: [], whole: false };

/** `regime evaluate FILE`: 0, 1 where a required criterion or the claim asked for does not hold, 4 where something is undecided. */
export const evaluate: Command = async (context) => {
  const a = asked(context);
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const regimes = chosenRegimes(compiled, context.options.text("regime"));
  const allowing = allowed(regimes, a.allow);
  checkRequired(a, regimes, allowing);
  const also = [...(context.quiet ? [] : reported), ...a.required.filter((name) => name === "nex" || name === "nrv" || name === "nrvm" || reported.some((r) => r === name))] as readonly PartName[];
  const claim = context.options.text("claim");
  const ofInterests = interestsAsked(regimes, context.options, a.required, !context.quiet && claim === null);
  const whole = context.options.has("simulate");
  if (whole) withInterests(regimes, context.options.text("scenario"), compiled.name);
  const simulating = !context.quiet && claim === null && a.tests === null && context.ci === null;
  const judge = a.tests === null ? exactly : await judgeByTests(a.tests);
  const all = regimes.map((regime): Judged => ({ regime, takenOut: null, simulated: notSimulated, evaluation: context.time("evaluate", () => judge(regime, { ...optionsOf(a, also), allow: allowing(regime), ...ofInterests(regime), linkages: !context.quiet && claim === null, progress: (done, total) => context.progress(`judging ${regime.name}`, done, total) })) }));
  const asking = claim === null ? all : claimed(claim, all);
  const taking = context.options.has("verbose") && !context.quiet;
  const of = (evaluation: Evaluation): Evaluation => (claim === null ? evaluation : { ...evaluation, criteria: [], second: null });
  const told = taking ? asking.map((one) => ({ ...one, takenOut: context.time("take clauses out", () => takenOutOf(compiled, one.regime, of(one.evaluation), allowing)) })) : asking;
  const judged: Judged[] = [];
  for (const one of told) judged.push(simulating ? { ...one, simulated: { scenarios: await simulatedBeside(one.regime, context), whole: whole || taking } } : one);
  context.time("report", () => show(context, compiled, judged, a));
  if (claim !== null) return judged.map(({ evaluation }) => claimOutcome(evaluation, a)).reduce(worse, exit.ok);
  return judged.map(({ regime, evaluation }) => outcome(regime, evaluation, a, context.io.err)).reduce(worse, exit.ok);
};
