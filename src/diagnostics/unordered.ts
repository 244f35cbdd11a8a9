import type { CapValue } from "../language/position";

/** In what two numbers differ, so that neither is the more open. */
export type NumberDifference =
  | { readonly kind: "bound"; readonly first: CapValue["bound"] }
  | { readonly kind: "period"; readonly first: Counting; readonly second: Counting }
  | { readonly kind: "each"; readonly first: CapValue["each"]; readonly second: CapValue["each"] }
  /** How they are given out, what is said of parts, how long those who come may stay, and figures that may be missing. */
  | { readonly kind: "way" | "parts" | "stay" | "figures" };
/** The time in which a number is counted. */
export type Counting = Pick<CapValue, "per" | "every">;

/** What cannot be put in order, where two positions are of one kind and neither is the more open. */
export type Unordered =
  | { readonly kind: "numbers"; readonly differences: readonly NumberDifference[] }
  | { readonly kind: "lengths" | "discretion" };

/** Why neither of two positions is the more open. */
export function whyUnordered(unordered: Unordered): string {
  switch (unordered.kind) {
    case "numbers":
      return `Two numbers of different kinds cannot be put in order: ${unordered.differences.map(differenceWords).join("; ")}.`;
    case "lengths":
      return "Two stays of different kinds (their units, or within what they are counted) cannot be put in order.";
    case "discretion":
      return "Two discretions, of different bearers or one of them a promise to try, cannot be put in order.";
  }
}

/** What to do about two positions of which neither is the more open. */
export function unorderedRemedy({ kind }: Unordered): string {
  const apart = "Let only one apply to a case (a fact that is `one of a, b`)";
  switch (kind) {
    case "numbers":
      return `${apart}, make one an exception to the other, or write one number and the other as an \`of which\` of it.`;
    case "lengths":
      return `${apart}, make one an exception to the other, or count both stays alike.`;
    case "discretion":
      return `${apart}, or make one an exception to the other.`;
  }
}

function differenceWords(d: NumberDifference): string {
  switch (d.kind) {
    case "bound":
      return d.first === "most" ? "one is a ceiling, the other a floor" : "one is a floor, the other a ceiling";
    case "period":
      return `one counts ${periodWords(d.first)}, the other ${periodWords(d.second)}`;
    case "each":
      return `one is for ${eachWords[d.first]}, the other for ${eachWords[d.second]}`;
    case "way":
      return "they are given out in different ways";
    case "parts":
      return "they say different things of a part";
    case "stay":
      return "those who come may stay for different times";
    case "figures":
      return "one reads figures that may be missing";
  }
}

const eachWords = { clause: "all", host: "each host", origin: "each origin", pair: "each pair", together: "all hosts together" } as const;

function periodWords({ per, every = 1 }: Counting): string {
  if (per === "all") return "in all";
  return per === "days" || per === "months" ? `per ${every} ${every === 1 ? per.slice(0, -1) : per}` : `per ${per}`;
}
