import { contains, formatDay, type Day } from "../language/dates";
import { sumRows } from "../language/figures";
import { capLookups } from "../language/reading";
import type { Lookup, PartyId, Selector, Sentence, Table, TableId } from "../language/regime";
import { combinationLimit, type Builder } from "./builder";
import { datesOfSet } from "./parties";
import type { Invocation } from "./running";
import { lookupsChanged } from "./years";

/** Those against whom a host invokes a power on its first day, as far as the power reaches them; `null` where they are not named. */
export function invokedAgainst(b: Builder, { toward, span }: Invocation, origin: Selector, host: PartyId): readonly PartyId[] | null {
  const named = partiesOn(b, toward, span.since);
  const reached = partiesOn(b, origin, span.since);
  return named && named.filter((party) => party !== host && (reached === null || reached.includes(party)));
}

/** The parties that a selector names on a day, or ever where there is none; members are named by the roster. */
function partiesOn(b: Builder, selector: Selector, on: Day | null): readonly PartyId[] | null {
  const set = selector.kind === "listed" ? selector.set : selector.kind === "members" ? selector.of : null;
  if (set === null && selector.kind !== "members") return null;
  const dates = set === null ? b.roster : datesOfSet(b, set);
  const bound = (party: PartyId): boolean => selector.kind !== "members" || set === null || b.roster.has(party);
  return [...dates].flatMap(([party, days]) => (bound(party) && days.some((d) => on === null || contains(d, on)) ? [party] : []));
}

/** The hosts that invoke on the first day. */
export const invokers = (b: Builder, { by, span }: Invocation): readonly PartyId[] => partiesOn(b, { kind: "listed", set: by }, span.since) ?? [];

/** A sentence of a power with `target` in its cap read as the parties invoked against, summed. */
export function withTarget(b: Builder, sentence: Sentence, invocation: Invocation): Sentence {
  const { head } = sentence;
  if (head.kind !== "ration" || head.cap.words === undefined) return sentence;
  const made = lookupsChanged(sentence, (lookup) => summed(b, lookup, sentence.origin, invocation));
  if (made.head.kind !== "ration") return made;
  const { cap } = made.head;
  return { ...made, head: { kind: "ration", cap: { ...cap, words: aimed(head.cap.words, invocation, differByHost(b, capLookups(cap)) ? " except host" : "") } } };
}

/** Whether what is summed depends on the host: nobody invokes against himself. */
function differByHost(b: Builder, lookups: readonly Lookup[]): boolean {
  return lookups.some((lookup) => new Set(b.tables.items[lookup.table]?.sums?.of.map(({ parties }) => parties.join(" "))).size > 1);
}

/** The words of a power, said of those against whom it is invoked. */
export const aimed = (words: string, { words: { toward } }: Invocation, less = ""): string => words.replace(/\btarget\b/g, () => toward + less);

/** Reads the sums from a series of their own. It is keyed by the host too, since nobody invokes against himself. */
function summed(b: Builder, lookup: Lookup, origin: Selector, invocation: Invocation): Lookup {
  const series = b.tables.items[lookup.table];
  if (!series || !lookup.args.includes("target")) return lookup;
  return { table: sumTable(b, series, lookup, origin, invocation), args: ["host", ...lookup.args.filter((arg) => arg !== "target")] };
}

function sumTable(b: Builder, series: Table, { table, args }: Lookup, origin: Selector, invocation: Invocation): TableId {
  const keys = args.flatMap((arg, i) => (arg === "target" ? [i] : []));
  const hosts = invokers(b, invocation);
  b.budget.combinations -= hosts.length * series.rows.length;
  if (b.budget.combinations < 0) b.report("table-too-large", invocation.at, { table: series.name, limit: combinationLimit });
  const of = b.budget.combinations < 0 ? [] : inOrder(b, hosts).map((host) => ({ host, parties: inOrder(b, invokedAgainst(b, invocation, origin, host) ?? []) }));
  const sums = { series: table, keys, of };
  const { totals: _, ...own } = series;
  const id = b.tables.items.push({
    ...own, name: `${series.name} toward ${invocation.words.toward}`, keys: ["host" as const, ...series.keys.filter((_, i) => !keys.includes(i))],
    rows: sumRows(series.rows, sums), made: true, sums, at: invocation.at,
  }) - 1;
  const { since } = invocation.span;
  b.uses.set(id, `invoked by ${invocation.words.by}${since === null ? "" : ` since ${formatDay(since)}`}`);
  return id;
}

/** Parties by their codes, whatever numbers they have. */
const inOrder = (b: Builder, parties: readonly PartyId[]): readonly PartyId[] => {
  const code = (party: PartyId): string => b.parties.items[party]?.code ?? "";
  return parties.toSorted((a, c) => (code(a) < code(c) ? -1 : 1));
};
