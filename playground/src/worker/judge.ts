/** What the results show: a text compiled, and one regime of it as one tab shows it. What was worked out is kept until the text changes. */
import { askedBy, BudgetSpent, checkExpectations, diff, evaluate, hasErrors, latestDay, runTests, severityOf, treatmentOver, type Regime, type TreatmentOver } from "regime-lang";
import * as report from "regime-lang/report";
import type { Workspace } from "regime-lang/services";
import type { Asks, Judgement, Outcome, Shown, Span, Tab, TreatmentChoices } from "../asks";
import type * as Interests from "./interests";
import type { Project } from "./project";

type Ask = Asks["judge"]["ask"];
type Evaluation = ReturnType<typeof evaluate>;
/** What is loaded when the tab of interests is looked at. */
export type More = typeof Interests;

const regimesOf = (workspace: Workspace, path: string): readonly Regime[] => workspace.compiled(path).regimes.filter((r) => r.at.path === path);

/** The regimes of the files that a text uses. */
const usedRegimes = (workspace: Workspace, path: string): readonly Regime[] => workspace.used(path).flatMap((u) => regimesOf(workspace, u.path));

/** The regime of the text with a name. */
export function regimeNamed(project: Project, path: string, name: string): Regime | null {
  return regimesOf(project.workspace, path).find((r) => r.name === name) ?? null;
}

/** What is worked out once for each regime of a compiled text. */
interface Known {
  evaluation: Evaluation | null;
  inFull: Evaluation | null;
  treatment: TreatmentOver | null;
  tests: ReturnType<typeof runTests> | null;
}
const known = new WeakMap<Regime, Known>();
const knownOf = (regime: Regime): Known => {
  const made = known.get(regime) ?? { evaluation: null, inFull: null, treatment: null, tests: null };
  known.set(regime, made);
  return made;
};
/** The verdicts alone: what is wanted soonest after a key is pressed. */
const verdictsOf = (regime: Regime): Evaluation => (knownOf(regime).evaluation ??= evaluate(regime));
/** With both readings, the axes and interests under the first scenario. */
const inFull = (regime: Regime): Evaluation => (knownOf(regime).inFull ??= evaluate(regime, { reading: "both", axes: true, ...(regime.interests.stakes.length > 0 && regime.scenarios.length > 0 ? { interests: {} } : {}) }));
const testsOf = (regime: Regime): ReturnType<typeof runTests> => (knownOf(regime).tests ??= runTests(regime));
export const treatmentOf = (regime: Regime): TreatmentOver => (knownOf(regime).treatment ??= treatmentOver(regime));

const viewOf = (regime: Regime, evaluation: Evaluation): report.View => ({ regime, evaluation, moment: { kind: "latest" } });
const heading = (text: string, id: string): report.Block => ({ kind: "heading", level: 3, text, id });
const paragraph = (text: string): report.Block => ({ kind: "paragraph", text: [text] });
const nothing: Shown = { blocks: [], life: null, treatment: null, interests: null };

function verdicts(regime: Regime): Shown {
  const evaluation = verdictsOf(regime);
  const view = viewOf(regime, evaluation);
  return evaluation.life === null ? { ...nothing, blocks: report.cards(view) } : { ...nothing, blocks: report.answers(view), life: report.life(view) };
}

/** A margin of a year before the first change and after the last. */
const margin = 366;

function treatment(regime: Regime): Shown {
  const latest = latestDay(regime);
  const { days } = treatmentOf(regime);
  const [first, last] = [days[0], days.at(-1)];
  if (latest === null) return { ...nothing, blocks: [paragraph("The regime gives no position on any day.")] };
  const choices: TreatmentChoices = { days, first: Math.min(first ?? latest, latest) - margin, last: Math.max(last ?? latest, latest) + margin, latest };
  return { ...nothing, treatment: choices };
}

function relations(regime: Regime): Shown {
  const day = latestDay(regime);
  const matrices = day === null ? { matrices: [], missing: null } : treatmentOf(regime).on(day);
  const given = report.relationsBlock(regime, matrices);
  return { ...nothing, blocks: [
    heading("Who gives to whom", "who-gives"),
    ...(given.length === 0 ? [paragraph(matrices.missing ?? "Nobody gives anything to anybody.")] : given),
    heading("The parties", "parties"), report.form(verdictsOf(regime)),
    heading("Linkages", "linkages"), ...report.linkages(regime),
    ...report.procedures(regime),
  ] };
}

/** Every test that stands in the text, and whether it passes. */
export function outcomesOf(project: Project, file: Asks["outcomes"]["ask"]): readonly Outcome[] {
  project.hold(file);
  if (hasErrors(project.workspace.compiled(file.path).diagnostics)) return [];
  return regimesOf(project.workspace, file.path).flatMap(testsOf).filter((o) => o.test.at.path === file.path).map((o) => ({ from: o.test.at.start, to: o.test.at.end, passes: o.failures.length === 0 && o.cases > 0 }));
}

