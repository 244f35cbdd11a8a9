import type { HostPolitics, LogicMix, PoliticsReport, RestingVerdict, StateLogic } from "../../evaluator/result";
import { formatRational, type Rational } from "../../language/rational";
import type { PartyId, Regime } from "../../language/regime";
import { verdictWord } from "./criteria";
import { degreeDigits } from "./degrees";
import { numberWords, unitWords } from "./interests";
import { className, listed, partyCode } from "./names";

const codes = (regime: Regime, parties: readonly PartyId[]): string => listed(parties.map((p) => partyCode(regime, p)));
const isNegative = (x: Rational): boolean => x.numerator < 0n;
const digits = (x: Rational | null, none = "not assessable"): string => (x === null ? none : isNegative(x) ? `-${degreeDigits({ ...x, numerator: -x.numerator })}` : degreeDigits(x));
const logicWords = ({ logics }: LogicMix): string => (logics.length === 0 ? "of no kind" : logics.join(" and "));
/** `0.2, 0.5, 0.3`. */
const weightsWords = ({ weights: { security, economy, rights } }: LogicMix): string => [security, economy, rights].map(numberWords).join(", ");
/** `where: DE, FR`, of those of whom something is said; nothing where it is said of nobody. */
const where = (regime: Regime, all: readonly HostPolitics[], words: string): readonly string[] => (all.length === 0 ? [] : [`${words} ${codes(regime, all.map((h) => h.host))}`]);

/** What stands out of hosts, in one sentence. */
export function hostsInShort(regime: Regime, { missing, hosts, unspoken }: PoliticsReport): string {
  if (missing !== null) return `The politics of hosts are not assessable: ${missing}.`;
  const puzzled = hosts.filter((h) => h.puzzle === "holds" || h.puzzle === "depends");
  const without = unspoken.includes("economy") || unspoken.includes("security");
  const found = [
    ...where(regime, puzzled, "the economy gains and the whole loses (the puzzle) in"),
    ...where(regime, hosts.filter((h) => h.paradox.verdict === "holds"), "politics bear less than the economy would take (the liberal paradox) in"),
    ...where(regime, hosts.filter((h) => h.coalition?.decision === "closed"), "coalitions close"),
    ...where(regime, hosts.filter((h) => h.coalition?.decision === "open"), "coalitions open"),
    ...where(regime, hosts.filter((h) => h.coalition?.veto), "identity outweighs business (a veto) in"),
  ];
  if (found.length > 0) return `Politics of hosts: ${found.join("; ")}.`;
  return without ? "Politics of hosts: the puzzle is not assessable, since no stake of hosts speaks of both the economy and security or identity." : "Politics of hosts: no host's economy gains where the whole loses, and no coalitions are declared.";
}

/** What stands out between states, in one sentence. */
export function statesInShort(regime: Regime, { logics, neighbours, lockIn, divergence }: PoliticsReport): string {
  const declared = logics.states.flatMap((s) => (s.declared ? [`${partyCode(regime, s.party)} ${logicWords(s.declared)}`] : []));
  const parts = [
    ...(declared.length === 0 ? [] : [`states by their declared weights: ${listed(declared)}`]),
    ...(neighbours.beggars.length === 0 ? [] : [`closing alone pays at the cost of others for ${codes(regime, neighbours.beggars.map((b) => b.host))}`]),
    ...(divergence.opposed === null || divergence.opposed.numerator === 0n ? [] : [`one gains by openness and the other loses in ${digits(divergence.opposed)} of pairs`]),
    `lock-in ${verdictWord(lockIn.verdict)}`,
  ];
  return `Between states: ${parts.join("; ")}.`;
}

/** Whether these two sentences tell a verdict. */
export function isToldInShort({ of, now }: RestingVerdict): boolean {
  switch (of) {
    case "puzzle":
      return now === "holds" || now === "depends";
    case "paradox":
    case "veto":
    case "beggar":
      return now === "holds";
    case "coalition":
      return now !== "even";
    default:
      return of === "logic" || of === "lock-in";
  }
}

/** A table: what each aim of a host comes to, the puzzle, how many movers its economy wants and its politics bear. */
export function hostRows(regime: Regime, { hosts }: PoliticsReport): readonly (readonly string[])[] {
  return [
    ["host", "economy", "security", "rights", "puzzle", "wanted", "borne"],
    ...hosts.map(({ host, at: { expected }, puzzle, paradox: { economic, political, verdict } }) => [
      partyCode(regime, host), numberWords(expected.economy), numberWords(expected.security), numberWords(expected.rights), verdictWord(puzzle),
      verdict === "not-assessable" ? "-" : numberWords(economic), political === null ? "-" : numberWords(political),
    ]),
  ];
}

const kindWords = { client: "client politics", majoritarian: "majoritarian politics", "interest-group": "interest-group politics", entrepreneurial: "entrepreneurial politics" } as const;

