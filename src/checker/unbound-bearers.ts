import { resolvedSetText } from "../language/party-text";
import type { PartySet } from "../language/regime";
import type { Builder } from "./builder";
import { intersect } from "./intervals";
import { datesOfSet } from "./parties";

/** Warns of duties and permissions of named parties none of which is ever bound. */
export function checkBearers(b: Builder, regime: string): void {
  for (const { name: duty, bearer, at } of b.duties) {
    if (bearer.kind !== "members" || bearer.of === null || isEverBound(b, bearer.of)) continue;
    b.report("unbound-bearer", at, { duty, parties: setText(b, bearer.of), regime });
  }
}

const isEverBound = (b: Builder, set: PartySet): boolean =>
  [...datesOfSet(b, set)].some(([party, days]) => intersect(days, b.roster.get(party) ?? []).length > 0);

/** The names of a set as the language writes it. */
const setText = (b: Builder, set: PartySet): string =>
  resolvedSetText(set, (atom) => ("party" in atom ? b.parties.items[atom.party]?.code : b.groups.items[atom.group]?.name) ?? "");
