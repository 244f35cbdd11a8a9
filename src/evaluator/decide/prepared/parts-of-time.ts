/** Time is cut at multiples of so many days only. */
const grainBits = 5;
const grain = 2 ** grainBits;
/** So many days may lie between the first cut and the last. */
const mostDays = 2 ** 25;

/** Days at which time is cut, near those that are wanted: ascending, each once. None where they lie too far apart. */
export function cutsNear(wanted: readonly number[]): readonly number[] {
  const cuts = [...new Set(wanted.map((day) => Math.round(day / grain) * grain))].sort((a, b) => a - b);
  return (cuts.at(-1) ?? 0) - (cuts[0] ?? 0) < mostDays ? cuts : [];
}

/** Tells in which part of the time a day lies. No cut lies within a grain, so that each grain is in one part. */
export class PartsOfTime {
  private readonly low: number;
  private readonly last: number;
  private readonly parts: Uint8Array;

  /** The days at which time is cut, as `cutsNear` gives them; fewer than 256. */
  constructor(cuts: Float64Array) {
    this.low = cuts[0] ?? 0;
    this.last = cuts.length;
    const high = cuts[cuts.length - 1] ?? 0;
    this.parts = Uint8Array.from({ length: Math.floor((high - this.low) / grain) }, (_, i) => cuts.findLastIndex((cut) => cut <= this.low + i * grain) + 1);
  }

  of(on: number): number {
    const days = on - this.low;
    if (days < 0) return 0;
    // Shifting looks at 32 bits.
    const at = days < mostDays ? days >>> grainBits : mostDays;
    return at < this.parts.length ? (this.parts[at] ?? 0) : this.last;
  }
}
