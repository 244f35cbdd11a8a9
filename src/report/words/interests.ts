import type { Account, BalanceReport, Estimate, InterestsReport, Leg } from "../../evaluator/result";
import { add, formatRational, zero, type Rational } from "../../language/rational";
import type { Measure, Regime, VerdictName } from "../../language/regime";
import { verdictWord } from "./criteria";
import { degreeDigits } from "./degrees";
import { citationInFull } from "./grounds";
import { listed, partyCode } from "./names";

/** What the section on interests is, whoever reads it. */
export const noPrediction = "This is a calculation under declared assumptions, and no prediction.";

/** A number to the nearest whole, or with two digits where it is small: `1_234_567`, `0.2`. */
export function numberWords(x: Rational): string {
  const negative = x.numerator < 0n;
  const size = negative ? -x.numerator : x.numerator;
  const scale = size >= 100n * x.denominator || x.denominator === 1n ? 1n : 100n;
  const rounded = (2n * size * scale + x.denominator) / (2n * x.denominator);
  const [whole, rest] = [String(rounded / scale).replace(/\B(?=(\d{3})+$)/g, "_"), rounded % scale];
  const digits = rest === 0n ? "" : `.${String(rest).padStart(2, "0").replace(/0$/, "")}`;
  return `${negative && rounded !== 0n ? "-" : ""}${whole}${digits}`;
}

export const unitWords = (m: Measure): string => (m.kind === "money" ? m.currency : m.kind === "count" ? "(number)" : "(shares)");
const signed = (x: Rational): string => `${x.numerator > 0n ? "+" : ""}${numberWords(x)}`;
const same = (a: Rational, b: Rational): boolean => a.numerator === b.numerator && a.denominator === b.denominator;
const between = ({ low, expected, high }: Estimate, words: (x: Rational) => string): string =>
  same(low, expected) && same(expected, high) ? words(expected) : `${words(expected)}, from ${words(low)} to ${words(high)}`;

/** Several estimates added up, each corner by itself. */
export const estimateSum = (numbers: readonly Estimate[]): Estimate =>
  numbers.reduce((a, b) => ({ low: add(a.low, b.low), expected: add(a.expected, b.expected), high: add(a.high, b.high) }), { low: zero, expected: zero, high: zero });

/** `12_000, from 0 to 24_000`. */
export const estimateWords = (e: Estimate): string => between(e, numberWords);
/** `+62_400_000 EUR`. */
export const amountWords = (e: Estimate, m: Measure): string => `${between(e, signed)} ${unitWords(m)}`;

/** `A survey, p. 3`; `assumption` where nothing is cited. */
export function sourcesWords(regime: Regime, accounts: readonly Account[]): string {
  const cited = [...new Set(accounts.flatMap((a) => a.cites.map((c) => citationInFull(regime, c))))];
  return [...cited, ...(accounts.some((a) => a.cites.length === 0) ? ["assumption"] : [])].join("; ");
}

const sideWords = { host: "the host", origin: "the origin", mover: "the mover" } as const;
const outcomeWords: Readonly<Record<Leg["outcome"], string>> = {
  gains: "gains", loses: "loses", even: "neither gains nor loses", mixed: "gains or loses, by unit or by how many move", "not-assessable": "cannot be assessed",
};
/** `host gains, the mover loses`. */
export const legWords = ({ side, outcome, totals }: Leg): string => `${sideWords[side]} ${outcome === "not-assessable" && totals.length === 0 ? "has no stake" : outcomeWords[outcome]}`;

/** `fails: the mover has no stake`. */
export function winWinWinWords({ gains }: Pick<InterestsReport, "gains">): string {
  const failing = gains.legs.filter((l) => gains.failing.includes(l.side)).map(legWords);
  return `${verdictWord(gains.winWinWin)}${failing.length === 0 ? "" : `: ${listed(failing)}`}`;
}

/** Whom it leaves worse off, or not clearly better. */
export function paretoWords(regime: Regime, verdict: VerdictName, losing: InterestsReport["gains"]["losing"]): string {
  const named = losing.map(({ party, side }) => (side === "state" ? partyCode(regime, party) : `movers from ${partyCode(regime, party)}`));
  return `${verdictWord(verdict)}${named.length === 0 ? "" : `: ${listed(named)} ${named.length === 1 && losing[0]?.side === "state" ? "loses" : "lose"}, or may lose`}`;
}

const digits = (x: Rational | null): string => (x === null ? "-" : degreeDigits(x));
const signatures = {
  specific: "each exchange is equal by itself, as in specific reciprocity",
  diffuse: "it is equal in the aggregate and over time alone, as in diffuse reciprocity",
  neither: "neither the pattern of specific nor that of diffuse reciprocity",
} as const;

/** D3 in sentences: the verdict, the betas, and who stands out. */
export function balanceWords(regime: Regime, { units, verdict, missing, tolerance, toleranceEach }: BalanceReport): readonly string[] {
  const head = `${verdictWord(verdict)}${missing === null ? "" : `: ${missing}`}`;
  const [first] = units;
  if (verdict === "not-assessable" || first === undefined) return [`Balance (D3) ${head}.`];
  return [
    `Balance (D3) ${head}, judged in ${unitWords(first.measure)}; at least ${formatRational({ numerator: tolerance.denominator - tolerance.numerator, denominator: tolerance.denominator })} must balance, and no party may be left with over ${formatRational(toleranceEach)} of what it exchanged.`,
    ...units.flatMap(({ measure, at: { low, expected, high } }) => {
      const { cumulated, strict, diffuseness, signature, parity } = expected;
      if (cumulated.multi === null) return [`In ${unitWords(measure)} nothing is exchanged.`];
      const others = [low, high].flatMap((b) => b.cumulated.multi ?? []);
      const range = others.every((o) => cumulated.multi !== null && same(o, cumulated.multi)) ? "" : ` (at the least and the most movers ${digits(low.cumulated.multi)} and ${digits(high.cumulated.multi)})`;
      return [
        `In ${unitWords(measure)}: in the aggregate ${digits(cumulated.multi)} balances${range}, between each two ${digits(cumulated.dyad)}, between each two in each year ${digits(strict)}; diffuseness ${digits(diffuseness)}: ${signature === null ? "" : signatures[signature]}. Parity of gains ${parity === null ? "not assessable" : digits(parity)}.`,
        ...(expected.lopsided.length === 0 ? [] : [`Left over, of what it exchanged: ${expected.parties.filter((p) => expected.lopsided.includes(p.party)).map((p) => `${partyCode(regime, p.party)} ${p.net.numerator > 0n ? "got" : "gave"} ${digits(p.share)}`).join(", ")}.`]),
      ];
    }),
  ];
}
