import type { Dyad, DyadReading, DyadsReport, Feature, Fit, MemberSustain, SustainReport } from "../../evaluator/result";
import { formatRational, type Rational } from "../../language/rational";
import type { Measure, Regime } from "../../language/regime";
import { verdictWord } from "./criteria";
import { degreeDigits } from "./degrees";
import { numberWords, unitWords } from "./interests";
import { count, listed, partyCode } from "./names";

const digits = (x: Rational | null, none = "none"): string => (x === null ? none : degreeDigits(x));

/** D4 in sentences: the verdict, whom it fails for and why, and what stands out. */
export function sustainWords(regime: Regime, { verdict, missing, measure, delta, at }: SustainReport): readonly string[] {
  if (at === null || measure === null) return [`Staying (D4) ${verdictWord(verdict)}${missing === null ? "" : `: ${missing}`}.`];
  const { members, unsustained, largest, asymmetry, share } = at.expected;
  const named = (all: readonly MemberSustain[]): string => listed(all.map((m) => partyCode(regime, m.party)));
  const [without, short] = [members.filter((m) => m.critical === null), members.filter((m) => m.critical !== null && unsustained.includes(m.party))];
  const range = verdict === "depends" ? `; at the least movers it ${verdictWord(at.low.verdict)}, at the most it ${verdictWord(at.high.verdict)}` : "";
  return [
    `Staying (D4) ${verdictWord(verdict)}, judged in ${unitWords(measure)}: whether what leaving gains once is outweighed by what staying brings later, at the discount factor ${formatRational(delta)}${range}.`,
    ...(without.length === 0 ? [] : [`Nothing to lose by leaving, since ${without.length === 1 ? "it has" : "they have"} no net benefit: ${named(without)}.`]),
    ...(short.length === 0 ? [] : [`Too impatient for what leaving gains: ${named(short)}.`]),
    `Largest critical discount factor: ${digits(largest)}; greatest over least: ${asymmetry === null ? "not assessable" : numberWords(asymmetry)}; the share of pairs of a member and a state of the world that meet the bound: ${digits(share)}. It says what can be enforced, and not what anybody will do.`,
  ];
}

/** A table: what each member nets, what leaving gains it, the bound, and the least sanction. */
export const sustainRows = (regime: Regime, { at }: SustainReport): readonly (readonly string[])[] => {
  const members = at?.expected.members ?? [];
  return members.length === 0 ? [] : [
    ["member", "net a year", "leaving gains", "in", "critical", "sanction"],
    ...members.map((m) => [
      partyCode(regime, m.party), numberWords(m.benefit), numberWords(m.at?.gain ?? { numerator: 0n, denominator: 1n }), m.at === null ? "-" : `${m.at.shock ?? "no shock"}, ${m.at.year}`,
      digits(m.critical), m.sanction === null ? "none is enough" : numberWords(m.sanction),
    ]),
  ];
};

/** `prisoner's dilemma`. */
const nameWords = (name: string): string => (name === "prisoners-dilemma" ? "prisoner's dilemma" : name.replaceAll("-", " "));
const pairWords = (regime: Regime, { row, column }: Dyad): string => `${partyCode(regime, row)}, ${partyCode(regime, column)}`;

/** A table: the kind of each game without labels, its names with C and D, its equilibria. */
export const dyadRows = (regime: Regime, { dyads }: DyadsReport): readonly (readonly string[])[] =>
  dyads.map((d) => [
    pairWords(regime, d), d.choosers.length === 2 ? nameWords(d.kind) : "one choice", d.names.length === 0 ? "-" : d.names.map(nameWords).join(", "), d.equilibria.join(", "),
    d.low === d.kind && d.high === d.kind ? "" : `${nameWords(d.low)} to ${nameWords(d.high)}`,
  ]);

const readings: Readonly<Record<DyadReading, string>> = {
  collaboration: "each gains by keeping nothing whatever the other does, and both would gain if both kept (collaboration)",
  dominated: "each does what is best for it, and another outcome would be better for both",
  suasion: "one keeps in any case, the other gains by not keeping, and the first is aggrieved (suasion)",
  deadlock: "each does what is best for it, and nothing else would be better for both (deadlock: a conflict of interests, no dilemma)",
  conflict: "nothing would be better for both, and not both have what they like best",
  harmony: "what each does for itself is best for both (harmony: nothing need be enforced)",
  assurance: "there are two outcomes from which nobody would change alone, and both like the same one best (assurance)",
  chicken: "each likes best that the other gives way, and would give way sooner than that neither does (chicken)",
  battle: "there are two outcomes from which nobody would change alone, both better for both than the others, and each likes another one best (coordination with conflict)",
  "chicken-battle": "there are two outcomes from which nobody would change alone, and each likes another one best (coordination with conflict)",
  "pure-coordination": "there are two outcomes from which nobody would change alone, and both like them alike (coordination)",
  cyclic: "whatever the two do, one would rather do otherwise (no pure equilibrium)",
  "one-sided-gains": "one alone has a choice, and gains by keeping (nothing need be enforced)",
  "one-sided-loses": "one alone has a choice, and gains by not keeping (the suasion of the strong side by the other)",
  "one-sided-even": "one alone has a choice, and neither gains nor loses by it",
  tie: "payoffs are equal, so that the game may be of several kinds",
};

