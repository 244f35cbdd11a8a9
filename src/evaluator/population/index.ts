/** Synthetic populations: people drawn from declared marginals, the same for the same seed. */
export type { Column, Marginal, MarginalProblem, Range, Share } from "./marginals";
export { peopleOf, recordedFacts, type PeopleOptions, type Person } from "./people";
export { peopleColumns, personCells, type Cell } from "./person-record";
export { readMarginals, type MarginalLine } from "./read-marginals";
export { placeOf, positionNames, summarize, type GroupAnswer, type GroupAnswers, type Groups, type PopulationSummary, type RightSummary, type Tally } from "./summary";
export { populationChange, type ChangeGroup, type GainsAndLosses, type PopulationChange, type ProvedAlike, type RightChange } from "./change";
