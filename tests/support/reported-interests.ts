/**
 * What a case may say of interests in a block `found`, under the first scenario: `admitted NL to BE Worker`, `total host fiscal`, `beta multi`, `beta dyad`,
 * `signature`, `win-win-win`, `pareto`, `exposure`. Numbers are those expected, over all years, as exact fractions.
 */
import type { InterestsReport } from "../../src/evaluator/result";
import { add, rational } from "../../src/language/rational";
import type { Regime } from "../../src/language/regime";
import { fraction } from "./evaluations";

/** The names that are about interests. */
export const interestNames = ["admitted", "total", "beta", "signature", "win-win-win", "pareto", "exposure"] as const;
export type InterestName = (typeof interestNames)[number];

const codeOf = (regime: Regime, party: number): string => regime.parties[party]?.code ?? "";

export function reportedInterest(regime: Regime, { ledger, balance, gains }: InterestsReport, name: InterestName, rest: string): string {
  const at = balance.units[0]?.at.expected;
  switch (name) {
    case "admitted": {
      const [origin, , host, mover] = rest.split(" ");
      const rows = ledger.rows.filter((r) => codeOf(regime, r.host) === host && codeOf(regime, r.origin) === origin && regime.classes[r.mover]?.name === mover);
      return fraction(rows.flatMap((r) => r.admitted).reduce((sum, year) => add(sum, year.expected), rational(0)));
    }
    case "total": {
      const [party, channel] = rest.split(" ");
      const found = gains.channels.find((c) => c.party === party && c.channel === channel);
      return found === undefined ? "none" : found.total === null ? "not assessable" : fraction(found.total.expected);
    }
    case "beta":
      return fraction(rest === "multi" ? at?.cumulated.multi : rest === "dyad" ? at?.cumulated.dyad : at?.strict);
    case "signature":
      return at?.signature ?? "none";
    case "win-win-win":
      return `${gains.winWinWin}${gains.failing.length === 0 ? "" : `: ${gains.failing.join(", ")}`}`;
    case "pareto":
      return gains.pareto;
    case "exposure":
      return gains.concentration.half.map((h) => codeOf(regime, h)).join(", ");
  }
}
