import { PairTable } from "./pair-table";

/** Interns lists of numbers: a list is a number, and so is the list with one more at its end. 0 is the empty list. */
export class Lists {
  private readonly parents: number[] = [0];
  private readonly lasts: number[] = [0];
  private readonly known = new PairTable();

  extended(list: number, item: number): number {
    const found = this.known.get(list, item);
    if (found !== -1) return found;
    const id = this.parents.push(list) - 1;
    this.lasts.push(item);
    this.known.set(list, item, id);
    return id;
  }
  /** The last item of a list that is not empty. */
  last(list: number): number {
    return this.lasts[list] ?? 0;
  }
  /** A list without its last item. */
  parent(list: number): number {
    return this.parents[list] ?? 0;
  }
  items(list: number): readonly number[] {
    const items: number[] = [];
    for (let at = list; at !== 0; at = this.parents[at] ?? 0) items.push(this.lasts[at] ?? 0);
    return items.reverse();
  }
}
