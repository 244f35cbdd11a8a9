/**
 * Repair. Input: the text of a regime and what should hold. Output: the smallest edits of the text under which it does. Promises: every suggestion was
 * compiled and judged again, no part of it suffices, the order is the same for the same input, and no file is changed.
 */
export { defaultBounds, repair, type RepairOptions } from "./repair";
export { whyNoName } from "./as-reform";
export { takenOut, type Entry, type JudgeParts } from "./taken-out";
export type * from "./result";
