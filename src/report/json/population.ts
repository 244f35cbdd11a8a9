import type { PopulationChange, PopulationSummary } from "../../evaluator/population";
import type { Regime } from "../../language/regime";
import { noCensus } from "../words/population";
import type { Json } from "./shared";

/** The answer of `regime decide --input --summary` as JSON. */
export const populationDocument = (regime: Regime, { people, problems, rights }: PopulationSummary, { table, weight }: { readonly table: string; readonly weight: string | null }): Json => ({
  schema: "regime-lang/population/1", regime: regime.name, table, weight, note: noCensus, people,
  problems: problems.map((p) => ({ ...p })),
  rights: rights.map((right) => ({
    right: right.right, positions: counts(right.positions), by: right.by.map((b) => ({ ...b })), open: right.open.map((o) => ({ ...o })),
    years: right.years.map(({ year, positions }) => ({ year, positions: counts(positions) })),
    pairs: right.pairs.map(({ host, origin, positions }) => ({ host, origin, positions: counts(positions) })),
    coverage: right.coverage, openness: right.openness, gini: right.gini, origins: right.origins.map((o) => ({ ...o })),
  })),
});
const counts = (tally: Readonly<Partial<Record<string, number>>>): Json => Object.fromEntries(Object.entries(tally).map(([name, n]) => [name, n ?? 0]));

/** The answer of `regime diff --input` as JSON. */
export const populationChangeDocument = ({ people, undecided, rights }: PopulationChange, asked: { readonly before: string; readonly after: string; readonly table: string; readonly weight: string | null }): Json => ({
  schema: "regime-lang/population-diff/1", ...asked, note: noCensus, people, undecided,
  rights: rights.map((right) => ({ ...right, moves: right.moves.map((m) => ({ ...m })), pairs: right.pairs.map((p) => ({ ...p })), classes: right.classes.map((c) => ({ ...c })) })),
});
