/** What pictures show, as data: years and days as numbers, names as they are printed. `src/pictures` draws them. */
import type { Day } from "../../language/dates";
import type { PositionKind } from "../../language/position";
import type { VerdictName } from "../../language/regime";

/** Verdicts over time, a row each. */
export interface TimelinePicture {
  readonly kind: "timeline";
  /** What is drawn: the first day, and the day after the last. */
  readonly since: Day;
  readonly before: Day;
  readonly rows: readonly {
    readonly name: string;
    /** `words`: what a reader is told of the stretch. */
    readonly stretches: readonly { readonly since: Day; readonly before: Day; readonly verdict: VerdictName; readonly words: string }[];
  }[];
}
/** What each host gives to movers from each origin, for one right and class on one day. */
export interface MatrixPicture {
  readonly kind: "matrix";
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
  /** The usual case; `mixed`: facts without a usual value decide it. `depends`: other facts change it. */
  readonly cells: readonly { readonly host: string; readonly origin: string; readonly position: PositionKind | "mixed"; readonly depends: boolean; readonly words: string }[];
}
/** Who gives something to whom. */
export interface RelationsPicture {
  readonly kind: "relations";
  /** Parties who give and get the same are one node. */
  readonly nodes: readonly { readonly name: string; readonly parties: number }[];
  /** Places of nodes; from a node to itself: among its parties. */
  readonly edges: readonly { readonly from: number; readonly to: number }[];
}
/** What parties net in one unit. */
export interface NetPicture {
  readonly kind: "net";
  readonly unit: string;
  readonly parties: readonly { readonly party: string; readonly net: number }[];
}
/** Shares from 0 to 1 by year, one or more series. */
export interface SharesPicture {
  readonly kind: "shares";
  readonly label: string;
  readonly points: readonly { readonly year: number; readonly series: string; readonly share: number }[];
}
/** Numbers by year with what they lie between, one or more series. `shares`: they are shares from 0 to 1. */
export interface BandsPicture {
  readonly kind: "bands";
  readonly label: string;
  readonly shares: boolean;
  readonly points: readonly { readonly year: number; readonly series: string; readonly value: number; readonly low: number; readonly high: number }[];
}

/** The game of two: what each gets where the first keeps (C) or does not (D), by rows, and the second, by columns. */
export interface GamePicture {
  readonly kind: "game";
  readonly row: string;
  readonly column: string;
  readonly unit: string;
  /** CC, CD, DC, DD: the choice of rows first. Ranks are of the player's own four payoffs, 1 the worst. */
  readonly cells: readonly { readonly name: "CC" | "CD" | "DC" | "DD"; readonly row: Payoff; readonly column: Payoff; readonly equilibrium: boolean }[];
}
export interface Payoff {
  readonly words: string;
  readonly rank: number;
}

/** Verdicts side by side: a row a regime, a column a criterion. */
export interface VerdictsPicture {
  readonly kind: "verdicts";
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly { readonly row: string; readonly column: string; readonly verdict: VerdictName; readonly words: string }[];
}
/** Regimes by two shares from 0 to 1. */
export interface ScatterPicture {
  readonly kind: "scatter";
  readonly x: string;
  readonly y: string;
  readonly points: readonly { readonly name: string; readonly words: string; readonly x: number; readonly y: number }[];
}

export type Picture = TimelinePicture | MatrixPicture | RelationsPicture | NetPicture | SharesPicture | BandsPicture | GamePicture | VerdictsPicture | ScatterPicture;
