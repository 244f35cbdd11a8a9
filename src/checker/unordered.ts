import type { NumberDifference, Unordered } from "../diagnostics";
import { quotaKey, stayLikeness } from "../language/position";
import type { Cap, Sentence } from "../language/regime";

/** What cannot be put in order, where all that is said gives something of one kind; `null` where that is not why it disagrees. */
export function unordered(sentences: readonly Sentence[]): Unordered | null {
  const differ = (keys: readonly string[]): boolean => keys.length === sentences.length && new Set(keys).size > 1;
  const differences = betweenNumbers(sentences);
  if (differences.length > 0) return { kind: "numbers", differences };
  if (differ(sentences.flatMap(({ head, length }) => (head.kind === "grant" && length !== null ? [stayLikeness(length)] : [])))) return { kind: "lengths" };
  return differ(sentences.flatMap(({ head, soft }) => (head.kind === "discretion" ? [head.by] : soft ? ["soft"] : []))) ? { kind: "discretion" } : null;
}

interface Rationed {
  readonly cap: Cap;
  readonly length: Sentence["length"];
}

/** In what the first two numbers differ that cannot be ordered; nothing where something else than numbers is said too. */
function betweenNumbers(sentences: readonly Sentence[]): readonly NumberDifference[] {
  const rationed = sentences.flatMap(({ head, length }): readonly Rationed[] => (head.kind === "ration" ? [{ cap: head.cap, length }] : []));
  if (rationed.length < sentences.length) return [];
  for (const [i, first] of rationed.entries()) {
    for (const second of rationed.slice(i + 1)) {
      const found = differences(first, second);
      if (found.length > 0) return found;
    }
  }
  return [];
}

function differences({ cap: a, length: stay }: Rationed, { cap: b, length: other }: Rationed): readonly NumberDifference[] {
  const stayKey = (length: Rationed["length"]): string => (length === null ? "" : `${length.amount} ${stayLikeness(length)}`);
  const parts = (cap: Cap): string => quotaKey({ ...noCap, ...(cap.parts ? { parts: cap.parts } : {}) });
  return [
    ...(a.bound === b.bound ? [] : [{ kind: "bound", first: a.bound } as const]),
    ...(a.per === b.per && a.every === b.every ? [] : [{ kind: "period", first: counting(a), second: counting(b) } as const]),
    ...(a.each === b.each ? [] : [{ kind: "each", first: a.each, second: b.each } as const]),
    ...(a.share === b.share && a.by === b.by ? [] : [{ kind: "way" } as const]),
    ...(parts(a) === parts(b) ? [] : [{ kind: "parts" } as const]),
    ...(stayKey(stay) === stayKey(other) ? [] : [{ kind: "stay" } as const]),
    ...(a.words === b.words ? [] : [{ kind: "figures" } as const]),
  ];
}
const noCap = { bound: "most", per: "all", each: "clause", share: null, by: null } as const;
const counting = ({ per, every }: Cap): Pick<Cap, "per" | "every"> => ({ per, ...(every === undefined ? {} : { every }) });
