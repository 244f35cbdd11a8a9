import { capLookups } from "../language/reading";
import { isPartyCell, type Lookup, type PartyId, type PartySet, type Selector, type Sentence, type Table, type TableValue } from "../language/regime";
import type { Builder } from "./builder";
import { datesOfSet } from "./parties";

/** Why the number of a sentence is `none` in every case, so that it never says anything; `null` if it may be one. A series counts as one. */
export function neverANumber(b: Builder, { head, host, origin }: Sentence): string | null {
  // Without members there is nothing to measure by; that is reported by itself.
  if (head.kind !== "ration" || b.roster.size === 0) return null;
  for (const lookup of capLookups(head.cap)) {
    const table = b.tables.items[lookup.table];
    if (!table || table.file !== undefined) continue;
    if (readable(b, table, lookup, { host: bound(b, host), origin: named(b, origin) }).every((v) => v === null)) return `\`${table.name}\` gives \`none\` as its number wherever it is read`;
  }
  return null;
}

/** Whom a table is read for; `null`: anybody. */
interface Readers {
  readonly host: ReadonlySet<PartyId> | null;
  readonly origin: ReadonlySet<PartyId> | null;
}

const partiesIn = (b: Builder, set: PartySet): ReadonlySet<PartyId> => new Set(datesOfSet(b, set).keys());

function named(b: Builder, selector: Selector): ReadonlySet<PartyId> | null {
  if (selector.kind === "listed") return partiesIn(b, selector.set);
  if (selector.kind === "members") return bound(b, selector);
  return null;
}

/** A host is always bound. */
function bound(b: Builder, selector: Selector): ReadonlySet<PartyId> {
  const set = selector.kind === "listed" ? selector.set : selector.kind === "members" ? selector.of : null;
  const among = set && partiesIn(b, set);
  return new Set([...b.roster.keys()].filter((p) => among === null || among.has(p)));
}

/** The values that a look-up may find for those of whom a sentence speaks. */
function readable(b: Builder, table: Table, { args }: Lookup, readers: Readers): readonly TableValue[] {
  const readersOf = (i: number): ReadonlySet<PartyId> | null => (args[i] === "host" ? readers.host : args[i] === "origin" ? readers.origin : null);
  const rows = table.rows.filter((row) =>
    row.cells.every((cell, i) => {
      const asked = readersOf(i);
      if (asked === null || !isPartyCell(cell)) return true;
      const listed = partiesIn(b, cell);
      return [...asked].some((party) => listed.has(party));
    }),
  );
  const asked = table.keys.length === 1 ? readersOf(0) : null;
  const hasRow = (party: PartyId): boolean => rows.some(({ cells: [cell] }) => cell !== undefined && isPartyCell(cell) && isAlways(cell, party));
  const others = asked === null || asked.size === 0 || ![...asked].every(hasRow);
  return [...rows.map((row) => row.value), ...(others ? [table.otherwise] : [])];
}

/** Whether a party is in a set on every day. */
const isAlways = ({ include, within, except }: PartySet, party: PartyId): boolean =>
  within === null && except.length === 0 && include.some((atom) => "party" in atom && atom.party === party);
