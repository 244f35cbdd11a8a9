import { compareRationals, type Rational } from "../../language/rational";
import type { FactId } from "../../language/regime";
import type { Range } from "../result";
import { joined } from "./clause-sets";
import type { PartDay } from "./part-day";
import { turning } from "./turning";
import type { World } from "./worlds";

/** What may be judged in every world that missing figures leave possible. */
export interface InWorlds<D> {
  readonly worlds: readonly { readonly world: World; readonly day: D }[];
}

/** A verdict over every world: the same in all, or it depends. `variables` are the facts of the variables of worlds. */
export function overWorlds<D extends InWorlds<D>>(day: D, variables: readonly FactId[], of: (day: D) => PartDay): PartDay {
  const [first, ...others] = day.worlds.map(({ world, day: one }) => ({ world, part: of(one) }));
  if (!first) return of(day);
  const all = [first, ...others];
  const range = rangeOf(all.map((w) => w.part.degree));
  const failing = all.filter((w) => w.part.verdict === "fails");
  const because = joined(failing.map((w) => w.part.because));
  const degree = range && compareRationals(range.from, range.to) === 0 ? range.from : null;
  const ordinals = rangeOf(all.map((w) => w.part.ordinal ?? null));
  const ordinal = ordinals && compareRationals(ordinals.from, ordinals.to) === 0 ? ordinals.from : null;
  const open = { range: degree === null ? range : null, dependsOn: [], world: first.world };
  if (all.every((w) => w.part.verdict === first.part.verdict)) return { ...first.part, degree, ordinal, because, open };
  // Where no figures could make it hold or fail, nothing turns on them.
  const unassessed = all.find((w) => w.part.verdict === "not-assessable");
  if (unassessed && all.every((w) => w.part.verdict === "not-assessable" || w.part.verdict === "vacuous")) return { ...unassessed.part, because, open };
  const told = turning(all.map(({ world, part }) => ({ world, verdict: part.verdict })), (v) => variables[v] ?? -1);
  return { verdict: "depends", degree, ordinal, because, missing: null, open: { ...open, ...told, world: failing[0]?.world ?? null } };
}

/** `null` where some degree cannot be assessed. */
function rangeOf(degrees: readonly (Rational | null)[]): Range | null {
  const known = degrees.filter((d) => d !== null).sort(compareRationals);
  const [from, to] = [known[0], known.at(-1)];
  return from && to && known.length === degrees.length ? { from, to } : null;
}