/** What is said of one host: the paradox, its coalitions, and whose politics they are. */
export function hostWords(regime: Regime, { measure, concentrated }: PoliticsReport, { host, paradox, coalition, wilson }: HostPolitics): readonly string[] {
  const unit = measure === null ? "" : unitWords(measure);
  const name = partyCode(regime, host);
  const { verdict, critical, limit, political, severity, economic, left } = paradox;
  const judged = verdict === "not-assessable" ? "is not assessable" : limit === null
    ? isNegative(critical) || critical.numerator === 0n ? "fails: what the economy takes costs nothing politically" : `is one under any limit below ${numberWords(critical)} ${unit}; no limit is declared (\`--assume tau=..\`)`
    : `${verdict}: of ${numberWords(economic)} movers whom the economy takes, politics bear ${numberWords(political ?? economic)} at a cost of at most ${numberWords(limit)} ${unit} (severity ${digits(severity)})`;
  return [
    `Liberal paradox of ${name} ${judged}.${left.length === 0 ? "" : ` Left out, since nobody of them is admitted: ${listed(left.map((g) => `${className(regime, g.mover)} from ${partyCode(regime, g.origin)}`))}.`}`,
    ...(coalition === null ? [] : [coalitionWords(name, unit, coalition)]),
    wilson.kind === null ? `Benefits or costs of ${name} are not declared, so that it is not said whose politics they are.`
      : `${kindWords[wilson.kind]} in ${name}: benefits HHI ${digits(wilson.benefits)}, costs HHI ${digits(wilson.costs)} over its channels (concentrated from ${formatRational(concentrated)}).`.replace(/^./, (c) => c.toUpperCase()),
  ];
}

function coalitionWords(name: string, unit: string, { terms, sum, decision, veto, mobilization, sustained }: NonNullable<HostPolitics["coalition"]>): string {
  const heard = terms.map((t) => `${t.coalition} ${numberWords(t.weight)} × ${numberWords(t.amount)}${t.flips === null ? "" : ` (flips at ${digits(t.flips)})`}`);
  const pivots = terms.filter((t) => t.pivotal).map((t) => t.coalition);
  const all = mobilization !== null && mobilization.numerator >= mobilization.denominator;
  const needed = mobilization === null ? "nobody gains" : all ? "those who gain do not outweigh those who lose even if all are organized" : `those who gain outweigh those who lose if over ${digits(mobilization)} of them are organized${sustained === null ? "" : sustained ? ", and so they are" : ", and so they are not"}`;
  return `Coalitions of ${name}: ${heard.join(", ")}; in sum ${numberWords(sum)} ${unit}: ${decision}. Identity ${veto ? "outweighs business: a veto" : "does not outweigh business"}. Pivotal: ${pivots.length === 0 ? "none" : listed(pivots)}; ${needed}.`;
}

/** What one state weighs: declared, by its stakes, and where it goes. */
function stateWords(regime: Regime, { party, declared, stakes, limit, resting, rests }: StateLogic): string {
  const words = (m: LogicMix): string => `${weightsWords(m)} (${logicWords(m)})`;
  const stable = rests.filter((r) => r.stability === "stable").map((r) => `all on ${listed([...r.aims])}`);
  const parts = [
    declared === null ? "no weights declared" : `declared ${words(declared)}`, ...(stakes === null ? [] : [`by its stakes as host ${words(stakes)}`]),
    ...(rests.length === 0 ? [] : [stable.length === 0 ? "no weighing is stable alone" : `stable: ${listed(stable)}`]),
    ...(limit === null ? [] : [resting ? "it rests where it is" : `it goes to ${words(limit)}`]),
  ];
  return `${partyCode(regime, party)}: ${parts.join("; ")}.`;
}

export function logicsWords(regime: Regime, { logics: { threshold, thresholdEach, grounds, states } }: PoliticsReport): readonly string[] {
  const { security, economy, rights } = grounds.counts;
  return [
    `Weights of security, economy, rights; garrison: security at least ${formatRational(threshold)}; trading: economy at least ${formatRational(threshold)}; migration: each at least ${formatRational(thresholdEach)}. Where they go if each grows by how far its payoff is above the mean: a model (replicator).`,
    ...states.map((s) => stateWords(regime, s)),
    `Grounds of clauses in the first year: ${security} on security, ${economy} on the economy, ${rights} on rights, ${grounds.none} on none${grounds.mix === null ? "" : `: ${logicWords(grounds.mix)}`}.`,
  ];
}

