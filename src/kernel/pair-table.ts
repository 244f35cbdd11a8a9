/** A memo from pairs of non-negative integers to integers, without an object for each key: open addressing in one array. */
export class PairTable {
  /** Slots of three: first and second key, value; a first key of -1 is free. */
  private slots = new Int32Array(3 << 8).fill(-1);
  private size = 0;

  /** The value stored for a pair, or -1. */
  get(a: number, b: number): number {
    const slots = this.slots;
    const mask = slots.length / 3 - 1;
    for (let i = place(a, b) & mask; ; i = (i + 1) & mask) {
      const at = i * 3;
      if (slots[at] === -1) return -1;
      if (slots[at] === a && slots[at + 1] === b) return slots[at + 2] ?? -1;
    }
  }

  /** Stores a value for a pair that has none. */
  set(a: number, b: number, value: number): void {
    if (this.size * 6 > this.slots.length) this.grow();
    this.size++;
    this.put(a, b, value);
  }

  private put(a: number, b: number, value: number): void {
    const slots = this.slots;
    const mask = slots.length / 3 - 1;
    let i = place(a, b) & mask;
    while (slots[i * 3] !== -1) i = (i + 1) & mask;
    slots[i * 3] = a;
    slots[i * 3 + 1] = b;
    slots[i * 3 + 2] = value;
  }
  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2).fill(-1);
    for (let at = 0; at < old.length; at += 3) if (old[at] !== -1) this.put(old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0);
  }
}

function place(a: number, b: number): number {
  const h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return (h ^ (h >>> 15)) >>> 0;
}
