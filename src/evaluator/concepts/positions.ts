import { moreOpen, openness, positionKey, type Position } from "../../language/position";
import type { ClauseId } from "../../language/regime";
import type { Node } from "../../kernel/diagram";
import type { OriginCell } from "../../kernel/slices";
import type { Analysis } from "../criteria/analysis";

/** A question about a position; asked of whole functions, so that each must be one object. */
export type PositionTest = (p: Position) => boolean;
/** What is owed, in full or within a number. */
export const isOwed: PositionTest = (p) => p.kind === "granted" || p.kind === "rationed";
export const isOpen: PositionTest = (p) => isOwed(p) || p.kind === "discretionary";
export const isAdverse: PositionTest = (p) => p.kind === "denied" || p.kind === "discretionary";
export const isDenied: PositionTest = (p) => p.kind === "denied";
export const isSpoken: PositionTest = (p) => p.kind !== "silent";
export const isRationed: PositionTest = (p) => p.kind === "rationed";
export const isGranted: PositionTest = (p) => p.kind === "granted";
/** Owed, and not for as long as its ground lasts: there is a longest stay, renewable or not. */
export const isTimed: PositionTest = (p) => isOpen(p) && p.length !== null;

/** Whether less is owed than before: less openly, or for a shorter stay or on lesser terms. A smaller number is no lesser right: it keeps out who would come. */
export const isLowered = (before: Position, after: Position): boolean =>
  isOwed(before) && (openness(after) < openness(before) || (isGranted(before) && isGranted(after) && positionKey(before) !== positionKey(after) && moreOpen(before, after) === before));

/** Asks functions of positions, and remembers what it asked. */
export class Questions {
  private readonly operations = new Map<PositionTest, number>();
  private readonly lowering: number;

  constructor(readonly analysis: Analysis) {
    this.lowering = analysis.slices.space.diagrams.operation();
  }

  /** 1 in the feasible cases in which the test holds. */
  where(test: PositionTest, { positions }: Pick<OriginCell, "positions">, feasible: Node): Node {
    const { diagrams, decisions } = this.analysis.slices.space;
    const operation = this.operations.get(test) ?? diagrams.operation();
    this.operations.set(test, operation);
    return this.analysis.slices.space.and(diagrams.map(operation, positions, (p) => (test(decisions.positionValue(p)) ? 1 : 0)), feasible);
  }
  some(test: PositionTest, cell: Pick<OriginCell, "positions">, feasible: Node): boolean {
    return this.where(test, cell, feasible) !== this.analysis.slices.space.no;
  }

  /** 1 where less is owed by the second of two functions of positions. */
  lowered(before: Node, after: Node): Node {
    const { diagrams, decisions } = this.analysis.slices.space;
    return diagrams.combine(this.lowering, before, after, (b, a) => (b !== a && isLowered(decisions.positionValue(b), decisions.positionValue(a)) ? 1 : 0));
  }

  /** The clauses that decide some of the cases in which a function is 1, in the order of the text. */
  clauses(cell: Pick<OriginCell, "node">, where: Node): readonly ClauseId[] {
    const { space } = this.analysis.slices;
    const values = [...space.diagrams.values(this.analysis.guarded(cell.node, where))].filter((v) => v >= 0);
    const deciding = values.flatMap((v) => space.decisions.get(v).by).map((s) => space.regime.sentences[s]?.clause ?? -1);
    return [...new Set(deciding)].sort((a, b) => a - b);
  }
}
