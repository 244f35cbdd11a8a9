import { hasBit, or, type Mask } from "./masks";
import type { Node } from "./diagram";
import type { SentenceId } from "../language/regime";
import type { Voice } from "./resolve";
import type { Sayings } from "./sayings";

/** Origins cut into kinds, and the cell of a row in which each kind lies. */
export interface OriginKinds {
  readonly masks: readonly Mask[];
  /** By party; -1 for whoever is no origin. */
  readonly kindOf: Int16Array;
  readonly cellOf: readonly number[];
}

/** Origins that the sentences reaching one kind of host cannot tell apart. What they are given is worked out when it is asked for. */
export class OriginCell {
  private made: Mask | null;

  constructor(
    private readonly sayings: Sayings,
    /** The origins, or where to find them: in the cell so many of the kinds. */
    origins: Mask | OriginKinds,
    /** Equal for cells with the same sentences saying the same. */
    readonly signature: number,
    /** How many of its origins are beneficiaries, and how many are members. */
    readonly beneficiaries: number,
    readonly members: number,
    private readonly place = -1,
  ) {
    this.made = "masks" in origins ? null : origins;
    this.kinds = "masks" in origins ? origins : null;
  }
  private readonly kinds: OriginKinds | null;

  get origins(): Mask {
    return (this.made ??= this.kinds === null ? [] : (unionOf(this.kinds, (cell) => cell === this.place) ?? []));
  }

  /** What is given as a function of the facts: leaves are decisions, with the sentences that decide. */
  get node(): Node {
    return this.sayings.of(this.signature).node;
  }
  /** The same in the regime without derogations. */
  get core(): Node {
    return this.sayings.of(this.signature).core;
  }
  get voices(): readonly Voice[] {
    return this.sayings.of(this.signature).voices;
  }
  /** The positions of `node` and of `core` alone. */
  get positions(): Node {
    return this.sayings.positions(this.signature);
  }
  get corePositions(): Node {
    return this.sayings.corePositions(this.signature);
  }
  /** Whether `see` answers yes to some sentence that says nothing to one of two cells, or something else than to the other; not asked of those of some clauses. */
  someApart(other: OriginCell, see: (own: Voice | null, others: Voice | null) => boolean, beside?: Mask): boolean {
    return this.sayings.someApart(this.signature, other.signature, see, beside);
  }
  /** 1 where a voice that the cell hears decides; `null` where only `node` can tell. */
  deciding(voice: Voice): Node | null {
    return this.sayings.deciding(this.signature, voice);
  }
  /** Whether `see` answers yes to some voice; not asked of those of some clauses. */
  someVoice(see: (voice: Voice) => boolean, beside?: Mask): boolean {
    return this.sayings.someApart(this.signature, 0, (voice) => voice !== null && see(voice), beside);
  }
  /** The cell where some variables are fixed. */
  fixed(fix: (node: Node) => Node): OriginCell {
    return new OriginCell(this.sayings, this.origins, this.sayings.fixed(this.signature, fix), this.beneficiaries, this.members);
  }
  /** The origins of two cells with one signature. */
  joined(other: OriginCell): OriginCell {
    return new OriginCell(this.sayings, or(this.origins, other.origins), this.signature, this.beneficiaries + other.beneficiaries, this.members + other.members);
  }
}
/** What a row is made of: for each cell the voices that reach it, and how many of its origins are beneficiaries and members. */
export interface RowCells {
  readonly sets: readonly number[];
  readonly beneficiaries: readonly number[];
  readonly members: readonly number[];
  readonly kinds: OriginKinds;
}
/** Functions of positions that origins of a row are given, each once, with how many beneficiaries and members are given it. */
export interface RowCounts {
  readonly nodes: readonly Node[];
  readonly beneficiaries: readonly number[];
  readonly members: readonly number[];
  /** By cell, the place of what it is given. */
  readonly placeOf: readonly number[];
  /** Of the beneficiaries those in cells that are given the same without derogations. */
  readonly kept: readonly number[];
  /** The cells that are given something else without derogations. */
  readonly taken: readonly number[];
}

