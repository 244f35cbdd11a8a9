import { contains, type Day } from "../language/dates";
import { belongs } from "../language/reading";
import { isPartyCell, type DatedSet, type PartyAtom, type PartySet, type Regime, type Selector } from "../language/regime";
import { beneficiariesOf } from "./beneficiaries";
import { and, changesOfSet, emptyMask, or, setBit, without, type Mask } from "./masks";

/** A mask that holds between two of its days of change. */
interface Dated {
  readonly days: readonly Day[];
  readonly masks: Map<number, Mask>;
}

/** How many of some ascending days are not after a day. */
export function epochOf(days: readonly Day[], on: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= on) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many parties masks must hold: all where the rules speak of all, else up to the last that is a member or named. */
function partiesInMasks(regime: Regime): number {
  if (beneficiariesOf(regime) === "all") return regime.parties.length;
  let last = -1;
  for (const set of [regime.roster, ...regime.groups.map((g) => g.members)]) {
    set.forEach((intervals, p) => {
      if (intervals.length > 0 && p > last) last = p;
    });
  }
  const named = (set: PartySet): void => {
    for (const atoms of [set.include, set.except]) for (const atom of atoms) if ("party" in atom && atom.party > last) last = atom.party;
  };
  for (const s of regime.sentences) {
    for (const selector of [s.host, s.origin]) {
      if (selector.kind === "listed") named(selector.set);
      if (selector.kind === "members" && selector.of !== null) named(selector.of);
    }
  }
  for (const table of regime.tables) for (const row of table.rows) for (const cell of row.cells) if (isPartyCell(cell)) named(cell);
  return last + 1;
}

/** The dated sets of a regime as masks, each made once for the days on which it stays the same. */
export class PartyMasks {
  /** The index that stands for the stateless: the first after the parties that masks hold. */
  readonly statelessIndex: number;
  readonly words: number;
  private readonly roster: Dated;
  private readonly living: Dated;
  private readonly groups: readonly Dated[];

  constructor(private readonly regime: Regime) {
    this.statelessIndex = partiesInMasks(regime);
    this.words = (this.statelessIndex + 1 + 31) >> 5;
    const dated = (set: DatedSet): Dated => {
      const days = new Set<Day>();
      changesOfSet(set, days);
      return { days: [...days].sort((a, b) => a - b), masks: new Map() };
    };
    this.roster = dated(regime.roster);
    this.living = dated(regime.parties.map((p) => [p.life]));
    this.groups = regime.groups.map((g) => dated(g.members));
  }

  /** The parties bound on a day. */
  bound(on: Day): Mask {
    return this.at(this.roster, on, (p) => belongs(this.regime.roster, p, on));
  }
  /** All states alive on a day. */
  alive(on: Day): Mask {
    return this.at(this.living, on, (p) => contains(this.regime.parties[p]?.life ?? { since: null, before: null }, on));
  }
  /** Named parties on a day. */
  named(set: PartySet, on: Day): Mask {
    let mask = emptyMask(this.words);
    // Lists of hundreds of parties are common: each is one bit set.
    for (const atom of set.include) {
      if ("party" in atom) setBit(mask, atom.party);
      else mask = or(mask, this.atom(atom, on));
    }
    if (set.within !== null) mask = and(mask, this.atom(set.within, on));
    for (const atom of set.except) mask = without(mask, this.atom(atom, on));
    return mask;
  }
  /** All parties that a selector reaches on a day, the stateless included. */
  selected(selector: Selector, on: Day): Mask {
    switch (selector.kind) {
      case "any":
      case "anyone":
        return this.withStateless(this.alive(on));
      case "members":
        return selector.of === null ? this.bound(on) : and(this.bound(on), this.named(selector.of, on));
      case "states":
        return this.alive(on);
      case "outsiders":
        return without(this.alive(on), this.bound(on));
      case "stateless":
        return this.withStateless(emptyMask(this.words));
      case "listed":
        return and(this.alive(on), this.named(selector.set, on));
    }
  }

  withStateless(mask: Mask): Mask {
    const copy = [...mask];
    setBit(copy, this.statelessIndex);
    return copy;
  }

  private atom(atom: PartyAtom, on: Day): Mask {
    if ("party" in atom) {
      const mask = emptyMask(this.words);
      setBit(mask, atom.party);
      return mask;
    }
    const group = this.groups[atom.group];
    return group ? this.at(group, on, (p) => belongs(this.regime.groups[atom.group]?.members ?? [], p, on)) : emptyMask(this.words);
  }
  private at(dated: Dated, on: Day, holds: (party: number) => boolean): Mask {
    const epoch = epochOf(dated.days, on);
    const known = dated.masks.get(epoch);
    if (known !== undefined) return known;
    const mask = emptyMask(this.words);
    for (let p = 0; p < this.statelessIndex; p++) if (holds(p)) setBit(mask, p);
    dated.masks.set(epoch, mask);
    return mask;
  }
}
