/** What a regime says of breaches, exits and safeguards, as far as a simulation by years follows it. */
import type { Given } from "../interests/cases";
import { instrumented } from "../histories/instrumented";
import type { Regime } from "../../language/regime";
import type { SimulateOptions } from "./options";

interface Span {
  readonly amount: number;
  readonly unit: "days" | "months";
}
/** A whole number of years, up. */
const wholeYears = ({ amount, unit }: Span): number => Math.ceil(amount / (unit === "days" ? 365 : 12));

/** For how many years partners answer a breach: as long as the longest remedy of a duty allows, for good where one says no length, may be renewed, or there is none. */
export function answerOf(regime: Regime, asked: NonNullable<SimulateOptions["answer"]>): number {
  if (asked !== "regime") return asked === "for good" ? Infinity : asked;
  const remedies = regime.duties.flatMap((d) => (d.remedy === null || d.soft ? [] : [d.remedy]));
  return Math.max(...remedies.map((r) => (r.length === null || r.renewable ? Infinity : wholeYears(r.length))), remedies.length === 0 ? Infinity : 1);
}

/** After how many years a notice of withdrawal has run; -1: there is no exit clause. It is given at the beginning of a year, and counts at the earliest in the next. */
export const noticeOf = ({ exit }: Regime): number => (exit === null ? -1 : Math.max(1, exit.after === null ? 1 : wholeYears(exit.after)));

/** The regime with facts that say that its safeguards are invoked. */
export interface Safeguards {
  /** `null`: there is none that can be followed. */
  readonly regime: Regime | null;
  /** The facts under which all of them are. */
  readonly given: Given;
  /** For how many years they run: the shortest of their limits, and a year where they have none. */
  readonly years: number;
  readonly renewable: boolean;
  readonly leftOut: readonly string[];
}
export function safeguardsOf(regime: Regime): Safeguards {
  if (regime.powers.length === 0) return { regime: null, given: new Map(), years: 1, renewable: false, leftOut: [] };
  const { regime: more, choices, leftOut } = instrumented(regime);
  const invoked = choices.filter((c) => c.kind === "invoke");
  const limits = regime.powers.flatMap((p) => (p.limit === null ? [] : [p.limit]));
  return {
    regime: invoked.length === 0 ? null : more,
    given: new Map(choices.map((c) => [c.fact, c.kind === "invoke" ? 1 : 0])),
    years: limits.length === 0 ? 1 : Math.min(...limits.map(wholeYears)),
    renewable: limits.every((l) => l.renewable === true),
    leftOut,
  };
}
