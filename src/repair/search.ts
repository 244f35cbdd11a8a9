/**
 * The smallest sets of edits, by increasing number and size. A set that does not do is enlarged only by edits that touch what decides its witness:
 * no other can do away with that failure. What does is kept if no part of it does.
 */
import type { Regime } from "../language/regime";
import { relevant, type Judged } from "./focus";
import type { Searched } from "./result";
import { sizeOf } from "./text-edits";
import { attempt, prepare, type Bench, type Outcome, type Prepared } from "./trial";

/** How far is searched. */
export interface Bounds {
  /** Edits in a set. */
  readonly upTo: number;
  /** Texts compiled and judged. */
  readonly trials: number;
  /** Sets found, those that admit nobody not counted. */
  readonly limit: number;
  /** Goes on to larger sets after the smallest were found. */
  readonly all: boolean;
}

export interface Found {
  readonly prepared: Prepared;
  readonly outcome: NonNullable<Outcome>;
  /** Nobody is given anything any more. */
  readonly admitsNobody: boolean;
}

type Ended = Searched["ended"];
interface Node extends Judged {
  readonly prepared: Prepared;
}

/** Searches from a text that fails. `abolishes`: whether a regime gives nobody anything, though the text does. */
export function search(bench: Bench, start: Judged, bounds: Bounds, abolishes: (regime: Regime) => boolean): { readonly found: readonly Found[]; readonly trials: number; readonly ended: Ended } {
  const tried = new Map<string, Outcome>();
  const seen = new Set<string>(["[]"]);
  const found: Found[] = [];
  const outcomeOf = (prepared: Prepared): Outcome => {
    const key = JSON.stringify(prepared.edits);
    const known = tried.get(key);
    const outcome = known === undefined ? attempt(bench, prepared) : known;
    tried.set(key, outcome);
    return outcome;
  };
  const done = (ended: Ended): ReturnType<typeof search> => ({ found, trials: tried.size, ended });
  let frontier: readonly Node[] = [{ ...start, prepared: prepare(bench, []) }];
  for (let size = 1; size <= bounds.upTo && frontier.length > 0; size++) {
    const next: Node[] = [];
    for (const prepared of larger(bench, frontier, seen, found)) {
      if (tried.size >= bounds.trials) return done("budget");
      const outcome = outcomeOf(prepared);
      if (outcome === null) continue;
      if (!outcome.holds) next.push({ ...outcome, prepared });
      else if (lesser(bench, prepared.picks).every((picks) => !holds(outcomeOf(prepare(bench, picks))))) found.push({ prepared, outcome, admitsNobody: abolishes(outcome.regime) });
      if (found.filter((f) => !f.admitsNobody).length >= bounds.limit) return done("limit");
    }
    if (found.length > 0 && !bounds.all) break;
    frontier = next;
  }
  return done("complete");
}

const holds = (outcome: Outcome): boolean => outcome?.holds ?? false;

/** The sets with one edit more, smallest first; none twice, none with another that does, none whose last edit changes nothing. */
function larger(bench: Bench, frontier: readonly Node[], seen: Set<string>, found: readonly Found[]): readonly Prepared[] {
  const keys = new Set<string>();
  const sets = frontier.flatMap((node) => relevant(node, bench.judging.target, bench.written, bench.candidates).flatMap((i): readonly Prepared[] => {
    const { picks } = node.prepared;
    if (picks.includes(i)) return [];
    const more = [...picks, i].toSorted((a, b) => a - b);
    const key = more.join(" ");
    if (keys.has(key) || found.some((f) => f.prepared.picks.every((p) => more.includes(p)))) return [];
    keys.add(key);
    const prepared = prepare(bench, more);
    const edits = JSON.stringify(prepared.edits);
    if (seen.has(edits)) return [];
    seen.add(edits);
    return [prepared];
  }));
  return sets.toSorted((a, b) => sizeOf(a.edits) - sizeOf(b.edits) || compare(a.picks, b.picks));
}

const compare = (a: readonly number[], b: readonly number[]): number => a.reduce((order, p, i) => order || p - (b[i] ?? 0), 0);

/** Every set that takes out less: a part of the set, or a part of what one of its edits takes out as a whole. */
export function lesser({ candidates }: Pick<Bench, "candidates">, picks: readonly number[]): readonly (readonly number[])[] {
  const narrower = picks.flatMap((pick) => {
    const whole = candidates[pick]?.whole ?? null;
    const parts = whole === null ? [] : candidates.flatMap((c, i) => (c.partOf.includes(whole) && !picks.includes(i) ? [i] : []));
    return parts.map((part) => picks.map((p) => (p === pick ? part : p)).toSorted((a, b) => a - b));
  });
  return [...partsOf(picks), ...narrower];
}

/** The proper subsets of a set that are not empty. */
export const partsOf = (picks: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** picks.length - 2 }, (_, i) => picks.filter((_, bit) => (((i + 1) >> bit) & 1) === 1));
