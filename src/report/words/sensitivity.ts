import type { DeclaredNumber, InterestsReport, KeptRange, RangeEnd, RestingVerdict, SensitivityReport } from "../../evaluator/result";
import { compareRationals, multiply, one, rational, type Rational } from "../../language/rational";
import type { Regime, Stake } from "../../language/regime";
import { numberWords, unitWords } from "./interests";
import { count, listed, partyCode } from "./names";

const same = (a: Rational, b: Rational): boolean => compareRationals(a, b) === 0;
const hundred = rational(100);
/** Kinds of numbers that are told as they are, and not in per cent. */
const plain: readonly (DeclaredNumber["kind"] | undefined)[] = ["stake", "flow", "weight", "assumption", "table", "threshold"];

/** With four digits that count: `1.27`, `0.04189`, `3_041`. */
export function figureWords(x: Rational): string {
  if (x.numerator >= 1000n * x.denominator) return numberWords(x);
  const value = Number((x.numerator * 10n ** 12n) / x.denominator) / 1e12;
  return String(Number(value.toPrecision(4)));
}

/** `host, fiscal`; `the discount`; `the chance of recession`. */
export function numberName(regime: Regime, { numbers }: Pick<SensitivityReport, "numbers">, name: string): string {
  const number = numbers.find((n) => n.name === name);
  const place = /\.(\d+)$/.exec(name)?.[1] ?? null;
  const nth = place === null || number?.kind === "flow" ? "" : ` (${place})`;
  switch (number?.kind) {
    case "stake": {
      const stake = regime.interests.stakes[number.of ?? 0];
      return `what the ${stake?.party ?? ""} ${stake?.verb ?? ""}${stake?.channel ? ` as ${stake.channel}` : ""}${nth}`;
    }
    case "flow":
      return `flow ${place ?? ""}`;
    case "discount":
      return "the discount";
    case "probability":
      return `the chance of ${name.replace(".probability", "")}`;
    case "factor":
      return `what ${name.replace(/\.factor.*/, "")} leaves${nth}`;
    case "weight":
      return `the weight ${name}`;
    case "assumption":
    case "table":
      return `what is assumed as ${name}`;
    case "threshold":
      return name === "mirror" ? "the threshold of mirror images" : "the threshold of concentration";
    default:
      return name === "toleranceEach" ? "the tolerance of D3 for one party" : "the tolerance of D3";
  }
}

/** What a stake comes to at so many times what is declared, where it is one amount: `5_080 EUR`. */
function amountAt({ amount }: Stake, times: Rational): string | null {
  if (amount.terms.length > 0 || amount.facts.length > 0) return null;
  const declared = rational(BigInt(Math.round(amount.constant * 1e6)), 1_000_000n * BigInt(amount.over ?? 1));
  return `${numberWords(multiply(declared, times))} ${unitWords(amount.measure)}`;
}

/** One place on the scale of a number: `1.27 times what is assumed (5_080 EUR)`, `12.5 %`. */
export function placeWords(regime: Regime, { kind, of }: DeclaredNumber, place: Rational): string {
  if (kind === "weight" || kind === "assumption" || kind === "threshold") return figureWords(place);
  if (kind !== "stake" && kind !== "flow" && kind !== "table") return `${figureWords(multiply(place, hundred))} %`;
  const stake = kind === "stake" ? regime.interests.stakes[of ?? -1] : undefined;
  const amount = stake === undefined ? null : amountAt(stake, place);
  return `${figureWords(place)} times what is assumed${amount === null ? "" : ` (${amount})`}`;
}

const aboveWords = (e: RangeEnd): string => (e.included === null ? "above about" : e.included ? "at least" : "above");
const belowWords = (e: RangeEnd): string => (e.included === null ? "below about" : e.included ? "at most" : "below");

/** `is at least 0.42 and below 3.58 times what is assumed`. */
export function rangeWords(regime: Regime, number: DeclaredNumber, { down, up }: KeptRange): string {
  const words = (e: RangeEnd): string => placeWords(regime, number, e.included === null && e === down ? e.upper : e.lower);
  if (down !== null && up !== null) {
    if (same(down.lower, up.upper)) return `is exactly ${words(down)}`;
    const from = figureWords(multiply(down.upper, plain.includes(number.kind) ? one : hundred));
    return `is ${aboveWords(down)} ${from} and ${belowWords(up)} ${words(up)}`;
  }
  return down !== null ? `is ${aboveWords(down)} ${words(down)}` : up !== null ? `is ${belowWords(up)} ${words(up)}` : "is whatever it may be";
}