/** All origins as one kind of host sees them. Thousands are made, and of most only the counts are asked. */
export class Row {
  /** The voices that reach each cell. */
  readonly sets: readonly number[];
  private madeCells: readonly OriginCell[] | null;
  private madeCounts: RowCounts | null = null;

  constructor(
    private readonly sayings: Sayings,
    readonly id: number,
    private readonly content: RowCells | readonly OriginCell[],
    /** The sentences that reach some of the origins and not all; one may stand twice. */
    readonly telling: readonly SentenceId[],
  ) {
    this.madeCells = "sets" in content ? null : content;
    this.sets = "sets" in content ? content.sets : content.map((c) => c.signature);
  }

  get cells(): readonly OriginCell[] {
    return (this.madeCells ??= this.sets.map((_, i) => this.cell(i)));
  }
  /** One cell. */
  cell(place: number): OriginCell {
    const known = this.madeCells?.[place];
    if (known !== undefined || !("sets" in this.content)) return known ?? new OriginCell(this.sayings, [], 0, 0, 0);
    const { sets, beneficiaries, members, kinds } = this.content;
    return new OriginCell(this.sayings, kinds, sets[place] ?? 0, beneficiaries[place] ?? 0, members[place] ?? 0, place);
  }
  /** How many beneficiaries lie in a cell. */
  beneficiariesIn(place: number): number {
    return ("sets" in this.content ? this.content.beneficiaries[place] : this.content[place]?.beneficiaries) ?? 0;
  }

  /** How many members lie in a cell. */
  membersIn(place: number): number {
    return ("sets" in this.content ? this.content.members[place] : this.content[place]?.members) ?? 0;
  }

  get counts(): RowCounts {
    return (this.madeCounts ??= this.counted());
  }
  private counted(): RowCounts {
    const content = "sets" in this.content ? this.content : { sets: this.sets, beneficiaries: this.content.map((c) => c.beneficiaries), members: this.content.map((c) => c.members) };
    const nodes: Node[] = [];
    const beneficiaries: number[] = [];
    const members: number[] = [];
    const placeOf: number[] = [];
    const taken: number[] = [];
    const kept: number[] = [];
    content.sets.forEach((set, cell) => {
      const node = this.sayings.positions(set);
      const isTaken = node !== this.sayings.corePositions(set);
      if (isTaken) taken.push(cell);
      let at = nodes.indexOf(node);
      if (at === -1) {
        at = nodes.push(node) - 1;
        beneficiaries.push(0);
        members.push(0);
        kept.push(0);
      }
      if (!isTaken) kept[at] = (kept[at] ?? 0) + (content.beneficiaries[cell] ?? 0);
      beneficiaries[at] = (beneficiaries[at] ?? 0) + (content.beneficiaries[cell] ?? 0);
      members[at] = (members[at] ?? 0) + (content.members[cell] ?? 0);
      placeOf.push(at);
    });
    return { nodes, beneficiaries, members, placeOf, kept, taken };
  }

  /** The place of the cell in which a party lies; -1 for whoever is no origin. */
  placeOf(party: number): number {
    if (!("sets" in this.content)) return this.cells.findIndex((cell) => hasBit(cell.origins, party));
    const { cellOf, kindOf } = this.content.kinds;
    return cellOf[kindOf[party] ?? -1] ?? -1;
  }
  /** The origins of the cells at some places; `null` where there are none. */
  originsAt(isAsked: (place: number) => boolean): Mask | null {
    if ("sets" in this.content) return unionOf(this.content.kinds, isAsked);
    return this.content.reduce<Mask | null>((all, cell, i) => (isAsked(i) ? (all === null ? cell.origins : or(all, cell.origins)) : all), null);
  }
}

function unionOf({ masks, cellOf }: OriginKinds, isAsked: (cell: number) => boolean): Mask | null {
  let all: Mask | null = null;
  let own = false;
  for (let k = 0; k < masks.length; k++) {
    const mask = masks[k];
    if (mask === undefined || !isAsked(cellOf[k] ?? -1)) continue;
    if (all === null) all = mask;
    else if (own) for (let w = 0; w < mask.length; w++) all[w] = (all[w] ?? 0) | (mask[w] ?? 0);
    else [all, own] = [or(all, mask), true];
  }
  return all;
}
