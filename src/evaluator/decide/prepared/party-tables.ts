/** Which parties selectors reach, as sets of bits that hold between two days of change. */
import type { Day, DayInterval } from "../../../language/dates";
import type { Regime, Selector } from "../../../language/regime";
import { and, changesOfSelector, changesOfSet, count, hasBit, isWithin, maskKey, or, type Mask } from "../../../kernel/masks";
import { epochOf, type PartyMasks } from "../../../kernel/party-masks";
import { WholeNumbers } from "./whole-numbers";

/** The selectors of a regime by number, and the stretches of time in which each reaches the same parties. 0 reaches everyone. */
export class PartyTables {
  /** On these days some selector may reach others than the day before; stretch i is before the i-th, the last after all. */
  readonly days: readonly Day[];
  /** How many parties sets tell apart; the last is the stateless. */
  readonly width: number;
  private readonly sets = new WholeNumbers();
  private readonly tables = new Map<string, number>();
  private readonly places: number[] = [];
  /** By selector: where its places begin. */
  private readonly placesOf: number[] = [];
  private readonly known = new Map<string, number>();
  private readonly memberships: (readonly Mask[])[] = [];
  /** By selector: the parties that it ever reaches. */
  private readonly reaches: Mask[] = [];
  private readonly shares: number[] = [1];

  constructor(
    private readonly regime: Regime,
    private readonly masks: PartyMasks,
  ) {
    this.width = this.masks.statelessIndex + 1;
    this.days = daysOf(regime, this.masks.statelessIndex);
    const everyone = this.table(null);
    for (let s = 0; s < this.stretches; s++) this.places.push(everyone);
    this.memberships.push([]);
    this.placesOf.push(0);
  }

  get stretches(): number {
    return this.days.length + 1;
  }
  /** The number of a selector of origins, or of hosts that are bound. */
  selector(selector: Selector, role: "host" | "origin"): number {
    const key = keyOf(selector, role);
    const known = key === null ? undefined : this.known.get(key);
    if (known !== undefined) return known;
    const masks = this.byStretch(selector, role);
    const id = masks.every((mask, s) => this.isEveryone(mask, role, s)) ? 0 : this.memberships.push(masks) - 1;
    if (key !== null) this.known.set(key, id);
    return id;
  }
  /** The parties that a selector ever reaches, of hosts those that are bound then; `null` for everyone. */
  ever(id: number): Mask | null {
    return id === 0 ? null : (this.reaches[id] ??= (this.memberships[id] ?? [[]]).reduce((all, mask) => or(mask, all)));
  }
  /** The share of all parties that a selector reaches, at its widest. */
  share(id: number): number {
    return (this.shares[id] ??= Math.max(0, ...(this.memberships[id] ?? []).map(count)) / this.width);
  }
  /** Whether a selector reaches the same parties in all stretches. */
  isConstant(id: number): boolean {
    const masks = this.memberships[id] ?? [];
    return masks.every((mask) => mask === masks[0]);
  }
  /** Where the places of the sets of a selector begin, one a stretch. */
  firstPlace(id: number): number {
    return (this.placesOf[id] ??= this.addPlaces(this.memberships[id] ?? []));
  }
  /** The sets, and for each selector that is looked up and each stretch the place of its set. */
  frozen(): { readonly places: Int32Array; readonly sets: Int32Array } {
    return { places: new Int32Array(this.places), sets: this.sets.frozen() };
  }

