import { entry } from "./entry";

const closed = { "no table": "it is no table", "other keys": "it is not keyed by the host alone", "not read": "the rule reads no number from it" } as const;

/** What can be wrong with reservations and concessions. */
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
  "concession-to-no-rule": entry<{ concession: string; clause: string }>(
    "error",
    (f) => `\`${f.concession}\` is a concession to \`${f.clause}\`, which is no rule.`,
    () => "Name the rule under which it is made. The exceptions to the rule hold for the concession too.",
  ),
  "no-open-schedule": entry<{ table: string; rule: string; why: "no table" | "other keys" | "not read" }>(
    "error",
    (f) => `No host can raise \`${f.table}\` under \`${f.rule}\`: ${closed[f.why]}.`,
    (f) => `Name a table keyed by \`host\` from which \`${f.rule}\` reads a number, as in \`at most bound(host) per year\`.`,
  ),
};
