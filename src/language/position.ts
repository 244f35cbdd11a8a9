/** What a regime says about one right in one case. `conflict` never reaches a user except as an error. */
export type PositionKind = "granted" | "rationed" | "discretionary" | "denied" | "silent" | "conflict";

/** A numerical ceiling (`most`) or floor (`least`). Two caps are the same iff all fields are. */
export interface CapValue {
  readonly bound: "most" | "least";
  readonly amount: number;
  readonly per: "year" | "month" | "all";
  readonly each: "clause" | "host" | "origin" | "pair";
  /** Percent given out by `by`, where the clause says so. */
  readonly share: number | null;
  readonly by: "ballot" | "arrival" | "merit" | null;
}

/** `discretionary` names who holds the discretion (a role or a body); `months` or `days` bound the stay. */
export interface Position {
  readonly kind: PositionKind;
  readonly cap: CapValue | null;
  /** `host`, `origin`, or the name of a body; only for `discretionary`. */
  readonly by: string | null;
  /** A soft commitment (`endeavours to grant`), reported as discretionary. */
  readonly soft: boolean;
  /** The longest stay, where the clause bounds it. */
  readonly length: { readonly amount: number; readonly unit: "days" | "months" } | null;
}

const plain = (kind: PositionKind): Position => ({ kind, cap: null, by: null, soft: false, length: null });
export const granted = plain("granted");
export const denied = plain("denied");
export const silent = plain("silent");
export const conflict = plain("conflict");

/** A text that is equal for two positions iff they are the same position. */
export function positionKey(p: Position): string {
  const cap = p.cap === null ? "" : `${p.cap.bound} ${p.cap.amount} ${p.cap.per} ${p.cap.each} ${p.cap.share ?? ""} ${p.cap.by ?? ""}`;
  const length = p.length === null ? "" : `${p.length.amount} ${p.length.unit}`;
  return `${p.kind}|${cap}|${p.by ?? ""}|${p.soft ? "soft" : ""}|${length}`;
}

/** Rank in the order silent < denied < discretionary < rationed < granted (docs/reference/criteria.md, I1). Conflict has no rank. */
export function openness(p: Position): number {
  return ["silent", "denied", "discretionary", "rationed", "granted", "conflict"].indexOf(p.kind);
}

function sameQuota(a: CapValue, b: CapValue): boolean {
  return a.bound === b.bound && a.per === b.per && a.each === b.each && a.share === b.share && a.by === b.by;
}

const sameLength = (a: Position, b: Position): boolean =>
  a.length?.amount === b.length?.amount && a.length?.unit === b.length?.unit;

/**
 * The more open of two positions that give something, or `null` where they cannot be ordered
 * (two caps of different kind, two bearers of discretion).
 */
export function moreOpen(a: Position, b: Position): Position | null {
  if (positionKey(a) === positionKey(b)) return a;
  const difference = openness(a) - openness(b);
  if (difference !== 0) return difference > 0 ? a : b;
  if (a.kind === "granted") {
    if (a.length === null) return a;
    if (b.length === null) return b;
    if (a.length.unit === b.length.unit) return a.length.amount >= b.length.amount ? a : b;
  }
  if (a.kind === "rationed" && a.cap && b.cap && sameLength(a, b) && sameQuota(a.cap, b.cap)) {
    return a.cap.amount >= b.cap.amount ? a : b;
  }
  return null;
}

/** Whether one position is more open than another whatever their numbers: of a higher rank, or a grant without end. */
export function surpasses(a: Position, b: Position): boolean {
  return openness(a) > openness(b) || (a.kind === "granted" && a.length === null && b.kind === "granted");
}
