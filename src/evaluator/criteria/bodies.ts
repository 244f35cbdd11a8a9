import { contains, type Day } from "../../language/dates";
import { inPartySet, isBound } from "../../language/reading";
import type { Institution, Regime } from "../../language/regime";
import { changesOfPartySet } from "../../kernel/masks";

type InstitutionPower = Institution["powers"][number];

const isThere = ({ life }: Pick<Institution | InstitutionPower, "life">, on: Day): boolean => life === undefined || contains(life, on);

/** The powers that institutions have on a day. */
export const powersOn = (regime: Regime, on: Day): readonly InstitutionPower[] =>
  regime.institutions.filter((i) => isThere(i, on)).flatMap((i) => i.powers.filter((p) => isThere(p, on)));

/** The standing clauses under which somebody may complain on a day: where an institution decides, those of institutions that are there. */
export const standingsOn = (regime: Regime, on: Day): Regime["standings"] =>
  regime.standings.filter(({ decidedBy }) => decidedBy.kind !== "institution" || regime.institutions.some((i) => i.name === decidedBy.name && isThere(i, on)));

/** Whether an institution is there on a day and is a body of all members: of nobody in particular, or of a set in which every member is. */
export function isBodyOfAll(regime: Regime, name: string, on: Day): boolean {
  const institution = regime.institutions.find((i) => i.name === name);
  if (institution === undefined || !isThere(institution, on)) return false;
  const { of } = institution;
  return of === undefined || regime.parties.every((_, p) => !isBound(regime, p, on) || inPartySet(regime, of, p, on));
}

/**
 * Whether a body is one party's own, and so no third party to it: a body of one member alone; of all, where there is one only; or of each, where each stands
 * alone, since such members have nothing in common.
 */
function isOwnBody(regime: Regime, { of }: Institution, on: Day): boolean {
  const bound = (p: number): boolean => isBound(regime, p, on);
  const parties = regime.parties.flatMap((_, p) => ((of === undefined ? bound(p) : inPartySet(regime, of, p, on)) ? [p] : []));
  return (of === undefined && regime.parallel) || (parties.length < 2 && parties.every(bound));
}

/** The powers of a day: those of third parties, and those of bodies that are a party's own. */
export function powersByBody(regime: Regime, on: Day): { readonly delegated: readonly InstitutionPower[]; readonly own: readonly InstitutionPower[] } {
  const [own, third] = [true, false].map((is) => powersOn({ ...regime, institutions: regime.institutions.filter((i) => isOwnBody(regime, i, on) === is) }, on));
  return { delegated: third ?? [], own: own ?? [] };
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