const verbs: Readonly<Record<string, string>> = { holds: "holds", fails: "fails", depends: "depends" };
const names: Readonly<Record<RestingVerdict["of"], string>> = {
  d3: "D3", d4: "D4", "win-win-win": "win-win-win", pareto: "Pareto", member: "D4 of", game: "the game of", relations: "how many relations keep themselves",
  puzzle: "the puzzle of", paradox: "the liberal paradox of", coalition: "the decision of coalitions in", veto: "the veto of identity in", pivotal: "the pivot among coalitions in", mobilized: "that those who gain are organized enough in",
  "whose-politics": "whose politics they are in", logic: "the logic of", "stakes-logic": "the logic by stakes of", goes: "where weights go in",
  beggar: "closing at the cost of others by", closing: "who closes if each may", inefficient: "that all could be better off if each may close", dilemma: "the security dilemma of", "brain-gain": "brain gain in",
  "best-rate": "the rate of emigration beside the best in", "lock-in": "lock-in", mirror: "the mirror image", factor: "the factor test", "shirt-like": "that movers are like shirts", "better-organized": "that those who gain by trade are the better organized",
  "linkage-game": "the game of the linkage between", window: "the window between", enough: "that what is given is enough between", threat: "the threat between", promise: "the promise between", edge: "the edge between", theta: "theta* between",
};
/** `D4`, `D4 of BE`, `The game of BE and NL`, `The logic of BE`. */
export const restingName = (regime: Regime, verdict: Pick<RestingVerdict, "of" | "parties">): string => nameWithin(regime, verdict).replace(/^[a-z]/, (c) => c.toUpperCase());
function nameWithin(regime: Regime, { of, parties }: Pick<RestingVerdict, "of" | "parties">): string {
  return `${names[of]}${parties.length === 0 ? "" : ` ${listed(parties.map((p) => partyCode(regime, p)))}`}`;
}
const verdictWords = (now: string): string => verbs[now] ?? `is ${now.replaceAll("-", " ")}`;

/** In one sentence, the declared number that a verdict is nearest to changing with. */
export function nearestWords(regime: Regime, { sensitivity }: Pick<InterestsReport, "sensitivity">, of: RestingVerdict["of"]): readonly string[] {
  return sensitivity.verdicts.filter((v) => v.of === of).flatMap((v) => {
    if (v.tightest === null) return sensitivity.leftOut.length > 0 ? [] : [`No one number, changed alone, changes that ${nameWithin(regime, v)} ${verdictWords(v.now)}.`];
    return [`${restingName(regime, v)} ${verdictWords(v.now)} as long as ${sentence(regime, sensitivity, v.tightest)}, the others as assumed${v.tightest.how === "searched" ? " (the nearest change found)" : ""}.`];
  });
}
function sentence(regime: Regime, sensitivity: SensitivityReport, range: KeptRange): string {
  const number = sensitivity.numbers.find((n) => n.name === range.number);
  return number === undefined ? "" : `${numberName(regime, sensitivity, range.number)} ${rangeWords(regime, number, range)}`;
}

