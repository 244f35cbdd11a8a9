/** More names than this are hashed; fewer are found faster by their last letters. */
const fewNames = 12;
const lastLetters = 32;

/** Names and the numbers they stand for. */
export class Names {
  private readonly names: readonly string[];
  private readonly numbers: readonly number[];
  private readonly hashed: ReadonlyMap<string, number> | null;
  /** By last letter: the first name that ends so, or -1; and by name the next one. */
  private readonly first = new Int8Array(lastLetters).fill(-1);
  private readonly next: Int8Array;

  constructor(entries: readonly (readonly [string, number])[]) {
    this.names = entries.map(([name]) => asKey(name));
    this.numbers = entries.map(([, number]) => number);
    this.hashed = entries.length > fewNames ? new Map(entries.map(([name, number]) => [asKey(name), number])) : null;
    this.next = new Int8Array(this.hashed === null ? entries.length : 0);
    for (let i = this.next.length - 1; i >= 0; i--) {
      const slot = slotOf(this.names[i] ?? "");
      this.next[i] = this.first[slot] ?? -1;
      this.first[slot] = i;
    }
  }

  get size(): number {
    return this.names.length;
  }
  get(name: string): number | undefined {
    if (this.hashed !== null) return this.hashed.get(name);
    const { names, next } = this;
    for (let i = this.first[slotOf(name)] ?? -1; i >= 0; i = next[i] ?? -1) if (names[i] === name) return this.numbers[i];
    return undefined;
  }
}
const slotOf = (name: string): number => name.charCodeAt(name.length - 1) & (lastLetters - 1);

/** The same text as engines keep it for the keys of objects: two of these are compared without looking at their letters. */
export const asKey = (name: string): string => Object.keys({ [name]: 0 })[0] ?? name;
