import type { Slice } from "../../kernel/slices";
import type { Analysis } from "./analysis";
import { readsRecords } from "./records";

/** What was found over a slice, kept while nothing changes in it but the day. */
export class SliceMemo<T> {
  private readonly known = new WeakMap<Slice["mark"], { readonly slice: Slice; readonly value: T }>();
  constructor(
    private readonly analysis: Analysis,
    private readonly make: (slice: Slice) => T,
  ) {}
  of(slice: Slice): T {
    const known = this.known.get(slice.mark);
    if (known?.slice === slice || (known?.slice.feasible === slice.feasible && !readsRecords(this.analysis, slice.topic))) return known.value;
    const value = this.make(slice);
    this.known.set(slice.mark, { slice, value });
    return value;
  }
}
