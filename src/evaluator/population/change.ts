import { placeOf } from "./summary";

/** People with the same parties and class, and the same answers before and after. */
export interface ChangeGroup {
  readonly host: string | null;
  readonly origin: string | null;
  readonly mover: string | null;
  readonly people: number;
  /** One for each right of both regimes: positions, `open`, or `null` where the person cannot be decided. */
  readonly answers: readonly { readonly before: string | null; readonly after: string | null }[];
}
/** How many people gain, lose, or may do either, since an answer is open. */
export interface GainsAndLosses {
  readonly gain: number;
  readonly lose: number;
  readonly open: number;
}
/** What a change of the regime does to a population in one right. */
export interface RightChange extends GainsAndLosses {
  readonly right: string;
  /** How many have which position before and after, where the two differ, most first. */
  readonly moves: readonly { readonly before: string; readonly after: string; readonly people: number }[];
  readonly pairs: readonly (GainsAndLosses & { readonly host: string; readonly origin: string })[];
  readonly classes: readonly (GainsAndLosses & { readonly mover: string })[];
}
export interface PopulationChange {
  readonly people: number;
  /** People who cannot be decided, before or after. */
  readonly undecided: number;
  readonly rights: readonly RightChange[];
}

/** What silence opens: nothing. */
const place = (position: string): number => placeOf(position) ?? 0;

function effect(before: string, after: string): keyof GainsAndLosses | null {
  if (before === "open" || after === "open") return "open";
  return place(after) > place(before) ? "gain" : place(after) < place(before) ? "lose" : null;
}

/** Whether what is open under both texts is proved to come to the same. */
export type ProvedAlike = (right: string, of: Pick<ChangeGroup, "host" | "origin">) => boolean;

/** Adds up who gains and who loses: who stands in a higher place among denied and silent, discretionary, rationed, granted. What is open before and after may be another answer in each. */
export function populationChange(groups: readonly ChangeGroup[], rights: readonly string[], isAlike: ProvedAlike = () => false): PopulationChange {
  const sum = (of: readonly ChangeGroup[]): number => of.reduce((all, { people }) => all + people, 0);
  return {
    people: sum(groups),
    undecided: sum(groups.filter(({ answers }) => answers.some(({ before, after }) => before === null || after === null))),
    rights: rights.map((right, i) => {
      const found = groups.flatMap((group) => {
        const { before = null, after = null } = group.answers[i] ?? {};
        if (before === null || after === null || (before === after && (before !== "open" || isAlike(right, group)))) return [];
        return [{ ...group, before, after, what: effect(before, after) }];
      });
      const moves = new Map<string, number>();
      for (const { before, after, people } of found) moves.set(JSON.stringify([before, after]), (moves.get(JSON.stringify([before, after])) ?? 0) + people);
      return {
        right, ...totals(found),
        moves: largest([...moves].map(([key, people]) => {
          const [before, after] = JSON.parse(key) as [string, string];
          return { before, after, people };
        }), ({ people }) => people, ({ before, after }) => `${before} ${after}`),
        pairs: by(found, ({ host, origin }) => ({ host: host ?? "", origin: origin ?? "" })),
        classes: by(found, ({ mover }) => ({ mover: mover ?? "" })),
      };
    }),
  };
}

type Moved = ChangeGroup & { readonly what: keyof GainsAndLosses | null };

function totals(groups: readonly Moved[]): GainsAndLosses {
  const of = (what: keyof GainsAndLosses): number => groups.reduce((all, group) => all + (group.what === what ? group.people : 0), 0);
  return { gain: of("gain"), lose: of("lose"), open: of("open") };
}
function by<K extends object>(groups: readonly Moved[], keyOf: (group: Moved) => K): readonly (GainsAndLosses & K)[] {
  const found = new Map<string, { readonly key: K; readonly of: Moved[] }>();
  for (const group of groups) {
    if (group.what === null) continue;
    const key = keyOf(group);
    const entry = found.get(JSON.stringify(key)) ?? { key, of: [] };
    entry.of.push(group);
    found.set(JSON.stringify(key), entry);
  }
  return largest([...found.values()].map(({ key, of }) => ({ ...totals(of), ...key })), ({ gain, lose, open }) => gain + lose + open, (entry) => JSON.stringify(entry));
}
const largest = <T>(items: readonly T[], size: (item: T) => number, name: (item: T) => string): readonly T[] => [...items].sort((a, b) => size(b) - size(a) || (name(a) < name(b) ? -1 : 1));
