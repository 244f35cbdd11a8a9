import type { Day, DayInterval } from "../language/dates";
import type { DatedSet, PartyAtom, PartySet, Regime, Selector } from "../language/regime";

/** A set of parties as bits of 32-bit words (a plain array: thousands are made, and typed arrays cost more to make than to use); one index stands for the stateless (`PartyMasks`). Never changed once made. */
export type Mask = number[];

export function emptyMask(words: number): Mask {
  const mask: Mask = [];
  for (let i = 0; i < words; i++) mask.push(0);
  return mask;
}
export function setBit(mask: Mask, index: number): void {
  const word = index >> 5;
  mask[word] = (mask[word] ?? 0) | (1 << (index & 31));
}
export function clearBit(mask: Mask, index: number): void {
  mask[index >> 5] = (mask[index >> 5] ?? 0) & ~(1 << (index & 31));
}
export function hasBit(mask: Mask, index: number): boolean {
  return (((mask[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}
// Copies are as long as needed; an array grown by `push` has room for more.
export function and(a: Mask, b: Mask): Mask {
  const out = a.slice();
  for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? 0) & (b[i] ?? 0);
  return out;
}
export function or(a: Mask, b: Mask): Mask {
  const out = a.slice();
  for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? 0) | (b[i] ?? 0);
  return out;
}
export function without(a: Mask, b: Mask): Mask {
  const out = a.slice();
  for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? 0) & ~(b[i] ?? 0);
  return out;
}
export function isEmpty(a: Mask): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== 0) return false;
  return true;
}
/** Whether two masks share a member. */
export function meets(a: Mask, b: Mask): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] ?? 0) & (b[i] ?? 0)) !== 0) return true;
  return false;
}
/** Whether every member of `a` is in `b`. */
export function isWithin(a: Mask, b: Mask): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] ?? 0) & ~(b[i] ?? 0)) !== 0) return false;
  return true;
}
function bits(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
export function count(a: Mask): number {
  let n = 0;
  for (let i = 0; i < a.length; i++) n += bits(a[i] ?? 0);
  return n;
}
export function countBoth(a: Mask, b: Mask): number {
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    const word = (a[i] ?? 0) & (b[i] ?? 0);
    if (word !== 0) n += bits(word);
  }
  return n;
}
/** The indices in a mask, ascending. */
export function members(a: Mask): number[] {
  const out: number[] = [];
  for (let w = 0; w < a.length; w++) {
    let word = a[w] ?? 0;
    while (word !== 0) {
      const low = word & -word;
      out.push((w << 5) + 31 - Math.clz32(low));
      word ^= low;
    }
  }
  return out;
}
/** The first index in a mask; -1 in an empty one. */
export function first(a: Mask): number {
  for (let w = 0; w < a.length; w++) {
    const word = a[w] ?? 0;
    if (word !== 0) return (w << 5) + 31 - Math.clz32(word & -word);
  }
  return -1;
}
/** A text that is equal for two masks iff they are the same set. */
export const maskKey = (a: Mask): string => a.join(",");

/** The members of a mask that some other index fills: one cell of a partition and which of the given masks contain it. */
export interface Cell {
  readonly mask: Mask;
  readonly within: readonly number[];
}

/** Splits a universe into the cells that a list of masks cannot tell apart. Empty cells are left out. */
export function partition(universe: Mask, masks: readonly Mask[]): readonly Cell[] {
  let cells: { mask: Mask; within: number[] }[] = isEmpty(universe) ? [] : [{ mask: universe, within: [] }];
  masks.forEach((mask, index) => {
    const next: { mask: Mask; within: number[] }[] = [];
    for (const cell of cells) {
      if (!meets(cell.mask, mask)) {
        next.push(cell);
        continue;
      }
      if (!isWithin(cell.mask, mask)) {
        next.push({ mask: without(cell.mask, mask), within: [...cell.within] });
        cell.mask = and(cell.mask, mask);
      }
      cell.within.push(index);
      next.push(cell);
    }
    cells = next;
  });
  return cells;
}

function addEnds(days: Set<Day>, intervals: readonly DayInterval[]): void {
  for (const interval of intervals) {
    if (interval.since !== null) days.add(interval.since);
    if (interval.before !== null) days.add(interval.before);
  }
}
/** The days on which a dated set changes. */
export function changesOfSet(set: DatedSet, into: Set<Day>): void {
  for (const intervals of set) addEnds(into, intervals);
}
/** The days on which named parties change. */
export function changesOfPartySet(regime: Regime, set: PartySet, into: Set<Day>): void {
  const add = (atom: PartyAtom): void => {
    if ("group" in atom) changesOfSet(regime.groups[atom.group]?.members ?? [], into);
  };
  set.include.forEach(add);
  set.except.forEach(add);
  if (set.within) add(set.within);
}
/** The days on which a selector reaches other parties than the day before, the life of states apart. */
export function changesOfSelector(regime: Regime, selector: Selector, into: Set<Day>): void {
  if (selector.kind === "listed") changesOfPartySet(regime, selector.set, into);
  if (selector.kind === "members" && selector.of !== null) changesOfPartySet(regime, selector.of, into);
  if (selector.kind === "members" || selector.kind === "outsiders") changesOfSet(regime.roster, into);
}
/** The days on which states come to be or cease. */
export function changesOfStates(regime: Regime, into: Set<Day>): void {
  for (const party of regime.parties) addEnds(into, [party.life]);
}
