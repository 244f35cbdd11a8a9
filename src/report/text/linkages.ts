import type { Dyad, Evaluation, LinkageDyad, LinkageReport } from "../../evaluator/result";
import type { Game2x2 } from "../../games";
import { absolute, rational, type Rational } from "../../language/rational";
import type { Regime } from "../../language/regime";
import { bargainWords, linkageWords } from "../words/linkages";
import { count, partyCode } from "../words/names";
import type { EvaluateView } from "./criterion";
import { drawGame } from "./game";
import { wrap } from "./layout";

/** In short one pair of members is told of each linkage. */
const most = 1;

/** What each linkage does: to the criteria, and under interests between two members. */
export function linkageLines(regime: Regime, { linkages }: Evaluation, view: EvaluateView): readonly string[] {
  if (linkages === null || linkages.length === 0) return [];
  return ["", view.paint("strong", "LINKAGES"), ...linkages.flatMap((l) => oneLinkage(regime, l, view))];
}

const oneLinkage = (regime: Regime, report: LinkageReport, view: EvaluateView): readonly string[] => [...wrap(linkageWords(regime, report, view.moment), "  - "), ...bargainLines(regime, report, view)];

function bargainLines(regime: Regime, report: LinkageReport, view: EvaluateView): readonly string[] {
  if (report.bargain === null) return [];
  const { missing, pairs, leftOut } = bargainWords(regime, report, report.bargain);
  if (missing !== null) return wrap(missing, "    ");
  const shown = view.verbose ? pairs : pairs.slice(0, most);
  const left = pairs.length - shown.length;
  return [
    ...shown.flatMap(({ dyad, short, full }) => [
      ...short.flatMap((words) => wrap(words, "    ")),
      ...(view.verbose ? [...full.flatMap((words) => wrap(words, "      ")), ...drawnLinkage(regime, report, dyad)] : []),
    ]),
    ...(view.verbose ? leftOut.flatMap((words) => wrap(words, "    ")) : []),
    ...(left === 0 ? [] : [`    and ${count(left, "pair")} more (\`--verbose\`)`]),
  ];
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `      ${line}`);

/** Payoffs to the nearest whole, or to two digits where they are small, so that they fit a cell. */
function rounded({ row, column }: Game2x2): Game2x2 {
  const round = (x: Rational): Rational => {
    const scale = absolute(x).numerator >= 100n * x.denominator ? 1n : 100n;
    const doubled = 2n * x.numerator * scale + x.denominator;
    // Towards minus infinity, so that a half goes up.
    const whole = doubled / (2n * x.denominator) - (doubled < 0n && doubled % (2n * x.denominator) !== 0n ? 1n : 0n);
    return rational(whole, scale);
  };
  const four = ([a, b, c, d]: Game2x2["row"]): Game2x2["row"] => [round(a), round(b), round(c), round(d)];
  return { row: four(row), column: four(column) };
}

/** The four cells: each keeps its own clause or not, nothing conditioned. */
function drawnLinkage(regime: Regime, { gives, inReturnFor }: LinkageReport, d: LinkageDyad): readonly string[] {
  const choices = (clause: string): readonly [string, string] => [clause, `no ${clause}`];
  return indented(drawGame(rounded({ row: d.payoffs.giver, column: d.payoffs.other }), d, {
    row: partyCode(regime, d.giver), column: partyCode(regime, d.other), rowChoices: choices(gives), columnChoices: choices(inReturnFor),
  }));
}

/** The four cells of games of two members: of each reading the first pair in which both have a choice. */
export const drawnDyads = (regime: Regime, dyads: readonly Dyad[]): readonly string[] =>
  dyads.filter((d, i) => d.choosers.length === 2 && dyads.findIndex((e) => e.reading === d.reading) === i).flatMap((d) => indented(drawGame(rounded(d.payoffs), d, {
    row: partyCode(regime, d.row), column: partyCode(regime, d.column), rowChoices: ["keeps", "defects"], columnChoices: ["keeps", "defects"],
  })));
