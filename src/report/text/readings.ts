import type { CriterionReport, Evaluation, ExternalReport, GoodReport, PublicGoodReport, UptakeReport } from "../../evaluator/result";
import { contains } from "../../language/dates";
import type { Rational } from "../../language/rational";
import type { Regime } from "../../language/regime";
import { criterionTitle } from "../words/criteria";
import { intervalWords } from "../words/days";
import { degreeDigits } from "../words/degrees";
import type { Moment } from "../words/headline";
import { className, rightName } from "../words/names";
import { criterionLines, headline, judgedLines, type EvaluateView } from "./criterion";
import { table, wrap } from "./layout";

/** What a report says beside the criteria of its reading: each only where it was asked for. */
export function besides(regime: Regime, evaluation: Evaluation, view: EvaluateView, none: string): readonly string[] {
  const { second, publicGood, core, external } = evaluation;
  return [
    ...(second === null ? [] : secondLines(regime, second.criteria, evaluation.binding, view, none)),
    ...(publicGood === null || !view.verbose ? [] : publicGoodLines(regime, publicGood, view)),
    ...(view.verbose ? scoreLines(evaluation, view) : []),
    ...(core === null ? [] : coreLines(core, view, none)),
    ...(external === null ? [] : externalLines(regime, external, view)),
    ...metricLines(evaluation, view),
  ];
}

const at = <T extends { readonly interval: Parameters<typeof contains>[0] }>(phases: readonly T[], moment: Moment): T | null =>
  (moment.kind === "latest" ? phases.at(-1) : phases.find((p) => contains(p.interval, moment.day))) ?? null;

/** The hollifield reading: what differs, which is the whole and indivisibility. */
function secondLines(regime: Regime, criteria: readonly CriterionReport[], binding: "hard" | "soft", view: EvaluateView, none: string): readonly string[] {
  const title = ["", view.paint("strong", "HOLLIFIELD'S READING  (form, norms and reciprocity as above)")];
  const [indivisibility, multilateral] = (["indivisibility", "multilateral"] as const).map((id) => criteria.find((c) => c.criterion === id));
  return [
    ...title,
    ...(multilateral ? headline(`  ${criterionTitle.multilateral}`, multilateral.timeline, view, 17, none) : []),
    ...(indivisibility ? criterionLines(regime, indivisibility, binding, view).slice(2) : []),
  ];
}

function publicGoodLines(regime: Regime, good: PublicGoodReport, view: EvaluateView): readonly string[] {
  const share = (name: string, phases: PublicGoodReport["convergence"]): readonly string[] => {
    const phase = at(phases, view.moment);
    return phase?.degree ? wrap(`${name}: ${degreeDigits(phase.degree)} ${intervalWords(phase.interval)}`, "  ") : [];
  };
  return [
    "",
    view.paint("strong", "THE KIND OF GOOD"),
    ...share("Convergence, cases without discretion that lacks a common standard", good.convergence),
    ...share("Rules kept, obligations for which the text says who sees to them", good.rulesKept),
    ...goodsTable(regime, good.goods, view),
    ...good.uptake.filter((u) => at([u], view.moment) !== null).flatMap((u) => wrap(uptakeWords(regime, u), "  - ")),
  ];
}

/** Rights of one mover that are goods of one kind stand in one row. */
function goodsTable(regime: Regime, goods: readonly GoodReport[], view: EvaluateView): readonly string[] {
  const rows = new Map<string, { readonly cells: readonly [string, string, string]; readonly rights: string[] }>();
  for (const { right, mover, phases } of goods) {
    const phase = at(phases, view.moment);
    if (phase === null || (phase.members === null && phase.outsiders === null)) continue;
    const cells = [mover === null ? "anybody" : className(regime, mover), phase.members ?? "-", phase.outsiders ?? "-"] as const;
    const row = rows.get(cells.join("|")) ?? { cells, rights: [] };
    row.rights.push(rightName(regime, right));
    rows.set(cells.join("|"), row);
  }
  if (rows.size === 0) return [];
  const shorten = (rights: readonly string[]): string => (rights.length <= 3 ? rights.join(", ") : `${rights.slice(0, 2).join(", ")} and ${rights.length - 2} more`);
  return table([["mover", "among members", "for outsiders", "rights"], ...[...rows.values()].map(({ cells, rights }) => [...cells, shorten(rights)])], "  ");
}

function uptakeWords(regime: Regime, { clause, realized, admitted, limit, source }: UptakeReport): string {
  const name = regime.clauses[clause]?.name ?? "";
  if (realized === "not declared") return `the number of ${name} is shared; what is admitted under it is not declared`;
  return `the number of ${name} is shared, and ${realized} by ${source ?? ""}: ${admitted ?? 0} of ${limit ?? 0}`;
}

function scoreLines(evaluation: Evaluation, view: EvaluateView): readonly string[] {
  const score = at(evaluation.scores, view.moment);
  if (score === null) return [];
  const digits = (degree: Rational | null): string => (degree === null ? "not assessable" : degreeDigits(degree));
  const { norms, indivisibility, reciprocity, least } = score;
  return [
    "",
    view.paint("strong", "SCORES"),
    ...wrap(`norms ${digits(norms)}, indivisibility ${digits(indivisibility)}, reciprocity ${digits(reciprocity)}; the least of them ${digits(least)}`, "  "),
  ];
}

function coreLines(core: readonly CriterionReport[], view: EvaluateView, none: string): readonly string[] {
  const width = Math.max(...core.map((c) => criterionTitle[c.criterion].length)) + 2;
  return ["", view.paint("strong", "THE CORE: THE REGIME WITHOUT ITS DEROGATIONS"), ...core.flatMap((c) => headline(`  ${criterionTitle[c.criterion]}`, c.timeline, view, width, none))];
}

function externalLines(regime: Regime, { g1, g2, phases }: ExternalReport, view: EvaluateView): readonly string[] {
  const phase = at(phases, view.moment);
  return [
    "",
    view.paint("strong", "STATES OUTSIDE"),
    ...(phase === null ? [] : wrap(`${phase.outsiders} states are outside; the rules know ${phase.kinds} ${phase.kinds === 1 ? "kind" : "kinds"} of them`, "  ")),
    "  G1 no rule singles out a state outside by name:",
    ...judgedLines(regime, g1, view),
    "  G2 each host treats the nationals of all states outside alike:",
    ...judgedLines(regime, g2, view),
  ];
}

function metricLines({ metricSensitive }: Evaluation, view: EvaluateView): readonly string[] {
  if (metricSensitive.length === 0) return [];
  return [
    "",
    view.paint("strong", "METRIC-SENSITIVE"),
    ...metricSensitive.flatMap(({ name, lower, higher }) =>
      wrap(`${name}: by the discrete metric lower ${intervalWords(lower)} than ${intervalWords(higher)}, by the ordinal one higher`, "  - ")),
  ];
}

