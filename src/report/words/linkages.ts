import type { Ablation, Bargain, BeforeAfter, Commitment, JudgedStretch, LinkageDyad, LinkageFigures, LinkageReport, RestingVerdict } from "../../evaluator/result";
import { formatRational, subtract, zero, type Rational } from "../../language/rational";
import type { Regime } from "../../language/regime";
import { stretchAt, type Moment } from "./headline";
import { verdictWord } from "./criteria";
import { intervalPhrase } from "./days";
import { estimateWords, numberWords, unitWords } from "./interests";
import { listed, partyCode } from "./names";
import { everyRange, leftOutWords, nearestOf } from "./sensitivity";

const awaited = { one: "what one partner does", all: "general conduct or standing", acts: "figures of acts" } as const;

/** What a linkage is, and what becomes of verdicts without it where either waits for the other. */
export const linkageWords = (regime: Regime, report: LinkageReport, moment: Moment): string => `${linkWords(report)}${report.ablation === null ? "" : ` ${ablationWords(regime, report, report.ablation, moment)}`}`;

/** `visas: visaFree in return for benchmarks, called tactical; it waits for what one partner does.` */
function linkWords({ name, mode, gives, inReturnFor, awaits }: LinkageReport): string {
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
function ablationWords(regime: Regime, { multilateralizable }: LinkageReport, { flips, d1, d1c }: Ablation, moment: Moment): string {
  const at = (name: string, { before, after }: BeforeAfter): string => becomes(regime, name, stretchAt(before, moment), stretchAt(after, moment));
  const others = flips.filter((f) => f.name !== "d1" && f.name !== "d1c").map(({ name, where }) =>
    `${nameOf(name)} ${listed(where.map((w) => `${w.after === null ? "none" : verdictWord(w.after)} ${intervalPhrase(w.interval)} (with it: ${w.before === null ? "none" : verdictWord(w.before)})`))}`);
  const general = { yes: " The same condition toward every member would keep D1c.", "found-together": " The same condition toward every member would keep D1c if all members together found whether it is met.", no: " The same condition toward every member would not keep D1c." };
  return `Without the link ${at("D1", d1)}; ${at("D1c", d1c)}. ${others.length === 0 ? "No other verdict flips." : `Other verdicts flip: ${others.join("; ")}.`}${multilateralizable === null ? "" : general[multilateralizable]}`;
}

type Of = Pick<LinkageReport, "gives" | "inReturnFor">;

/** What is told of one pair of members: in short, and what is added in full. */
export interface ToldPair {
  readonly dyad: LinkageDyad;
  readonly short: readonly string[];
  readonly full: readonly string[];
}
/** What is bargained, in the order in which it is told; a sentence where nothing is. */
export function bargainWords(regime: Regime, report: LinkageReport, bargain: Bargain): { readonly missing: string | null; readonly pairs: readonly ToldPair[]; readonly leftOut: readonly string[] } {
  const { dyads, missing, sensitivity } = bargain;
  if (missing !== null || dyads.length === 0) return { missing: `What is bargained is not assessable: ${missing ?? "no stake speaks of either clause"}.`, pairs: [], leftOut: [] };
  const of = (d: LinkageDyad) => ({ parties: [giver, other] }: RestingVerdict): boolean => giver === d.giver && other === d.other;
  return {
    missing: null, leftOut: sensitivity === null ? [] : leftOutWords(sensitivity),
    pairs: dyads.map((dyad) => ({
      dyad, short: [strengthWords(regime, report, dyad, bargain), ...(sensitivity === null ? [] : nearestOf(regime, sensitivity, (v) => of(dyad)(v) && (v.of === "window" || v.of === "enough")))],
      full: [...bargainDetails(regime, report, dyad, bargain), ...(sensitivity === null ? [] : everyRange(regime, sensitivity, of(dyad)))],
    })),
  };
}
/** `5 (from 3 to 7)`: with as many movers as are expected, with the fewest and with the most. */
function figure(d: LinkageDyad, of: (figures: LinkageFigures) => Rational): string {
  const words = estimateWords({ low: of(d.low), expected: of(d), high: of(d.high) });
  return words.includes(", from ") ? `${words.replace(", from ", " (from ")})` : words;
}
/** What is said otherwise with the fewest movers or the most: ` (with the fewest movers not enough)`; nothing where it is the same. */
function otherwise(d: LinkageDyad, said: (figures: LinkageFigures) => string): string {
  const parts = ([["fewest", d.low], ["most", d.high]] as const).filter(([, figures]) => said(figures) !== said(d)).map(([which, figures]) => `with the ${which} movers ${said(figures)}`);
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

/** Who is strong, what it gains, what that is worth to the other, and what could be paid. */
function strengthWords(regime: Regime, { gives, inReturnFor }: Of, d: LinkageDyad, { measure }: Bargain): string {
  const [giver, other] = [partyCode(regime, d.giver), partyCode(regime, d.other)];
  const unit = measure === null ? "" : ` ${unitWords(measure)}`;
  const worth = `${gives} is worth ${figure(d, (f) => f.worth)} to it`;
  const kept = ({ gain, strong }: LinkageFigures): string => (strong !== null ? `it gains ${numberWords(gain)} by not keeping it` : gain.numerator === 0n ? "neither gains nor loses" : "loses");
  if (d.strong === null) return `${giver} and ${other}: ${other} ${kept(d)} by not keeping ${inReturnFor}, so that nothing need be given for it${otherwise(d, kept)}; ${worth}.`;
  const some = ({ window }: LinkageFigures): string => (window === null ? "no sum leaves neither worse off" : "some sum does");
  const window = d.window === null ? "no sum leaves neither worse off" : `${numberWords(d.window.least)} to ${numberWords(d.window.most)} a year, paid if and only if it keeps, leave neither worse off`;
  const enough = (f: LinkageFigures): string => (f.enough ? "enough" : "not enough");
  return `${giver} and ${other}: ${other} is the strong side, gains ${figure(d, (f) => f.gain)}${unit} a year by not keeping ${inReturnFor}, which is worth ${figure(d, (f) => f.willingness)} to ${giver}; ${window}${otherwise(d, some)}. ${worth}, which is ${enough(d)}${otherwise(d, enough)}.`;
}

const credible = ({ once, repeated }: Commitment, delta: Rational): string =>
  once ? "in its own interest even in a single round" : repeated ? `credible if the relation lasts (discount factor ${formatRational(delta)}), and not in a single round` : `not credible, nor at the discount factor ${formatRational(delta)}`;

/** `costs EU 5`; `saves EU 5`. */
function costs(giver: string, d: LinkageDyad, of: (figures: LinkageFigures) => Commitment): string {
  const { cost } = of(d);
  const saved = cost.numerator < 0n;
  return cost.numerator === 0n && [d.low, d.high].every((f) => of(f).cost.numerator === 0n) ? `costs ${giver} nothing` : `${saved ? "saves" : "costs"} ${giver} ${figure(d, (f) => (saved ? subtract(zero, of(f).cost) : of(f).cost))}`;
}

/** Threat, promise and edge. */
function bargainDetails(regime: Regime, { gives, inReturnFor, mode }: Of & Pick<LinkageReport, "mode">, d: LinkageDyad, { delta }: Bargain): readonly string[] {
  const [giver, other] = [partyCode(regime, d.giver), partyCode(regime, d.other)];
  const called = mode === "substantive" && d.edge.numerator === 0n ? ", though it is called substantive" : mode === "tactical" && d.edge.numerator !== 0n ? ", though it is called tactical" : "";
  const told = (of: (figures: LinkageFigures) => Commitment): string => `${costs(giver, d, of)}: ${credible(of(d), delta)}${otherwise(d, (f) => credible(of(f), delta))}`;
  const edge = d.edge.numerator === 0n
    ? `By the stakes the two are linked by tactics only${called}: ${gives} is worth the same to ${other} whether it keeps ${inReturnFor} or not.`
    : `By the stakes the two are linked in substance${called}: ${gives} is worth ${figure(d, (f) => f.edge)} more to ${other} where it keeps ${inReturnFor}.${persuasionWords(other, d)}`;
  return [`Threat: to withhold ${gives} once ${other} has not kept ${told((f) => f.threat)}.`, `Promise: to give ${gives} once ${other} has kept ${told((f) => f.promise)}.`, edge];
}

function persuasionWords(other: string, d: LinkageDyad): string {
  const { persuasion } = d;
  if (persuasion.kind !== "exact") return "";
  const share = formatRational(persuasion.value);
  const attained = ({ persuasion: theta }: LinkageFigures): string => (theta.kind !== "exact" ? "it has no theta*" : `theta* ${formatRational(theta.value)}`);
  return `${persuasion.attainable ? ` It keeps by itself once ${other} perceives ${share} of that (theta*), even if nothing is conditioned` : ` To perceive all of that would not be enough (theta* ${share})`}${otherwise(d, attained)}.`;
}
