import type { Day } from "./dates";

/** What a regime says about one right in one case. `conflict` never reaches a user except as an error, or as the failure of a test that states figures. */
export type PositionKind = "granted" | "rationed" | "discretionary" | "denied" | "silent" | "conflict";

/** A numerical ceiling (`most`) or floor (`least`). Two caps are the same iff all fields are. */
export interface CapValue {
  readonly bound: "most" | "least";
  /** `null`: a number stands there that is not known, since figures are missing. */
  readonly amount: number | null;
  /** What stands where the number is not known: two such numbers are the same iff their words are. */
  readonly unknown?: string;
  /** `days`, `months`: of so many as `every` says. */
  readonly per: Period;
  readonly every?: number;
  /** Whom one count is for; `together`: for all hosts of the sentence. */
  readonly each: "clause" | "host" | "origin" | "pair" | "together";
  /** Percent given out by `by`, where the clause says so. */
  readonly share: number | null;
  readonly by: "ballot" | "arrival" | "merit" | null;
  /** What is said of parts of the number that concern the mover; left out where nothing is. */
  readonly parts?: readonly CapPart[];
}
export type Period = "year" | "month" | "all" | "days" | "months";

/** A part of a number: a ceiling, a floor, or set aside (`null`). */
export interface CapPart {
  readonly bound: "most" | "least" | null;
  /** A number, or so many percent of the whole. */
  readonly amount: number;
  readonly percent: boolean;
  /** `null`: as the whole. */
  readonly per: Period | null;
  readonly every?: number;
  readonly each: "host" | "origin" | "pair" | null;
}

/** The longest stay. A renewable one may begin anew. */
export interface Stay {
  /** Nothing where a fact says it. */
  readonly amount: number;
  readonly unit: "days" | "months";
  readonly renewable: boolean;
  /** The fact about the mover that says how long, such as `mover.contract`: two such stays are alike iff the facts are the same. */
  readonly as?: string;
  /** Counted in each calendar year, or within so long a time. */
  readonly within?: "year" | { readonly amount: number; readonly unit: "days" | "months" };
  /** Possible from one day of each year to another, both included. */
  readonly season?: { readonly from: DayOfYear; readonly to: DayOfYear };
}
export const monthNames: readonly string[] = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];
export interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

/** A standard of treatment whose yardstick the regime does not hold: what is granted is granted *on terms*. */
export type OpenTerms =
  | { readonly kind: "national" }
  | { readonly kind: "most favoured" }
  | { readonly kind: "general" }
  /** What held on a day. */
  | { readonly kind: "standstill"; readonly on: Day };

/** `discretionary` names who holds the discretion (a role or a body); `months` or `days` bound the stay. */
export interface Position {
  readonly kind: PositionKind;
  readonly cap: CapValue | null;
  /** `host`, `origin`, or the name of a body; only for `discretionary`. */
  readonly by: string | null;
  /** A soft commitment (`endeavours to grant`), reported as discretionary. */
  readonly soft: boolean;
  /** The longest stay, where the clause bounds it. */
  readonly length: Stay | null;
  /** What is given is given on these terms; `null`: as it stands. */
  readonly terms: OpenTerms | null;
}

const plain = (kind: PositionKind): Position => ({ kind, cap: null, by: null, soft: false, length: null, terms: null });
export const granted = plain("granted");
export const denied = plain("denied");
export const silent = plain("silent");
export const conflict = plain("conflict");

const stayKey = (s: Stay | null): string => (s === null ? "" : `${s.amount} ${stayLikeness(s)}`);
/** What two stays must share to be ordered by their length. */
export const stayLikeness = (s: Stay): string =>
  `${s.unit}${s.renewable ? " renewable" : ""}${s.as ?? ""}${s.within === undefined ? "" : JSON.stringify(s.within)}${s.season === undefined ? "" : JSON.stringify(s.season)}`;
export const termsKey = (t: OpenTerms | null): string => (t === null ? "" : t.kind === "standstill" ? `standstill ${t.on}` : t.kind);
/** What two caps must share to be ordered by their numbers. */
export const quotaKey = (c: Omit<CapValue, "amount"> | null): string =>
  c === null ? "" : `${c.bound} ${c.per} ${c.every ?? ""} ${c.each} ${c.share ?? ""} ${c.by ?? ""} ${c.unknown ?? ""}${(c.parts ?? []).map((part) => JSON.stringify(part)).sort().join()}`;

/** A text that is equal for two positions iff they are the same position. */
export function positionKey(p: Position): string {
  return `${p.kind}|${p.cap?.amount ?? ""} ${quotaKey(p.cap)}|${p.by ?? ""}|${p.soft ? "soft" : ""}|${stayKey(p.length)}|${termsKey(p.terms)}`;
}

/** Rank in the order silent < denied < discretionary < rationed < granted (docs/reference/criteria.md, I1). Conflict has no rank. */
export function openness(p: Position): number {
  return ["silent", "denied", "discretionary", "rationed", "granted", "conflict"].indexOf(p.kind);
}

/** Whether something is given, if only perhaps: more than a denial. */
export const isAboveDenied = (p: Position): boolean => openness(p) > openness(denied);

/** Without terms before terms; among these the order of docs/decisions/0007. */
const termsRank = (t: OpenTerms | null): number => (t === null ? 4 : ["general", "most favoured", "standstill", "national"].indexOf(t.kind));
const stayRank = (p: Position): number => (p.kind !== "granted" || p.length === null ? 2 : p.length.renewable ? 1 : 0);

/** Orders positions whatever their numbers: by openness, then by terms, then, of grants, by whether the stay ends. */
const level = (p: Position): number => openness(p) * 100 + termsRank(p.terms) * 10 + stayRank(p);

/** All of a position but the one number that orders it among its like. */
function likeness(p: Position): string {
  if (p.kind === "granted" && p.length !== null) return `${positionKey({ ...p, length: null })}|${stayLikeness(p.length)}`;
  return p.kind === "rationed" && p.cap !== null ? `${positionKey({ ...p, cap: null })}|${quotaKey(p.cap)}` : positionKey(p);
}
const number = (p: Position): number => (p.kind === "rationed" ? p.cap?.amount : p.length?.amount) ?? 0;

/**
 * The more open of two positions that give something, or `null` where they cannot be ordered
 * (two caps of different kind, two bearers of discretion).
 */
export function moreOpen(a: Position, b: Position): Position | null {
  const difference = level(a) - level(b);
  if (difference !== 0) return difference > 0 ? a : b;
  if (likeness(a) !== likeness(b)) return null;
  return number(a) >= number(b) ? a : b;
}

/** Whether one position is more open than another whatever their numbers. */
export const surpasses = (a: Position, b: Position): boolean => level(a) > level(b);

/** The more open of two positions; of two that cannot be ordered always the same one, in whatever order they come. */
export const mostOpen = (a: Position, b: Position): Position => moreOpen(a, b) ?? (likeness(a) < likeness(b) ? a : b);

/** A position measured by another, under a ceiling: the less open of the two, or the ceiling where they cannot be ordered. */
export const within = (measured: Position, ceiling: Position): Position => (moreOpen(measured, ceiling) === ceiling ? measured : ceiling);
