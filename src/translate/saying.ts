/** What a sentence says in a case, in every translation: docs/decisions/0003 and 0007. */
import { denied, granted, positionKey, silent, within, type CapValue, type Position } from "../language/position";
import type { Cap, Sentence } from "../language/regime";

/** A position; or that a target does not apply (`lifts`; `lifted` is that target then), that the host is not bound, or a contradiction. */
export interface Saying {
  readonly kind: "said" | "lifts" | "lifted" | "unbound" | "clashing";
  readonly position: Position;
  readonly gives: boolean;
  /** A power of one direction: to refuse only lowers, to grant only lifts. */
  readonly directed: boolean;
}

/** A text that is equal for two sayings iff they say the same. */
export const keyOfSaying = (s: Saying): string => `${s.kind} ${positionKey(s.position)} ${s.gives} ${s.directed}`;

/** The position that a sentence gives of itself, before its terms are measured; `null` where its cap has no number. `softly`: soft law is told as such. */
export function headPosition(s: Sentence, softly: boolean, valueOf: (cap: Cap) => CapValue | null): Position | null {
  const { head, length } = s;
  switch (head.kind) {
    case "grant":
      return s.soft && softly ? { ...granted, kind: "discretionary", by: "host", soft: true, length } : { ...granted, length };
    case "refuse":
      return denied;
    case "discretion":
      return { ...granted, kind: "discretionary", by: head.by, length };
    case "ration": {
      const cap = valueOf(head.cap);
      return cap && { ...granted, kind: "rationed", cap, length };
    }
    case "unbind":
    case "disapply":
      return silent;
  }
}

/** What a sentence says whose own position is known and whose terms are measured by a yardstick (`null`: it is silent). */
export function measuredBy<S extends Saying>(own: S, s: Sentence, yardstick: Position | null): S | null {
  if (!own.gives) return yardstick?.kind === "denied" ? own : null;
  if (yardstick === null) return s.terms?.kind === "reciprocal" ? null : own;
  const ceiling: Position = { ...own.position, terms: yardstick.terms };
  if (own.directed) return yardstick.kind === "denied" ? null : { ...own, position: ceiling };
  return { ...own, position: within(yardstick, ceiling) };
}
