import { compareRationals } from "../../../language/rational";
import type { Regime } from "../../../language/regime";
import { coalitions } from "../../politics/coalitions";
import { takenIn } from "../../politics/deflection";
import { aims, type PoliticsReport } from "../../politics/result-politics";
import type { Assumed } from "../assumed";
import type { Judged } from "../judged";
import type { RestingVerdict } from "../result";
import { closingWords, goesWords, listed, logicWords } from "./answer-words";
import { weighing } from "./weights";

const told = (of: RestingVerdict["of"], parties: RestingVerdict["parties"], now: string): RestingVerdict => ({ of, parties, now });
const held = (holds: boolean): string => (holds ? "holds" : "fails");

/** What was found of politics as verdicts that rest on declared numbers. */
export const politicalAnswers = (regime: Regime, politics: PoliticsReport, judged: Judged, assumed: Assumed): readonly RestingVerdict[] =>
  [...weighedAnswers(politics, assumed), ...hostAnswers(politics), ...neighbourAnswers(regime, politics, judged), ...otherAnswers(politics)];

/** What the weights of states and of coalitions come to. */
function weighedAnswers({ hosts, logics: { states } }: PoliticsReport, assumed: Assumed): readonly RestingVerdict[] {
  return [
    ...states.flatMap(({ party, declared }) => (declared === null ? [] : [told("logic", [party], logicWords(declared))])),
    ...weighing(assumed, "coalition").map((party) => told("coalition", [party], hosts.find((h) => h.host === party)?.coalition?.decision ?? "not-assessable")),
    ...hosts.flatMap(({ host, coalition }) => (coalition === null ? [] : [
      told("veto", [host], held(coalition.veto)), told("pivotal", [host], listed(coalitions.filter((c) => coalition.terms.some((t) => t.coalition === c && t.pivotal)))),
      ...(coalition.sustained === null ? [] : [told("mobilized", [host], held(coalition.sustained))]),
    ])),
    ...states.flatMap(({ party, declared, limit }) => (declared === null || limit === null ? [] : [told("goes", [party], goesWords(aims.filter((a) => limit.weights[a].numerator > 0n), aims.filter((a) => declared.weights[a].numerator > 0n)))])),
  ];
}

const hostAnswers = ({ hosts, logics: { states } }: PoliticsReport): readonly RestingVerdict[] => [
  ...hosts.map(({ host, puzzle }) => told("puzzle", [host], puzzle)), ...hosts.map(({ host, paradox }) => told("paradox", [host], paradox.verdict)),
  ...hosts.map(({ host, wilson }) => told("whose-politics", [host], wilson.kind ?? "not-assessable")),
  ...states.flatMap(({ party, stakes }) => (stakes === null ? [] : [told("stakes-logic", [party], logicWords(stakes))])),
];

function neighbourAnswers(regime: Regime, { neighbours: { missing, beggars, game, securityDilemmas } }: PoliticsReport, { ledger, dyads }: Judged): readonly RestingVerdict[] {
  const hosts = missing === null ? [...takenIn(ledger)].filter(([, n]) => n.numerator > 0n).map(([host]) => host).sort((a, b) => a - b) : [];
  return [
    ...hosts.map((host) => told("beggar", [host], held(beggars.some((b) => b.host === host)))),
    ...(game === null ? [] : [told("closing", [], closingWords(regime, game.equilibria)), told("inefficient", [], held(game.inefficient))]),
    ...(securityDilemmas === null ? [] : dyads.dyads.filter((d) => d.choosers.length === 2).map((d) => told("dilemma", [d.row, d.column], held(securityDilemmas.some(([a, b]) => a === d.row && b === d.column))))),
  ];
}

const otherAnswers = ({ skills, lockIn, divergence: { mirror }, persons: { factor, shirtLike }, mobilization: { tradeAbove } }: PoliticsReport): readonly RestingVerdict[] => [
  ...skills.origins.flatMap(({ origin, model }) => (model === null ? [] : [
    told("brain-gain", [origin], held(model.gains ?? model.below.numerator > 0n)),
    ...(model.p === null ? [] : [told("best-rate", [origin], (["above", "at", "below"] as const)[1 + Math.sign(compareRationals(model.best, model.p))] ?? "at")]),
  ])),
  told("lock-in", [], lockIn.verdict),
  ...(mirror === null ? [] : [told("mirror", [], held(mirror))]),
  ...(factor === null ? [] : [told("factor", [], factor.verdict)]),
  ...(shirtLike === null ? [] : [told("shirt-like", [], held(shirtLike))]),
  ...(tradeAbove === null ? [] : [told("better-organized", [], held(tradeAbove))]),
];
