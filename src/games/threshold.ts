import { compareRationals, one, type Rational } from "../language/rational";

/** Why a number does not apply to a game. A reason is a fact about the declared payoffs, and no error. */
export const reasons = {
  "no-temptation": "Nobody gains by defecting once (T <= R): cooperation holds at every discount factor.",
  "no-dilemma": "Mutual cooperation is no better than mutual defection (R <= P): there is nothing to sustain.",
  "temptation-below-punishment": "The temptation is no better than the punishment (T <= P): the formula divides by nothing, or by less.",
  "no-loss-from-sucker": "Being the sucker costs nothing beside cooperation (R <= S): one cannot be made to pay by alternation.",
  "punishment-too-short": "No discount factor below 1 is enough: the punishment is shorter than what defection gains.",
  "no-benefit": "Cooperation brings no benefit to lose (it is zero or negative), so that nothing can be withheld.",
  "exclusion-rewards": "Exclusion leaves the excluded at least as well off as punishment (X >= P).",
  "never-detected": "Defection is never detected (q = 0).",
  "never-continues": "The game never goes on (c = 0).",
  "out-of-reach": "No discount factor below 1 is enough, as seldom as the relation goes on.",
  "not-between": "The number lies outside the range in which the formula has a meaning.",
  privileged: "Somebody contributes alone: it gains more than it gives (m >= 1), and the group is privileged.",
  "no-common-gain": "Even when all contribute, nobody gains (n m <= 1).",
  "no-pure-equilibrium": "The game has no pure equilibrium.",
  "no-gain-to-offset": "The strong side gains nothing by defecting: there is nothing to offset.",
  "no-edge": "The linked issue gives the strong side nothing for cooperating.",
} as const;
export type Reason = keyof typeof reasons;

export interface NotApplicable {
  readonly kind: "n/a";
  readonly reason: Reason;
  /** The reason as a sentence. */
  readonly because: string;
}

export const notApplicable = (reason: Reason): NotApplicable => ({ kind: "n/a", reason, because: reasons[reason] });

/** A rational bound, exact. */
export interface ExactThreshold {
  readonly kind: "exact";
  readonly value: Rational;
  /** Whether some discount factor below 1 reaches it. */
  readonly attainable: boolean;
}

/** An irrational bound: the one root of a polynomial between two fractions. */
export interface EnclosedThreshold {
  readonly kind: "enclosed";
  /** Whole coefficients from the constant term up. The bound is the root between `lower` and `upper`. */
  readonly polynomial: readonly bigint[];
  /** The same as an equation in `d`, such as `d + d^2 = 1`. */
  readonly condition: string;
  readonly lower: Rational;
  readonly upper: Rational;
  readonly attainable: true;
}

/** The least discount factor at which cooperation can be sustained under declared payoffs. It says what is enforceable, and not what will happen (Fudenberg and Maskin 1986, unverified). */
export type Threshold = ExactThreshold | EnclosedThreshold | NotApplicable;

export const exactly = (value: Rational): ExactThreshold => ({ kind: "exact", value, attainable: compareRationals(value, one) < 0 });
