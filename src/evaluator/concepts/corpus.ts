import { compareRationals } from "../../language/rational";
import type { Regime } from "../../language/regime";
import { frontier, median } from "./frontier";
import type { ConceptsReport } from "./result";
import type { ComparedConcepts, ComparedProgramme, CorpusConcepts, PlacedProgramme, RightsAndNumbers } from "./result-corpus";
import { skillClasses } from "./skill";
import { spearman } from "./spearman";

/** What a table of regimes says of one of them, its classes by name. */
export function comparedConcepts({ classes }: Regime, { programmes, guests, figureOne, missingRegime: m }: ConceptsReport): ComparedConcepts {
  const named = (programmes ?? []).map(({ mover, skill, openness, rights }): ComparedProgramme => {
    const matched = guests.filter((g) => g.mover === mover).map((g) => g.matched);
    return { mover: mover === null ? null : (classes[mover]?.name ?? ""), skill, openness, rights, marks: matched.length === 0 ? null : { least: Math.min(...matched), most: Math.max(...matched) } };
  });
  return { programmes: named, figureOne, exists: m.exists, convergence: m.convergence, thrownBack: m.thrownBack, mobility: m.mobility.kind };
}

/** Rights against numbers over the programmes of several regimes: rank correlation and frontier by skill, and the medians between which finesse lies. */
export function corpusConcepts(regimes: readonly { readonly label: string; readonly concepts: ComparedConcepts | null }[]): CorpusConcepts {
  const known = regimes.flatMap(({ label, concepts }) => (concepts?.programmes ?? []).flatMap((p) => {
    const { openness, rights } = p;
    return openness === null || rights === null ? [] : [{ ...p, regime: label, openness, rights }];
  }));
  const [openness, rights] = [median(known.map((p) => p.openness)), median(known.map((p) => p.rights))];
  const medians = openness === null || rights === null ? null : { openness, rights };
  const placed = known.map((p): PlacedProgramme => ({ ...p, finesse: medians !== null && compareRationals(p.openness, medians.openness) > 0 && compareRationals(p.rights, medians.rights) < 0 }));
  return { placed, medians, skills: skillClasses, groups: (["low", "high", "unsplit", "all"] as const).map((skill) => group(skill, placed.filter((p) => skill === "all" || p.skill === skill))) };
}

const group = (skill: RightsAndNumbers["skill"], programmes: readonly PlacedProgramme[]): RightsAndNumbers => ({
  skill, programmes: programmes.length, correlation: spearman(programmes.map((p) => [p.openness, p.rights])), frontier: frontier(programmes),
});
