import { Ids } from "./ids";
import type { CapLabel } from "./labels";
import { allowanceOf, type LotEntry } from "./lots";
import type { CapPlan } from "./plan";

/** Numbers that admit no more, in each year the greatest that holds in it, and which of them an entry counts under. */
export function capsOfEntries(entries: readonly LotEntry[], years: number): { readonly caps: CapPlan; readonly capLabels: readonly CapLabel[]; readonly capsOf: (e: LotEntry) => readonly number[] } {
  const ids = new Ids<{ readonly yearly: Float64Array; stock: number; label: CapLabel }>();
  const id = ({ pair }: LotEntry, { key, cap }: LotEntry["lot"]["counts"][number]): number => ids.of(key, () => {
    const { each, bound, per } = cap;
    const ofHost = each !== "together" && each !== "origin";
    return { yearly: new Float64Array(years), stock: -1, label: { amount: 0, bound, per, each, host: ofHost ? pair.host : null, origin: each === "origin" || each === "pair" ? pair.origin : null } };
  });
  for (const e of entries) {
    for (const count of e.lot.counts) {
      const { yearly, stock } = allowanceOf(count.cap);
      const cap = ids.items[id(e, count)];
      if (cap === undefined) continue;
      cap.yearly[e.year] = yearly < 0 ? -1 : Math.max(cap.yearly[e.year] ?? 0, yearly);
      // What is left of a number in all is that of the first year in which it is met, as in the exact ledger.
      if (cap.stock < 0) cap.stock = stock;
      cap.label = { ...cap.label, amount: Math.max(cap.label.amount, count.cap.amount ?? 0) };
    }
  }
  return {
    caps: {
      count: ids.items.length, yearly: Float64Array.from(ids.items.flatMap((c) => [...c.yearly])), stock: Float64Array.from(ids.items, (c) => c.stock),
      floor: Uint8Array.from(ids.items, (c) => (c.label.bound === "least" ? 1 : 0)),
    },
    capLabels: ids.items.map((c) => c.label), capsOf: (e) => e.lot.counts.map((count) => id(e, count)),
  };
}
