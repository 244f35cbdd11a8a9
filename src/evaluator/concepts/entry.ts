import type { Regime, RightId } from "../../language/regime";

/** The rights of `std.rights` by which one comes in: to lower them touches nobody who is there. */
const entry: readonly string[] = ["Enter", "EnterWithoutVisa", "CrossUnchecked"];

/** Whether a right is one of coming in. */
export const isEntry = ({ rights }: Regime, right: RightId): boolean => entry.includes(rights[right]?.name ?? "");
