import { contains, type Day } from "../../language/dates";
import { inPartySet, isBound } from "../../language/reading";
import type { Institution, Regime } from "../../language/regime";
import { changesOfPartySet } from "../../kernel/masks";

type InstitutionPower = Institution["powers"][number];

const isThere = ({ life }: Pick<Institution | InstitutionPower, "life">, on: Day): boolean => life === undefined || contains(life, on);

/** The powers that institutions have on a day. */
export const powersOn = (regime: Regime, on: Day): readonly InstitutionPower[] =>
  regime.institutions.filter((i) => isThere(i, on)).flatMap((i) => i.powers.filter((p) => isThere(p, on)));

/** Whether an institution is there on a day and is a body of all members: of nobody in particular, or of a set in which every member is. */
export function isBodyOfAll(regime: Regime, name: string, on: Day): boolean {
  const institution = regime.institutions.find((i) => i.name === name);
  if (institution === undefined || !isThere(institution, on)) return false;
  const { of } = institution;
  return of === undefined || regime.parties.every((_, p) => !isBound(regime, p, on) || inPartySet(regime, of, p, on));
}

/** The duties of parties whose written dates hold on a day; dates that a table gives may hold for some party. */
export const dutiesOn = (regime: Regime, on: Day): Regime["duties"] =>
  regime.duties.filter((d) => (d.persons?.bearer ?? null) === null && d.windows.every(({ since, before }) => (typeof since !== "number" || since <= on) && (typeof before !== "number" || on < before)));

/** The days on which an institution, or one of its powers, is there or has other members than the day before. */
export function changesOfBodies(regime: Regime, into: Set<Day>): void {
  for (const { of, life, powers } of regime.institutions) {
    if (of) changesOfPartySet(regime, of, into);
    for (const span of [life, ...powers.map((p) => p.life)]) for (const day of [span?.since, span?.before]) if (typeof day === "number") into.add(day);
  }
}
