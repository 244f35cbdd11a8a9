/** Rows of numbers below 2^16, one for each of some cases: equal rows, one number. */
export class ValueRows {
  size = 0;
  /** Row after row. */
  values: Uint16Array;
  /** The row at a slot plus one. */
  private slots = new Int32Array(1 << 8);

  constructor(private readonly width: number) {
    this.values = new Uint16Array(width << 6);
  }

  of(row: Uint16Array): number {
    if ((this.size + 1) * this.width > this.values.length) this.values = wider(this.values);
    this.values.set(row, this.size * this.width);
    if ((this.size + 1) * 2 > this.slots.length) this.grow();
    const last = this.slots.length - 1;
    for (let slot = this.hash(this.size) & last; ; slot = (slot + 1) & last) {
      const known = (this.slots[slot] ?? 0) - 1;
      if (known === -1) {
        this.slots[slot] = this.size + 1;
        return this.size++;
      }
      if (this.isSame(known, this.size)) return known;
    }
  }
  private isSame(a: number, b: number): boolean {
    const { values, width } = this;
    for (let i = 0; i < width; i++) if (values[a * width + i] !== values[b * width + i]) return false;
    return true;
  }
  private hash(row: number): number {
    let hash = 0;
    for (let i = row * this.width; i < (row + 1) * this.width; i++) hash = Math.imul(hash ^ (this.values[i] ?? 0), 0x85ebca6b) ^ (hash >>> 13);
    hash = Math.imul(hash ^ (hash >>> 16), 0x9e3779b1);
    return (hash ^ (hash >>> 15)) >>> 0;
  }
  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const last = this.slots.length - 1;
    for (let row = 0; row < this.size; row++) {
      let slot = this.hash(row) & last;
      while (this.slots[slot] !== 0) slot = (slot + 1) & last;
      this.slots[slot] = row + 1;
    }
  }
}

function wider(from: Uint16Array): Uint16Array {
  const to = new Uint16Array(from.length * 2);
  to.set(from);
  return to;
}
