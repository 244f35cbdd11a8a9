import { add, multiply, rational, zero, type Rational } from "../language/rational";
import { checkCorrelated, obedience, profilesOf, type Distribution } from "./correlated";
import { programmeText, verifyBasis, type LinearProgramme } from "./linear-programme";
import { payoffOf, type NormalForm } from "./normal-form";
import { exact, type Payoff } from "./payoff";

/** What we ask of HiGHS: a model as text, and for each unknown and row how it stands at the end (`BS`: basic). */
export interface LinearSolver {
  readonly solve: (model: string) => {
    readonly Status: string;
    readonly Columns: Readonly<Record<string, { readonly Index: number; readonly Primal?: number; readonly Status?: string }>>;
    readonly Rows: readonly { readonly Index: number; readonly Status?: string }[];
  };
}

export interface CorrelatedOptions {
  /** How much each player's payoff counts; 1 each unless said. Negative weights look for what is worst. */
  readonly weights?: readonly Payoff[];
  /** Starts a solver; the package `highs` unless said. In a browser it is told where its file of WebAssembly lies. */
  readonly solver?: () => Promise<LinearSolver>;
}

export type CorrelatedAnswer =
  /** `optimal`: no correlated equilibrium has a larger weighted sum, proved exactly. Else it is an equilibrium, checked exactly, whose optimality rests on the solver's doubles. */
  | { readonly kind: "found"; readonly distribution: Distribution; readonly value: Rational; readonly payoffs: readonly Rational[]; readonly optimal: boolean }
  /** The solver answered, and its answer did not stand exactly. */
  | { readonly kind: "not-verified"; readonly message: string }
  | { readonly kind: "no-solver"; readonly message: string };

const howToInstall =
  "The best correlated equilibrium is found by the solver HiGHS, which could not be loaded. Install it beside this package: `npm install highs@1.15.3`.";

/** Loaded where it is used first, and by nothing else: most of those who use this package need no solver. */
async function highs(): Promise<LinearSolver> {
  const { default: start } = await import("highs");
  return start();
}

/** A double as the simplest fraction near it, by continued fractions. */
export function nearestFraction(value: number): Rational {
  let [before, now] = [{ n: 0n, d: 1n }, { n: 1n, d: 0n }];
  let rest = value;
  for (;;) {
    const whole = Math.floor(rest);
    const next = { n: BigInt(whole) * now.n + before.n, d: BigInt(whole) * now.d + before.d };
    [before, now] = [now, next];
    if (Math.abs(Number(now.n) / Number(now.d) - value) < 1e-10 || rest === whole) return rational(now.n, now.d);
    rest = 1 / (rest - whole);
  }
}

function programmeOf(game: NormalForm, weights: readonly Rational[]): LinearProgramme {
  const objective = profilesOf(game).map((profile) => weights.reduce((sum, weight, player) => add(sum, multiply(weight, payoffOf(game, player, profile))), zero));
  return { objective, rows: obedience(game).map(({ coefficients }) => coefficients) };
}

/** The solver's own numbers as fractions. */
function rounded(columns: ReturnType<LinearSolver["solve"]>["Columns"], count: number): Distribution {
  return Array.from({ length: count }, (_, i) => nearestFraction(Math.max(0, columns[`x${i}`]?.Primal ?? 0)));
}

function verified(game: NormalForm, programme: LinearProgramme, answer: ReturnType<LinearSolver["solve"]>): CorrelatedAnswer {
  const basic = programme.objective.flatMap((_, i) => (answer.Columns[`x${i}`]?.Status === "BS" ? [i] : []));
  // Row 0 is the total; the others follow in the order in which they were written.
  const tight = programme.rows.flatMap((_, i) => (answer.Rows.find((r) => r.Index === i + 1)?.Status === "BS" ? [] : [i]));
  const optimum = verifyBasis(programme, { basic, tight });
  const distribution = optimum?.x ?? rounded(answer.Columns, programme.objective.length);
  const check = checkCorrelated(game, distribution);
  if (!check.holds) return { kind: "not-verified", message: "The solver's answer is no correlated equilibrium when it is checked exactly. Its rounding errors are too large for these payoffs." };
  const value = distribution.reduce((sum, chance, i) => add(sum, multiply(chance, programme.objective[i] ?? zero)), zero);
  return { kind: "found", distribution, value, payoffs: check.payoffs, optimal: optimum !== null };
}

/** The solver's answer; `null` where it throws. */
function ask(solver: LinearSolver, model: string): ReturnType<LinearSolver["solve"]> | null {
  try {
    return solver.solve(model);
  } catch {
    return null;
  }
}

/**
 * The correlated equilibrium with the largest weighted sum of payoffs. The linear programme is solved by HiGHS in doubles; the corner that it ends at is computed anew
 * in fractions, and checked by definition, before it is handed out. A solver that is missing or fails is an answer, too. Throws a `RangeError` where there are not as many weights as players.
 */
export async function bestCorrelated(game: NormalForm, options: CorrelatedOptions = {}): Promise<CorrelatedAnswer> {
  const weights = (options.weights ?? game.actions.map(() => 1)).map(exact);
  if (weights.length !== game.actions.length) throw new RangeError(`one weight a player: ${game.actions.length}, not ${weights.length}`);
  let solver: LinearSolver;
  try {
    solver = await (options.solver ?? highs)();
  } catch {
    return { kind: "no-solver", message: howToInstall };
  }
  const programme = programmeOf(game, weights);
  const answer = ask(solver, programmeText(programme));
  if (answer === null) return { kind: "not-verified", message: "The solver failed on the linear programme of this game." };
  if (answer.Status !== "Optimal") return { kind: "not-verified", message: `The solver found no optimum (${answer.Status}), although every game has a correlated equilibrium.` };
  return verified(game, programme, answer);
}
