/** Sets of pairs of parties: for each host its origins. A party is never its own origin. */
import { emptyMask, hasBit, isEmpty, maskKey, members, or, setBit, without, and, type Mask } from "../../kernel/masks";

export type PairSet = ReadonlyMap<number, Mask>;
/** Hosts and origins that all go together, but for a party with itself. */
export interface Rectangle {
  readonly hosts: readonly number[];
  readonly origins: readonly number[];
}

/** A set of numbers below some number of words. */
export function maskOf(words: number, items: Iterable<number>): Mask {
  const mask = emptyMask(words);
  for (const item of items) setBit(mask, item);
  return mask;
}

/** Adds the origins of some hosts to a set that is being made. */
export function addPairs(set: Map<number, Mask>, hosts: readonly number[], origins: Mask): void {
  for (const host of hosts) {
    const others = hasBit(origins, host) ? without(origins, maskOf(origins.length, [host])) : origins;
    const known = set.get(host);
    if (!isEmpty(others)) set.set(host, known ? or(known, others) : others);
  }
}

const combined = (a: PairSet, b: PairSet, f: (x: Mask, y: Mask) => Mask): PairSet => {
  const made = new Map<number, Mask>();
  for (const [host, origins] of a) {
    const other = b.get(host);
    const left = f(origins, other ?? emptyMask(origins.length));
    if (!isEmpty(left)) made.set(host, left);
  }
  return made;
};
export const pairsInBoth = (a: PairSet, b: PairSet): PairSet => combined(a, b, and);
export const pairsWithout = (a: PairSet, b: PairSet): PairSet => combined(a, b, without);

/** A text that is equal for two sets iff they are. */
export const pairsKey = (set: PairSet): string => [...set].sort(([a], [b]) => a - b).map(([host, origins]) => `${host}:${maskKey(origins)}`).join("|");

/** The pairs as few rectangles: hosts with the same origins, each of them aside, go together. */
export function rectangles(set: PairSet): readonly Rectangle[] {
  const groups: { readonly hosts: number[]; origins: Mask }[] = [];
  for (const [host, own] of [...set].sort(([a], [b]) => a - b)) {
    const group = groups.find((g) => {
      const all = or(g.origins, own);
      return isAlike(all, own, host) && g.hosts.every((h) => isAlike(all, set.get(h) ?? own, h));
    });
    if (group === undefined) {
      groups.push({ hosts: [host], origins: own });
    } else {
      group.hosts.push(host);
      group.origins = or(group.origins, own);
    }
  }
  return groups.map(({ hosts, origins }) => ({ hosts, origins: members(origins) }));
}

/** Whether two sets of origins are the same but for the host. */
function isAlike(a: Mask, b: Mask, host: number): boolean {
  const words = Math.max(a.length, b.length);
  for (let w = 0; w < words; w++) {
    const differing = (a[w] ?? 0) ^ (b[w] ?? 0);
    if (differing !== 0 && (w !== host >> 5 || differing !== 1 << (host & 31))) return false;
  }
  return true;
}
