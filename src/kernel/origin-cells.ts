import type { SentenceId } from "../language/regime";
import type { Node } from "./diagram";
import { or, type Mask } from "./masks";
import type { Voice } from "./resolve";
import type { Sayings } from "./sayings";

/** Origins that the sentences reaching one kind of host cannot tell apart. What they are given is worked out when it is asked for. */
export class OriginCell {
  constructor(
    private readonly sayings: Sayings,
    readonly origins: Mask,
    /** Equal for cells with the same sentences saying the same. */
    readonly signature: number,
    /** How many of its origins are beneficiaries, and how many are members. */
    readonly beneficiaries: number,
    readonly members: number,
  ) {}

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
  /** Whether `see` answers yes to some sentence that says nothing to one of two cells, or something else than to the other. */
  someApart(other: OriginCell, see: (own: Voice | null, others: Voice | null) => boolean): boolean {
    return this.sayings.someApart(this.signature, other.signature, see);
  }
  /** 1 where a voice that the cell hears decides; `null` where only `node` can tell. */
  deciding(voice: Voice): Node | null {
    return this.sayings.deciding(this.signature, voice);
  }
  /** Whether `see` answers yes to some voice. */
  someVoice(see: (voice: Voice) => boolean): boolean {
    return this.sayings.someApart(this.signature, 0, (voice) => voice !== null && see(voice));
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
/** All origins as one kind of host sees them. */
export interface Row {
  readonly id: number;
  readonly cells: readonly OriginCell[];
  /** The sentences that reach some of the origins and not all; one may stand twice. */
  readonly telling: readonly SentenceId[];
}
