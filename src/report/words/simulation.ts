import type { ConductRule, BreakEvent, SimulatedCap, ShareOfRuns, Simulation } from "../../evaluator/result";
import { rational } from "../../language/rational";
import type { Regime } from "../../language/regime";
import { numberWords, unitWords } from "./interests";
import { className, count, listed, partyCode } from "./names";

/** What a simulation is, whoever reads it. */
export const noForecast = "These are paths drawn under declared assumptions, and no prediction.";

/** A double to the nearest whole, or with two digits where it is small; `unbounded` for one without end. */
export function doubleWords(x: number): string {
  if (!Number.isFinite(x)) return x > 0 ? "unbounded" : "-unbounded";
  const rounded = Math.abs(x) >= 100 ? Math.round(x) : Math.round(x * 100);
  return numberWords(Math.abs(x) >= 100 ? rational(BigInt(rounded)) : rational(BigInt(rounded), 100n));
}

/** With one digit, and with more where it would be rounded to nothing or all. */
function percentOf(x: number): string {
  const digits = [1, 2, 3, 4].find((d) => x <= 0 || x >= 1 || !/^(0\.0+|100\.0+)$/.test((100 * x).toFixed(d))) ?? 5;
  return `${(100 * x).toFixed(digits)} %`;
}
/** `93.1 % of the runs (95 % interval: 91.2 % to 94.6 %)`. */
export const shareWords = ({ share, low, high }: ShareOfRuns): string => `${percentOf(share)} of the runs (95 % interval: ${percentOf(low)} to ${percentOf(high)})`;
export const percentWords = percentOf;

const yearsWords = (n: number | null): string => (n === null ? "for good" : `for ${count(n, "year")}`);

/** The rule of conduct in a sentence or two. */
export function conductWords({ breaks, answer, notice, safeguard, delta }: ConductRule): string {
  if (!breaks) return "Conduct: every member keeps its part, whatever it gains by not doing so (`--keep`).";
  return [
    `Conduct: a member breaks in a year in which leaving saves more than staying is worth (D4, at the discount factor ${Number(delta.toFixed(6))}); from the next year on all answer, ${yearsWords(answer)}`,
    ...(notice === null ? [] : [`who breaks is out after ${count(notice, "year")} (exit clause)`]),
    ...(safeguard === null ? [] : [`safeguards come first, ${yearsWords(safeguard)}`]),
  ].join("; ") + ".";
}

/** `at most 60 a year to BE`. */
export function capName(regime: Regime, { bound, amount, per, host, origin }: SimulatedCap): string {
  const time = { year: "a year", month: "a month", months: "in some months", days: "in some days", all: "in all" }[per];
  const of = `${origin === null ? "" : ` from ${partyCode(regime, origin)}`}${host === null ? "" : ` to ${partyCode(regime, host)}`}`;
  return `${bound === "most" ? "at most" : "at least"} ${doubleWords(amount)} ${time}${of}`;
}

/** `at most 60 a year to BE: 31 % of the years`: of all runs, in how many it turned somebody away. */
export const capWords = (regime: Regime, cap: SimulatedCap, all: number): string =>
  `${capName(regime, cap)}: ${percentOf(cap.runs.reduce((a, b) => a + b, 0) / Math.max(1, all * cap.runs.length))} of the years`;

/** One event of a history, without its year. */
export function eventWords(regime: Regime, event: BreakEvent, { measure, conduct }: Simulation): string {
  const code = (party: number): string => partyCode(regime, party);
  const some = (parties: readonly number[]): string => (parties.length > 8 ? count(parties.length, "member") : listed(parties.map(code)));
  switch (event.kind) {
    case "shock":
      return `${event.title === null ? `the shock ${event.shock}` : `${event.title} (${event.shock})`} comes`;
    case "flow":
      return `${doubleWords(event.movers)} ${className(regime, event.mover)} would come from ${code(event.origin)} to ${code(event.host)}, and not ${doubleWords(event.likeliest)}`;
    case "invoke":
      return `${code(event.party)} invokes its safeguards`;
    case "breach": {
      const does = [...(event.shuts.length === 0 ? [] : [`lets nobody in from ${some(event.shuts)}`]), ...(event.keeps.length === 0 ? [] : [`lets nobody go to ${some(event.keeps)}`])];
      return `${code(event.party)} breaks: leaving saves ${doubleWords(event.saves)} ${unitWords(measure)}, staying is worth ${doubleWords(event.worth)}${does.length === 0 ? "" : `; it ${listed(does)}`}`;
    }
    case "suspend":
      return `the others answer ${code(event.party)}, ${yearsWords(conduct.answer)}`;
    case "withdraw":
      return `${code(event.party)} is out`;
  }
}
