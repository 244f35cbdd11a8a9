import type { Day } from "./dates";
import type { Position } from "./position";
import type { Head, Sentence, Terms } from "./regime";

/**
 * How far a sentence looks at what others are given: B at nothing, M at stratum B of another pair or day, F at stratum M of other
 * origins. So no yardstick ever asks for itself.
 */
export type Stratum = "B" | "M" | "F";
const depth: Readonly<Record<Stratum, number>> = { B: 0, M: 1, F: 2 };

const stratumOf = (terms: Terms | null): Stratum => {
  switch (terms?.kind) {
    case undefined:
    case "national":
    case "general":
      return "B";
    case "reciprocal":
    case "standstill":
      return "M";
    case "most favoured":
      return "F";
  }
};

/** Whether a sentence stands in a stratum. */
export const standsIn = (terms: Terms | null, stratum: Stratum): boolean => depth[stratumOf(terms)] <= depth[stratum];

/** Whether terms are spoken of on a day: a standstill keeps what was, and so says nothing before its day. */
export const standsOn = (terms: Terms | null, on: Day): boolean => terms?.kind !== "standstill" || terms.on <= on;

/** Terms whose yardstick is what the regime itself gives. */
export type Measured = Extract<Terms, { readonly kind: "reciprocal" | "standstill" | "most favoured" }>;
export const isMeasured = (terms: Terms | null): terms is Measured => terms !== null && terms.kind !== "national" && terms.kind !== "general";
export const isReciprocal = (sentence: Sentence | undefined): boolean => sentence?.terms?.kind === "reciprocal";

/** Grants, rations or leaves room to grant: as opposed to what withholds. */
export const givesSomething = (head: Head): boolean => head.kind === "grant" || head.kind === "ration" || (head.kind === "discretion" && head.direction === "lift");

/** A position with the label of the terms on which it is granted. */
export function onTerms(position: Position, terms: Terms | null): Position {
  return terms === null || terms.kind === "reciprocal" || position.kind === "silent" || position.kind === "denied" ? position : { ...position, terms };
}
