import type { Day } from "../language/dates";
import type { PositionKind } from "../language/position";
import type { Regime } from "../language/regime";
import { members } from "../kernel/masks";
import type { Node } from "../kernel/diagram";
import { Slices, type Slice } from "../kernel/slices";
import { Space } from "../kernel/space";
import { intervalsBetween } from "./criteria/timeline";

/** Positions in which a mover has, or may be given, something. */
const admitting: readonly PositionKind[] = ["granted", "rationed", "discretionary"];

/** Whether a regime gives anybody anything on some of the days, or leaves it to somebody's discretion. */
export function admitsSomebody(regime: Regime, binding: "hard" | "soft", days: { readonly since?: Day; readonly until?: Day }): boolean {
  const space = new Space(regime, binding);
  const slices = new Slices(space, new Set());
  const guarded = space.diagrams.operation();
  const admits = (positions: Node, feasible: Node): boolean => {
    const ids = space.diagrams.values(space.diagrams.combine(guarded, feasible, positions, (f, p) => (f === 1 ? p : -1)));
    return [...ids].some((id) => id >= 0 && admitting.includes(space.decisions.positionValue(id).kind));
  };
  const somebody = ({ hosts, feasible }: Slice): boolean =>
    hosts.some(({ hosts: of, row }) => row.cells.some(({ origins, positions }) => {
      const [some, others] = [members(of), members(origins)];
      // What a host has toward its own nationals is no case.
      return others.some((o) => some.some((h) => h !== o)) && admits(positions, feasible);
    }));
  return intervalsBetween(slices.days, days).some(({ on }) => slices.on(on).some(somebody));
}
