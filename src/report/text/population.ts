import type { PopulationSummary, RightSummary, Tally } from "../../evaluator/population";
import type { Regime } from "../../language/regime";
import { noCensus, peopleCount } from "../words/population";
import { table, wrap } from "./layout";
import type { Paint } from "./paint";
import { populationList } from "./population-list";

/** How a summary is wanted. */
export interface PopulationWords {
  /** The table's name, as it was given. */
  readonly table: string;
  /** The column that says how many people a row stands for. */
  readonly weight: string | null;
  /** Every year, pair and origin. */
  readonly verbose: boolean;
  readonly paint: Paint;
}

/** What a regime answers a population, in words. */
export function populationText(regime: Regime, summary: PopulationSummary, { table: name, weight, verbose, paint }: PopulationWords): string {
  const head = `${regime.name}: ${peopleCount(summary.people)} people of ${name}${weight === null ? "" : `, counted by ${weight}`}`;
  const problems = summary.problems.length === 0 ? [] : ["", "  Not decided:", ...table(summary.problems.map(({ problem, people }) => [peopleCount(people), problem]), "    ")];
  return [paint("strong", head), ...wrap(noCensus, "  "), ...problems, ...summary.rights.flatMap((right) => ["", ...rightLines(right, verbose, paint)])].join("\n") + "\n";
}

function rightLines(right: RightSummary, verbose: boolean, paint: Paint): readonly string[] {
  const whole = sum(right.positions);
  if (whole === 0) return [paint("strong", right.right.toUpperCase()), "  Nobody is answered."];
  const percent = (n: number): string => `${((100 * n) / whole).toFixed(1)} %`;
  const names = Object.keys(right.positions);
  const measures = [
    ...(right.coverage === null ? [] : [`coverage ${right.coverage.toFixed(4)}`]), ...(right.openness === null ? [] : [`openness ${right.openness.toFixed(4)}`]),
    ...(right.gini === null ? [] : [`Gini of openness by origin ${right.gini.toFixed(4)}`]),
  ];
  const tallies = (title: string, rows: readonly (readonly [string, Tally])[]): readonly string[] => populationList(title, [["", ...names], ...rows.map(([label, tally]) => [label, ...names.map((n) => peopleCount(tally[n] ?? 0))])], verbose, 1);
  return [
    paint("strong", right.right.toUpperCase()),
    ...table(names.map((name) => [name, peopleCount(right.positions[name] ?? 0), percent(right.positions[name] ?? 0)]), "  "),
    ...(measures.length === 0 ? [] : wrap(`${measures.join("; ")}.`, "  ")),
    ...populationList("decided by", right.by.map(({ position, clause, people }) => [clause ?? "no clause", position, peopleCount(people)]), verbose, 0),
    ...populationList("depends on", right.open.map(({ facts, people }) => [facts, peopleCount(people)]), verbose, 0),
    ...tallies("by year", right.years.map(({ year, positions }) => [String(year), positions])),
    ...tallies("by host and origin", right.pairs.map(({ host, origin, positions }) => [`${host} ${origin}`, positions])),
    ...populationList("openness by origin", right.origins.map(({ origin, people, openness }) => [origin, openness.toFixed(4), peopleCount(people)]), verbose, 0),
  ];
}

const sum = (tally: Tally): number => Object.values(tally).reduce<number>((all, n) => all + (n ?? 0), 0);
