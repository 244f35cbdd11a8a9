import type { Branch } from "./branches";
import type { Node } from "./diagram";
import { PairMatrix } from "./pair-matrix";
import type { Sayings } from "./sayings";
import type { Space } from "./space";
import type { Told } from "./told";
import type { Kind, Origins } from "./topic-kinds";
import type { VoiceTable } from "./voice-sets";

/** What every pair of parties is told on one topic on one day. */
export interface PairsOfDay {
  readonly told: Told;
  readonly hosts: readonly Kind[];
  readonly origins: Origins;
  /** By kind of host, then by kind of origin. */
  readonly functions: Int32Array;
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
    return matrix === null ? null : { told: matrix.told, hosts, origins, functions: matrix.of(hosts, origins.kinds) };
  }

  private hearing(branches: readonly (Branch | null)[], feasible: Node): PairMatrix | null {
    if (!this.isSuited) return null;
    const cases = this.matrix?.told.isFull() === false ? this.matrix.told.cases : null;
    if (cases === null || !cases.holds(feasible) || !branches.every((b) => b === null || cases.holds(b.says))) this.matrix = this.fresh(branches, feasible);
    const told = this.matrix?.told;
    this.isSuited = told !== undefined && branches.every((b, place) => b === null || told.hears(place, b));
    if (!this.isSuited) this.matrix = null;
    return this.matrix;
  }
  private fresh(branches: readonly (Branch | null)[], feasible: Node): PairMatrix | null {
    const variables = new Set(this.matrix?.told.cases.variables);
    for (const node of [feasible, ...branches.flatMap((b) => (b === null ? [] : [b.says]))]) for (const v of this.space.diagrams.support(node)) variables.add(v);
    const told = this.sayings.told(this.table, variables);
    return told === null ? null : new PairMatrix(told, this.sayings.sets);
  }
}
