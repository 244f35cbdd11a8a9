import type { Ablation, Bargain, BeforeAfter, Commitment, JudgedStretch, LinkageDyad, LinkageReport } from "../../evaluator/result";
import { formatRational, subtract, zero, type Rational } from "../../language/rational";
import type { Regime } from "../../language/regime";
import { stretchAt, type Moment } from "./headline";
import { verdictWord } from "./criteria";
import { intervalPhrase } from "./days";
import { numberWords, unitWords } from "./interests";
import { listed, partyCode } from "./names";

const awaited = { one: "what one partner does", all: "general conduct or standing", acts: "figures of acts" } as const;

/** `visas: visaFree in return for benchmarks, called tactical; it waits for what one partner does.` */
export function linkageWords({ name, mode, gives, inReturnFor, awaits }: LinkageReport): string {
  const head = name === null ? `Not declared as a linkage: the duty ${gives} waits for ${inReturnFor}` : `${name}: ${gives} in return for ${inReturnFor}, called ${mode ?? ""}`;
  return awaits.length === 0 ? `${head}, in name only: neither waits for the other, so that there is nothing to take out.` : `${head}; it waits for ${listed(awaits.map((a) => awaited[a]))}.`;
}

const nameOf = (name: string): string => (/^[a-z]\d/.test(name) || name === "nt" ? name.toUpperCase() : name);

/** What one part is without the link: `D1 still fails, because of resettlement`; `D1c holds (with it: fails)`. */
function becomes(regime: Regime, name: string, before: JudgedStretch | null, after: JudgedStretch | null): string {
  if (after === null) return `${name} has no verdict`;
  const same = before?.verdict === after.verdict;
  const because = after.verdict === "fails" ? [...new Set(after.because.map((c) => regime.clauses[c]?.name ?? ""))] : [];
  return `${name} ${same ? "still " : ""}${verdictWord(after.verdict)}${because.length === 0 ? "" : `, because of ${listed(because)}`}${same || before === null ? "" : ` (with it: ${verdictWord(before.verdict)})`}`;
}

/** What the linkage does to D1, to D1c and to every other verdict; and whether it could be made general. */
export function ablationWords(regime: Regime, { multilateralizable }: LinkageReport, { flips, d1, d1c }: Ablation, moment: Moment): string {
  const at = (name: string, { before, after }: BeforeAfter): string => becomes(regime, name, stretchAt(before, moment), stretchAt(after, moment));
  const others = flips.filter((f) => f.name !== "d1" && f.name !== "d1c").map(({ name, where }) =>
    `${nameOf(name)} ${listed(where.map((w) => `${w.after === null ? "none" : verdictWord(w.after)} ${intervalPhrase(w.interval)} (with it: ${w.before === null ? "none" : verdictWord(w.before)})`))}`);
  const general = { yes: " The same condition toward every member would keep D1c.", "found-together": " The same condition toward every member would keep D1c if all members together found whether it is met.", no: " The same condition toward every member would not keep D1c." };
  return `Without the link ${at("D1", d1)}; ${at("D1c", d1c)}. ${others.length === 0 ? "No other verdict flips." : `Other verdicts flip: ${others.join("; ")}.`}${multilateralizable === null ? "" : general[multilateralizable]}`;
}

type Of = Pick<LinkageReport, "gives" | "inReturnFor">;

/** Who is strong, what it gains, what that is worth to the other, and what could be paid. */
export function strengthWords(regime: Regime, { gives, inReturnFor }: Of, d: LinkageDyad, { measure }: Bargain): string {
  const [giver, other] = [partyCode(regime, d.giver), partyCode(regime, d.other)];
  const unit = measure === null ? "" : ` ${unitWords(measure)}`;
  const worth = `${gives} is worth ${numberWords(d.worth)} to it`;
  if (d.strong === null) return `${giver} and ${other}: ${other} ${d.gain.numerator === 0n ? "neither gains nor loses" : "loses"} by not keeping ${inReturnFor}, so that nothing need be given for it; ${worth}.`;
  const window = d.window === null ? "no sum leaves neither worse off" : `${numberWords(d.window.least)} to ${numberWords(d.window.most)} a year, paid if and only if it keeps, leave neither worse off`;
  return `${giver} and ${other}: ${other} is the strong side, gains ${numberWords(d.gain)}${unit} a year by not keeping ${inReturnFor}, which is worth ${numberWords(d.willingness)} to ${giver}; ${window}. ${worth}, which is ${d.enough ? "enough" : "not enough"}.`;
}

const credible = ({ once, repeated }: Commitment, delta: Rational): string =>
  once ? "in its own interest even in a single round" : repeated ? `credible if the relation lasts (discount factor ${formatRational(delta)}), and not in a single round` : `not credible, nor at the discount factor ${formatRational(delta)}`;

/** `costs EU 5`; `saves EU 5`. */
const costs = (giver: string, cost: Rational): string => (cost.numerator === 0n ? `costs ${giver} nothing` : cost.numerator < 0n ? `saves ${giver} ${numberWords(subtract(zero, cost))}` : `costs ${giver} ${numberWords(cost)}`);

/** Threat, promise and edge. */
export function bargainDetails(regime: Regime, { gives, inReturnFor, mode }: Of & Pick<LinkageReport, "mode">, d: LinkageDyad, { delta }: Bargain): readonly string[] {
  const [giver, other] = [partyCode(regime, d.giver), partyCode(regime, d.other)];
  const called = mode === "substantive" && d.edge.numerator === 0n ? ", though it is called substantive" : mode === "tactical" && d.edge.numerator !== 0n ? ", though it is called tactical" : "";
  const edge = d.edge.numerator === 0n
    ? `By the stakes the two are linked by tactics only${called}: ${gives} is worth the same to ${other} whether it keeps ${inReturnFor} or not.`
    : `By the stakes the two are linked in substance${called}: ${gives} is worth ${numberWords(d.edge)} more to ${other} where it keeps ${inReturnFor}.${persuasionWords(other, d)}`;
  return [
    `Threat: to withhold ${gives} once ${other} has not kept ${costs(giver, d.threat.cost)}: ${credible(d.threat, delta)}.`,
    `Promise: to give ${gives} once ${other} has kept ${costs(giver, d.promise.cost)}: ${credible(d.promise, delta)}.`,
    edge,
  ];
}

function persuasionWords(other: string, { persuasion }: LinkageDyad): string {
  if (persuasion.kind !== "exact") return "";
  const share = formatRational(persuasion.value);
  return persuasion.attainable ? ` It keeps by itself once ${other} perceives ${share} of that (theta*), even if nothing is conditioned.` : ` To perceive all of that would not be enough (theta* ${share}).`;
}