/** Who gains by closing, what it moves, and what comes of it. */
export function neighboursWords(regime: Regime, { neighbours: { missing, basis, matrix, beggars, game, securityDilemmas }, measure }: PoliticsReport): readonly string[] {
  if (missing !== null) return [`Closing at the cost of others is not assessable: ${missing}.`];
  const unit = measure === null ? "" : unitWords(measure);
  const pair = (a: PartyId, b: PartyId): string => `${partyCode(regime, a)} to ${partyCode(regime, b)}`;
  const from = basis.map((b) => (b === "shared-number" ? "numbers that hosts share" : "assumption")).join(" and ");
  return [
    matrix.length === 0 ? "Deflection: no number is shared among hosts, and none is assumed (`--assume deflection=..`)." : `Deflection by closing (from ${from}): ${listed(matrix.map((d) => `${pair(d.from, d.to)} ${digits(d.share)}`))}.`,
    ...beggars.map((b) => `By closing alone ${partyCode(regime, b.host)} gains ${numberWords(b.gain)} ${unit}, and there lose ${listed(b.losers.map((l) => `${partyCode(regime, l.party)} ${numberWords(l.loss)}${l.deflection.numerator === 0n ? "" : " (deflected)"}`))}.`),
    ...(beggars.length === 0 ? ["No host gains by closing alone at the cost of another."] : []),
    game === null ? "The game of all hosts is not solved: they are too many." : gameWords(regime, game),
    securityDilemmas === null ? "Security dilemma: no stake of hosts speaks of security." : `Security dilemma: ${securityDilemmas.length === 0 ? "none" : listed(securityDilemmas.map(([a, b]) => `${partyCode(regime, a)}-${partyCode(regime, b)}`))}.`,
  ];
}
function gameWords(regime: Regime, { equilibria, inefficient, need }: NonNullable<PoliticsReport["neighbours"]["game"]>): string {
  const words = equilibria.slice(0, 3).map((closed) => (closed.length === 0 ? "nobody closes" : `${codes(regime, closed)} close${closed.length === 1 ? "s" : ""}`));
  const gap = need.kind === "need" ? ` Need for coordination: ${digits(need.least)}.` : "";
  return `If each host may close: ${words.length === 0 ? "no pure equilibrium" : words.join(", or ")}${equilibria.length > 3 ? ", or others" : ""}${inefficient ? "; all could be better off" : ""}.${gap}`;
}

/** Skills, lock-in, divergence, persons, mobilization. */
export function otherWords(regime: Regime, { skills, lockIn, divergence, persons, mobilization }: PoliticsReport): readonly string[] {
  const { factor, claimable, shirtLike } = persons;
  return [
    ...skills.origins.filter((o) => o.total !== null || o.model !== null).map((o) => skillsWords(partyCode(regime, o.origin), o, skills.measure === null ? "" : ` ${unitWords(skills.measure)}`)),
    `Lock-in (Polanyi 1944, unverified) ${verdictWord(lockIn.verdict)}: staying ${verdictWord(lockIn.staying)}${lockIn.failing.length === 0 ? "" : ` (not for ${listed([...new Set(lockIn.failing.map((f) => `${partyCode(regime, f.party)} in ${f.shock ?? "no shock"}, ${f.year}`))].slice(0, 4))})`}, delegation ${digits(lockIn.delegation)}.`,
    divergence.missing === null ? `Members of whom one gains by openness and the other loses: ${digits(divergence.opposed)} of pairs; Gini of net benefits ${digits(divergence.gini)}; wealth and demanded openness: tau ${digits(divergence.migration, "not declared")} in migration, ${digits(divergence.trade, "not declared")} in trade${divergence.mirror === null ? "" : divergence.mirror ? ": mirror images" : ": no mirror images"}.` : `Divergence is not assessable: ${divergence.missing}.`,
    factor === null ? "Factor test: no stake of movers speaks of wages that are known." : `Factor test ${verdictWord(factor.verdict)}: ${numberWords(factor.rises)} movers to higher wages, ${numberWords(factor.falls)} to lower, ${numberWords(factor.same)} to equal.`,
    claimable.length === 0 ? `Movers can claim no right before a body${shirtLike === null ? "" : shirtLike ? ", and follow wages: shirt-like" : ""}.` : `Movers may claim rights before ${listed(claimable)}: not shirt-like.`,
    ...(mobilization.tradeAbove === null ? [] : [`Mobilization: those who gain by trade are ${mobilization.tradeAbove ? "" : "not "}the better organized (${digits(mobilization.trade)} and ${digits(mobilization.migration)}).`]),
  ];
}
function skillsWords(name: string, { total, model }: PoliticsReport["skills"]["origins"][number], unit: string): string {
  const channel = total === null ? "no channel of skills is known" : `its channel of skills comes to ${numberWords(total.expected)}${unit}`;
  if (model === null) return `Skills of ${name}: ${channel}; drain or gain is not assessable (\`--assume e0=.. --assume a=.. --assume p=..\`).`;
  const rate = model.p === null ? "" : `, and at ${digits(model.p)} there ${model.gains ? "is gain" : "is none"} (${digits(model.stock)} educated, ${digits(model.e0)} without emigration)`;
  return `Skills of ${name}: ${channel}; brain gain below an emigration rate of ${digits(model.below)}, most at ${digits(model.best)}${rate}.`;
}

/** Which channels serve which aim. */
export function mappingWords({ mapping, unspoken }: PoliticsReport): string {
  const of = (aim: string): string => listed(Object.entries(mapping).filter(([, a]) => a === aim).map(([channel]) => channel));
  return `Security and the coalition of identity: ${of("security")}. The economy and business: ${of("economy")}. Rights: what movers gain. As host only.${unspoken.length === 0 ? "" : ` Of ${listed([...unspoken])} no stake speaks.`}`;
}
