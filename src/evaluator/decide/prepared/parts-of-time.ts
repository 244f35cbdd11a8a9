/** So many stretches of equal length, at most, between the first cut and the last. */
const mostStretches = 512;

/** Tells in which part of the time a day lies: for each stretch of equal length the part in which it begins is known, and few cuts lie in one. */
export class PartsOfTime {
  private readonly cuts: Float64Array;
  private readonly low: number;
  private readonly shift: number;
  private readonly begins: Uint8Array;

  /** The days at which time is cut, ascending; fewer than 256. */
  constructor(cuts: Float64Array) {
    this.cuts = cuts;
    this.low = cuts[0] ?? 0;
    const days = (cuts[cuts.length - 1] ?? 0) - this.low;
    this.shift = Math.max(0, Math.ceil(Math.log2((days + 1) / mostStretches)));
    this.begins = Uint8Array.from({ length: Math.floor(days / 2 ** this.shift) + 1 }, (_, i) => this.from(0, this.low + i * 2 ** this.shift));
  }

  of(on: number): number {
    const days = on - this.low;
    if (days < 0) return 0;
    const stretch = days >>> this.shift;
    return stretch < this.begins.length && days < 2 ** 31 ? this.from(this.begins[stretch] ?? 0, on) : this.cuts.length;
  }
  private from(part: number, on: number): number {
    const { cuts } = this;
    let at = part;
    while (at < cuts.length && on >= (cuts[at] ?? 0)) at++;
    return at;
  }
}
