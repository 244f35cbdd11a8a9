import type { Day, DayInterval } from "../../language/dates";
import type { Slice } from "../../kernel/slices";
import type { Worlds } from "../criteria/worlds";
import type { Binding } from "../decide/reference";
import { isEntry } from "./entry";
import { observed } from "./observed";
import { overlaps } from "./overlaps";
import type { Questions } from "./positions";
import { RatchetCheck } from "./ratchet";
import type { HalfLife } from "./result";
import { owedIn, RevocationCount } from "./revocations";

/** A stretch of time on which nothing changes, with every topic on it. */
export interface Stretch {
  readonly interval: DayInterval;
  readonly slices: readonly Slice[];
}

export interface HistoryOptions {
  readonly binding: Binding;
  /** Whether to note the days on which positions change. */
  readonly changes: boolean;
}
export interface History extends Pick<HalfLife, "revocations" | "ratchet"> {
  /** The days on which what the text says to some pair of parties changed; `null`: not known, or not asked. */
  readonly changes: readonly Day[] | null;
}

/** What became of rights over the dates in the text, in one walk over the stretches of time. Where figures are missing on which something turns, it is not known. */
export function historyOf(questions: Questions, worlds: Worlds, stretches: readonly Stretch[], { binding, changes }: HistoryOptions): History {
  const count = new RevocationCount(questions, observed(questions.analysis.slices.space.regime, stretches));
  const check = new RatchetCheck(questions, binding);
  const changed = new Set<Day>();
  let earlier: readonly Slice[] = [];
  for (const { interval, slices: now } of stretches) {
    if (worlds.variables(now).length > 0) return unknownHistory;
    now.forEach((slice, i) => {
      if (changes && differs(earlier[i], slice)) changed.add(slice.on);
      // What is lowered for those who would come in is taken from nobody who is there.
      if (isEntry(questions.analysis.slices.space.regime, slice.topic.right)) return;
      const before = earlier[i];
      count.stretch(slice, interval);
      check.stretch(slice);
      if (before !== undefined && count.owedPairs(before) > 0) check.later();
      if (before === undefined || (before.mark === slice.mark && before.feasible === slice.feasible)) return;
      const turn = { before, after: slice };
      for (const overlap of overlaps(before, slice, owedIn(questions, before))) {
        count.turn(turn, overlap);
        check.turn(turn, overlap);
      }
      count.left(turn);
    });
    earlier = now;
  }
  return { revocations: count.found, ratchet: check.found, changes: changes ? [...changed].sort((a, b) => a - b) : null };
}

/** Whether some pair that is there before and after is told something else. */
function differs(before: Slice | undefined, after: Slice): boolean {
  if (before === undefined || (before.mark === after.mark && before.feasible === after.feasible)) return false;
  for (const { first, second } of overlaps(before, after, () => true)) if (first.positions !== second.positions) return true;
  return false;
}

const notKnown = { verdict: "not-assessable", witness: null } as const;
/** Where it cannot be found out. */
export const unknownHistory: History = {
  changes: null, revocations: null, ratchet: { tenure: notKnown, time: notKnown, cohort: [] } };
