import type { Branch } from "./branches";
import { and, countBoth, isEmpty, isWithin, meets, without, type Mask } from "./masks";
import { OriginCell } from "./origin-cells";
import type { Sayings } from "./sayings";
import type { VoiceTable } from "./voice-sets";

/** The bound parties of a day, the beneficiaries, and both together. */
export interface PartiesOn {
  readonly bound: Mask;
  readonly beneficiaries: Mask;
  readonly universe: Mask;
}

/** Splits the origins into those whom the same branches reach. */
export function cellsBySplitting(sayings: Sayings, table: VoiceTable, branches: readonly Branch[], parties: PartiesOn): readonly OriginCell[] {
  const { sets } = sayings;
  let cells: { mask: Mask; set: number }[] = isEmpty(parties.universe) ? [] : [{ mask: parties.universe, set: 0 }];
  for (const branch of branches) {
    const voice = sayings.ofBranch(branch);
    const next: { mask: Mask; set: number }[] = [];
    for (const cell of cells) {
      if (!meets(cell.mask, branch.origins)) {
        next.push(cell);
        continue;
      }
      const whole = isWithin(cell.mask, branch.origins);
      if (!whole) next.push({ mask: without(cell.mask, branch.origins), set: cell.set });
      next.push({ mask: whole ? cell.mask : and(cell.mask, branch.origins), set: sets.extended(table, cell.set, voice) });
    }
    cells = next;
  }
  return cells.map(({ mask, set }) => {
    const beneficiaries = countBoth(mask, parties.beneficiaries);
    const members = parties.bound === parties.beneficiaries ? beneficiaries : countBoth(mask, parties.bound);
    return new OriginCell(sayings, mask, set, beneficiaries, members);
  });
}
