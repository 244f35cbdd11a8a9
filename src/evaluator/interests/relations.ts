/** Whether the tie between partners makes cooperation last where each relation by itself would not (Keohane 1984, unverified). */
import { pooled, type Stake, type Threshold } from "../../games";
import { add, compareRationals, subtract, zero, type Rational } from "../../language/rational";
import type { PartyId } from "../../language/regime";
import type { Dyad } from "./result";

/** How many of how many. */
export interface Relations {
  /** Relations of a member with one partner in which keeping is worth it by itself, of all in which it is tempted. */
  readonly alone: { readonly part: number; readonly whole: number };
  /** Members for whom keeping is worth it toward all their partners together, of those tempted by some. */
  readonly together: { readonly part: number; readonly whole: number };
}

/** Judges the relations of all members by one discount factor. */
export function relationsOf(dyads: readonly Dyad[], delta: Rational): Relations {
  const stakes = new Map<PartyId, Stake[]>();
  const put = (member: PartyId, host: Rational, origin: Rational): void => void stakes.set(member, [...(stakes.get(member) ?? []), { gain: subtract(zero, host), loss: add(host, origin) }]);
  for (const { row, column, payoffs } of dyads) {
    put(row, payoffs.row[1], payoffs.row[2]);
    put(column, payoffs.column[2], payoffs.column[1]);
  }
  const tempting = ({ gain }: Stake): boolean => typeof gain === "object" && gain.numerator > 0n;
  const met = (bound: Threshold): boolean => bound.kind === "exact" && compareRationals(delta, bound.value) >= 0;
  const members = [...stakes.values()].filter((own) => own.some(tempting));
  const relations = members.flat().filter(tempting);
  return {
    alone: { part: relations.filter((s) => met(pooled([s]))).length, whole: relations.length },
    together: { part: members.filter((own) => met(pooled(own.map(capped)))).length, whole: members.length },
  };
}
/** Toward a partner that does not tempt nothing is gained by leaving. */
const capped = (s: Stake): Stake => (typeof s.gain === "object" && s.gain.numerator < 0n ? { gain: zero, loss: s.loss } : s);
