import type { PartyId, Selector } from "../language/regime";
import type { Builder } from "./builder";
import { datesOfSet } from "./parties";
import { checkTotal } from "./table-cells";

/** Checks that every table has a value for each party a clause may ask it about. */
export function checkTables(b: Builder): void {
  const members = [...b.roster.keys()];
  const everybody = [...b.parties.ids.values()];
  const origins = new Set<PartyId>(members);
  for (const sentence of b.sentences) {
    for (const party of reached(b, sentence.origin, b.clauses[sentence.clause]?.kind === "rule", everybody)) origins.add(party);
  }
  for (const [symbol, id] of b.tables.ids) {
    const table = b.tables.items[id];
    if (table) checkTotal(b, symbol, table, members, [...origins]);
  }
}

/** Parties beyond the members whose nationals a sentence may be about. */
function reached(b: Builder, origin: Selector, base: boolean, everybody: readonly PartyId[]): Iterable<PartyId> {
  switch (origin.kind) {
    case "members": case "stateless":
      return [];
    case "any":
      // In an exception nobody is added to those whom its target reaches.
      return base ? everybody : [];
    case "states": case "outsiders": case "anyone":
      return everybody;
    case "listed":
      return datesOfSet(b, origin.set).keys();
    default: {
      const never: never = origin;
      return never;
    }
  }
}
