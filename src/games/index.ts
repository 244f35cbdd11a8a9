/** Game theory under declared payoffs. It says what follows from them, and predicts nothing. */
export { bimatrixEquilibria, isBimatrixEquilibrium, neverBestReplies } from "./bimatrix-equilibria";
export { classify, classifyOrdinal } from "./classify";
export { manyClassifier, unreadablePlace } from "./classify-many";
export { stableCoalitions, stableCoalitionsByFormula } from "./coalitions";
export { checkCorrelated, distributionOf, isCorrelatedEquilibrium } from "./correlated";
export { bestCorrelated } from "./correlated-solver";
export { interdependence, need } from "./efficiency";
export { cells, exchangePlayers, game2x2, ordinal, swapColumns, swapLabels, swapRows, symmetricGame } from "./game-2x2";
export { problemOf, strictKinds } from "./kinds";
export { credibleTransfers, judgeThreat, linkageKind, perceivedGain, persuasionThreshold, suasionStakes, transferWindow, withTransfer } from "./linkage";
export { expected2x2, mixedEquilibria2x2 } from "./mixed-2x2";
export { isSecurityDilemma } from "./names";
export { bimatrix, fromGame2x2, normalForm } from "./normal-form";
export { cheatingAllAtOnce, linkedIssues, multilateralPunishment, pooled, regimeThreshold, shocks, stakeOf } from "./pooled";
export { crowding, linearPublicGood, publicGoodPayoffs, smallestEffectiveGroup, solvePublicGood, unequalPublicGood } from "./public-goods";
export { dominatedActions, pureEquilibria, undominatedActions } from "./pure-equilibria";
export {
  continuation, detectionLag, detectionProbability, excludable, grim, limitedPunishment, minimalSanction, priceOfNonExclusion, publicGoodGrim, titForTat,
} from "./repeated";
export { gamesWithoutLabels, gamesWithoutPlayers, strictMatrices, withoutLabels, withoutPlayers } from "./strict-games";
export { suasionIn } from "./suasion";
export { bestShotGame, chanceOfStayingOut, thresholdEquilibria, thresholdGame, weakestLinkEquilibria, weakestLinkGame } from "./technologies";
export { strictGames } from "./ties";
export { layerOf, neighbours, swapRanks, tiles } from "./topology";

export type { BimatrixEquilibria, BimatrixEquilibrium, MixedAction } from "./bimatrix-equilibria";
export type { Classification, Labelled, OrdinalClassification } from "./classify";
export type { ManyClassifier } from "./classify-many";
export type { StableCoalitions } from "./coalitions";
export type { CorrelatedCheck, Distribution, Incentive } from "./correlated";
export type { CorrelatedAnswer, CorrelatedOptions, LinearSolver } from "./correlated-solver";
export type { Need } from "./efficiency";
export type { Cell, Choice, Dilemma, Four, Game2x2, OrdinalGame, Player } from "./game-2x2";
export type { Kind, Problem, StrictKind } from "./kinds";
export type { IssueEdge, SuasionStakes, Threat, ThreatAnswer, Window } from "./linkage";
export type { Chances, MixedEquilibria } from "./mixed-2x2";
export type { Name, Ordering, Pattern } from "./names";
export type { NormalForm, Profile } from "./normal-form";
export type { Payoff } from "./payoff";
export type { Stake } from "./pooled";
export type { Contribution, LinearPublicGood, PublicGoodAnswer } from "./public-goods";
export type { DominatedAction } from "./pure-equilibria";
export type { Dominance, Solution } from "./solution-2x2";
export type { Suasion } from "./suasion";
export type { CommonLevel, Technology } from "./technologies";
export type { EnclosedThreshold, ExactThreshold, NotApplicable, Reason, Threshold } from "./threshold";
export type { Layer, Neighbour, Swap } from "./topology";
