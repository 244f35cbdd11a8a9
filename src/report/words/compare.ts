import type { Closeness, Comparison, ComparedRegime } from "../../evaluator/axes/rows";
import type { CriterionId, PlacedProgramme, RightsAndNumbers } from "../../evaluator/result";
import { formatDay } from "../../language/dates";
import type { Rational } from "../../language/rational";
import { correlationWords } from "./concepts";
import { verdictWord } from "./criteria";
import { degreeDigits } from "./degrees";

/** A table with its heading: the first row names the columns. */
export interface Section {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

const digits = (r: Rational | null | undefined): string => (r ? degreeDigits(r) : "-");
const verdictOf = (r: ComparedRegime, id: CriterionId): string => {
  const stretch = r.criteria.find((c) => c.criterion === id)?.stretch;
  return stretch === undefined ? "-" : stretch.verdict === "not-assessable" ? "unknown" : verdictWord(stretch.verdict);
};
const degreeOf = (r: ComparedRegime, id: CriterionId): string => digits(r.criteria.find((c) => c.criterion === id)?.stretch.phases[0]?.degree);

/** The table of regimes, in parts that fit a page of 80 columns; with `whole` names, they may not. */
export function sections({ regimes, concepts }: Comparison, names: "short" | "whole" = "short"): readonly Section[] {
  // The list above the tables has each name whole.
  const short = (label: string, most: number): string => (names === "whole" || label.length <= most ? label : `${label.slice(0, most - 2)}..`);
  const rows = (of: (r: ComparedRegime) => readonly string[], most = 20): readonly (readonly string[])[] => regimes.map((r, i) => [`${i + 1} ${short(r.label, most)}`, ...of(r)]);
  return [
    {
      title: "Parties",
      rows: [["regime", "parties", "shape", "density", "kinds of party"], ...rows(({ form }) => (form === null ? ["-", "-", "-", "-"] : [String(form.parties), form.shape, digits(form.density), String(form.classes)]))],
    },
    {
      title: "Criteria",
      rows: [
        ["regime", "form", "norms", "indivis.", "recipr.", "multilat."],
        ...rows((r) => (["form", "norms", "indivisibility", "reciprocity", "multilateral"] as const).map((id) => verdictOf(r, id))),
      ],
    },
    {
      title: "Degrees and treatment",
      rows: [
        ["regime", "norms", "indivis.", "recipr.", "coverage", "determin.", "openness"],
        ...rows((r) => [...(["norms", "indivisibility", "reciprocity"] as const).map((id) => degreeOf(r, id)), digits(r.axes?.coverage), digits(r.axes?.determinacy), digits(r.axes?.openness)], 15),
      ],
    },
    {
      title: "Legalization",
      rows: [
        ["regime", "obligation", "precision", "delegation", "compulsory"],
        ...rows((r) => [digits(r.axes?.legalization?.obligation), digits(r.axes?.legalization?.precision), digits(r.axes?.legalization?.delegation), digits(r.axes?.legalization?.compulsory)]),
      ],
    },
    {
      title: "Rights: indicators spoken of, and openness",
      rows: [
        ["regime", "civil", "economic", "social", "residency", "family"],
        ...rows((r) => r.axes?.rights?.map((g) => (g.openness === null ? `0/${g.indicators}` : `${g.spoken.length}/${g.indicators} ${degreeDigits(g.openness)}`)) ?? ["-", "-", "-", "-", "-"], 15),
      ],
    },
    {
      title: "Need, institutions and the missing regime",
      rows: [
        ["regime", "institut.", "need", "exists", "converg.", "silent", "on labour"],
        ...rows(({ concepts: c }) => (c === null ? ["-", "-", "-", "-", "-", "-"] : [digits(c.figureOne.institutionalization), digits(c.figureOne.need?.most), c.exists.verdict === "not-assessable" ? "unknown" : verdictWord(c.exists.verdict), digits(c.convergence), digits(c.thrownBack), shortMobility[c.mobility]]), 12),
      ],
    },
    {
      title: "Rights against numbers, by programme",
      rows: [
        ["regime", "mover", "skill", "openness", "rights", "marks", "finesse"],
        ...concepts.placed.map((p) => [`${regimes.findIndex((r) => r.label === p.regime) + 1} ${short(p.regime, 15)}`, short(p.mover ?? "anybody", 14), p.skill, digits(p.openness), digits(p.rights), marksWords(p), p.finesse ? "yes" : "no"]),
      ],
    },
    {
      title: "Kinds of good, by class of movers",
      rows: [
        ["regime", "mover", "among members", "for outsiders"],
        ...regimes.flatMap((r, i) => r.goods.map((g) => [`${i + 1} ${short(r.label, 15)}`, short(g.mover ?? "anybody", 14), g.members.join(", ") || "-", g.outsiders.join(", ") || "-"])),
      ],
    },
  ];
}

const shortMobility: Readonly<Record<NonNullable<ComparedRegime["concepts"]>["mobility"], string>> = {
  "free movement": "free movement", "visa liberalization": "easier visas", "labour mobility scheme": "labour scheme", none: "none", "no agreement": "no agreement", "not assessable": "unknown",
};
/** `2/4`; `1 to 2/4` where hosts differ. */
const marksWords = ({ marks }: PlacedProgramme): string => (marks === null ? "-" : `${marks.least === marks.most ? "" : `${marks.least} to `}${marks.most}/4`);

/** Rank correlation and frontier by skill: what a dozen chosen files say, and no more. */
export function rightsAndNumbersWords({ concepts: { groups, medians, skills } }: Comparison): readonly string[] {
  if (medians === null) return [];
  const named = { low: "low skill", high: "high skill", unsplit: "skill not told apart", all: "all" };
  const correlation = ({ skill, programmes, correlation: c }: RightsAndNumbers): string => `${named[skill]}: ${programmes === 1 ? "1 programme" : `${programmes} programmes`}, rho ${c === null ? "not assessable" : correlationWords(c)}`;
  const all = groups.find((g) => g.skill === "all");
  const at = (p: PlacedProgramme): string => `${p.regime} ${p.mover ?? "anybody"}`;
  const edge = (all?.frontier ?? []).map((p) => `${at(p)} (${digits(p.openness)}, ${digits(p.rights)})${p.slope === null ? "" : `, then slope ${slopeWords(p.slope)}`}`);
  return [
    `Spearman's rho of openness and rights, ties by mid-ranks: ${groups.map(correlation).join("; ")}`,
    `medians: openness ${digits(medians.openness)}, rights ${digits(medians.rights)}; finesse is above the one and below the other`,
    `not surpassed in both (openness, rights): ${edge.join("; ")}`,
    `low skill are ${skills.low.join(", ")}, high skill ${skills.high.join(", ")} of \`std.movers\` and what is below them; the others are not told apart`,
    "programmes of files that somebody chose are no sample: nothing follows for other programmes",
  ];
}
const slopeWords = (r: Rational): string => `${r.numerator < 0n ? "-" : ""}${degreeDigits({ ...r, numerator: r.numerator < 0n ? -r.numerator : r.numerator })}`;

/** The regimes by number, each with its day and, where cases cannot be counted, why. */
export function legend({ regimes }: Comparison, asked: boolean): readonly string[] {
  return regimes.map((r, i) => {
    const when = r.on === null ? "gives no position on any day" : `${asked ? "on" : "latest day"} ${formatDay(r.on)}${r.criteria.length === 0 ? ": not in force" : ""}`;
    return `${i + 1} ${r.label}: ${when}${r.axes?.missing ? `; treatment not assessable: ${r.axes.missing}` : ""}`;
  });
}

/** Of more regimes than these, the list of pairs is too long to be read. */
const mostPaired = 10;

/** How far apart each two are, and on what; those with nothing in common in one line. Of many regimes only that the pairs are left out. */
export function closenessWords({ closeness, regimes }: Comparison): readonly string[] {
  if (regimes.length > mostPaired) return [`${closeness.length} pairs, which are not listed here: name at most ${mostPaired} regimes, or ask for \`--format json\``];
  const at = (label: string): number => regimes.findIndex((r) => r.label === label) + 1;
  const both = ({ regimes: [a, b] }: Closeness): string => `${at(a)} and ${at(b)}`;
  const apart = closeness.filter((c) => c.frame.length === 0).map(both);
  const lines = closeness.filter((c) => c.frame.length > 0).map((c) => {
    const topics = c.frame.map((t) => `${t.right} for ${t.mover ?? "anybody"}`);
    const listed = topics.length <= 4 ? topics.join(", ") : `${topics.slice(0, 3).join(", ")} and ${topics.length - 3} more`;
    return `${both(c)}: openness ${digits(c.openness)}, coverage ${digits(c.coverage)} apart, on ${listed}`;
  });
  return apart.length === 0 ? lines : [...lines, `nothing of which both speak: ${apart.join("; ")}`];
}

/** What is between two regimes by the metric. */
export const metricWords = ({ metricSensitive }: Comparison): readonly string[] =>
  metricSensitive.map((m) => `${m.criterion}: ${m.lower} is lower than ${m.higher} by the discrete metric, and higher by the ordinal one`);

export const readingWords = ({ binding }: Comparison): string => `Ruggie's reading, ${binding === "hard" ? "binding rules only" : "soft law as written"}.`;

/** What a comparison is not. */
export const compareLimits: readonly string[] = [
  "Rows stand by name, not by rank; no number sums up a regime.",
  "How far apart two are is a convention of this tool: the mean differences of openness and of coverage over the rights and classes of movers, by name, of which both speak. It says nothing of the rest.",
  "The kinds of good are those of Hollifield's reading; a class of movers with rights of several kinds has them all.",
  "In the rights table n/m counts Ruhs's indicators; most labels are unverified.",
];
