import { denied, granted, moreOpen, positionKey, type Position } from "../../language/position";
import type { Regime } from "../../language/regime";
import type { Both, Effect, Overall } from "./difference";

/** What silence comes to under a closure policy; `null`: to nothing that could be compared. */
function closed(position: Position, closure: Regime["closure"]): Position | null {
  if (position.kind !== "silent") return position;
  if (closure === "none") return null;
  return closure === "permissive" ? granted : { ...denied, kind: "discretionary", by: "host" };
}

/** What a change of position does to the mover. */
export function effectOf(before: Position, after: Position, closure: Both<Regime["closure"]>): Effect {
  const addressed = before.kind === "silent" ? "newly addressed" : "no longer addressed";
  if (before.kind !== "silent" && after.kind !== "silent") return ordered(before, after);
  const [x, y] = [closed(before, closure.before), closed(after, closure.after)];
  return x === null || y === null || positionKey(x) === positionKey(y) ? addressed : ordered(x, y);
}

function ordered(before: Position, after: Position): Effect {
  const best = moreOpen(before, after);
  return best === null ? "reshuffled" : best === after ? "more open" : "more closed";
}

const opposite: Readonly<Record<Effect, Effect>> = {
  "more open": "more closed", "more closed": "more open", reshuffled: "reshuffled", "newly addressed": "no longer addressed", "no longer addressed": "newly addressed",
};
/** What a change does when it is undone. */
export const mirrored = (effect: Effect): Effect => opposite[effect];

/**
 * All changes together. What is newly or no longer addressed is ordered against nothing: it decides only where there is nothing else.
 * `differs`: something besides positions does.
 */
export function overallOf(effects: readonly Effect[], differs: boolean): Overall {
  const kinds = new Set(effects);
  if (kinds.size === 0) return differs ? "same positions" : "equivalent";
  const orderedKinds = [...kinds].filter((kind) => kind !== "newly addressed" && kind !== "no longer addressed");
  const [only, ...others] = orderedKinds.length > 0 ? orderedKinds : [...kinds];
  return only === undefined || others.length > 0 ? "reshuffled" : only;
}
