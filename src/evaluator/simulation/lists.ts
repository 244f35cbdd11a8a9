import type { Plan } from "./plan";

/** Entries of a year that have something in common, a key from 0 on: by year, then by key, where they begin in `items`, in their order. */
export interface Lists {
  readonly keys: number;
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

export function listsBy({ years, units: { count }, entries: { start } }: Plan, keys: number, keysOf: (entry: number) => Iterable<number>): Lists {
  const each = (tell: (cell: number, entry: number) => void): void => {
    for (let year = 0; year < years; year++) for (let e = start[year * count] ?? 0; e < (start[(year + 1) * count] ?? 0); e++) for (const key of keysOf(e)) tell(year * keys + key, e);
  };
  const starts = new Int32Array(years * keys + 1);
  each((cell) => { starts[cell + 1] = (starts[cell + 1] ?? 0) + 1; });
  for (let cell = 0; cell < years * keys; cell++) starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const [items, next] = [new Int32Array(starts[years * keys] ?? 0), starts.slice()];
  each((cell, e) => { items[next[cell] ?? 0] = e; next[cell] = (next[cell] ?? 0) + 1; });
  return { keys, starts, items };
}

/** Makes what multiplies the numbers of the entries of a key in a year. */
export function scaler(lists: Lists, world: { readonly comes: Float64Array }): (year: number, key: number, by: number) => void {
  return (year, key, by) => {
    const { keys, starts, items } = lists;
    const { comes } = world;
    const end = starts[year * keys + key + 1] ?? 0;
    for (let i = starts[year * keys + key] ?? 0; i < end; i++) {
      const e = items[i] ?? 0;
      comes[e] = (comes[e] ?? 0) * by;
    }
  };
}
/** Makes what adds to a number, one after the other, those of the entries of a key in a year, each so many times. */
export function totaller(lists: Lists, world: { readonly comes: Float64Array }): (year: number, key: number, to: number, times: 1 | -1) => number {
  return (year, key, to, times) => {
    const { keys, starts, items } = lists;
    const { comes } = world;
    let sum = to;
    const end = starts[year * keys + key + 1] ?? 0;
    for (let i = starts[year * keys + key] ?? 0; i < end; i++) sum += times * (comes[items[i] ?? 0] ?? 0);
    return sum;
  };
}
