import type { Day } from "../language/dates";
import { isPartyCell, type PartySet, type Regime, type Sentence } from "../language/regime";
import { and, isEmpty, maskKey, or, type Mask } from "../kernel/masks";
import type { Branch } from "../kernel/branches";
import { readsOf } from "../kernel/reads";
import { Slices } from "../kernel/slices";
import { Space } from "../kernel/space";

/**
 * The latest day on which the regime itself changes, and from which on it says something: its members, a date of its clauses, or what they
 * say and to whom. That a state outside comes to be or ceases is no change of a regime that does not name it. Where nothing else changes
 * while the regime says something, the latest day on which such a state does; `null` where it never says anything.
 */
export function latestDay(regime: Regime, binding: "hard" | "soft" = "hard"): Day | null {
  const slices = new Slices(new Space(regime, binding), new Set());
  const written = datesWritten(regime);
  const named = regime.sentences.map((sentence) => namedBy(regime, sentence));
  const days = [...new Set([(slices.days[0] ?? 1) - 1, ...slices.days, ...written])].sort((a, b) => a - b);
  const speaks = (day: Day): boolean => slices.on(day).some((s) => s.branches.length > 0);
  return days.findLast((day) => speaks(day) && (written.has(day) || changes(slices, named, day))) ?? days.findLast(speaks) ?? null;
}

/** The days from and to which clauses stand; a power or a concession that nobody has used stands too. */
function datesWritten({ sentences, powers, concessions }: Regime): ReadonlySet<Day> {
  const all = [...sentences, ...[...powers, ...concessions].flatMap((p) => p.sentences)];
  return new Set(all.flatMap((s) => s.windows).flatMap((w) => [w.since, w.before]).filter((point) => typeof point === "number"));
}

/** Whether anything but the states outside is otherwise than on the day before. */
function changes(slices: Slices, named: readonly (readonly PartySet[])[], day: Day): boolean {
  const { parties } = slices.space;
  const lasting = parties.withStateless(and(parties.alive(day - 1), parties.alive(day)));
  // Whom a sentence names is compared even where the state is new: a grant to it begins with it.
  const compared = ({ sentence }: Branch): Mask => (named[sentence] ?? []).reduce((mask, set) => or(mask, parties.named(set, day)), lasting);
  return contentOn(slices, day - 1, compared) !== contentOn(slices, day, compared);
}

/** Members, and for each topic what is said to whom, as a text that is equal where these are. */
function contentOn(slices: Slices, day: Day, compared: (branch: Branch) => Mask): string {
  const topics = slices.on(day).map(({ branches, feasible }) => {
    const hosts = new Map<string, Mask>();
    for (const branch of branches) {
      const origins = and(branch.origins, compared(branch));
      const key = `${branch.sentence} ${branch.says} ${maskKey(origins)}`;
      const known = hosts.get(key);
      if (!isEmpty(origins)) hosts.set(key, known ? or(known, branch.hosts) : branch.hosts);
    }
    return `${feasible}: ${[...hosts].map(([key, mask]) => `${key} ${maskKey(mask)}`).sort().join("; ")}`;
  });
  return [maskKey(slices.parties(day).bound), ...topics].join("\n");
}

/** The parties that a sentence names: as its origins, in its conditions, in the tables that it reads. */
function namedBy(regime: Regime, sentence: Sentence): readonly PartySet[] {
  const { sets, lookups } = readsOf(regime, sentence);
  const cells = lookups.flatMap(({ table }) => (regime.tables[table]?.rows ?? []).flatMap((row) => row.cells.filter(isPartyCell)));
  return [...sets, ...cells, ...(sentence.origin.kind === "listed" ? [sentence.origin.set] : [])];
}
