import { add, compareRationals, divide, multiply, one, subtract, zero, type Rational } from "../language/rational";
import type { Game2x2 } from "./game-2x2";
import { exact, type Payoff } from "./payoff";
import { exactly, notApplicable, type Threshold } from "./threshold";

const above = (a: Rational, b: Rational): boolean => compareRationals(a, b) > 0;

/** What is at stake between the weak player (rows) and the strong one (columns) in a suasion game whose payoffs are in one unit. */
export interface SuasionStakes {
  /** What the strong side gains by not cooperating: b(CD) − b(CC). */
  readonly gain: Rational;
  /** What the weak side would pay for cooperation: a(CC) − a(CD). */
  readonly willingness: Rational;
}

/** The stakes of a game with the weak player on the rows (`exchangePlayers` turns it). */
export const suasionStakes = ({ row: [aCC, aCD], column: [bCC, bCD] }: Game2x2): SuasionStakes => ({ gain: subtract(bCD, bCC), willingness: subtract(aCC, aCD) });

/** Transfers from `least` to `most`, both included. */
export interface Window {
  readonly least: Rational;
  readonly most: Rational;
}

const windowOf = (least: Rational, most: Rational): Window | null => (above(least, most) ? null : { least, most });

/** The transfers, paid if and only if the strong side cooperates, that both sides gain by: from the gain to the willingness; `null` where there are none. They exist where the sum of payoffs at CC is at least that at CD. */
export const transferWindow = ({ gain, willingness }: SuasionStakes): Window | null => windowOf(gain, willingness);

/**
 * The transfers that the weak side, with the discount factor `delta`, still pays once the other has cooperated: keeping the promise must be worth more than breaking it once and losing the relation,
 * t <= delta × willingness (ours). In a single round no transfer above zero is. Throws a `RangeError` outside 0 <= delta < 1.
 */
export const credibleTransfers = (stakes: SuasionStakes, delta: Payoff): Window | null => windowOf(stakes.gain, multiply(fraction(delta), stakes.willingness));

function fraction(delta: Payoff): Rational {
  const d = exact(delta);
  if (d.numerator < 0n || !above(one, d)) throw new RangeError("a discount factor is at least 0 and below 1");
  return d;
}

/** A threat of the weak side in a linked issue: what carrying it out takes from the strong side, and what it costs the weak one. */
export interface Threat {
  readonly loss: Payoff;
  readonly cost: Payoff;
}

export interface ThreatAnswer {
  /** Whether the loss is at least the gain from not cooperating. */
  readonly effective: boolean;
  /** Whether carrying it out costs nothing, so that it would be done in a single round. */
  readonly credibleOnce: boolean;
  /** Whether its cost is at most delta × willingness/(1 − delta): what cooperation from then on is worth. */
  readonly credibleRepeated: boolean;
  /** Oye 1992 (unverified): a threat in one's own interest explains, one against it blackmails. */
  readonly tactic: "explaining" | "blackmail";
}

/** Judges a threat by section 4.5 of the criteria. Throws a `RangeError` outside 0 <= delta < 1. */
export function judgeThreat({ gain, willingness }: SuasionStakes, threat: Threat, delta: Payoff): ThreatAnswer {
  const [loss, cost, d] = [exact(threat.loss), exact(threat.cost), fraction(delta)];
  const free = !above(cost, zero);
  return {
    effective: !above(gain, loss),
    credibleOnce: free,
    credibleRepeated: free || !above(cost, divide(multiply(d, willingness), subtract(one, d))),
    tactic: free ? "explaining" : "blackmail",
  };
}

/** One player's payoff of issue 2 under each choice in issue 1. */
export interface IssueEdge {
  readonly ifCooperates: Payoff;
  readonly ifDefects: Payoff;
}

/** Whether issues are linked in substance, because the payoffs of the second depend on what is done in the first, or only by tactics (Haas 1980, unverified). */
export const linkageKind = ({ ifCooperates, ifDefects }: IssueEdge): "substantive" | "tactical" =>
  compareRationals(exact(ifCooperates), exact(ifDefects)) === 0 ? "tactical" : "substantive";

/** The gain that is left to the strong side when the linked issue counts with the share `theta` that is perceived: gain − theta × effect. At or below zero it cooperates. */
export const perceivedGain = ({ gain }: SuasionStakes, { ifCooperates, ifDefects }: IssueEdge, theta: Payoff): Rational =>
  subtract(gain, multiply(exact(theta), subtract(exact(ifCooperates), exact(ifDefects))));

/**
 * Persuasion: the least share of a substantive edge that the strong side must perceive to cooperate, gain/effect (Betts 2008, unverified). Above 1 perception is not enough:
 * then `attainable` is false; at 1 all of it must be perceived.
 */
export function persuasionThreshold({ gain }: SuasionStakes, { ifCooperates, ifDefects }: IssueEdge): Exclude<Threshold, { kind: "enclosed" }> {
  const effect = subtract(exact(ifCooperates), exact(ifDefects));
  if (!above(gain, zero)) return notApplicable("no-gain-to-offset");
  if (!above(effect, zero)) return notApplicable("no-edge");
  const value = divide(gain, effect);
  return { ...exactly(value), attainable: !above(value, one) };
}

/** The game with a transfer from the row player to the column player wherever the column player cooperates. */
export function withTransfer(game: Game2x2, transfer: Payoff): Game2x2 {
  const t = exact(transfer);
  const [aCC, aCD, aDC, aDD] = game.row;
  const [bCC, bCD, bDC, bDD] = game.column;
  return { row: [subtract(aCC, t), aCD, subtract(aDC, t), aDD], column: [add(bCC, t), bCD, add(bDC, t), bDD] };
}
