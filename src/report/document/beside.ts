import type { AxesPhase, Evaluation, InterestsReport } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { toNumber } from "../../language/rational";
import { axesLimit } from "../words/axes";
import { limits, shapeWords } from "../words/criteria";
import { intervalWords } from "../words/days";
import { degreeDigits, degreeWords } from "../words/degrees";
import { judgement } from "../words/facts";
import { dependedOn, type Moment } from "../words/headline";
import { amountWords, balanceWords, estimateSum, estimateWords, legWords, noPrediction, numberWords, paretoWords, sourcesWords, unitWords, winWinWinWords } from "../words/interests";
import { className, count, partyCode } from "../words/names";
import { notJudged } from "../words/not-judged";
import { procedureLines } from "../words/procedures";
import { dyadRows, dyadWords, sustainRows, sustainWords } from "../words/sustain";
import { anchor, heading, list, paragraph, table, type Block } from "./blocks";

/** The parties and the shape of their relations over time. */
export function form(evaluation: Evaluation): Block {
  return table("The parties and their relations", ["time", "parties", "shape", "density", "kinds of party", "also called"], evaluation.form.map((f) => [
    intervalWords(f.interval), String(f.parties), shapeWords[f.shape], f.density === null ? "-" : degreeDigits(f.density), String(f.classes), f.label ?? "",
  ]));
}

const share = (r: AxesPhase["coverage"]): string => (r === null ? "not assessable" : degreeWords(r));

/** The axes apart from the criteria, over time. */
export function axes({ axes: phases }: Evaluation): readonly Block[] {
  if (phases === null || phases.length === 0) return [];
  const rights = phases.at(-1)?.rights ?? null;
  return [
    table("Axes over time", ["time", "coverage", "determinacy", "openness", "obligation", "precision", "delegation"], phases.map((p) => [
      intervalWords(p.interval), ...(p.missing === null ? [share(p.coverage), share(p.determinacy), share(p.openness)] : [p.missing, "", ""]),
      ...(p.legalization === null ? ["-", "-", "-"] : [share(p.legalization.obligation), share(p.legalization.precision), share(p.legalization.delegation)]),
    ])),
    ...(rights === null ? [] : [table("Rights at the end (Ruhs 2013)", ["group", "indicators spoken of", "openness"], rights.map((r) => [r.group, `${r.spoken.length} of ${r.indicators}`, r.openness === null ? "-" : degreeWords(r.openness)]))]),
    paragraph(axesLimit),
  ];
}

/** What interests come to under the scenario judged; `drawn` are the games that are shown in full. */
export function interests(regime: Regime, report: InterestsReport, drawn: readonly Block[] = []): readonly Block[] {
  const { ledger, gains, balance, sustain, dyads, shocks } = report;
  const [from, to] = [ledger.years[0] ?? 0, ledger.years.at(-1) ?? 0];
  const [staying, games] = [sustainRows(regime, sustain), dyadRows(regime, dyads)];
  return [
    paragraph({ strong: noPrediction }, ` Scenario ${report.scenario}${report.title === null ? "" : `: ${report.title}`}. Years ${from} to ${to}, added up; beside no regime at all.`),
    table("Movers", ["from", "to", "class", "would come", "admitted"], ledger.rows.flatMap(({ origin, host, mover, asked, admitted }) => (mover === null ? [] : [[
      partyCode(regime, origin), partyCode(regime, host), className(regime, mover), numberWords(estimateSum(asked).expected), estimateWords(estimateSum(admitted)),
    ]]))),
    table("Gains and burdens by channel", ["side", "channel", "sum", "known from"], gains.channels.map(({ party, channel, measure, total }) => {
      const own = ledger.accounts.filter((a) => a.party === party && a.channel === channel && a.measure.kind === measure.kind);
      return [party, channel ?? "", total === null ? `not assessable: ${own.flatMap((a) => a.missing ?? [])[0] ?? ""}` : amountWords(total, measure), sourcesWords(regime, own)];
    })),
    ...balancePicture(regime, report),
    list([
      `Win-win-win (host, origin and mover each gain) ${winWinWinWords(report)}.`,
      `Nobody loses (Pareto) ${paretoWords(regime, gains.pareto, gains.losing)}.`,
      ...balanceWords(regime, balance), ...sustainWords(regime, sustain), ...dyadWords(regime, dyads),
      ...shocks.map((s) => `If ${s.title ?? s.shock} comes in ${s.year} and nothing else: ${s.gains.legs.map(legWords).join(", ")}.`),
    ]),
    ...rowsTable("Staying (D4)", staying),
    ...(games.length === 0 ? [] : [table("The game of each two", ["pair", "kind", "name with C and D", "equilibria", "by movers"], games.map((row) => [...row]))]),
    ...drawn,
    paragraph({ strong: "Assumed: " }, `${report.assumptions.join("; ")}.`),
  ];
}

