/** z3 in this process: one solver, used again for every file. The package's `eval_smtlib2_string` now and then reads freed text; `fromString` does not. */
import { init } from "z3-solver";
import { stretchOn } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import { PossibleWorlds } from "../../src/kernel/possible-worlds";
import type { Evaluation, Stretch } from "../../src/evaluator/result";
import { formatDay } from "../../src/language/dates";
import { positionKey } from "../../src/language/position";
import { stateless, type FactId, type Regime } from "../../src/language/regime";
import { partNames, smt2Writer, type Smt2File } from "../../src/translate/smt2";

export type Answer = "sat" | "unsat" | "unknown";

export interface Solver {
  /** The answer to a file, with more assertions. */
  readonly ask: (text: string, ...more: readonly string[]) => Promise<Answer>;
  /** The values of the constants in some model of a file; `null` where there is none. */
  readonly model: (text: string) => Promise<ReadonlyMap<string, string> | null>;
}

/** z3 did not answer a question. */
export class NoAnswer extends Error {}

/** Starts z3: a quarter of a second. Questions are answered one after the other; `patience`: milliseconds after which one is left unanswered. */
export async function startSolver(patience?: number): Promise<Solver> {
  const { Context } = await init();
  const solver = new (Context("main").Solver)();
  if (patience !== undefined) solver.set("timeout", patience);
  const check = async (text: string): Promise<Answer> => {
    // Names of a file are forgotten by nothing less.
    solver.reset();
    solver.push();
    solver.fromString(text);
    return solver.check();
  };
  const values = (): ReadonlyMap<string, string> => {
    const model = solver.model();
    return new Map(model.decls().flatMap((d) => (d.arity() === 0 ? [[String(d.name()), String(model.get(d))] as const] : [])));
  };
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  return {
    ask: (text, ...more) => inTurn(() => check([text, ...more].join("\n"))),
    model: (text) => inTurn(async () => ((await check(text)) === "sat" ? values() : null)),
  };
}

export type Verdict = "holds" | "fails" | "depends" | "vacuous";
/** How often a verdict was compared, by part and verdict. */
export type Tally = Map<string, number>;

const bare = (symbol: string): string => symbol.replace(/^\|(.*)\|$/, "$1");

type World = ReadonlyMap<string, boolean>;

/** Up to so many facts that have one true value every world is asked about: 32 of them. */
const mostOpen = 5;
/** Of the worlds that no figures make so many are asked about for each file. */
const fewUnreal = 2;

/** Every assignment of the open facts; where they are many, those with at most one or all but one of them true. */
function worldsOf(open: readonly string[]): readonly World[] {
  if (open.length <= mostOpen) return open.reduce<readonly World[]>((all, fact) => all.flatMap((w) => [new Map(w).set(fact, false), new Map(w).set(fact, true)]), [new Map()]);
  const all = (value: boolean, but?: string): World => new Map(open.map((fact) => [fact, fact === but ? !value : value]));
  return [false, true].flatMap((value) => [all(value), ...open.map((fact) => all(value, fact))]);
}

/** What the solver says on the days of two files, world by world: whether there is a case at all, and whether one fails. `whole`: in every world. */
async function judged(solver: Solver, force: Smt2File, failing: Smt2File, answers: Map<string, Answer>, figures: PossibleWorlds): Promise<{ readonly verdict: Verdict; readonly whole: boolean }> {
  // Each file reads its own facts: the worlds are those of both.
  const open = [...new Set([...force.model.open, ...failing.model.open])];
  const verdicts = new Set<Verdict>();
  const once = async (file: Smt2File, assertions: string): Promise<Answer> => {
    const key = `${file.name} ${assertions}`;
    const answer = answers.get(key) ?? (await solver.ask(file.text, assertions));
    if (answer === "unknown") throw new NoAnswer(`z3 does not know: ${file.name}`);
    answers.set(key, answer);
    return answer;
  };
  const ask = async (file: Smt2File, world: World): Promise<Answer> => {
    // What no world allows is not so in any.
    const anywhere = await once(file, "");
    if (anywhere !== "sat" || file.model.open.length === 0) return anywhere;
    return once(file, file.model.open.map((fact) => `(assert ${world.get(fact) === true ? fact : `(not ${fact})`})`).join(""));
  };
  const factOf = (constant: string): FactId => [...force.model.facts, ...failing.model.facts].find((f) => f.first === constant)?.fact ?? -1;
  const possible = figures.of(open.map(factOf));
  // What no figures make true together is in no model.
  for (const file of [force, failing]) {
    const own = file.model.open;
    const facts = figures.of(own.map(factOf));
    const unreal = worldsOf(own).filter((world) => facts !== null && !facts.some((truths) => own.every((fact, i) => (truths[i] === 1) === world.get(fact))));
    for (const world of own.length > mostOpen ? [] : unreal.slice(0, fewUnreal)) if ((await ask(file, world)) !== "unsat") throw new Error(`z3 finds figures that there are not: ${file.name}`);
  }
  const exists = (world: World): boolean => possible?.some((truths) => open.every((fact, i) => (truths[i] === 1) === world.get(fact))) ?? true;
  for (const world of worldsOf(open).filter(exists)) {
    const there = await ask(force, world);
    const answer = there === "sat" ? await ask(failing, world) : there;
    verdicts.add(there === "unsat" ? "vacuous" : answer === "sat" ? "fails" : "holds");
    if (verdicts.size > 1) break;
  }
  const [only] = verdicts;
  return { verdict: verdicts.size === 1 && only ? only : "depends", whole: open.length <= mostOpen };
}

