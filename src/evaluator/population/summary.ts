import { rational, toNumber } from "../../language/rational";
import { giniOf } from "../interests/balance";

/** People with the same answers. Texts as in the table of answers: `open` is a position too. */
export interface GroupAnswers {
  /** Why they cannot be decided. */
  readonly problem: string | null;
  /** How many they are, or what they weigh. */
  readonly people: number;
  /** One for each right asked. */
  readonly answers: readonly GroupAnswer[];
}
/** The same people counted twice. */
export interface Groups {
  /** By parties and answers. */
  readonly parties: readonly (GroupAnswers & { readonly host: string | null; readonly origin: string | null })[];
  /** By year and answers. */
  readonly years: readonly (GroupAnswers & { readonly year: number | null })[];
}
export interface GroupAnswer {
  readonly position: string | null;
  readonly by: string | null;
  readonly open: string | null;
}
/** How many people, or what they weigh, by the name of a position, in the order of `positionNames`. */
export type Tally = Readonly<Partial<Record<string, number>>>;
export const positionNames = ["granted", "rationed", "discretionary", "denied", "silent", "open"] as const;

/** What a population is answered about one right. */
export interface RightSummary {
  readonly right: string;
  readonly positions: Tally;
  /** Which clause decides how many, most first; `null`: none (what is silent). */
  readonly by: readonly { readonly position: string; readonly clause: string | null; readonly people: number }[];
  /** The facts on which open answers depend, most first. */
  readonly open: readonly { readonly facts: string; readonly people: number }[];
  readonly years: readonly { readonly year: number; readonly positions: Tally }[];
  readonly pairs: readonly { readonly host: string; readonly origin: string; readonly positions: Tally }[];
  /** Share of the people answered of whom the regime speaks. `null` where nobody is answered. */
  readonly coverage: number | null;
  /** Mean place of the people of whom it speaks: denied 0, discretionary 1/3, rationed 2/3, granted 1, as in the axes (docs/reference/axes.md). */
  readonly openness: number | null;
  /** By origin the mean place of all who are answered, where silence opens nothing and has place 0. */
  readonly origins: readonly { readonly origin: string; readonly people: number; readonly openness: number }[];
  /** The Gini coefficient of `openness` over origins, each counted once. `null` where nothing is open to anybody. */
  readonly gini: number | null;
}
/** What a regime answers a population. */
export interface PopulationSummary {
  readonly people: number;
  /** People who cannot be decided, by why. */
  readonly problems: readonly { readonly problem: string; readonly people: number }[];
  readonly rights: readonly RightSummary[];
}

/** Places of positions between 0 and 1. */
const places: Readonly<Record<string, number>> = { denied: 0, discretionary: 1 / 3, rationed: 2 / 3, granted: 1 };
export const placeOf = (position: string): number | null => (Object.hasOwn(places, position) ? (places[position] ?? null) : null);

/** Adds groups up. */
export function summarize({ parties, years }: Groups, rights: readonly string[]): PopulationSummary {
  const problems = new Sums<string>();
  for (const { problem, people } of parties) if (problem !== null) problems.add(problem, people);
  return {
    people: parties.reduce((sum, { people }) => sum + people, 0),
    problems: problems.largest().map(([problem, people]) => ({ problem, people })),
    rights: rights.map((right, i) => ofRight(right, answered(parties, i), answered(years, i))),
  };
}

interface Answered {
  readonly people: number;
  readonly position: string;
  readonly by: string | null;
  readonly open: string | null;
}
type Pair = Answered & Groups["parties"][number];
type OfYear = Answered & Groups["years"][number];

/** What groups are answered about one right. */
const answered = <G extends GroupAnswers>(groups: readonly G[], right: number): readonly (Answered & G)[] =>
  groups.flatMap((group) => {
    const answer = group.answers[right];
    return group.problem === null && answer !== undefined && answer.position !== null ? [{ ...group, ...answer, position: answer.position }] : [];
  });

function ofRight(right: string, groups: readonly Pair[], byYear: readonly OfYear[]): RightSummary {
  const [by, open, years, pairs] = [new Sums<string>(), new Sums<string>(), new Map<number, OfYear[]>(), new Map<string, Pair[]>()];
  for (const group of byYear) if (group.year !== null) push(years, group.year, group);
  for (const group of groups) {
    if (group.position !== "open") by.add(JSON.stringify([group.position, group.by]), group.people);
    if (group.open !== null) open.add(group.open, group.people);
    push(pairs, JSON.stringify([group.host, group.origin]), group);
  }
  const known = groups.filter(({ position }) => position !== "open");
  const spoken = known.filter(({ position }) => placeOf(position) !== null);
  const origins = originsOf(known);
  return {
    right, origins,
    positions: tally(groups),
    by: by.largest().map(([key, people]) => {
      const [position, clause] = JSON.parse(key) as [string, string | null];
      return { position, clause, people };
    }),
    open: open.largest().map(([facts, people]) => ({ facts, people })),
    years: [...years].sort(([a], [b]) => a - b).map(([year, of]) => ({ year, positions: tally(of) })),
    pairs: [...pairs].map(([key, of]) => {
      const [host, origin] = JSON.parse(key) as [string, string];
      return { host, origin, positions: tally(of), people: total(of) };
    }).sort((a, b) => b.people - a.people || (a.host + a.origin < b.host + b.origin ? -1 : 1)).map(({ host, origin, positions }) => ({ host, origin, positions })),
    coverage: share(total(spoken), total(known)),
    openness: meanPlace(spoken),
    gini: giniOfOrigins(origins.map(({ openness }) => openness)),
  };
}

function originsOf(groups: readonly Pair[]): RightSummary["origins"] {
  const found = new Map<string, Pair[]>();
  for (const group of groups) push(found, group.origin ?? "", group);
  return [...found].map(([origin, of]) => ({ origin, people: total(of), openness: meanPlace(of) ?? 0 })).sort((a, b) => b.openness - a.openness || (a.origin < b.origin ? -1 : 1));
}

const total = (groups: readonly { readonly people: number }[]): number => groups.reduce((sum, { people }) => sum + people, 0);
const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
/** What is silent has place 0 here. By positions first: people add up exactly, in whatever order groups come. */
const meanPlace = (groups: readonly Answered[]): number | null => share(Object.entries(tally(groups)).reduce((sum, [position, people = 0]) => sum + (placeOf(position) ?? 0) * people, 0), total(groups));

/** Shares to nine places: the coefficient itself is exact. */
function giniOfOrigins(openness: readonly number[]): number | null {
  const gini = giniOf(openness.map((x) => rational(Math.round(x * 1e9), 1e9)));
  return gini === null ? null : toNumber(gini);
}

function tally(groups: readonly Answered[]): Tally {
  const found: Record<string, number> = {};
  for (const name of positionNames) {
    const people = total(groups.filter(({ position }) => position === name));
    if (people > 0) found[name] = people;
  }
  return found;
}
function push<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const found = into.get(key);
  if (found === undefined) into.set(key, [value]);
  else found.push(value);
}

/** Numbers added up by key. */
class Sums<K extends string> {
  private readonly sums = new Map<K, number>();
  add(key: K, n: number): void {
    this.sums.set(key, (this.sums.get(key) ?? 0) + n);
  }
  /** The largest first, equal ones by key. */
  largest(): readonly (readonly [K, number])[] {
    return [...this.sums].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  }
}