const nowhere = { show: (path: string): string => path };

function tests(workspace: Workspace, path: string, regime: Regime): Shown {
  const expectations = checkExpectations(regime, (binding) => evaluate(regime, { ...askedBy(regime), binding }));
  const run = { regime, places: { ...nowhere, sources: workspace.compiled(path).sources }, tests: testsOf(regime), expectations };
  return { ...nothing, blocks: report.outcomes(run) };
}

/** Beside the regime asked for, else what it reforms, else what reforms it, else another of the text. */
function reforms(all: readonly Regime[], used: readonly Regime[], regime: Regime, against: string | null): Shown {
  const before = all.find((r) => r.name === (against ?? regime.reformOf)) ?? used.find((r) => r.name === regime.reformOf) ?? all.find((r) => r.reformOf === regime.name) ?? all.find((r) => r !== regime);
  if (before === undefined || before === regime) return { ...nothing, blocks: [paragraph("The text has one regime alone. Write a reform of it to see both side by side.")] };
  const [old, young] = before.reformOf === regime.name ? [regime, before] : [before, regime];
  return { ...nothing, blocks: [heading(`${old.name} and ${young.name}`, "difference"), report.sideBySide(viewOf(old, verdictsOf(old)), viewOf(young, verdictsOf(young))), ...report.difference({ before: old, after: young }, diff(old, young).difference)] };
}

function law(workspace: Workspace, path: string, regime: Regime): Shown {
  const { sources, modules } = workspace.compiled(path);
  const evaluation = inFull(regime);
  const view = viewOf(regime, evaluation);
  return { ...nothing, blocks: [
    heading("Each criterion in full", "judgements"), ...report.judgements(view),
    ...(evaluation.axes === null ? [] : [heading("Axes apart from the criteria", "axes"), ...report.axes(evaluation)]),
    heading("The law in reading order", "reading"), ...report.law(view, { ...nowhere, sources }, modules), ...report.instruments(regime), ...report.notes(regime, evaluation, view.moment),
  ] };
}

/** What a tab shows; where a question needs more room than there is, that it does. */
function shown(project: Project, ask: Ask, regime: Regime, more: More | null): Shown {
  try {
    return inTab(project, ask, regime, more);
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    return { ...nothing, blocks: [paragraph(`Left undecided, the budget is spent: ${error.message}.`)] };
  }
}

function inTab({ workspace }: Project, ask: Ask, regime: Regime, more: More | null): Shown {
  const by: { readonly [T in Tab]: () => Shown } = {
    verdicts: () => verdicts(regime),
    treatment: () => treatment(regime),
    relations: () => relations(regime),
    interests: () => ({ ...nothing, ...more?.interestsShown(regime, ask.scenario) }),
    tests: () => tests(workspace, ask.path, regime),
    reforms: () => reforms(regimesOf(workspace, ask.path), usedRegimes(workspace, ask.path), regime, ask.against),
    law: () => law(workspace, ask.path, regime),
  };
  return by[ask.tab]();
}

/** Where clauses and tests stand in the text of the editor, each from its first word to its last. */
function placesOf(workspace: Workspace, regime: Regime, path: string): ReadonlyMap<string, Span> {
  // Items of a regime stand after the regime itself.
  const pieces = workspace.entries(path).map((e) => e.piece).toReversed();
  const own = (at: Regime["at"]): Span | null => {
    if (at.path !== path) return null;
    const piece = pieces.find((p) => p.start <= at.start && at.start < p.end);
    return piece === undefined || piece.node.kind === "Regime" || piece.node.kind === "Reform" ? { from: at.start, to: at.end } : { from: piece.start, to: piece.end };
  };
  const all = [
    ...regime.clauses.map((c, id) => [report.clauseAnchor(regime, id), own(c.at)] as const),
    ...regime.tests.map((t, i) => [report.testAnchor(regime, i), own(t.at)] as const),
  ];
  return new Map(all.flatMap(([name, span]) => (span === null ? [] : [[name, span] as const])));
}

/** `more`: what the tab of interests takes, which is loaded for it. */
export function judge(project: Project, ask: Ask, more: More | null): Judgement {
  const start = performance.now();
  project.hold(ask);
  const { diagnostics } = project.workspace.compiled(ask.path);
  const all = regimesOf(project.workspace, ask.path);
  const regimes = all.map(({ name, title }) => ({ name, title: title === null ? name : `${name}: ${title}` }));
  const errors = diagnostics.filter((d) => severityOf(d) === "error").length;
  const regime = all.find((r) => r.name === ask.regime) ?? all[0] ?? null;
  const whole = regime !== null && !hasErrors(diagnostics);
  return {
    regimes, errors, chosen: regime?.name ?? null, shown: whole ? shown(project, ask, regime, more) : null,
    places: regime === null ? new Map() : placesOf(project.workspace, regime, ask.path), took: performance.now() - start,
  };
}
