import type { Evaluation, InterestsReport } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { degreeDigits } from "../words/degrees";
import { amountWords, balanceWords, estimateSum, estimateWords, legWords, noPrediction, numberWords, paretoWords, sourcesWords, winWinWinWords } from "../words/interests";
import { dyadRows, dyadWords, sustainRows, sustainWords } from "../words/sustain";
import { className, count, listed, partyCode } from "../words/names";
import { verdictWord } from "../words/criteria";
import { yearsWords } from "../words/sensitivity";
import type { EvaluateView } from "./criterion";
import { table, wrap } from "./layout";
import { drawnDyads } from "./linkages";
import { politicsLines } from "./politics";
import { nearestLines, sensitivityLines } from "./sensitivity";

/** In short at most so many rows of a table. */
const most = 12;

/** What interests come to under one scenario: movers, accounts, balance, who gains, and what each shock does. */
export function interestsLines(regime: Regime, { interests }: Evaluation, view: EvaluateView): readonly string[] {
  if (interests === null) return [];
  const { scenario, title, ledger } = interests;
  const [from, to] = [ledger.years[0] ?? 0, ledger.years.at(-1) ?? 0];
  return [
    "",
    ...wrap(title === null ? "" : view.paint("dim", title), `${view.paint("strong", `INTERESTS under the scenario ${scenario}`)}  `, "  "),
    ...wrap(`${noPrediction} Years ${from} to ${to}, added up; beside no regime at all. Sums of gains and burdens are discounted, numbers of movers are not.`, "  "),
    ...moverLines(regime, interests, view),
    ...accountLines(regime, interests),
    ...gainLines(regime, interests, view),
    ...balanceWords(regime, interests.balance).flatMap((words) => wrap(words, "  ")),
    ...nearestLines(regime, interests, "d3"),
    ...stayingLines(regime, interests, view),
    ...nearestLines(regime, interests, "d4"),
    ...dyadLines(regime, interests, view),
    ...sensitivityLines(regime, interests, view),
    ...wrap(exposureWords(regime, interests), "  "),
    ...wrap(threeRsWords(interests), "  "),
    ...politicsLines(regime, interests, view),
    ...interests.shocks.flatMap((shock) => wrap(`${shockWords(shock)} ${yearsWords(shock)}`.trimEnd(), "  - ")),
    ...wrap(`Assumed: ${interests.assumptions.join("; ")}.`, "  "),
  ];
}

function moverLines(regime: Regime, { ledger }: InterestsReport, view: EvaluateView): readonly string[] {
  const rows = ledger.rows.flatMap(({ origin, host, mover, asked, admitted }) => (mover === null ? [] : [[
    `${partyCode(regime, origin)} to ${partyCode(regime, host)}`, className(regime, mover), numberWords(estimateSum(asked).expected), estimateWords(estimateSum(admitted)),
  ]]));
  const shown = view.verbose ? rows : rows.slice(0, most);
  return [
    ...(rows.length === 0 ? [] : table([["movers", "class", "would come", "admitted"], ...shown], "  ")),
    ...(shown.length < rows.length ? [`  and ${count(rows.length - shown.length, "row")} more (\`--verbose\`)`] : []),
    ...ledger.missing.flatMap((m) => wrap(`Not known whether ${className(regime, m.mover)} from ${partyCode(regime, m.origin)} is admitted to ${partyCode(regime, m.host)}: ${m.why}.`, "  - ")),
  ];
}

/** Each channel of each side, with the sources of its figures. */
function accountLines(regime: Regime, { gains, ledger }: InterestsReport): readonly string[] {
  return gains.channels.flatMap(({ party, channel, measure, total }) => {
    const own = ledger.accounts.filter((a) => a.party === party && a.channel === channel && a.measure.kind === measure.kind);
    const why = own.flatMap((a) => a.missing ?? []);
    const words = total === null ? `not assessable: ${why[0] ?? ""}` : amountWords(total, measure);
    return wrap(`${words} (${sourcesWords(regime, own)})`, `  ${party}${channel === null ? "" : `, ${channel}`}: `, "    ");
  });
}

