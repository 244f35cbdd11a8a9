/** Gives each key a number as it is first met, from 0 on. */
export class Ids<T> {
  readonly items: T[] = [];
  private readonly known = new Map<string, number>();

  of(key: string, make: () => T): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const id = this.items.push(make()) - 1;
    this.known.set(key, id);
    return id;
  }
}

/** Lists one after the other, and where each begins; one more place says where the last ends. */
export function flatten<T>(lists: readonly (readonly T[])[]): { readonly starts: Int32Array; readonly items: readonly T[] } {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = (starts[i] ?? 0) + list.length;
  });
  return { starts, items: lists.flat() };
}
