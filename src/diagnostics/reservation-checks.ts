import { entry } from "./entry";

/** What can be wrong with reservations. */
export const reservations = {
  "reservation-of-another": entry<{ reservation: string; by: string; words: string }>(
    "error",
    (f) => `\`${f.reservation}\` is a reservation by ${f.by}, but one of its sentences speaks of \`${f.words}\`.`,
    () => "Write `host`, or name a party that makes the reservation. A clause about another party is an exception.",
  ),
  "forbidden-reservation": entry<{ reservation: string; clause: string; everything: boolean }>(
    "error",
    (f) => `\`${f.reservation}\` is a reservation to \`${f.clause}\`, to which the regime allows none.`,
    (f) => `${f.everything ? `Write \`to everything except ${f.clause}\`, or leave it out of` : `Leave \`${f.clause}\` out of the reservation, or out of`} \`no reservation\`. What the text itself provides is an exception.`,
  ),
};