const rowsTable = (caption: string, [head, ...rows]: readonly (readonly string[])[]): readonly Block[] => (head === undefined || rows.length === 0 ? [] : [table(caption, head, rows.map((row) => [...row]))]);

function balancePicture(regime: Regime, { balance, ledger }: InterestsReport): readonly Block[] {
  const [unit] = balance.units;
  if (unit === undefined || unit.at.expected.parties.length === 0) return [];
  const { parties, periods } = unit.at.expected;
  const points = periods.flatMap(({ multi, dyad }, y) => [["in the aggregate", multi] as const, ["between each two", dyad] as const].flatMap(([series, beta]) => (beta === null ? [] : [{ year: ledger.years[y] ?? 0, series, share: toNumber(beta) }])));
  const own = table("Balance by party", ["party", "got", "net", "left over"], parties.map((p) => [partyCode(regime, p.party), numberWords(p.received), numberWords(p.net), p.share === null ? "-" : degreeDigits(p.share)]));
  const shares = table("What balances, by year", ["year", "in the aggregate", "between each two"], periods.map((p, y) => [String(ledger.years[y] ?? 0), p.multi === null ? "-" : degreeDigits(p.multi), p.dyad === null ? "-" : degreeDigits(p.dyad)]));
  return [
    { kind: "picture", table: own, caption: `What each party nets over the horizon, in ${unitWords(unit.measure)}.`, picture: { kind: "net", unit: unitWords(unit.measure), parties: parties.map((p) => ({ party: partyCode(regime, p.party), net: toNumber(p.net) })) } },
    { kind: "picture", table: shares, caption: "What share of the exchange balances, by year.", picture: { kind: "shares", label: "share that balances", points } },
  ];
}

/** What the answers rest on and leave open. */
export function notes(regime: Regime, evaluation: Evaluation, moment: Moment): readonly Block[] {
  const open = evaluation.openTexture.flatMap((id) => {
    const fact = regime.facts[id];
    return fact === undefined ? [] : [`${fact.key}: ${judgement(fact) ?? fact.title ?? "open"}`];
  });
  const missing = dependedOn(evaluation).flatMap((id) => regime.facts[id]?.title ?? regime.facts[id]?.key ?? []);
  const unjudged = notJudged(regime, evaluation.interests).map(({ kind, name, title }) => `${kind}${name === null ? "" : ` ${name}`}${title === null ? "" : `: ${title}`}`);
  const part = (title: string, lead: string, items: readonly string[]): readonly Block[] => (items.length === 0 ? [] : [heading(3, title, anchor(regime.name, title)), paragraph(lead), list(items)]);
  return [
    paragraph(`Judged in ${evaluation.reading === "ruggie" ? "Ruggie's" : "Hollifield's"} reading, ${evaluation.binding === "hard" ? "binding rules only" : "binding and soft rules"}; cards and sentences speak of ${moment.kind === "latest" ? "the latest day" : "the day asked for"}.`),
    ...part("Assumptions", "The verdicts take for granted:", evaluation.assumptions),
    ...part("Open texture", "Some positions hang on judgements that this tool never makes:", open),
    ...part("Missing figures", "Some verdicts turn on figures that are not known:", missing),
    ...part("Declared, not judged here", `The file declares ${count(unjudged.length, "thing")} beside what is judged:`, unjudged),
    heading(3, "Limits", anchor(regime.name, "limits")),
    paragraph(limits),
  ];
}

/** Principles, norms, bodies and procedures. */
export function procedures(regime: Regime): readonly Block[] {
  const lines = procedureLines(regime);
  return lines.length === 0 ? [] : [heading(3, "Principles, norms and procedures", anchor(regime.name, "procedures")), list(lines)];
}
