import type { Slice } from "../../kernel/slices";
import type { Span } from "../criteria/timeline";
import type { Worlds } from "../criteria/worlds";
import type { Binding } from "../decide/reference";
import type { Questions } from "./positions";
import { RatchetCheck } from "./ratchet";
import type { HalfLife } from "./result";
import { RevocationCount } from "./revocations";

/** What became of rights over the dates in the text, in one walk over the stretches of time. Where figures are missing on which something turns, it is not known. */
export function historyOf(questions: Questions, worlds: Worlds, spans: readonly Span[], binding: Binding): Pick<HalfLife, "revocations" | "ratchet"> {
  const count = new RevocationCount(questions);
  const check = new RatchetCheck(questions, binding);
  let earlier: readonly Slice[] = [];
  for (const { interval, day } of spans) {
    const now = questions.analysis.slices.on(day.on);
    if (worlds.variables(now).length > 0) return unknown;
    now.forEach((slice, i) => {
      const before = earlier[i];
      count.stretch(slice, interval);
      check.stretch(slice);
      if (before === undefined || (before.mark === slice.mark && before.feasible === slice.feasible)) return;
      count.turn({ before, after: slice });
      check.turn({ before, after: slice });
    });
    earlier = now;
  }
  return { revocations: count.over(spans), ratchet: check.found };
}

const notKnown = { verdict: "not-assessable", witness: null } as const;
const unknown: Pick<HalfLife, "revocations" | "ratchet"> = { revocations: null, ratchet: { tenure: notKnown, time: notKnown, cohort: [] } };
