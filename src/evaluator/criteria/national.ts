import type { Position } from "../../language/position";
import type { Node } from "../../kernel/diagram";
import type { Slice } from "../../kernel/slices";
import type { Analysis } from "./analysis";
import { noClauses, type ClauseSet } from "./clause-sets";
import { both, CasesWith, isAny } from "./cases-with";
import { CountedPairs } from "./counted-pairs";
import { byPosition } from "./pair-day";
import type { Telling, ToldPairs } from "./pair-tally";
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

const isNational = ({ kind, terms }: Position): boolean => kind === "granted" && terms?.kind === "national";

/** Judges topics by the standard of national treatment. */
export class NationalTreatment {
  private readonly otherwise: number;
  private readonly given: number;
  private readonly onThem: CasesWith;

  constructor(
    private readonly analysis: Analysis,
    private readonly pairs: Telling,
  ) {
    this.onThem = new CasesWith(analysis, isNational);
    const { diagrams } = analysis.slices.space;
    this.otherwise = diagrams.operation();
    this.given = diagrams.operation();
  }

  tally(slice: Slice): NationalTally {
    const { analysis } = this;
    const told = this.pairs.told(slice);
    if (told) return this.byPairs(told);
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

  private byPairs({ day, day: { facts, groups }, regulated }: ToldPairs): NationalTally {
    const onThem = this.onThem.in(facts);
    const national = byPosition(day, (p) => both(onThem(p), regulated));
    const compared = national.some((words, k) => (day.told.pairs[k] ?? 0) > 0 && isAny(words) && facts.weight(words) > 0);
    const counted = new CountedPairs(day, facts.told.table.sentences.map((_, place) => place));
    // Where nobody is compared with nationals nothing departs from how they are treated.
    if (compared) groups.pairs.forEach((n, g) => {
      const onTheirs = national[groups.told[g] ?? 0];
      const departs = regulated.map((word, w) => word & ~(onTheirs?.[w] ?? 0));
      if (n <= 0 || !isAny(departs)) return;
      counted.add(departs, n);
      counted.name(g, departs);
    });
    return { compared, regulated: BigInt(facts.weight(regulated)), departing: counted.sum(), because: this.analysis.naming.clausesOf(counted.named) };
  }

  /** `value` where a right is granted on national terms, else its opposite. */
  private nationally(positions: Node, operation: number, value: 0 | 1): Node {
    const { decisions, diagrams } = this.analysis.slices.space;
    return diagrams.map(operation, positions, (p) => {
      return isNational(decisions.positionValue(p)) ? value : 1 - value;
    });
  }
}

