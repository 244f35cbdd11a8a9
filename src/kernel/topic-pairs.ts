import type { Branch } from "./branches";
import type { Node } from "./diagram";
import type { HeardSets } from "./heard-sets";
import { PairMatrix, type HeardPairs } from "./pair-matrix";
import type { Sayings } from "./sayings";
import type { Space } from "./space";
import type { Kind, Origins } from "./topic-kinds";
import type { VoiceTable } from "./voice-sets";

/** What every pair of parties is told on one topic on one day. */
export interface PairsOfDay {
  readonly heard: HeardSets;
  readonly hosts: readonly Kind[];
  readonly origins: Origins;
  readonly pairs: HeardPairs;
}

/** Tells pairs of parties apart by words of bits, as long as what is said on a topic allows it; from day to day only what changes is told anew. */
export class TopicPairs {
  private matrix: PairMatrix | null = null;
  private isSuited = true;

  constructor(
    private readonly space: Space,
    private readonly sayings: Sayings,
    private readonly table: VoiceTable,
  ) {}

  /** `null` where something is said that has no place here: then slices tell. */
  on(branches: readonly (Branch | null)[], hosts: readonly Kind[], origins: Origins, feasible: Node): PairsOfDay | null {
    const matrix = this.hearing(branches, feasible);
    return matrix === null ? null : { heard: matrix.heard, hosts, origins, pairs: matrix.on(hosts, origins.kinds) };
  }

  private hearing(branches: readonly (Branch | null)[], feasible: Node): PairMatrix | null {
    if (!this.isSuited) return null;
    const cases = this.matrix?.heard.isFull() === false ? this.matrix.heard.told.cases : null;
    const known = this.matrix?.heard.told;
    const unheard = branches.flatMap((b, place) => (b === null || known?.hasHeard(place) === true ? [] : [b]));
    if (cases === null || !cases.holds(feasible) || !unheard.every((b) => cases.holds(b.says))) this.matrix = this.fresh(branches, feasible);
    else if (unheard.length === 0) return this.matrix;
    const told = this.matrix?.heard.told;
    this.isSuited = told !== undefined && branches.every((b, place) => b === null || told.hears(place, b));
    if (!this.isSuited) this.matrix = null;
    return this.matrix;
  }
  private fresh(branches: readonly (Branch | null)[], feasible: Node): PairMatrix | null {
    const variables = new Set(this.matrix?.heard.told.cases.variables);
    for (const node of [feasible, ...branches.flatMap((b) => (b === null ? [] : [b.says]))]) for (const v of this.space.diagrams.support(node)) variables.add(v);
    const told = this.sayings.told(this.table, variables);
    return told === null ? null : new PairMatrix(told, this.sayings.sets);
  }
}