/** The stretches on which two files stand. */
const meet = (a: Smt2File, b: Smt2File): boolean =>
  (a.interval.before === null || b.interval.since === null || b.interval.since < a.interval.before) &&
  (b.interval.before === null || a.interval.since === null || a.interval.since < b.interval.before);

const later = (a: Smt2File, b: Smt2File): Smt2File => ((a.interval.since ?? -Infinity) >= (b.interval.since ?? -Infinity) ? a : b);

/** Where the solver and the evaluator differ on a regime, over its whole life; `only` leaves some of the pairs of files. */
export async function disagreements(solver: Solver, regime: Regime, evaluation: Evaluation, tally: Tally, only: (n: number, of: number) => boolean = () => true): Promise<readonly string[]> {
  const found: string[] = [];
  const answers = new Map<string, Answer>();
  const figures = new PossibleWorlds(regime);
  const writer = smt2Writer(regime, { binding: evaluation.binding, on: null });
  const compare = async (name: string, forces: readonly Smt2File[], files: readonly Smt2File[], timeline: readonly Stretch[]): Promise<void> => {
    const pairs = files.flatMap((file) => forces.filter((f) => meet(f, file)).map((force) => ({ file, force })));
    for (const [n, { file, force }] of pairs.entries()) {
      if (!only(n, pairs.length)) continue;
      const { on } = later(file, force);
      const stretch = stretchOn(timeline, on);
      const expected = stretch === null ? "vacuous" : stretch.verdict;
      // The evaluator looks at so many open facts only; the solver has no such limit.
      const { verdict: answer, whole } = await judged(solver, force, file, answers, figures);
      const what = `${name.split(" ")[0] ?? ""} ${expected === "undecided" ? "undecided" : answer}`;
      tally.set(what, (tally.get(what) ?? 0) + 1);
      // Of some worlds it may be so what is otherwise in others.
      const mayBe = expected === "undecided" || (!whole && expected === "depends");
      if (answer !== expected && !mayBe) found.push(`${name} on ${formatDay(on)}: z3 says ${answer}, the evaluator ${expected}`);
    }
  };
  const force = writer.part("in-force").files;
  for (const part of partNames) {
    if (part === "in-force") continue;
    const timeline = evaluation.criteria.flatMap((c) => c.parts).find((p) => p.part === part)?.timeline ?? [];
    const { files, unasked } = writer.part(part);
    await compare(part, force, files, timeline);
    for (const { interval, missing } of unasked) {
      const stretch = timeline.find((s) => (interval.before === null || (s.interval.since ?? -Infinity) < interval.before) && (s.interval.before === null || (interval.since ?? -Infinity) < s.interval.before));
      if (stretch !== undefined && stretch.verdict !== "not-assessable" && stretch.verdict !== "vacuous") found.push(`${part}: ${missing} for the translation, ${stretch.verdict} for the evaluator`);
    }
  }
  for (const [i, claim] of regime.claims.entries()) {
    const { files } = writer.claim(i);
    const of = (asks: string): readonly Smt2File[] => files.filter((f) => typeof f.about !== "string" && f.about.asks === asks);
    await compare(`claim ${claim.name}`, of("meant"), of("claim"), evaluation.claims.find((c) => c.claim === claim.name)?.timeline ?? []);
  }
  return found;
}

/** The cases of a model, each decided by the reference interpreter. */
export function decidedCases(regime: Regime, file: Smt2File, values: ReadonlyMap<string, string>, binding: "hard" | "soft"): readonly string[] {
  const { model } = file;
  const valueOf = (constant: string): string => bare(values.get(bare(constant)) ?? "");
  const topic = model.question(valueOf("question")) ?? model.question(`|${valueOf("question")}|`);
  if (topic === null) return [];
  return model.cases.map(({ host, origin, facts }) => {
    const party = (constant: string): number => model.party(valueOf(constant)) ?? model.party(`|${valueOf(constant)}|`) ?? stateless;
    const stated = new Map<FactId, number>(model.facts.map(({ fact, first, second, value }) => [fact, value(valueOf(facts === "first" ? first : second)) ?? 0]));
    const all = regime.facts.map((fact, id) => stated.get(id) ?? fact.default ?? fact.range?.from ?? 0);
    const one = { host: party(host), origin: party(origin), mover: topic.mover ?? -1, on: file.on, facts: all };
    return positionKey(decideByReference(regime, one, topic.right, binding).position);
  });
}

