import type { DayInterval } from "../language/dates";
import type { PartySet, Sentence, TableId, Window } from "../language/regime";
import type { Location } from "../language/span";
import type { Builder } from "./builder";

/** What some parties have put on record, and when it stands. */
export interface Entry {
  readonly name: string;
  readonly by: PartySet;
  readonly days: readonly DayInterval[];
  readonly at: Location;
}

/** Writes an entry as a table keyed by the host, so that it moves with the record of a party and not with its name. */
export function recordTable(b: Builder, { name, by, days, at }: Entry): TableId {
  return b.tables.items.push({ name, keys: ["host"], type: { kind: "periods" }, rows: [{ cells: [by], value: days }], otherwise: [], made: true, counts: null, at }) - 1;
}

/** A sentence that speaks of those hosts alone that have made an entry, while it stands. */
export function onRecord(sentence: Sentence, table: TableId): Sentence {
  const during: Window = { since: null, before: null, beforeOffset: 0, during: { table, args: ["host"] } };
  return { ...sentence, windows: [...sentence.windows, during] };
}
