/**
 * The indicators of Martin Ruhs, *The Price of Rights* (2013), and what of a regime codes them. The one place that ties rights of the library
 * to indicators. `confirmed` says whether a label was checked against the book; the others are to be confirmed.
 */
export interface RightIndicator {
  readonly id: string;
  readonly label: string;
  readonly confirmed: boolean;
  /** The name of the right in `std.rights`. */
  readonly right: string;
  /** The highest code. */
  readonly maximum: 2 | 3;
}
export interface OpennessIndicator {
  readonly id: string;
  readonly label: string;
  /** What of a regime codes it; `null`: nothing in the language does. */
  readonly codedBy: "caps" | "origins" | null;
}

const right = (number: number, label: string, name: string, confirmed = false, maximum: 2 | 3 = 2): RightIndicator => ({ id: `R${number}`, label, confirmed, right: name, maximum });

/** The 23 indicators of rights. */
export const rightIndicators: readonly RightIndicator[] = [
  right(1, "right to vote", "Vote", true),
  right(2, "right to stand for election", "Stand", true),
  right(3, "right to form associations", "Associate", true),
  right(4, "keeping identity documents", "IdentityDocuments", true),
  right(5, "equal treatment before criminal courts", "FairTrial", true),
  right(6, "free choice of employment", "ChangeEmployer", true, 3),
  right(7, "equal pay", "EqualPay"),
  right(8, "equal conditions of employment", "EqualTreatment"),
  right(9, "joining trade unions", "JoinUnion"),
  right(10, "redress against the employer", "EmploymentRedress"),
  right(11, "unemployment benefits", "UnemploymentBenefit"),
  right(12, "public pension", "Pension"),
  right(13, "public education", "Education"),
  right(14, "public housing", "Housing"),
  right(15, "public health services", "HealthCare"),
  right(16, "time limit of residence", "StayWithoutLimit"),
  right(17, "security of residence", "NonExpulsion"),
  right(18, "permanent residence", "PermanentResidence"),
  right(19, "redress on loss of residence", "JudicialReview"),
  right(20, "naturalisation", "Naturalise"),
  right(21, "family reunion", "FamilyReunification"),
  right(22, "employment of the spouse", "SpouseWork"),
  right(23, "public services for dependants", "DependantsServices"),
];

const openness = (number: number, label: string, codedBy: OpennessIndicator["codedBy"] = null): OpennessIndicator => ({ id: `O${number}`, label, codedBy });

/** The 12 indicators of openness to labour immigration; every label is to be confirmed. */
export const opennessIndicators: readonly OpennessIndicator[] = [
  openness(1, "quota", "caps"),
  openness(2, "job offer"),
  openness(3, "labour-market test"),
  openness(4, "limits of sector or occupation"),
  openness(5, "fees"),
  openness(6, "conditions of wage and employment"),
  openness(7, "involvement of trade unions"),
  openness(8, "nationality and age", "origins"),
  openness(9, "gender and marital status"),
  openness(10, "skills"),
  openness(11, "self-sufficiency"),
  openness(12, "language"),
];

/** The five groups of the 23 indicators of rights, in their order (Ruhs 2013). */
export const rightGroups = ["civil and political", "economic", "social", "residency", "family"] as const;
export type RightGroup = (typeof rightGroups)[number];
/** The number of the last indicator of each group. */
const lastOf: readonly number[] = [5, 10, 15, 20, 23];
/** The indicators of one group. */
export function indicatorsOf(group: RightGroup): readonly RightIndicator[] {
  const place = rightGroups.indexOf(group);
  return rightIndicators.slice(place === 0 ? 0 : lastOf[place - 1], lastOf[place]);
}

/** The rights that openness is about: admission. */
export const admissionRights: readonly string[] = ["Enter", "Reside", "Work"];
