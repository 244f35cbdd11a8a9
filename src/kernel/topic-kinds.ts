import type { Branch } from "./branches";
import { countBoth, emptyMask, members, setBit, type Mask } from "./masks";
import type { IndexNumbers } from "./index-memo";
import type { RowCells } from "./origin-cells";
import type { VoiceSets, VoiceTable } from "./voice-sets";

/** Parties whom the same branches reach. */
export interface Kind {
  readonly mask: Mask;
  /** The voices of these branches. */
  readonly set: number;
}
/** The sentences that reach each party in one role: by party some words, and the set of these; -1 where that is not known. */
interface Reached {
  readonly words: Int32Array;
  readonly sets: Int32Array;
}
/** Origins cut into kinds. */
export interface Origins {
  readonly kinds: readonly Kind[];
  readonly masks: readonly Mask[];
  /** By party; -1 for whoever is no origin. */
  readonly kindOf: Int16Array;
  readonly beneficiaries: readonly number[];
  readonly members: readonly number[];
}

/**
 * Which sentences of a topic reach each party in either role, kept from day to day: what changes is few branches. Only for days on which each
 * sentence has one branch at most, and says what it said first.
 */
export class TopicKinds {
  private readonly branches: (Branch | null)[];
  private readonly hosts: Reached;
  private readonly origins: Reached;
  private readonly width: number;

  constructor(
    private readonly sets: VoiceSets,
    private readonly table: VoiceTable,
    private readonly parties: number,
  ) {
    this.branches = table.sentences.map(() => null);
    this.width = (table.sentences.length + 31) >> 5;
    const nobody = (): Reached => ({ words: new Int32Array(parties * this.width), sets: new Int32Array(parties) });
    [this.hosts, this.origins] = [nobody(), nobody()];
  }

  /** The branch of each sentence, by place; `null` where some sentence has several, or says something new. */
  static byPlace(sets: VoiceSets, table: VoiceTable, branches: readonly Branch[], voiceOf: (branch: Branch) => number): (Branch | null)[] | null {
    const found: (Branch | null)[] = table.sentences.map(() => null);
    for (const branch of branches) {
      const place = sets.place(table, voiceOf(branch));
      if (place >= found.length || found[place] !== null) return null;
      found[place] = branch;
    }
    return found;
  }

  /** Goes to a day on which these are the branches, by place. */
  turnTo(branches: readonly (Branch | null)[]): void {
    branches.forEach((branch, place) => {
      const last = this.branches[place] ?? null;
      if (last?.hosts !== branch?.hosts) this.mark(this.hosts, place, last?.hosts ?? null, branch?.hosts ?? null);
      if (last?.origins !== branch?.origins) this.mark(this.origins, place, last?.origins ?? null, branch?.origins ?? null);
      this.branches[place] = branch;
    });
  }
  private mark({ words, sets }: Reached, place: number, last: Mask | null, next: Mask | null): void {
    const [w, bit] = [place >> 5, 1 << (31 - (place & 31))];
    const most = Math.max(last?.length ?? 0, next?.length ?? 0);
    for (let m = 0; m < most; m++) {
      const [before, after] = [last?.[m] ?? 0, next?.[m] ?? 0];
      for (let rest = before ^ after; rest !== 0; rest &= rest - 1) {
        const low = rest & -rest;
        const party = (m << 5) + 31 - Math.clz32(low);
        const at = party * this.width + w;
        sets[party] = -1;
        words[at] = (after & low) === 0 ? (words[at] ?? 0) & ~bit : (words[at] ?? 0) | bit;
      }
    }
  }

  /** The branches that reach a kind of host, in their order. */
  branchesOf(kind: Kind): readonly Branch[] {
    return this.sets.places(kind.set).flatMap((place) => this.branches[place] ?? []);
  }
  hostKinds(bound: Mask): readonly Kind[] {
    return this.kinds(this.hosts, bound);
  }
  originKinds({ universe, beneficiaries, bound }: { readonly universe: Mask; readonly beneficiaries: Mask; readonly bound: Mask }): Origins {
    const kinds = this.kinds(this.origins, universe);
    const kindOf = new Int16Array(this.parties).fill(-1);
    kinds.forEach(({ mask }, k) => {
      for (const p of members(mask)) kindOf[p] = k;
    });
    return {
      kinds, kindOf,
      masks: kinds.map((k) => k.mask),
      beneficiaries: kinds.map((k) => countBoth(k.mask, beneficiaries)),
      members: kinds.map((k) => countBoth(k.mask, bound)),
    };
  }

  /** Kinds of party, in the order in which the branches, one after the other, would split them. */
  private kinds({ words, sets }: Reached, among: Mask): readonly Kind[] {
    const found = new Map<number, Mask>();
    for (const p of members(among)) {
      let set = sets[p] ?? -1;
      if (set === -1) sets[p] = set = this.sets.ofWords(this.table, words, p * this.width, this.width);
      let mask = found.get(set);
      if (mask === undefined) found.set(set, (mask = emptyMask(among.length)));
      setBit(mask, p);
    }
    return [...found].map(([set, mask]) => ({ set, mask })).sort((a, b) => this.sets.compare(a.set, b.set));
  }
}

/** What reaches both a kind of host and each kind of origin. `marks` holds nothing, before and after. */
export function rowCells(sets: VoiceSets, host: Kind, origins: Origins, marks: Marks): RowCells {
  const found: { readonly set: number; readonly first: number; beneficiaries: number; members: number }[] = [];
  const setOf: number[] = [];
  for (let k = 0; k < origins.kinds.length; k++) {
    const set = sets.both(host.set, origins.kinds[k]?.set ?? 0);
    setOf.push(set);
    const cell = found[marks.get(set)];
    if (cell !== undefined) {
      cell.beneficiaries += origins.beneficiaries[k] ?? 0;
      cell.members += origins.members[k] ?? 0;
    } else marks.set(set, found.push({ set, first: sets.word(set, 0) >>> 0, beneficiaries: origins.beneficiaries[k] ?? 0, members: origins.members[k] ?? 0 }) - 1);
  }
  found.sort((a, b) => a.first - b.first || sets.compare(a.set, b.set));
  found.forEach(({ set }, place) => marks.set(set, place));
  const cellOf = setOf.map((set) => marks.get(set));
  for (const { set } of found) marks.set(set, -1);
  return {
    sets: found.map((c) => c.set), beneficiaries: found.map((c) => c.beneficiaries), members: found.map((c) => c.members),
    kinds: { masks: origins.masks, kindOf: origins.kindOf, cellOf },
  };
}
type Marks = Pick<IndexNumbers, "get" | "set">;
