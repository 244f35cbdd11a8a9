/** The formulas of the politics of regimes (docs/reference/politics.md), by name. They say what follows from numbers, and predict nothing. */
export { concentration, coalitionOf, wilsonOf } from "./coalitions";
export { logicsOf, logicThresholds } from "./logic-kinds";
export { economicNumber, numberWithin, paradoxOf, politicalCost, takenWithin } from "./paradox";
export { isMirror, kendallTau, opposedShare } from "./rank-correlation";
export { constantPayoffs, fixedPoints, limitOf, replicatorField } from "./replicator";
export { bestEmigration, educatedStock, gainBelow, isBrainGain } from "./skills";
export { beggarsOf, closingGame, withAssumed, worthsIf } from "./neighbours";

export type { CoalitionWeights } from "./coalitions";
export type { Openings } from "./neighbours";
export type { FixedPoint, PayoffMatrix, Three } from "./replicator";
