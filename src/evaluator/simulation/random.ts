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
  let key = { a: 0x9e3779b9, b: 0x85ebca6b };
  key = withWord(withWord(key, seed >>> 0), Math.floor(seed / 2 ** 32));
  key = withWord(withWord(key, run >>> 0), Math.floor(run / 2 ** 32));
  return withWord(withWord(key, year >>> 0), Math.floor(year / 2 ** 32));
}
function withWord({ a: before, b }: Key, word: number): Key {
  const a = mixed(before ^ word);
  return { a, b: mixed((b + Math.imul(word, 0x27d4eb2f)) ^ a) };
}

/** From one place to the next. */
export const step = 0x9e3779b9 | 0;

/** A whole number from 0 to 2^32 − 1, all alike. `at`: the first word of the key, and `step` as often as the place says, modulo 2^32. Every sum is cut to 32 bits: else it is made of doubles. */
export function wordFrom(at: number, b: number): number {
  let h = Math.imul(at ^ (at >>> 16), 0x21f0aaad);
  h = ((h ^ (h >>> 15)) + (b | 0)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}
export const wordAt = (a: number, b: number, place: number): number => wordFrom(((a | 0) + Math.imul(place, step)) | 0, b);

/** A number above 0 and below 1, all alike, in steps of 2^-32. */
export const shareAt = (a: number, b: number, place: number): number => (wordAt(a, b, place) + 0.5) * 2 ** -32;
