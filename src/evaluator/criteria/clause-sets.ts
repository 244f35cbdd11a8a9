import { isEmpty, isWithin, members, or, type Mask } from "../../kernel/masks";

/** Sets of clauses: masks of one width (`Analysis.clauses`), or empty. Never changed once made. */
export type ClauseSet = Mask;
export const noClauses: ClauseSet = [];
export const clausesIn = members;

export function hasAll(set: ClauseSet, part: ClauseSet): boolean {
  return set.length === 0 ? isEmpty(part) : isWithin(part, set);
}
export function join(a: ClauseSet, b: ClauseSet): ClauseSet {
  return hasAll(a, b) ? a : hasAll(b, a) ? b : or(a, b);
}
export function joined(sets: Iterable<ClauseSet>): ClauseSet {
  let all = noClauses;
  for (const set of sets) all = join(all, set);
  return all;
}
export const sameClauses = (a: ClauseSet, b: ClauseSet): boolean => hasAll(a, b) && hasAll(b, a);
