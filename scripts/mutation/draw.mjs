/** A random sample in which each has the same chance. */

/** Numbers in [0, 1), always the same for a seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `size` of these without putting back: the first places of a shuffled deck. */
export function draw(all, size, seed) {
  const random = randomFrom(seed);
  const deck = [...all];
  const taken = Math.min(size, deck.length);
  for (let i = 0; i < taken; i++) {
    const j = i + Math.floor(random() * (deck.length - i));
    [deck[i], deck[j]] = [deck[j], deck[i]];
  }
  return deck.slice(0, taken);
}
