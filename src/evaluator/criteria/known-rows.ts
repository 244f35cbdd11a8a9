import type { Told } from "../../kernel/told";
import { widened } from "../../kernel/widened";

/** A kind of host: what its origins are told. */
export interface ToldRow {
  /** The functions of positions that are told, the first `count` of these. */
  readonly functions: Int32Array;
  readonly count: number;
  /** By function of positions: how many beneficiaries are told it, and how many of these are such hosts themselves. */
  readonly told: Int32Array;
  readonly own: Int32Array;
  /** How many hosts. */
  readonly size: number;
}

/** When what is known of rows takes more numbers than this, it is forgotten. */
const mostNumbers = 1 << 20;

/** Sums over rows in some cases. Three of four rows of a day were there on an earlier one. */
export class KnownRows {
  private readonly sums: number[] = [];
  /** By row: where it starts in the pool, and its hash. */
  private readonly starts: number[] = [];
  private readonly hashes: number[] = [];
  /** Row after row: how many functions and hosts; then each function, how many are told it, and how many of them are hosts. */
  private pool: Int32Array = new Int32Array(1 << 8);
  private used = 0;
  /** The row at a slot plus one. */
  private slots = new Int32Array(1 << 6);
  private counts = new Int32Array(0);

  constructor(
    private readonly told: Told,
    private readonly cases: Int32Array,
    private readonly weights: Float64Array,
    private readonly positionCount: () => number,
  ) {}

  /** Σ over cases and hosts of unequal pairs of origins other than the host. */
  unlike(row: ToldRow): number {
    const hash = hashOf(row);
    const last = this.slots.length - 1;
    for (let slot = hash & last, at = this.slots[slot] ?? 0; at !== 0; slot = (slot + 1) & last, at = this.slots[slot] ?? 0) if (this.isSame(at - 1, row)) return this.sums[at - 1] ?? 0;
    return this.add(row, hash, this.counted(row));
  }
  private isSame(known: number, { count, size, told, own }: ToldRow): boolean {
    const { pool } = this;
    const start = this.starts[known] ?? 0;
    if (pool[start] !== count || pool[start + 1] !== size) return false;
    for (let at = start + 2; at < start + 2 + count * 3; at += 3) {
      const p = pool[at] ?? 0;
      if (told[p] !== pool[at + 1] || own[p] !== pool[at + 2]) return false;
    }
    return true;
  }

  private add({ functions, count, size, told, own }: ToldRow, hash: number, sum: number): number {
    if (this.used > mostNumbers) this.forget();
    while (this.used + 2 + count * 3 > this.pool.length) this.pool = widened(this.pool);
    this.starts.push(this.used);
    this.hashes.push(hash);
    this.sums.push(sum);
    this.pool[this.used++] = count;
    this.pool[this.used++] = size;
    for (let a = 0; a < count; a++) {
      const p = functions[a] ?? 0;
      this.pool[this.used++] = p;
      this.pool[this.used++] = told[p] ?? 0;
      this.pool[this.used++] = own[p] ?? 0;
    }
    if (this.sums.length * 2 > this.slots.length) {
      this.slots = new Int32Array(this.slots.length * 2);
      for (let at = 0; at < this.sums.length; at++) this.put(at);
    } else this.put(this.sums.length - 1);
    return sum;
  }
  private put(at: number): void {
    const last = this.slots.length - 1;
    let slot = (this.hashes[at] ?? 0) & last;
    while (this.slots[slot] !== 0) slot = (slot + 1) & last;
    this.slots[slot] = at + 1;
  }
  private forget(): void {
    this.slots.fill(0);
    this.used = this.sums.length = this.starts.length = this.hashes.length = 0;
  }

  /** Each host has the unlike pairs of its kind, less those of which one is the host itself: it is no origin of its own. */
  private counted({ functions, count, size, told, own }: ToldRow): number {
    const { cases, weights, told: { positions: { values }, cases: { count: width } } } = this;
    if (this.positionCount() > this.counts.length) this.counts = new Int32Array(this.positionCount());
    const { counts } = this;
    let sum = 0;
    for (let k = 0; k < cases.length; k++) {
      const c = cases[k] ?? 0;
      let unlike = 0;
      let seen = 0;
      for (let a = 0; a < count; a++) {
        const p = functions[a] ?? 0;
        const v = values[p * width + c] ?? 0;
        const n = told[p] ?? 0;
        const same = counts[v] ?? 0;
        unlike += n * (seen - same);
        counts[v] = same + n;
        seen += n;
      }
      unlike *= size;
      for (let a = 0; unlike > 0 && a < count; a++) {
        const p = functions[a] ?? 0;
        const hosts = own[p] ?? 0;
        if (hosts > 0) unlike -= hosts * (seen - (counts[values[p * width + c] ?? 0] ?? 0));
      }
      for (let a = 0; a < count; a++) counts[values[(functions[a] ?? 0) * width + c] ?? 0] = 0;
      sum += (weights[k] ?? 0) * unlike;
    }
    return sum;
  }
}

/** The same in whatever order the functions stand. */
function hashOf({ functions, count, size, told, own }: ToldRow): number {
  let hash = size;
  for (let a = 0; a < count; a++) {
    const p = functions[a] ?? 0;
    const one = Math.imul(p ^ Math.imul((told[p] ?? 0) ^ Math.imul(own[p] ?? 0, 0x9e3779b1), 0x85ebca6b), 0xc2b2ae35);
    hash += one ^ (one >>> 15);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x9e3779b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}
