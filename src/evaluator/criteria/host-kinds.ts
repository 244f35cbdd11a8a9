import { and, count, countBoth, hasBit, isEmpty, members, without, type Mask } from "../../kernel/masks";
import type { OriginCell, Row, Slice } from "../../kernel/slices";

/** Hosts that see the same origins in the same cells, themselves left out: `own` is the cell in which they stand as origins. */
export interface HostGroup {
  readonly hosts: Mask;
  readonly size: number;
  readonly row: Row;
  readonly own: OriginCell | null;
}

const known = new WeakMap<Slice["hosts"], readonly HostGroup[]>();

/** The hosts of a slice, split by the cell in which each stands as an origin. */
export function hostGroups({ hosts }: Slice): readonly HostGroup[] {
  const groups = known.get(hosts) ?? grouped(hosts);
  known.set(hosts, groups);
  return groups;
}
function grouped(kinds: Slice["hosts"]): readonly HostGroup[] {
  const groups: HostGroup[] = [];
  for (const { hosts, row } of kinds) {
    let rest = hosts;
    for (const cell of row.cells) {
      const inside = and(hosts, cell.origins);
      if (isEmpty(inside)) continue;
      groups.push({ hosts: inside, size: count(inside), row, own: cell });
      rest = without(rest, cell.origins);
    }
    if (!isEmpty(rest)) groups.push({ hosts: rest, size: count(rest), row, own: null });
  }
  return groups;
}

/** How many origins of a cell, among some, a host of the group has besides itself. */
export const othersIn = (group: HostGroup, cell: OriginCell, among: Mask): number =>
  countBoth(cell.origins, among) - (group.own === cell && hasBit(among, members(group.hosts)[0] ?? -1) ? 1 : 0);