function gainLines(regime: Regime, report: InterestsReport, view: EvaluateView): readonly string[] {
  const { gains } = report;
  const parties = gains.parties.flatMap(({ party, legs }) => legs.filter((l) => l.totals.some((t) => t.total.expected.numerator !== 0n)).map((leg) =>
    [partyCode(regime, party), leg.side === "mover" ? "its movers" : `as ${leg.side}`, leg.totals.map((t) => amountWords(t.total, t.measure)).join("; ")]));
  const shown = view.verbose ? parties : parties.slice(0, most);
  return [
    ...table(shown, "  "),
    ...(shown.length < parties.length ? [`  and ${count(parties.length - shown.length, "row")} more (\`--verbose\`)`] : []),
    ...wrap(`Win-win-win (host, origin and mover each gain) ${winWinWinWords(report)}.`, "  "),
    ...nearestLines(regime, report, "win-win-win"),
    ...wrap(`Nobody loses (Pareto) ${paretoWords(regime, gains.pareto, gains.losing)}.`, "  "),
    ...nearestLines(regime, report, "pareto"),
  ];
}

/** The rows that are shown in short, and how many are not. */
function shortened([head, ...rows]: readonly (readonly string[])[], view: EvaluateView): readonly string[] {
  if (head === undefined || rows.length === 0) return [];
  const shown = view.verbose ? rows : rows.slice(0, most);
  return [...table([head, ...shown], "  "), ...(shown.length < rows.length ? [`  and ${count(rows.length - shown.length, "row")} more (\`--verbose\`)`] : [])];
}

function stayingLines(regime: Regime, { sustain }: InterestsReport, view: EvaluateView): readonly string[] {
  const [head = "", ...rest] = sustainWords(regime, sustain);
  return [...wrap(head, "  "), ...shortened(sustainRows(regime, sustain), view), ...rest.flatMap((words) => wrap(words, "  "))];
}

function dyadLines(regime: Regime, { dyads }: InterestsReport, view: EvaluateView): readonly string[] {
  const rows = dyadRows(regime, dyads);
  return [
    ...(rows.length === 0 ? [] : wrap("The game of each two in the mean year, as the stakes imply it: C keeps the regime toward the other, D keeps none of it.", "  ")),
    ...(view.verbose ? drawnDyads(regime, dyads.dyads) : []),
    ...shortened([["pair", "kind", "name with C and D", "equilibria", "by movers"], ...rows], view),
    ...dyadWords(regime, dyads).flatMap((words) => wrap(words, "  - ")),
  ];
}

function exposureWords(regime: Regime, { gains: { concentration } }: InterestsReport): string {
  const { hhi, gini, half } = concentration;
  if (hhi === null) return "Nobody is expected to be admitted, so that no host is more exposed than another.";
  return `Exposure of hosts: HHI ${degreeDigits(hhi)}, Gini ${gini === null ? "-" : degreeDigits(gini)}; over half go to ${listed(half.map((h) => partyCode(regime, h)))}.`;
}

function threeRsWords({ gains: { threeRs } }: InterestsReport): string {
  const [yes, no] = [threeRs.filter((r) => r.declared), threeRs.filter((r) => !r.declared)].map((all) => all.map((r) => r.channel));
  return `The three R's of the origin: ${[...(yes?.length ? [`${listed(yes)} declared`] : []), ...(no?.length ? [`${listed(no)} not`] : [])].join(", ")}.`;
}

/** One shock, as if it came and no other. */
function shockWords({ shock, title, year, balance, gains }: InterestsReport["shocks"][number]): string {
  const multi = balance.units[0]?.at.expected.cumulated.multi ?? null;
  return `${title === null ? `Shock ${shock}` : `${title} (${shock})`}, if it comes in ${year} and no other: D3 ${verdictWord(balance.verdict)}${multi === null ? "" : ` (${degreeDigits(multi)})`}; ${gains.legs.map((leg) => `${legWords(leg)}${leg.totals[0] ? ` (${amountWords(leg.totals[0].total, leg.totals[0].measure)})` : ""}`).join(", ")}.`;
}
