import type { Day } from "../language/dates";
import { isPartyCell, type Lookup, type OpenFact, type PartySet, type Regime, type Selector } from "../language/regime";
import { emptyMask, members, partition, setBit, type Mask } from "./masks";
import type { PartyMasks } from "./party-masks";

type Role = "host" | "origin";
export const bothRoles: readonly Role[] = ["host", "origin"];

interface Lists {
  readonly host: PartySet[];
  readonly origin: PartySet[];
}

/** What a sentence reads of the parties of a case. */
export interface PairReads {
  /** The roles in which it reads who a party is in a way that no list of parties tells. */
  readonly identity: Set<Role>;
  /** It asks whether they are bound. */
  membership: boolean;
  /** The lists of parties in which it looks one up. */
  readonly lists: Lists;
  /** Those of them that single out by name: all but the rows of tables that move with a party. */
  readonly names: Lists;
  readonly selectors: Selector[];
  readonly open: OpenFact[];
}

/** Nothing is read yet but who the parties are in some roles. */
export const readsOnly = (identity: readonly Role[]): PairReads => ({ identity: new Set(identity), membership: false, lists: { host: [], origin: [] }, names: { host: [], origin: [] }, selectors: [], open: [] });

/** Adds the lists of parties in which look-ups find a party, each once. */
export function readLookups(regime: Regime, lookups: readonly Lookup[], { lists, names }: PairReads): void {
  const known = new Set<string>();
  const once = (into: PartySet[], key: string, cell: PartySet): void => {
    if (!known.has(key)) into.push(cell);
    known.add(key);
  };
  for (const { table, args } of lookups) {
    const byName = regime.tables[table]?.keys.includes("origin") ?? false;
    for (const row of regime.tables[table]?.rows ?? []) {
      row.cells.forEach((cell, i) => {
        if (!isPartyCell(cell)) return;
        const role = args[i] === "host" ? "host" : "origin";
        const key = `${role} ${JSON.stringify(cell)}`;
        once(lists[role], key, cell);
        if (byName) once(names[role], `${key} by name`, cell);
      });
    }
  }
}

/** The parties of a mask in one role, cut into kinds that a sentence cannot tell apart on a day. */
export function kindsInRole(parties: PartyMasks, reads: PairReads, role: Role, mask: Mask, on: Day, lists: Lists = reads.lists): readonly Mask[] {
  if (reads.identity.has(role)) return singles(mask);
  const cuts = reads.membership ? [parties.bound(on)] : [];
  for (const set of lists[role]) cuts.push(parties.named(set, on));
  for (const selector of reads.selectors) cuts.push(parties.selected(selector, on));
  for (const open of reads.open) {
    const party = open[role];
    if (party !== null && party < parties.statelessIndex) cuts.push(oneBit(mask.length, party));
  }
  return partition(mask, cuts).map((cell) => cell.mask);
}

/** Each party of a mask by itself. */
export const singles = (mask: Mask): readonly Mask[] => members(mask).map((p) => oneBit(mask.length, p));

function oneBit(words: number, index: number): Mask {
  const mask = emptyMask(words);
  setBit(mask, index);
  return mask;
}

/** Two different parties, one of each mask; `null` where there are none. */
export function pairOf(hosts: Mask, origins: Mask): readonly [number, number] | null {
  for (const host of members(hosts).slice(0, 2)) {
    const origin = members(origins).find((p) => p !== host);
    if (origin !== undefined) return [host, origin];
  }
  return null;
}
