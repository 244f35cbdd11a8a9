/**
 * The evaluator. Input: a checked regime. Output: positions of cases with their grounds (`decide`), outcomes of tests, and
 * verdicts by the criteria over time with degrees, reasons and witnesses (`evaluate`). Promises: exact, deterministic, no clock,
 * no input or output; every witness was replayed by the reference interpreter.
 */
export { admitsSomebody } from "./admits";
export { BudgetSpent } from "../kernel/diagram";
export { askedBy, checkExpectations, type ExpectationOutcome } from "./criteria/check-expectations";
export { evaluate, stretchOn, type EvaluateOptions } from "./criteria/evaluate";
export { ranksDiffer } from "./criteria/scores";
export { consideredFor } from "./decide/considered";
export { elsewhere } from "./decide/elsewhere";
export { interests, type InterestsOptions } from "./interests/interests";
export { assumptionNames, isPerParty, type AssumptionName, type PerParty, type PoliticsOptions } from "./politics/options";
export { declaredNumbersOf, ofOneSet, type Axis } from "./interests/sensitivity/sweep";
export { pathsOf } from "./simulation/paths";
export { simulate } from "./simulation/simulate";
export type { SimulateOptions } from "./simulation/options";
export { decide, decider, type Decider } from "./decide/decide";
export { prepare, type PreparedRegime, type PrepareOptions } from "./decide/prepared/prepare";
export { countDifferent, type TreatmentCount, type TreatmentQuestion } from "./decide/prepared/different";
export type { CaseColumns, ColumnOutcomes, Coverage, FactValue, NamedCase, Outcome, Unreadable } from "./decide/prepared/result";
export { decideByReference } from "./decide/reference";
export { histories, type Histories, type HistoryOptions, type HistoryReport, type RandomExplorer } from "./histories/histories";
export { latestDay } from "./latest-day";
export { treatmentMatrices, treatmentOver } from "./matrix/treatment";
export type { TreatmentOver, Matrices, TreatedAs, Treatment, TreatmentMatrix } from "./matrix/treatment";
export type { Step } from "./histories/state";
export { runTests, type DutyFailure, type PositionFailure, type TestFailure, type TestOutcome } from "./decide/run-tests";
export type * from "./result";
export { diff, rightsChanged, type Compared, type DiffOptions } from "./compare/diff";
export type * from "./compare/difference";
export { compareRegimes, type CompareOptions, type Comparison, type ComparedGoods, type ComparedRegime, type Closeness, type RankedApart } from "./axes/rows";
