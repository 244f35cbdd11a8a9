import { rational, type Rational } from "../../language/rational";
import type { ClauseId, Regime } from "../../language/regime";
import type { Node } from "../../kernel/diagram";
import type { OriginCell, Slice } from "../../kernel/slices";
import { powersOn } from "../criteria/bodies";
import { entriesOf } from "../criteria/topic";
import { overlaps } from "./overlaps";
import { isAdverse, isGranted, type Questions } from "./positions";
import type { Orderly } from "./result";

/** Rights by which a mover may have a refusal looked at again. */
const redressRights: readonly string[] = ["JudicialReview", "AccessToCourts", "EmploymentRedress"];

/** Liberty under law (docs/reference/concepts.md): of the cases in which a position is adverse, in how many the text says why, and in how many the mover can have it reviewed. */
export function orderlyOf(questions: Questions, slices: readonly Slice[]): Orderly {
  const { analysis } = questions;
  const { space } = analysis.slices;
  const reviewed = reviewedClauses(space.regime, slices[0]?.on ?? 0);
  const reasoned = decidedBy(questions, (clause) => givesReasons(space.regime, clause));
  const looked = decidedBy(questions, (clause) => reviewed === "all" || reviewed.has(clause));
  let [adverse, withReasons, withRedress, both] = [0n, 0n, 0n, 0n];
  for (const slice of slices) {
    const courts = slices.filter((s) => s.topic.mover === slice.topic.mover && redressRights.includes(space.regime.rights[s.topic.right]?.name ?? ""));
    for (const { cell, pairs, review } of piecesOf(questions, slice, courts)) {
      const where = questions.where(isAdverse, cell, slice.feasible);
      if (where === space.no) continue;
      const reasons = reasoned(cell, where);
      const redress = space.or(space.and(where, review), looked(cell, where));
      const weight = (node: Node): bigint => analysis.weight(node) * BigInt(pairs);
      [adverse, withReasons, withRedress, both] = [adverse + weight(where), withReasons + weight(reasons), withRedress + weight(redress), both + weight(space.and(reasons, redress))];
    }
  }
  const share = (part: bigint): Rational | null => (adverse === 0n ? null : rational(part, adverse));
  return { reasons: share(withReasons), redress: share(withRedress), both: share(both) };
}

interface Piece {
  readonly cell: OriginCell;
  readonly pairs: number;
  /** 1 where the mover has a right of redress. */
  readonly review: Node;
}
/** The kinds of pair of a topic, cut by what rights of redress they have. */
function piecesOf(questions: Questions, slice: Slice, [court, ...more]: readonly Slice[]): readonly Piece[] {
  const { space } = questions.analysis.slices;
  if (court === undefined) return entriesOf(slice).map(({ cell, pairs }) => ({ cell, pairs, review: space.no }));
  // Where several such rights are spoken of, that which is given most widely stands for them.
  const widest = more.reduce((a, b) => (grantedPairs(questions, b) > grantedPairs(questions, a) ? b : a), court);
  return [...overlaps(slice, widest, () => true)].map(({ first, second, pairs }) => ({ cell: first, pairs, review: questions.where(isGranted, second, widest.feasible) }));
}
const grantedPairs = (questions: Questions, slice: Slice): number => entriesOf(slice).reduce((n, e) => n + (questions.some(isGranted, e.cell, slice.feasible) ? e.pairs : 0), 0);

/** 1 in those of some cases that are decided by a clause of which something is true. */
function decidedBy({ analysis }: Questions, is: (clause: ClauseId) => boolean): (cell: OriginCell, where: Node) => Node {
  const { space } = analysis.slices;
  const own = space.diagrams.operation();
  return (cell, where) => space.diagrams.map(own, analysis.guarded(cell.node, where), (v) => (v >= 0 && space.decisions.get(v).by.some((s) => is(space.regime.sentences[s]?.clause ?? -1)) ? 1 : 0));
}

/** A clause says why it refuses: it stands on a ground, or it is an exception or a rule with a condition. */
function givesReasons(regime: Regime, clause: ClauseId): boolean {
  const found = regime.clauses[clause];
  return found !== undefined && (found.ground !== null || found.sentences.some((id) => regime.sentences[id]?.condition.kind !== "constant"));
}

/** The clauses on which a body decides when a mover complains. */
function reviewedClauses(regime: Regime, on: number): ReadonlySet<ClauseId> | "all" {
  const courts = powersOn(regime, on).filter((p) => p.verb === "adjudicates" && p.complainants.includes("any mover"));
  return courts.some((p) => p.clauses === null) ? "all" : new Set(courts.flatMap((p) => p.clauses ?? []));
}
