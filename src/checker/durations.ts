import type { Duration } from "../language/ast";
import type { Length } from "../language/regime";

/** A length of time; years are months. */
export const durationOf = ({ amount, unit }: Duration): Length => (unit === "years" ? { amount: amount * 12, unit: "months" } : { amount, unit });
