/** How a slot is made of one letter or two: factors of the last and of one in the middle, and which of two middle ones that is. What first gives the most names a slot of their own is taken. */
const ways = [[1, 0, 0], [0, 1, 0], [0, 1, 1], [1, 7, 0], [5, 1, 1], [11, 3, 0], [29, 13, 1], [3, 97, 1]] as const;

/** Names and the numbers they stand for. Most are found by one or two of their letters, which takes half the time of a `Map`; that holds the others. */
export class Names {
  private readonly slots: readonly string[];
  private readonly numbers: Int32Array;
  private readonly others: ReadonlyMap<string, number>;
  private readonly last: number;
  private readonly ofLast: number;
  private readonly ofMiddle: number;
  private readonly back: number;

  /** Of two entries with one name the first counts. */
  constructor(entries: readonly (readonly [string, number])[]) {
    const numbers = new Map(entries.toReversed().map(([name, number]) => [asKey(name), number]));
    const made = ways.map(([ofLast, ofMiddle, back]) => ({ ofLast, ofMiddle, back, ...slotted([...numbers.keys()], ofLast, ofMiddle, back) }));
    const best = made.reduce((a, b) => (b.others.length < a.others.length ? b : a));
    this.slots = best.slots;
    this.numbers = Int32Array.from(best.slots, (name) => numbers.get(name) ?? 0);
    this.others = new Map(best.others.map((name) => [name, numbers.get(name) ?? 0]));
    this.last = best.slots.length - 1;
    this.ofLast = best.ofLast;
    this.ofMiddle = best.ofMiddle;
    this.back = best.back;
  }

  /** The number of a name. */
  get(name: unknown): number | undefined {
    if (typeof name !== "string") return undefined;
    // As in `slotted`: a function more would be one too many for engines to make one of them all.
    const { length } = name;
    let sum = length;
    if (this.ofLast !== 0) sum += name.charCodeAt(length - 1) * this.ofLast;
    if (this.ofMiddle !== 0) sum += name.charCodeAt((length - this.back) >> 1) * this.ofMiddle;
    const slot = sum & this.last;
    return this.slots[slot] === name ? this.numbers[slot] : this.others.get(name);
  }
}

/** Names by slot, where each has one of its own, and the others. The empty name has none. */
function slotted(names: readonly string[], ofLast: number, ofMiddle: number, back: number): { readonly slots: readonly string[]; readonly others: readonly string[] } {
  const slots = Array.from({ length: 2 ** Math.ceil(Math.log2(4 * names.length + 4)) }, () => "");
  const others: string[] = [];
  const slotOf = (name: string): number => {
    const { length } = name;
    const letters = (ofLast === 0 ? 0 : name.charCodeAt(length - 1) * ofLast) + (ofMiddle === 0 ? 0 : name.charCodeAt((length - back) >> 1) * ofMiddle);
    return (letters + length) & (slots.length - 1);
  };
  for (const name of names) {
    const slot = slotOf(name);
    if (slots[slot] === "" && name !== "") slots[slot] = name;
    else others.push(name);
  }
  // What stands in a free slot must be no name that is looked for there: the empty one is looked for in the first.
  if (slots[0] === "") slots[0] = slotOf("a") === 0 ? "b" : "a";
  return { slots, others };
}

/** The same text as engines keep it for the keys of objects: two of these are compared without looking at their letters. */
export const asKey = (name: string): string => Object.keys({ [name]: 0 })[0] ?? name;
