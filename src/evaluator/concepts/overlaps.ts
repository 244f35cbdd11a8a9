import { and, count, countBoth, isEmpty, meets, members, type Mask } from "../../kernel/masks";
import type { OriginCell, Slice } from "../../kernel/slices";

/** Pairs of parties that are of one kind in each of two slices. */
export interface Overlap {
  readonly first: OriginCell;
  readonly second: OriginCell;
  readonly hosts: Mask;
  readonly origins: Mask;
  /** Of a host and another origin that benefits in the first slice. */
  readonly pairs: number;
}

/** How many pairs there are of a host and another origin. */
export const pairsOf = (hosts: Mask, origins: Mask): number => count(hosts) * count(origins) - countBoth(hosts, origins);

/** A pair of a host and another origin; `null` where there is none. */
export function anyPair(hosts: Mask, origins: Mask): readonly [number, number] | null {
  const all = members(origins);
  for (const host of members(hosts)) {
    const origin = all.find((o) => o !== host);
    if (origin !== undefined) return [host, origin];
  }
  return null;
}

/** The kinds of pair that are in both of two slices: two days of one topic, or two topics of one day. `asked` chooses cells of the first. */
export function* overlaps(a: Slice, b: Slice, asked: (cell: OriginCell) => boolean): Generator<Overlap> {
  for (const { hosts: these, row: first } of a.hosts) {
    const cells = first.cells.filter(asked).map((cell) => ({ cell, origins: and(cell.origins, a.beneficiaries) })).filter(({ origins }) => !isEmpty(origins));
    if (cells.length === 0) continue;
    for (const { hosts: those, row: second } of b.hosts) {
      if (!meets(these, those)) continue;
      const hosts = and(these, those);
      for (const { cell, origins } of cells) {
        for (const other of second.cells) {
          if (!meets(origins, other.origins)) continue;
          const shared = and(origins, other.origins);
          const pairs = pairsOf(hosts, shared);
          if (pairs > 0) yield { first: cell, second: other, hosts, origins: shared, pairs };
        }
      }
    }
  }
}
