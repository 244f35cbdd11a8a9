import type { FactValue } from "./result";

/** So many facts `flagsOf` reads. */
export const mostFlags = 10;

/**
 * The bits of yes-or-no facts, two each, side by side: 1 for no, 2 for yes; -1 where one is not stated as yes or no. No branch depends on a value, since none
 * can be foreseen; and as in `factAt` each fact has a place of its own in the code.
 */
export function flagsOf(given: Readonly<Record<string, FactValue>>, keys: readonly string[]): number {
  const count = keys.length;
  let word = 0;
  // Below 0 once a fact has no bit.
  let found = 0;
  if (count > 0) {
    const bit = bitOf(given[keys[0] ?? ""]);
    found |= bit - 1;
    word = bit;
  }
  if (count > 1) {
    const bit = bitOf(given[keys[1] ?? ""]);
    found |= bit - 1;
    word |= bit << 2;
  }
  if (count > 2) {
    const bit = bitOf(given[keys[2] ?? ""]);
    found |= bit - 1;
    word |= bit << 4;
  }
  if (count > 3) {
    const bit = bitOf(given[keys[3] ?? ""]);
    found |= bit - 1;
    word |= bit << 6;
  }
  if (count > 4) {
    const bit = bitOf(given[keys[4] ?? ""]);
    found |= bit - 1;
    word |= bit << 8;
  }
  if (count > 5) {
    const bit = bitOf(given[keys[5] ?? ""]);
    found |= bit - 1;
    word |= bit << 10;
  }
  if (count > 6) {
    const bit = bitOf(given[keys[6] ?? ""]);
    found |= bit - 1;
    word |= bit << 12;
  }
  if (count > 7) {
    const bit = bitOf(given[keys[7] ?? ""]);
    found |= bit - 1;
    word |= bit << 14;
  }
  if (count > 8) {
    const bit = bitOf(given[keys[8] ?? ""]);
    found |= bit - 1;
    word |= bit << 16;
  }
  if (count > 9) {
    const bit = bitOf(given[keys[9] ?? ""]);
    found |= bit - 1;
    word |= bit << 18;
  }
  return found < 0 ? -1 : word;
}

const bitOf = (stated: FactValue | undefined): number => (+(stated === true) << 1) | +(stated === false);
