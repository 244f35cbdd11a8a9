/** Where no change of facts grants a right: the nearest days, and the other origins, of which the same case would be granted. */
import { contains } from "../../language/dates";
import { isBound } from "../../language/reading";
import { stateless, type PartyId, type Regime, type RightId } from "../../language/regime";
import { Slices } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import type { Elsewhere, Question } from "../result";
import { decider } from "./decide";

/** Asks the same case about a right on every day on which something changes, and of every other origin. */
export function elsewhere(regime: Regime, question: Question, right: RightId): Elsewhere {
  const decide = decider(regime);
  const granted = (q: Question): boolean => decide({ ...q, rights: [right] }).rights[0]?.decision?.position.kind === "granted";
  const { days } = new Slices(new Space(regime, "decide"), new Set());
  const { on, host, origin } = question;
  // A stretch of days is alike, so the last day before a change stands for what ends there.
  const earlier = days.filter((d) => d <= on).map((d) => d - 1).sort((a, b) => b - a).find((d) => granted({ ...question, on: d }));
  const later = days.filter((d) => d > on).find((d) => granted({ ...question, on: d }));
  const origins = [...regime.parties.flatMap((p, id) => (contains(p.life, on) ? [id] : [])), stateless];
  const others = origins.filter((o) => o !== host && o !== origin && granted({ ...question, origin: o }));
  return { earlier: earlier ?? null, later: later ?? null, origins: named(regime, others, question) };
}

/** Members before others: of a world of states the members say most. */
const named = (regime: Regime, found: readonly PartyId[], { on }: Question): readonly PartyId[] => {
  const members = found.filter((o) => o !== stateless && isBound(regime, o, on));
  return members.length > 0 ? members : found;
};