/** Each reading that occurs, with its pairs; the strong side with what could be paid to it. */
export function dyadWords(regime: Regime, { dyads, fit, missing, measure }: DyadsReport): readonly string[] {
  if (missing !== null || measure === null) return [`The game of each two is not assessable${missing === null ? "" : `: ${missing}`}.`];
  const found = [...new Set(dyads.map((d) => d.reading))];
  return [
    ...found.map((reading) => {
      const own = dyads.filter((d) => d.reading === reading);
      return `${listed(own.slice(0, 3).map((d) => `${partyCode(regime, d.row)}-${partyCode(regime, d.column)}`))}${own.length > 3 ? ` and ${count(own.length - 3, "more pair")}` : ""}: ${readings[reading]}.`;
    }),
    ...dyads.filter((d) => d.strong !== null).slice(0, 3).flatMap((d) => strongWords(regime, d, measure)),
    ...signalWords(dyads.filter((d) => d.choosers.length === 2)),
    ...fit.map(fitWords),
  ];
}

/** The strong side, and what could be paid to it; nothing where there is none. */
function strongWords(regime: Regime, { row, column, strong: own, transfer }: Dyad, measure: Measure): readonly string[] {
  if (own === null) return [];
  const [strong, weak] = own === row ? [row, column] : [column, row];
  const sum = transfer === null ? "no payment makes both gain by keeping" : `${numberWords(transfer.least)} to ${numberWords(transfer.most)} ${unitWords(measure)} a year, paid if and only if it keeps, leave neither worse off`;
  return [`The strong side between ${partyCode(regime, strong)} and ${partyCode(regime, weak)} is ${partyCode(regime, strong)}; ${sum}.`];
}

/** What the game of two members is called. */
export function gameName({ choosers, kind, names }: Dyad): string {
  const called = names.map(nameWords).filter((name) => name !== nameWords(kind));
  return choosers.length < 2 ? "one choice" : `${nameWords(kind)}${called.length === 0 ? "" : ` (with C and D: ${called.join(", ")})`}`;
}
/** What comes of the game of two members, in sentences: its reading, who has a choice that is never worse, the strong side, and other numbers of movers. */
export function gameWords(regime: Regime, dyad: Dyad, measure: Measure): readonly string[] {
  const { row, column, dominant, choosers, kind, low, high, equilibria } = dyad;
  const never = ([[row, dominant.row], [column, dominant.column]] as const).flatMap(([party, d]) =>
    d === null || !choosers.includes(party) ? [] : [`${partyCode(regime, party)} ${d.strict ? "always does better" : "never does worse"} by ${d.choice === "C" ? "keeping" : "not keeping"}.`]);
  return [
    `${readings[dyad.reading].replace(/^./, (letter) => letter.toUpperCase())}.`, ...never,
    equilibria.length === 0 ? "No pure equilibrium." : `Nobody gains by changing alone in ${listed(equilibria)}.`, ...strongWords(regime, dyad, measure),
    ...(low === kind && high === kind ? [] : [`At the least movers it is ${nameWords(low)}, at the most ${nameWords(high)}.`]),
  ];
}

/** In how many games keeping the regime is what each would do by itself if the other does; nothing where no two both have a choice. */
function signalWords(dyads: readonly Dyad[]): readonly string[] {
  if (dyads.length === 0) return [];
  const kept = dyads.filter((d) => d.equilibria.includes("CC")).length;
  const rest = kept === dyads.length ? "it enforces itself, as a traffic light does" : kept === 0 ? "nowhere does it enforce itself, as a traffic light would" : "there it enforces itself, as a traffic light does";
  return [`That both keep the regime is an equilibrium in ${kept} of ${count(dyads.length, "game")} in which both have a choice: ${rest} (Aumann 1974, unverified).`];
}

const featureWords: Readonly<Record<Feature["kind"], string>> = { monitoring: "monitoring", exclusion: "exclusion (remedies, good standing)", linkage: "linkage" };
/** `Collaboration (1 pair) asks for monitoring or exclusion; the regime has ..`. */
function fitWords({ problem, dyads, asks, has }: Fit): string {
  const found = asks.flatMap((kind) => {
    const names = has.filter((f) => f.kind === kind).map((f) => f.name);
    return names.length === 0 ? [] : [`${kind} (${listed([...new Set(names)])})`];
  });
  return `Fit (Martin 1992, unverified): ${problem} (${count(dyads, "pair")}) asks for ${asks.map((a) => featureWords[a]).join(" or ")}; the regime declares ${found.length === 0 ? "none" : listed(found)}.`;
}
