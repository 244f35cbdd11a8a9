import type { Diagnostic } from "../../diagnostics";
import type { Day, DayInterval } from "../../language/dates";
import type { Regime } from "../../language/regime";
import { BudgetSpent } from "../../kernel/diagram";
import { evaluate } from "../criteria/evaluate";
import { intervalsBetween } from "../criteria/timeline";
import { align } from "./alignment";
import { positionChanges } from "./changes";
import { CommonSpace } from "./common-space";
import { componentsOf } from "./components";
import type { Change, Difference } from "./difference";
import { dutyChanges } from "./duties";
import { dutyDays } from "./duty-days";
import { overallOf } from "./effects";
import { memberChanges } from "./members";
import { PositionComparison } from "./positions";
import { verdictChanges } from "./verdicts";

export interface DiffOptions {
  /** Only days since this one, and until that one (included). */
  readonly since?: Day;
  readonly until?: Day;
  /** Only positions of these rights. */
  readonly rights?: readonly string[];
  /** `false`: the criteria are not judged. */
  readonly verdicts?: boolean;
}

/** Two texts compared; `null` where they cannot be: the diagnostics say why. */
export interface Compared {
  readonly difference: Difference | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Who gains and who loses what between two texts, exactly: every case of both is compared by decision diagrams over the same facts, and
 * every change is confirmed by the reference interpreter of either text. Throws `BudgetSpent` where there are too many kinds of case.
 */
export function diff(before: Regime, after: Regime, options: DiffOptions = {}): Compared {
  const { alignment, diagnostics } = align({ before, after });
  if (diagnostics.length > 0) return { difference: null, diagnostics };
  const common = new CommonSpace(alignment);
  const comparison = new PositionComparison(common, options.rights === undefined ? null : new Set(options.rights));
  const window: DayInterval = { since: options.since ?? null, before: options.until === undefined ? null : options.until + 1 };
  const days = [...new Set([...comparison.days, ...dutyDays(before), ...dutyDays(after)])].sort((a, b) => a - b);
  const intervals = intervalsBetween(days, options);
  const changes = positionChanges(comparison, intervals);
  const members = memberChanges(alignment, window);
  const duties = dutyChanges(comparison, intervals);
  const components = componentsOf({ before, after });
  const closure = { before: before.closure, after: after.closure };
  const alone = { before: before.parallel, after: after.parallel };
  // Where ranges differ, some cases of the one are none of the other; where defaults do, cases in which something is not stated.
  const unmatched = alignment.unmatched.filter((u) => u.differs !== "needs" || (options.rights?.includes(u.name) ?? true));
  const differs = unmatched.some((u) => u.differs !== null && u.differs !== "condition") || members.length > 0 || duties.length > 0 || closure.before !== closure.after || alone.before !== alone.after || components.change === "of";
  const judged = (regime: Regime): ReturnType<typeof evaluate> => evaluate(regime, { ...(options.since === undefined ? {} : { since: options.since }), ...(options.until === undefined ? {} : { until: options.until }) });
  return {
    diagnostics: [],
    difference: {
      regimes: { before: before.name, after: after.name }, window, onlyRights: options.rights ?? null,
      overall: overallOf(changes.map((c) => c.effect), differs),
      closure, alone, changes, members, duties,
      verdicts: options.verdicts === false ? null : verdictChanges({ before: judged(before), after: judged(after) }),
      components, unmatched,
    },
  };
}

/** The changes of positions between two texts alone; in words, why they cannot be told. */
export function rightsChanged(before: Regime, after: Regime, options: Pick<DiffOptions, "since" | "until">): readonly Change[] | string {
  try {
    const { difference } = diff(before, after, { ...options, verdicts: false });
    return difference === null ? "the two texts mean different things by one fact" : difference.changes;
  } catch (error) {
    if (error instanceof BudgetSpent) return error.message;
    throw error;
  }
}
