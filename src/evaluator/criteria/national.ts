import type { Node } from "../../kernel/diagram";
import type { Slice } from "../../kernel/slices";
import type { Analysis } from "./analysis";
import { noClauses, type ClauseSet } from "./clause-sets";
import { entriesOf, regulatedCases } from "./topic";

/** National treatment over one topic: what is given on national terms, of all that is in force. */
export interface NationalTally {
  /** Some case is given on national terms: else nationals are not compared with here. */
  readonly compared: boolean;
  readonly regulated: bigint;
  /** Σ over cases of pairs that are not granted on national terms. */
  readonly departing: bigint;
  readonly because: ClauseSet;
}

/** Judges topics by the standard of national treatment. */
export class NationalTreatment {
  private readonly otherwise: number;
  private readonly given: number;

  constructor(private readonly analysis: Analysis) {
    const { diagrams } = analysis.slices.space;
    this.otherwise = diagrams.operation();
    this.given = diagrams.operation();
  }

  tally(slice: Slice): NationalTally {
    const { analysis } = this;
    const { space } = analysis.slices;
    const regulated = regulatedCases(analysis, slice);
    let departing = 0n;
    let compared = false;
    let because: ClauseSet = noClauses;
    for (const { cell, pairs } of entriesOf(slice)) {
      const positions = cell.positions;
      compared ||= analysis.weight(space.and(this.nationally(positions, this.given, 1), regulated)) > 0n;
      const departs = space.and(this.nationally(positions, this.otherwise, 0), regulated);
      if (departs === space.no) continue;
      departing += analysis.weight(departs) * BigInt(pairs);
      because = analysis.naming.joinDeciders(cell.node, departs, because);
    }
    return { compared, regulated: analysis.weight(regulated), departing, because };
  }

  /** `value` where a right is granted on national terms, else its opposite. */
  private nationally(positions: Node, operation: number, value: 0 | 1): Node {
    const { decisions, diagrams } = this.analysis.slices.space;
    return diagrams.map(operation, positions, (p) => {
      const { kind, terms } = decisions.positionValue(p);
      return kind === "granted" && terms?.kind === "national" ? value : 1 - value;
    });
  }
}

