import type { DayInterval } from "../language/dates";
import type { PartyId, Selector } from "../language/regime";
import type { Builder, SparseSet } from "./builder";
import { always, unite } from "./intervals";
import { datesOfSet } from "./parties";
import { checkTotal } from "./table-cells";

/** Checks that every table has a value for each party a clause may ask it about, on each day it may be asked. */
export function checkTables(b: Builder): void {
  const everybody = new Map([...b.parties.ids.values()].map((party) => [party, always]));
  const origins = new Map<PartyId, readonly DayInterval[]>(b.roster);
  let stateless = false;
  for (const sentence of [...b.sentences, ...b.concessions.flatMap((c) => c.sentences)]) {
    const base = b.clauses[sentence.clause]?.kind === "rule";
    for (const [party, days] of reached(b, sentence.origin, base, everybody)) origins.set(party, unite(origins.get(party) ?? [], days));
    stateless ||= sentence.origin.kind === "anyone" || sentence.origin.kind === "stateless" || (base && sentence.origin.kind === "any");
  }
  for (const [symbol, id] of b.tables.ids) {
    const table = b.tables.items[id];
    if (table && symbol.kind === "table") checkTotal(b, symbol, table, { hosts: b.roster, origins, stateless });
  }
}

const nobody: SparseSet = new Map();

/** Parties beyond the members whose nationals a sentence may be about. */
function reached(b: Builder, origin: Selector, base: boolean, everybody: SparseSet): SparseSet {
  switch (origin.kind) {
    case "members": case "stateless":
      return nobody;
    case "any":
      // In an exception nobody is added to those whom its target reaches.
      return base ? everybody : nobody;
    case "states": case "outsiders": case "anyone":
      return everybody;
    case "listed":
      return datesOfSet(b, origin.set);
    default: {
      const never: never = origin;
      return never;
    }
  }
}
