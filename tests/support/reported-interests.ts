/**
 * What a case may say of interests in a block `found`, under the first scenario: `admitted NL to BE Worker`, `total host fiscal`, `beta multi`, `beta dyad`,
 * `signature`, `win-win-win`, `pareto`, `exposure`; of D4 `benefit BE`, `critical BE`, `critical largest`, `sanction BE`, `share`; of the game of two `game BE and NL`,
 * `payoffs BE and NL`, `transfer BE and NL`, `fit suasion`; of how far verdicts hold `nearest d4`, `range d4 host.fiscal`, `range puzzle BE host.fiscal` (what it becomes is told where it is given: `8/9 (fails) to 9/8 (fails)`). Numbers are those expected, over all years, as exact fractions.
 */
import type { InterestsReport, SensitivityReport } from "../../src/evaluator/result";
import { add, rational, type Rational } from "../../src/language/rational";
import type { Regime } from "../../src/language/regime";
import { fraction } from "./evaluations";

/** The names that are about interests. */
export const interestNames = ["admitted", "total", "beta", "signature", "win-win-win", "pareto", "exposure", "critical", "sanction", "benefit", "share", "game", "payoffs", "transfer", "fit", "nearest", "range"] as const;
export type InterestName = (typeof interestNames)[number];

const codeOf = (regime: Regime, party: number): string => regime.parties[party]?.code ?? "";

/** The first verdict of a name, or that of some parties. */
const ranged = (regime: Regime, { verdicts }: SensitivityReport, [of, ...codes]: readonly string[]): SensitivityReport["verdicts"][number] | undefined =>
  verdicts.find((v) => v.of === of && (codes.length === 0 || v.parties.map((p) => codeOf(regime, p)).join() === codes.join()));

/** `8/9 (fails) to 9/8 (deadlock)` for the politics of parties; of D3, D4 and others without parties the places alone. */
export function rangeIn(regime: Regime, sensitivity: SensitivityReport, words: readonly string[]): string {
  const [of, number] = [words.slice(0, -1), words.at(-1)];
  const range = ranged(regime, sensitivity, of)?.ranges.find((r) => r.number === number);
  if (range === undefined) return "none";
  const end = (e: typeof range.down, place: Rational | undefined): string => `${fraction(place)}${e && e.becomes !== null && of.length > 1 ? ` ${e.included ? "in" : "out"} (${e.becomes})` : ""}`;
  return `${end(range.down, range.down?.upper)} to ${end(range.up, range.up?.lower)}`;
}

export function reportedInterest(regime: Regime, { ledger, balance, gains, sustain, dyads, sensitivity }: InterestsReport, name: InterestName, rest: string): string {
  const member = sustain.at?.expected.members.find((m) => codeOf(regime, m.party) === rest);
  const dyad = dyads.dyads.find((d) => `${codeOf(regime, d.row)} and ${codeOf(regime, d.column)}` === rest);
  const at = balance.units[0]?.at.expected;
  switch (name) {
    case "admitted": {
      const [origin, , host, mover] = rest.split(" ");
      const rows = ledger.rows.filter((r) => codeOf(regime, r.host) === host && codeOf(regime, r.origin) === origin && r.mover !== null && regime.classes[r.mover]?.name === mover);
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
    case "benefit":
      return fraction(member?.benefit);
    case "critical": {
      const by = rest === "largest" || member?.at === null ? "" : ` (${member?.at?.shock ?? "no shock"} ${member?.at?.year ?? ""})`;
      return `${fraction(rest === "largest" ? sustain.at?.expected.largest : member?.critical)}${by}`;
    }
    case "sanction":
      return fraction(member?.sanction);
    case "share":
      return fraction(sustain.at?.expected.share);
    case "game":
      return dyad === undefined ? "none" : `${dyad.kind}, ${dyad.equilibria.join(" ")}, ${dyad.reading}${dyad.strong === null ? "" : ` of ${codeOf(regime, dyad.strong)}`}`;
    case "payoffs":
      return dyad === undefined ? "none" : [dyad.payoffs.row, dyad.payoffs.column].map((four) => four.map(fraction).join(" ")).join(" | ");
    case "transfer":
      return dyad?.transfer ? `${fraction(dyad.transfer.least)} to ${fraction(dyad.transfer.most)}` : "none";
    case "nearest":
      return ranged(regime, sensitivity, rest.split(" "))?.tightest?.number ?? "none";
    case "range":
      return rangeIn(regime, sensitivity, rest.split(" "));
    case "fit":
      return dyads.fit.filter((f) => f.problem === rest).map((f) => f.has.map((h) => `${h.kind} ${h.name}`).join(", ") || "nothing").join("");
  }
}
