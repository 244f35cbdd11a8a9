import type { Day } from "../../language/dates";
import { positionKey, silent, type Position } from "../../language/position";
import { stateless, type PartyId } from "../../language/regime";
import type { Node } from "../../kernel/diagram";
import { decideByReference } from "../decide/reference";
import type { Case } from "../result";
import type { CommonSpace } from "./common-space";
import { sides, type Both, type Side, type WitnessSide } from "./difference";
import type { Rectangle } from "./pair-sets";
import type { Feasible } from "./positions";
import { plainClass } from "./questions";
import { usualPoint } from "./situations";

/** A point of the shared facts between two shared parties on a day. */
export interface Point {
  readonly host: number;
  readonly origin: number;
  readonly on: Day;
  readonly cellAt: (variable: number) => number;
}

/** The most usual case of a region between two parties of a rectangle. */
export function pointIn(common: CommonSpace, { hosts, origins }: Rectangle, region: Node, on: Day): Point | null {
  const code = (p: number): string | null => common.alignment.parties[p]?.name ?? null;
  for (const host of hosts) {
    for (const origin of origins) {
      if (host === origin) continue;
      const possible = common.stateVariables.size === 0 ? region : common.and(region, common.possible(code(host) ?? "", code(origin), on));
      const cellAt = usualPoint(common, possible);
      if (cellAt !== null) return { host, origin, on, cellAt };
    }
  }
  return null;
}

/** The case of a point under either text; `null` where it knows no such party. */
export function casesAt(common: CommonSpace, point: Point, feasible: Both<Feasible>): Both<Case | null> {
  const plain = plainClass(common.alignment);
  const of = (side: Side): Case | null => {
    const { parties, classes } = common.alignment;
    const host = parties[point.host]?.ids[side] ?? null;
    const origin: PartyId | null = point.origin === parties.length ? stateless : (parties[point.origin]?.ids[side] ?? null);
    if (host === null || origin === null) return null;
    const place = feasible[side].nodes.findIndex((node) => common.diagrams.at(node, point.cellAt) === 1);
    const own = feasible[side].classes[place] ?? null;
    const mover = own ?? (plain === null ? null : (classes.find((c) => c.name === plain)?.ids[side] ?? null));
    return { host, origin, mover: mover ?? -1, on: point.on, facts: common.factsOf(side, point.cellAt, point.on) };
  };
  return { before: of("before"), after: of("after") };
}

/** One case decided under either text by the reference interpreter, which must say what the diagrams do: anything else is a bug of ours. */
export function replayed(common: CommonSpace, cases: Both<Case | null>, right: string, expected: Both<Position>): Both<WitnessSide> {
  const of = (side: Side): WitnessSide => {
    const asked = cases[side];
    const id = common.alignment.rights.find((r) => r.name === right)?.ids[side] ?? null;
    const decision = asked === null || id === null ? { position: silent, by: [] } : decideByReference(common.alignment.regimes[side], asked, id);
    return { case: asked, right: id, decision };
  };
  const found = { before: of("before"), after: of("after") };
  for (const side of sides) {
    const [said, wanted] = [found[side].decision.position, expected[side]].map((p) => positionKey(p.kind === "silent" ? silent : p));
    if (said !== wanted) throw new Error(`the two engines disagree about ${right} ${side} the change: ${wanted ?? ""} against ${said ?? ""}`);
  }
  return found;
}

