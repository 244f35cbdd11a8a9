/**
 * What declared interests and weights say of the politics of a regime under one scenario (docs/reference/politics.md). Pure data, every number an
 * exact fraction. A calculation under declared assumptions, never a prediction.
 */
import type { Need, NotApplicable } from "../../games";
import type { Rational } from "../../language/rational";
import type { Channel, ClassId, Measure, PartyId, VerdictName } from "../../language/regime";
import type { Corner, Estimate } from "../interests/result-ledger";

/** What a state weighs. The channels of a host serve the first two, what movers gain the third (`aims.ts`). */
export const aims = ["security", "economy", "rights"] as const;
export type Aim = (typeof aims)[number];
/** One number for each aim. As weights they are parts of 1. */
export type ByAim = Readonly<Record<Aim, Rational>>;

// ---- the host at home -------------------------------------------------------------------------------------------

/** Movers of one class from one origin, as their host sees them: an amount for each, discounted, in the judged unit. */
export interface MoverGroup {
  readonly origin: PartyId;
  readonly mover: ClassId;
  /** How many may be counted, over all years: all who would come, or whom the regime admits where a stake reads facts. */
  readonly most: Rational;
  readonly economy: Rational;
  /** What one of them costs in security and identity: the amount of these channels with the sign turned. */
  readonly cost: Rational;
}
/** The liberal paradox: how many the economy of a host would take, and how many of these its politics bear. Numbers of movers over all years. */
export interface Paradox {
  readonly groups: readonly MoverGroup[];
  /** Of whom nobody is admitted, so that no worth of theirs is known; they are left out. */
  readonly left: readonly { readonly origin: PartyId; readonly mover: ClassId }[];
  readonly economic: Rational;
  /** The political cost of that number: the least limit under which nothing is given up. */
  readonly critical: Rational;
  /** The greatest political cost that is borne, in the judged unit over all years; `null`: not declared. */
  readonly limit: Rational | null;
  /** How many are taken within the limit; `null` without one. */
  readonly political: Rational | null;
  /** 1 less the second number over the first, from 0 to 1; `null` without a limit, or where the economy takes nobody. */
  readonly severity: Rational | null;
  /** `depends`: no limit is declared, and it is a paradox under those below `critical`. */
  readonly verdict: VerdictName;
}

export interface CoalitionTerm {
  readonly coalition: "identity" | "business" | "rights";
  readonly weight: Rational;
  /** What it hears, in the judged unit over all years, and that times its weight. */
  readonly amount: Rational;
  readonly term: Rational;
  /** Without it the decision has another sign. */
  readonly pivotal: boolean;
  /** The weight at which the sum is 0 if the others share the rest as they do; `null`: none from 0 to 1. */
  readonly flips: Rational | null;
}
export interface HostCoalition {
  readonly terms: readonly CoalitionTerm[];
  readonly sum: Rational;
  readonly decision: "open" | "closed" | "even";
  /** What identity loses, as it weighs, is more than what business gains, as it weighs. */
  readonly veto: boolean;
  /** Weights of coalitions that gain, and that lose. */
  readonly open: Rational;
  readonly closed: Rational;
  /** The least share of those who gain that must be organized so that they outweigh those who lose; `null`: nobody gains. */
  readonly mobilization: Rational | null;
  /** Whether the declared share is above it; `null`: none is declared. */
  readonly sustained: boolean | null;
}

export type WilsonKind = "client" | "majoritarian" | "interest-group" | "entrepreneurial";
/** How concentrated benefits and costs are over the channels of a host. */
export interface Wilson {
  /** Sums of squared shares, above 0 up to 1; `null`: there are none. */
  readonly benefits: Rational | null;
  readonly costs: Rational | null;
  /** `null` where there are no benefits or no costs. */
  readonly kind: WilsonKind | null;
}

export interface HostPolitics {
  readonly host: PartyId;
  /** What each aim comes to over all years, discounted. */
  readonly at: Readonly<Record<Corner, ByAim>>;
  /** Economy above 0, and economy and security together below. */
  readonly puzzle: VerdictName;
  readonly paradox: Paradox;
  /** `null`: no weights are declared. */
  readonly coalition: HostCoalition | null;
  readonly wilson: Wilson;
}

// ---- state logics -----------------------------------------------------------------------------------------------

export type StateLogicName = "garrison" | "trading" | "migration";
/** Weights of the three aims, and the logics whose condition they meet; `null` where there are none. */
export interface LogicMix {
  readonly weights: ByAim;
  readonly logics: readonly StateLogicName[];
}
export interface StateLogic {
  readonly party: PartyId;
  readonly declared: LogicMix | null;
  /** Shares of what its stakes as host come to, without signs. */
  readonly stakes: LogicMix | null;
  /** What each aim gains as host, per declared stakes: security by what closing spares. `null`: not known, or nobody comes. */
  readonly payoffs: ByAim | null;
  /** Every weighing that rests under these payoffs: single aims, and aims of equal payoff in any proportion (`weights` is `null`). */
  readonly rests: readonly { readonly weights: ByAim | null; readonly aims: readonly Aim[]; readonly stability: "stable" | "unstable" | "undecided" }[];
  /** Where the declared weights go if each grows by how far its payoff is above the mean (replicator dynamics). */
  readonly limit: LogicMix | null;
  /** Whether they are there already. */
  readonly resting: boolean | null;
}
export interface LogicsReport {
  /** The weight from which one aim rules, and the weight that each has in a migration state. */
  readonly threshold: Rational;
  readonly thresholdEach: Rational;
  /** Clauses that stand at the beginning of the horizon, by ground; `mix` is `null` where none states one. */
  readonly grounds: { readonly counts: Readonly<Record<Aim, number>>; readonly none: number; readonly mix: LogicMix | null };
  readonly states: readonly StateLogic[];
}