/** Of some verdicts those that are nearest to changing, each with the declared number that it is so with: `Nearest to changing, one number each: the puzzle of BE holds with host.fiscal at most 1.125 (else fails).` */
export function nearestOf(regime: Regime, { numbers, verdicts }: SensitivityReport, is: (verdict: RestingVerdict) => boolean, most = 4): readonly string[] {
  const all = verdicts.flatMap((v) => (is(v) && v.tightest !== null && v.away !== null ? [{ ...v, tightest: v.tightest, away: v.away }] : [])).sort((a, b) => compareRationals(a.away, b.away));
  const words = all.slice(0, most).map((v) => `${nameWithin(regime, v)} ${verdictWords(v.now)} with ${endsWords(numbers.find((n) => n.name === v.tightest.number), v.tightest)}`);
  const left = all.length - most;
  return all.length === 0 ? [] : [`Nearest to changing, one number each: ${words.join("; ")}${left > 0 ? `; and ${count(left, "verdict")} more (\`--verbose\`)` : ""}. The other numbers as assumed.`];
}

/** What was not looked at, and how it is. */
export const leftOutWords = ({ leftOut }: SensitivityReport): readonly string[] =>
  leftOut.length === 0 ? [] : [`How far verdicts hold was not looked at for ${listed(leftOut)}, since it takes long (\`--sensitivity\`).`];

/** Of each verdict every range: `D4 holds with host.fiscal at most 1.125 (else fails); discount at most 20 % (else fails)`. */
export const everyRange = (regime: Regime, { numbers, verdicts }: SensitivityReport, is: (verdict: RestingVerdict) => boolean = () => true): readonly string[] => verdicts.filter((v) => v.ranges.length > 0 && is(v)).map((v) =>
  `${restingName(regime, v)} ${verdictWords(v.now)} with ${v.ranges.map((r) => endsWords(numbers.find((n) => n.name === r.number), r)).join("; ")}.`);
function endsWords(number: DeclaredNumber | undefined, { number: name, down, up, how }: KeptRange): string {
  const otherwise = (e: RangeEnd): string => `(else ${e.becomes === null ? "not known" : e.becomes.replaceAll("-", " ")})`;
  const ends = [
    ...(down === null ? [] : [`${aboveWords(down)} ${valueWords(number, down.upper)} ${otherwise(down)}`]),
    ...(up === null ? [] : [`${belowWords(up)} ${valueWords(number, up.lower)} ${otherwise(up)}`]),
  ];
  return `${name} ${ends.join(" and ")}${how === "searched" ? ", as far as was found" : ""}`;
}

/** A number as it is varied: `0.5`, `12 %`. */
export const valueWords = (number: DeclaredNumber | undefined, value: Rational): string => (plain.includes(number?.kind) ? figureWords(value) : `${figureWords(multiply(value, hundred))} %`);

type Column = readonly [name: string, told: (verdicts: readonly RestingVerdict[]) => string];
const toldOf = (is: (v: RestingVerdict) => boolean) => (verdicts: readonly RestingVerdict[]): string => [...new Set(verdicts.filter(is).map((v) => v.now.replaceAll("-", " ")))].join(", ");

/** Of so many more verdicts that a sweep changes a column is shown. */
const mostChanged = 3;

/** Columns of a sweep: where a weight is varied what its set comes to, else D3, D4, who gains and games; then other verdicts that it changes. */
function columnsOf(regime: Regime, swept: readonly DeclaredNumber[], cells: readonly (readonly RestingVerdict[])[]): readonly Column[] {
  const sets = swept.flatMap((n) => (n.kind === "weight" ? (regime.interests.weights[n.of ?? -1] ?? []) : []));
  const [first = []] = cells;
  const usual: readonly (readonly [string, (v: RestingVerdict) => boolean])[] = sets.length > 0
    ? sets.map(({ of, party }) => [`${of} ${partyCode(regime, party)}`, (v) => v.of === (of === "state" ? "logic" : of) && v.parties[0] === party])
    : [...(["d3", "d4", "win-win-win", "pareto"] as const).map((of) => [restingName(regime, { of, parties: [] }), (v: RestingVerdict) => v.of === of] as const), ["games", (v) => v.of === "game"]];
  const isOf = (v: RestingVerdict) => (other: RestingVerdict): boolean => other.of === v.of && other.parties.join() === v.parties.join();
  const changed = first.filter((v) => v.of !== "member" && !usual.some(([, is]) => is(v)) && cells.some((verdicts) => verdicts.find(isOf(v))?.now !== v.now));
  return [...usual.map(([name, is]): Column => [name, toldOf(is)]), ...changed.slice(0, mostChanged).map((v): Column => [[v.of, ...v.parties.map((p) => partyCode(regime, p))].join(" "), toldOf(isOf(v))])];
}

/** A table of a sweep: values, then the verdicts. */
export function sweepRows(regime: Regime, { sweep, sensitivity: { numbers } }: Pick<InterestsReport, "sweep" | "sensitivity">): readonly (readonly string[])[] {
  if (sweep === null) return [];
  const swept = sweep.numbers.flatMap((name) => numbers.find((n) => n.name === name) ?? []);
  const columns = columnsOf(regime, swept, sweep.cells.map((c) => c.verdicts));
  return [[...sweep.numbers, ...columns.map(([name]) => name)], ...sweep.cells.map(({ values, verdicts }) => [...values.map((v, i) => valueWords(swept[i], v)), ...columns.map(([, told]) => told(verdicts))])];
}

/** What a shock does in the other years in which it may come: `` where it is the same in each. */
export function yearsWords({ year, years, balance, gains }: InterestsReport["shocks"][number]): string {
  const other = years.filter((y) => y.d3 !== balance.verdict || y.winWinWin !== gains.winWinWin || y.pareto !== gains.pareto);
  if (years.length < 2) return "";
  if (other.length === 0) return `In whichever year from ${year} to ${years.at(-1)?.year ?? year} it comes, D3, win-win-win and Pareto are the same.`;
  return `It is not the same if it comes in ${listed(other.map((y) => `${y.year} (D3 ${y.d3}, win-win-win ${y.winWinWin}, Pareto ${y.pareto})`))}.`;
}
