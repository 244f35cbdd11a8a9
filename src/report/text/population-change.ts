import type { GainsAndLosses, PopulationChange, RightChange } from "../../evaluator/population";
import { noCensus, peopleCount } from "../words/population";
import { table, wrap } from "./layout";
import type { Paint } from "./paint";
import { populationList } from "./population-list";

/** How a change is told. */
export interface ChangeWords {
  /** Names of the regimes. */
  readonly before: string;
  readonly after: string;
  readonly table: string;
  readonly weight: string | null;
  /** Every pair and class. */
  readonly verbose: boolean;
  readonly paint: Paint;
}

/** Who of a population gains and who loses, in words. */
export function populationChangeText(change: PopulationChange, { before, after, table: name, weight, verbose, paint }: ChangeWords): string {
  const head = `${before} and ${after}: ${peopleCount(change.people)} people of ${name}${weight === null ? "" : `, counted by ${weight}`}`;
  const undecided = change.undecided === 0 ? [] : [`  ${peopleCount(change.undecided)} cannot be decided in one of them or both.`];
  return [paint("strong", head), ...wrap(noCensus, "  "), ...undecided, ...change.rights.flatMap((right) => ["", ...rightLines(right, verbose, paint)])].join("\n") + "\n";
}

function rightLines(right: RightChange, verbose: boolean, paint: Paint): readonly string[] {
  const heading = paint("strong", right.right.toUpperCase());
  if (right.moves.length === 0) return [heading, "  Nobody's position changes."];
  const open = right.open > 0 ? `; for ${peopleCount(right.open)} it is open` : "";
  const rows = (entries: readonly (GainsAndLosses & { readonly name: string })[]): readonly (readonly string[])[] => [["", "gain", "lose", "open"], ...entries.map(({ name, gain, lose, open: left }) => [name, peopleCount(gain), peopleCount(lose), peopleCount(left)])];
  return [
    heading,
    ...wrap(`${peopleCount(right.gain)} gain, ${peopleCount(right.lose)} lose${open}.`, "  "),
    ...table(right.moves.map(({ before, after, people }) => [`${before} to ${after}`, peopleCount(people)]), "    "),
    ...populationList("by class", rows(right.classes.map((c) => ({ ...c, name: c.mover }))), verbose, 1),
    ...populationList("by host and origin", rows(right.pairs.map((p) => ({ ...p, name: `${p.host} ${p.origin}` }))), verbose, 1),
  ];
}
