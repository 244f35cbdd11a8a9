import type { Day } from "../../language/dates";
import { actsOf } from "../../language/conceded";
import type { PartyId, Regime } from "../../language/regime";
import { extended } from "../claims/asked";
import type { Grade, Witness } from "../result";
import { movesIn, type Cone, type World } from "./catalogue";
import { explore, type Explored, type Transitions } from "./explore";
import { contradicted, unbound, unequal, type Goal } from "./goals";
import { instrumented } from "./instrumented";
import { keyOf, trackedFacts, type State, type Step } from "./state";
import { Views } from "./view";

export interface HistoryOptions {
  readonly on: Day;
  readonly binding?: "hard" | "soft";
  /** Only this question: `g2`, `i1` or the name of a claim. */
  readonly question?: string;
  /** At most so many states for the parties of one question (10 000); beyond, histories are drawn, or it is undecided. */
  readonly limit?: number;
  /** Draws histories where states are too many, or, with `always`, in any case. */
  readonly draw?: { readonly explorer: RandomExplorer; readonly always: boolean };
}

/** Looks for a way to a goal by drawing histories. `deepest`: none that is longer than this is of interest. */
export type RandomExplorer = <S, A, W>(system: Transitions<S, A>, goal: (state: S) => W | null, deepest: number) => {
  readonly found: { readonly path: readonly A[]; readonly shown: W } | null;
  readonly runs: number;
  readonly seed: number;
};

/** Whether a history can lead to a state in which something fails. */
export interface HistoryReport {
  /** `g2`, `i1` or the name of a claim. */
  readonly question: string;
  readonly outcome: "reached" | "unreachable" | "not found" | "undecided";
  readonly grade: Grade;
  /** States looked at. */
  readonly states: number;
  /** The shortest history; empty where it fails before anything is done. */
  readonly steps: readonly Step[];
  readonly witness: Witness | null;
  /** Why it is undecided. */
  readonly missing: string | null;
  /** Where histories were drawn. */
  readonly drawn: { readonly runs: number; readonly seed: number } | null;
}
export interface Histories {
  readonly on: Day;
  readonly binding: "hard" | "soft";
  readonly reports: readonly HistoryReport[];
  /** What is not followed, and why. */
  readonly leftOut: readonly string[];
}

const defaultLimit = 10_000;

/**
 * For each question the shortest history, from a day on which all duties are kept and nothing is conceded, invoked or triggered, to a state in
 * which it fails. Exact where the states are few enough; every witness is replayed by the reference interpreter on the regime that the history leaves.
 */
export function histories(regime: Regime, options: HistoryOptions): Histories {
  const binding = options.binding ?? "hard";
  const made = instrumented(regime);
  const { regime: whole, claims } = extended(made.regime);
  const world: World = {
    base: regime, rights: regime.rights.length, regime: whole, instrumented: made, acts: actsOf(whole), tracked: trackedFacts({ regime: whole, choices: made.choices }), on: options.on,
  };
  const views = new Views(world, binding);
  const goals: readonly (readonly [string, Goal])[] = [["g2", unequal], ["i1", unbound], ...claims.map((c) => [c.claim.name, contradicted(c)] as const)];
  const asked = goals.filter(([name]) => options.question === undefined || options.question === name);
  return { on: options.on, binding, reports: asked.map(([name, goal]) => answer(name, goal, world, views, options)), leftOut: made.leftOut };
}

/** The cones of a question: one of each kind for the host and for its origins. */
function conesOf(views: Views, goal: Goal): readonly Cone[] {
  const { kinds } = views.of(new Set());
  const thirds = kinds.flatMap((kind) => kind.slice(0, 1));
  const cones: Cone[] = [];
  const without = (taken: readonly PartyId[]): readonly (readonly [number, PartyId])[] =>
    kinds.flatMap((kind, i) => kind.filter((p) => !taken.includes(p)).slice(0, 1).map((p) => [i, p] as const));
  for (const [, host] of without([])) {
    if (host < 0) continue;
    for (const [i, first] of without([host])) {
      if (goal.origins === 1) cones.push({ host, origins: [first], thirds: thirds.filter((t) => t !== host && t !== first) });
      else for (const [j, second] of without([host, first])) if (j >= i) cones.push({ host, origins: [first, second], thirds: thirds.filter((t) => t !== host && t !== first && t !== second) });
    }
  }
  return cones;
}

function answer(question: string, goal: Goal, world: World, views: Views, { limit = defaultLimit, draw }: HistoryOptions): HistoryReport {
  let best: { readonly path: readonly Step[]; readonly shown: Witness; readonly exact: boolean } | null = null;
  let states = 0;
  let spent = false;
  const drawn: { readonly runs: number; readonly seed: number }[] = [];
  for (const cone of conesOf(views, goal)) {
    const system: Transitions<State, Step> = { start: new Set(), key: keyOf, moves: (state) => movesIn(world, cone, state).map((m) => ({ action: m.action, to: m.to })) };
    const shown = (state: State): Witness | null => goal.shown(views.of(state), state, cone);
    const deepest: number = best === null ? Infinity : best.path.length - 1;
    const found: Explored<Step, Witness> | null = draw?.always ? null : explore(system, shown, limit, deepest);
    states += found?.states ?? 0;
    if (found?.kind === "reached") best = { path: found.path, shown: found.shown, exact: true };
    if (found?.kind === "exhausted") continue;
    if (found === null || found.kind === "spent") {
      spent = true;
      const tried = draw?.explorer(system, shown, deepest);
      if (tried) drawn.push(tried);
      if (tried?.found) best = { ...tried.found, exact: false };
    }
    if (best?.path.length === 0) break;
  }
  const [first] = drawn;
  const runs = first ? { runs: drawn.reduce((sum, d) => sum + d.runs, 0), seed: first.seed } : null;
  const known = { question, states, steps: [], witness: null, drawn: runs, missing: null };
  if (best !== null) return { ...known, outcome: "reached", grade: "refuted", steps: best.path, witness: best.shown, drawn: best.exact ? null : runs };
  // Where rules contradict one another there is no position, and so no answer.
  if (views.clashed) return { ...known, outcome: "undecided", grade: "undecided", missing: "in some state rules contradict one another" };
  if (!spent) return { ...known, outcome: "unreachable", grade: "proved" };
  return runs ? { ...known, outcome: "not found", grade: "tested" } : { ...known, outcome: "undecided", grade: "undecided", missing: "there are more states than were looked at" };
}
