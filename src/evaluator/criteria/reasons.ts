import { clearBit, emptyMask, hasBit, isWithin, setBit, without } from "../../kernel/masks";
import type { ClauseId } from "../../language/regime";
import { clausesIn, type ClauseSet } from "./clause-sets";

/** Something that is looked at on some days and names clauses: one and the same object while nothing in it changes. */
export interface Comparison {
  /** The clauses that it can name. */
  readonly clauses: readonly ClauseId[];
  /** Adds the clauses that it names to those found; those found before need not be looked for. */
  readonly name: (found: ClauseSet) => ClauseSet;
  /** What is known of it from earlier days; kept here, since a table of thousands of them would cost more than it saves. */
  readonly state: State;
}

interface State {
  /** How many of the groups of the day it stands in. */
  uses: number;
  readonly named: ClauseId[];
  /** Clauses that were not looked for, since others named them; `null` where it was never looked at. */
  open: readonly ClauseId[] | null;
}

/** Something that names clauses, not looked at yet. */
export const comparison = (clauses: readonly ClauseId[], name: (found: ClauseSet) => ClauseSet): Comparison => ({ clauses, name, state: { uses: 0, named: [], open: null } });

/**
 * The clauses that the comparisons of a day name. From day to day most comparisons stay, and with them what they named: a clause is
 * looked for again only where the last that named it is gone, and only in comparisons in which it was never looked for.
 */
export class Reasons {
  private groups: ReadonlySet<readonly Comparison[]> = new Set();
  /** For each clause how many comparisons of the day are known to name it. */
  private readonly support: Int32Array;
  private readonly found: number[];
  private made: ClauseSet;

  constructor(clauses: number) {
    this.support = new Int32Array(clauses);
    this.found = emptyMask((clauses + 31) >> 5);
    this.made = [...this.found];
  }

  /** The clauses named on a day with these groups of comparisons. */
  of(groups: readonly (readonly Comparison[])[]): ClauseSet {
    const now = new Set(groups);
    const arrived: Comparison[] = [];
    for (const group of now) if (!this.groups.has(group)) for (const c of group) if (this.enters(c)) arrived.push(c);
    let lost = false;
    for (const group of this.groups) if (!now.has(group)) for (const c of group) if (this.leaves(c)) lost = true;
    this.groups = now;
    for (const c of arrived) this.look(c);
    if (lost) for (const group of now) for (const c of group) this.look(c);
    if (!isWithin(this.found, this.made) || !isWithin(this.made, this.found)) this.made = [...this.found];
    return this.made;
  }

  /** Whether it was not there before. */
  private enters({ state }: Comparison): boolean {
    if (state.uses++ > 0) return false;
    for (const id of state.named) this.supported(id);
    return true;
  }
  /** Whether some clause has nothing left that names it. */
  private leaves({ state }: Comparison): boolean {
    if (--state.uses > 0) return false;
    let lost = false;
    for (const id of state.named) {
      const left = (this.support[id] ?? 0) - 1;
      this.support[id] = left;
      if (left > 0) continue;
      clearBit(this.found, id);
      lost = true;
    }
    return lost;
  }
  private supported(id: ClauseId): void {
    this.support[id] = (this.support[id] ?? 0) + 1;
    setBit(this.found, id);
  }

  private look({ clauses, name, state }: Comparison): void {
    const asked = state.open ?? clauses;
    state.open = asked;
    if (asked.every((id) => hasBit(this.found, id))) return;
    const before = [...this.found];
    const after = name(before);
    for (const id of after === before ? [] : clausesIn(without(after, before))) {
      state.named.push(id);
      this.supported(id);
    }
    state.open = asked.filter((id) => hasBit(before, id));
  }
}
