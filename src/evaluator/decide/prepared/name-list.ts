/** More names than this are hashed; fewer are found faster one by one. */
const fewNames = 12;

/** Names and the numbers they stand for. */
export class Names {
  private readonly names: readonly string[];
  private readonly numbers: readonly number[];
  private readonly hashed: ReadonlyMap<string, number> | null;

  constructor(entries: readonly (readonly [string, number])[]) {
    this.names = entries.map(([name]) => asKey(name));
    this.numbers = entries.map(([, number]) => number);
    this.hashed = entries.length > fewNames ? new Map(entries.map(([name, number]) => [asKey(name), number])) : null;
  }

  get size(): number {
    return this.names.length;
  }
  get(name: string): number | undefined {
    if (this.hashed !== null) return this.hashed.get(name);
    const { names } = this;
    for (let i = 0; i < names.length; i++) if (names[i] === name) return this.numbers[i];
    return undefined;
  }
}

/** The same text as engines keep it for the keys of objects: two of these are compared without looking at their letters. */
export const asKey = (name: string): string => Object.keys({ [name]: 0 })[0] ?? name;
