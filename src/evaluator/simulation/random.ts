/**
 * Random numbers by counter: a number is a function of seed, run, year and place, and of nothing drawn before. So runs can be made in any order and by any number of threads.
 * Rounds of multiplication and shift as in splitmix and murmur, with two words of key (Salmon and others 2011 on generators by counter, unverified). Not for secrets.
 */

/** The two words that stand for one seed, run and year. */
export interface Key {
  readonly a: number;
  readonly b: number;
}

/** One round: each bit of the result hangs on each bit of `x`. */
function mixed(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return h ^ (h >>> 15);
}

/** `seed`, `run` and `year` are whole numbers from 0 to 2^53. */
export function keyOf(seed: number, run: number, year: number): Key {
  const words = [seed, run, year].flatMap((n) => [n >>> 0, Math.floor(n / 2 ** 32)]);
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  for (const word of words) {
    a = mixed(a ^ word);
    b = mixed((b + Math.imul(word, 0x27d4eb2f)) ^ a);
  }
  return { a, b };
}

/** A whole number from 0 to 2^32 − 1, all alike. */
export function wordAt(a: number, b: number, place: number): number {
  let h = (a + Math.imul(place, 0x9e3779b9)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = (h ^ (h >>> 15)) + b;
  h = Math.imul(h ^ (h >>> 16), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A number above 0 and below 1, all alike, in steps of 2^-32. */
export const shareAt = (a: number, b: number, place: number): number => (wordAt(a, b, place) + 0.5) * 2 ** -32;
