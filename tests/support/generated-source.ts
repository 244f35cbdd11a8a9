/** A large, realistic source text, the same for the same seed: what the benchmarks of the parser read. */
import { samples } from "./samples";

/** Mulberry32: a small seedable generator; benchmarks must not depend on `Math.random`. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Regimes in the mix of clauses of the real samples, with new names, until the text has at least `size` characters. */
export function generatedSource(size: number, seed: number): string {
  const next = random(seed);
  const bodies = samples.map(({ text }) => text.slice(text.search(/^(?:\/\/\/.*\n)?(?:source|party|regime|right)/m)));
  const parts = ["edition 2026\nuse std.rights\n"];
  for (let length = 0, i = 0; length < size; i++) {
    const body = bodies[Math.floor(next() * bodies.length)] ?? "";
    const named = body.replace(/^( *(?:regime|rule|exception|duty|claim) )(\w+)/gm, (_, head: string, name: string) => `${head}${name}${i}_${Math.floor(next() * 1e6)}`);
    parts.push(named);
    length += named.length;
  }
  return parts.join("\n");
}