// ---- between hosts ----------------------------------------------------------------------------------------------

/** Of those whom one host turns away by closing, the share that another takes. */
export interface Deflection {
  readonly from: PartyId;
  readonly to: PartyId;
  readonly share: Rational;
}
/** A host that gains by closing alone, and who loses by it: in the judged unit, over all years, by closing in full. */
export interface Beggar {
  readonly host: PartyId;
  readonly gain: Rational;
  readonly losers: readonly { readonly party: PartyId; readonly loss: Rational; readonly deflection: Rational }[];
}
export interface NeighboursReport {
  /** What moves movers on: a number that hosts share, an assumption of the user, both, or nothing. */
  readonly basis: readonly ("shared-number" | "assumed")[];
  /** Shares above 0 alone. */
  readonly matrix: readonly Deflection[];
  readonly beggars: readonly Beggar[];
  /** In which each host closes or not; each equilibrium by who closes. `null`: too many hosts, or nobody comes. */
  readonly game: { readonly equilibria: readonly (readonly PartyId[])[]; readonly inefficient: boolean; readonly need: Need | NotApplicable } | null;
  /** Pairs whose game is a security dilemma; `null`: no stake of a host speaks of security. */
  readonly securityDilemmas: readonly (readonly [PartyId, PartyId])[] | null;
  readonly missing: string | null;
}

// ---- skills, lock-in, divergence, persons -----------------------------------------------------------------------

export interface SkillsModel {
  /** Shares: educated without emigration, added by the prospect of it, emigrating. */
  readonly e0: Rational;
  readonly a: Rational;
  readonly p: Rational | null;
  /** The educated share that stays; `null` without `p`. */
  readonly stock: Rational | null;
  readonly gains: boolean | null;
  /** The origin gains below this rate, and most at the other. */
  readonly below: Rational;
  readonly best: Rational;
}
export interface OriginSkills {
  readonly origin: PartyId;
  /** What the channel `skills` of the origin comes to over all years, discounted. */
  readonly total: Estimate | null;
  readonly model: SkillsModel | null;
  /** Why there is no model; `null`: there is one. */
  readonly missing: string | null;
}
export interface SkillsReport {
  readonly measure: Measure | null;
  readonly origins: readonly OriginSkills[];
}

export interface LockIn {
  readonly verdict: VerdictName;
  /** D4, and the members and states of the world in which leaving gains more. */
  readonly staying: VerdictName;
  readonly failing: readonly { readonly party: PartyId; readonly shock: string | null; readonly year: number }[];
  /** The share of four functions that third parties have at the beginning of the horizon (legalization). */
  readonly delegation: Rational;
}

export interface DivergenceReport {
  /** What each member gains net by openness, over all years: its demand for it. */
  readonly demands: readonly { readonly party: PartyId; readonly demand: Rational }[];
  /** The share of pairs of members of whom one gains and the other loses; `null` without a pair. */
  readonly opposed: Rational | null;
  /** Gini of what members gain; `null` where one loses, or none gains. */
  readonly gini: Rational | null;
  /** The greatest critical discount factor over the least, as in D4. */
  readonly asymmetry: Rational | null;
  /** Kendall's tau-a of a table of wealth and the demands, from -1 to 1; `null`: no table, or no number for some member. */
  readonly migration: Rational | null;
  /** The same of a table of demands for openness of trade. */
  readonly trade: Rational | null;
  /** The one above `threshold` and the other below its negative; `null` where one is not known. */
  readonly mirror: boolean | null;
  readonly threshold: Rational;
  readonly missing: string | null;
}

export interface PersonsReport {
  /** Movers admitted whose wage rises, falls, stays as it is, over all years; `null`: no stake of movers speaks of wages, or its figures are not known. */
  readonly factor: { readonly rises: Rational; readonly falls: Rational; readonly same: Rational; readonly verdict: VerdictName } | null;
  /** Bodies before which a mover may bring a right that the regime grants. */
  readonly claimable: readonly string[];
  /** Movers follow wages, and can claim nothing. */
  readonly shirtLike: boolean | null;
}

export interface MobilizationReport {
  readonly trade: Rational | null;
  readonly migration: Rational | null;
  /** Whether beneficiaries of trade are the better organized; `null` where one is not declared. */
  readonly tradeAbove: boolean | null;
}

export interface PoliticsReport {
  /** The unit of hosts; `null`: no stake of hosts. */
  readonly measure: Measure | null;
  /** Which channels serve which aim. */
  readonly mapping: Readonly<Record<Channel, Aim>>;
  readonly concentrated: Rational;
  /** Why hosts cannot be judged; `null`: they can. */
  readonly missing: string | null;
  /** Aims of which no stake speaks in the unit. */
  readonly unspoken: readonly Aim[];
  readonly hosts: readonly HostPolitics[];
  readonly logics: LogicsReport;
  readonly neighbours: NeighboursReport;
  readonly skills: SkillsReport;
  readonly lockIn: LockIn;
  readonly divergence: DivergenceReport;
  readonly persons: PersonsReport;
  readonly mobilization: MobilizationReport;
}
