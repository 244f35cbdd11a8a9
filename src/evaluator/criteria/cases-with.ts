import type { Position } from "../../language/position";
import type { Analysis } from "./analysis";
import type { ToldFacts } from "./pair-day";

/** By function of positions, the cases in which the position is of a sort, in words. */
export class CasesWith {
  private readonly known = new WeakMap<ToldFacts, Int32Array[]>();

  constructor(
    private readonly analysis: Analysis,
    private readonly test: (position: Position) => boolean,
  ) {}
  /** By function of positions. */
  in(facts: ToldFacts): (p: number) => Int32Array {
    const known = this.known.get(facts) ?? [];
    this.known.set(facts, known);
    return (p) => (known[p] ??= this.made(facts, p));
  }
  private made({ values, cases: { count: cases, width } }: ToldFacts, p: number): Int32Array {
    const { decisions } = this.analysis.slices.space;
    const words = new Int32Array(width);
    for (let c = 0; c < cases; c++) if (this.test(decisions.positionValue(values[p * cases + c] ?? 0))) words[c >> 5] = (words[c >> 5] ?? 0) | (1 << (c & 31));
    return words;
  }
}

/** No case, of whatever width. */
export const nowhere = new Int32Array(0);
export function isAny(words: Int32Array): boolean {
  for (let w = 0; w < words.length; w++) if (words[w] !== 0) return true;
  return false;
}
/** Whether two runs of words share a case. */
export function meet(a: Int32Array, b: Int32Array): boolean {
  for (let w = 0; w < a.length; w++) if (((a[w] ?? 0) & (b[w] ?? 0)) !== 0) return true;
  return false;
}
export function both(a: Int32Array, b: Int32Array): Int32Array {
  const out = new Int32Array(a.length);
  for (let w = 0; w < out.length; w++) out[w] = (a[w] ?? 0) & (b[w] ?? 0);
  return out;
}
export function either(a: Int32Array, b: Int32Array): Int32Array {
  const out = new Int32Array(Math.max(a.length, b.length));
  for (let w = 0; w < out.length; w++) out[w] = (a[w] ?? 0) | (b[w] ?? 0);
  return out;
}
