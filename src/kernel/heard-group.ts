import type { Node } from "./diagram";

/** Sets of voices that come to the same, and by the same kinds of clause. */
export interface HeardGroup {
  readonly bare: Node;
  readonly positions: Node;
  /** One of the sets. */
  readonly example: number;
  readonly places: readonly number[];
  /** The voices that some of the sets have, and those that all have, in words. */
  readonly some: readonly number[];
  readonly every: readonly number[];
}