  /** Some day in a stretch. */
  private dayIn(stretch: number): Day {
    return stretch === 0 ? (this.days[0] ?? 1) - 1 : (this.days[stretch - 1] ?? 0);
  }
  private byStretch(selector: Selector, role: "host" | "origin"): readonly Mask[] {
    if (this.stretches === 1) return [this.reached(selector, role, this.dayIn(0))];
    const own = new Set<Day>();
    changesOfSelector(this.regime, selector, own);
    if (role === "host") changesOfSet(this.regime.roster, own);
    livesRead(this.regime, selector, this.masks.statelessIndex, own);
    const masks: Mask[] = [];
    let last: Mask | null = null;
    for (let s = 0; s < this.stretches; s++) {
      const day = this.dayIn(s);
      if (last === null || own.has(day)) last = this.reached(selector, role, day);
      masks.push(last);
    }
    return masks;
  }
  private reached(selector: Selector, role: "host" | "origin", on: Day): Mask {
    const mask = this.masks.selected(selector, on);
    return role === "host" ? and(mask, this.masks.bound(on)) : mask;
  }
  private addPlaces(masks: readonly Mask[]): number {
    const first = this.places.length;
    let place = 0;
    masks.forEach((mask, s) => {
      if (s === 0 || mask !== masks[s - 1]) place = this.table(mask);
      this.places.push(place);
    });
    return first;
  }
  /** A host is looked up only where it is bound; an origin is whoever it is. */
  private isEveryone(mask: Mask, role: "host" | "origin", stretch: number): boolean {
    if (role === "host") return this.stretches === 1 && isWithin(this.masks.bound(this.dayIn(stretch)), mask);
    for (let p = 0; p < this.width; p++) if (!hasBit(mask, p)) return false;
    return true;
  }
  private table(mask: Mask | null): number {
    const key = mask === null ? "" : maskKey(mask);
    const known = this.tables.get(key);
    if (known !== undefined) return known;
    const at = this.sets.length;
    for (let w = 0; w < wordsOf(this.width); w++) this.sets.push(mask === null ? -1 : (mask[w] ?? 0));
    this.tables.set(key, at);
    return at;
  }
}

/** How many words a set of so many parties takes. */
export const wordsOf = (width: number): number => (width + 31) >> 5;

/** Equal for selectors that are the same; `null` for long lists, of which each has its own. */
function keyOf(selector: Selector, role: "host" | "origin"): string | null {
  const set = selector.kind === "listed" ? selector.set : selector.kind === "members" ? selector.of : null;
  if (set === null) return `${role} ${selector.kind}`;
  return set.include.length + set.except.length > 8 ? null : `${role} ${JSON.stringify(selector)}`;
}
/** The days on which those of the first `parties` come to be or cease whom a selector reaches only while they are there. */
function livesRead(regime: Regime, selector: Selector, parties: number, into: Set<Day>): void {
  if (selector.kind === "members" || selector.kind === "stateless") return;
  const add = (party: number): void => {
    const { since, before } = regime.parties[party]?.life ?? { since: null, before: null };
    if (since !== null) into.add(since);
    if (before !== null) into.add(before);
  };
  if (selector.kind !== "listed") {
    for (let p = 0; p < parties; p++) add(p);
    return;
  }
  for (const atom of selector.set.include) {
    if ("party" in atom) add(atom.party);
    else regime.groups[atom.group]?.members.forEach((spans, p) => spans.length > 0 && add(p));
  }
}

const isEndless = ({ since, before }: DayInterval): boolean => since === null && before === null;

function daysOf(regime: Regime, parties: number): readonly Day[] {
  const days = new Set<Day>();
  changesOfSet(regime.roster, days);
  // Mostly all parties are there from the first day to the last.
  const isTimeless = days.size === 0 && regime.groups.every((g) => g.members.every((spans) => spans.every(isEndless))) && regime.parties.slice(0, parties).every((p) => isEndless(p.life));
  if (isTimeless) return [];
  for (const { host, origin } of regime.sentences) {
    for (const selector of [host, origin]) {
      changesOfSelector(regime, selector, days);
      livesRead(regime, selector, parties, days);
    }
  }
  return [...days].sort((a, b) => a - b);
}

/** The stretch in which a day lies. */
export const stretchOf = (days: readonly Day[], on: Day): number => (days.length === 0 ? 0 : epochOf(days, on));
