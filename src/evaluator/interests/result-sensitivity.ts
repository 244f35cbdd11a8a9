/** Over what range of each declared number a verdict stays the same, the others as declared. Pure data. */
import type { Rational } from "../../language/rational";
import type { PartyId, VerdictName } from "../../language/regime";

/** What a shock does if it comes in one year, and no other shock does. */
export interface StruckYear {
  readonly year: number;
  readonly d3: VerdictName;
  readonly winWinWin: VerdictName;
  readonly pareto: VerdictName;
}

/**
 * A number that the author declares. A stake and a flow are varied as a whole: `declared` is 1, and a bound is how many times what is declared.
 * Of the others (`discount`, the `probability` and the `factor` of a shock, the tolerances of D3) it is the number itself, a share. A weight is a share too:
 * the other parts of its set share the rest in the proportions they have. What is assumed of politics is the number itself, or a whole table in times of what it says; thresholds are shares.
 */
export interface DeclaredNumber {
  /** `host.fiscal`, `flow.1`, `discount`, `recession.probability`, `recession.factor`, `tolerance`, `toleranceEach`, `state.DE.security`, `coalition.DE.identity`, `tau`, `concentrated`; with `.2` where one more has the name. */
  readonly name: string;
  readonly kind: "stake" | "flow" | "discount" | "probability" | "factor" | "tolerance" | "weight" | "assumption" | "table" | "threshold";
  readonly declared: Rational;
  /** The stake, the flow, the shock or the set of weights, by its place; `null`: there is one such number alone. */
  readonly of: number | null;
}

/** Verdicts on interests, on the politics of hosts and of states, and on linkages. */
export const restingOf = [
  "d3", "d4", "win-win-win", "pareto", "member", "game", "relations",
  "puzzle", "paradox", "coalition", "veto", "pivotal", "mobilized", "whose-politics", "logic", "stakes-logic", "goes",
  "beggar", "closing", "inefficient", "dilemma", "brain-gain", "best-rate", "lock-in", "mirror", "factor", "shirt-like", "better-organized",
  "linkage-game", "window", "enough", "threat", "promise", "edge", "theta",
] as const;
/** A verdict that rests on declared numbers: of all, of one party, or of two. */
export interface RestingVerdict {
  readonly of: (typeof restingOf)[number];
  /** One member, the two of a game, the state, the host or the origin; of a linkage who gives and the other; else none. */
  readonly parties: readonly PartyId[];
  /**
   * What it is with the numbers as declared: `holds`, `fails` or `depends`; the kind of a game; whose politics, or the logics of a state (`none`); `open`, `closed` or `even` of coalitions; aims or coalitions, by name; who
   * closes; `below`, `at` or `above` the best rate; `open` or `closed` of a window; `once`, `repeated` or `never` of a threat or promise; `substantive` or `tactical`.
   */
  readonly now: string;
}

/** Where a verdict changes. */
export interface RangeEnd {
  /** The place is one number, or lies between two (an irrational one, or one that was searched for). */
  readonly lower: Rational;
  readonly upper: Rational;
  /** Whether the verdict is still the same at the place itself; `null`: that is not known. */
  readonly included: boolean | null;
  /** What it is beyond, as far as the next change; `null`: it was not found out whether it changes there. */
  readonly becomes: string | null;
}
/** The greatest interval about a declared number on which a verdict stays the same; `null`: it does so however small, or however great, the number is. */
export interface KeptRange {
  /** The name of the number. */
  readonly number: string;
  readonly down: RangeEnd | null;
  readonly up: RangeEnd | null;
  /** `searched`: a number that the regime sets makes the ledger bend, so that the nearest change found is told, and a nearer one may have been missed. */
  readonly how: "exact" | "searched";
}
export interface VerdictRanges extends RestingVerdict {
  /** Of each number that was looked at, and of which some value changes the verdict. */
  readonly ranges: readonly KeptRange[];
  /** The range whose nearer end is fewest times, or the smallest part of, what is declared away; `null`: there is none. */
  readonly tightest: KeptRange | null;
  /** How far that nearer end is, as a part of what is declared, or as it is where nothing is; `null`: there is none. */
  readonly away: Rational | null;
}
export interface SensitivityReport {
  readonly numbers: readonly DeclaredNumber[];
  /** Without those that cannot be assessed. */
  readonly verdicts: readonly VerdictRanges[];
  /** Names of numbers that were not looked at, since it takes long: `sensitivity: "all"` does. */
  readonly leftOut: readonly string[];
}

/** Everything judged again at every combination of values of some declared numbers. */
export interface Sweep {
  /** Names of the numbers, the one that varies slowest first. */
  readonly numbers: readonly string[];
  /** Values on the scale of `DeclaredNumber`. */
  readonly cells: readonly { readonly values: readonly Rational[]; readonly verdicts: readonly RestingVerdict[] }[];
}
