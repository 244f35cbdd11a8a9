/**
 * `regime-lang/testing`: arbitraries for fast-check, which is to be installed beside, and verdicts by drawn cases. What they
 * draw is made of a checked regime; the same seed gives the same.
 */
export { breakpoints } from "../breakpoints";
export { caseOf, figuresOf } from "./arbitrary-case";
export { personOf } from "./arbitrary-person";
export { regimeText, type RegimeTextOptions } from "./arbitrary-regime";
export { drawColumns, type DrawOptions } from "./draw-columns";
export { evaluateByTests, type TestOptions } from "./evaluate-by-tests";
export { randomExplorer } from "./random-history";
