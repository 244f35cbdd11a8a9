import type { FactId, Regime } from "../../../language/regime";
import { factsRead } from "./columns";
import type { Tables } from "./tables";

/** Which columns are read where: only asked of cases that leave facts out. */
export interface Needs {
  /** By right: whether some sentence about it reads a column. */
  readonly ofRights: readonly Uint8Array[];
  /** By class: whether what being in it implies reads a column. */
  readonly ofClasses: readonly Uint8Array[];
}

/** Learns which columns are read. */
export function needsOf(regime: Regime, { columns, feasible }: Tables): Needs {
  const none = (): Uint8Array => new Uint8Array(columns.facts.length);
  const mark = (into: Uint8Array, read: readonly FactId[]): void => {
    for (const fact of read) {
      const column = columns.columnOf[fact] ?? -1;
      if (column >= 0) into[column] = 1;
    }
  };
  const ofRights = regime.rights.map(none);
  for (const { rights, condition } of regime.sentences) {
    const read = factsRead(condition);
    ofRights.forEach((own, right) => (rights?.includes(right) ?? true) && mark(own, read));
  }
  const ofClasses = feasible.map((conditions) => {
    const own = none();
    for (const condition of conditions) mark(own, factsRead(condition));
    return own;
  });
  return { ofRights, ofClasses };
}
