import type { ClassId, ClauseId, RightId, Sentence } from "../language/regime";
import type { Builder } from "./builder";

/** Whether one class is the other or stands above it. */
export function isWithin(b: Builder, below: ClassId, above: ClassId): boolean {
  // A class cannot stand deeper than there are classes; a circle is reported by itself.
  for (let c: ClassId | null = below, left = b.classes.items.length; c !== null && left >= 0; c = b.classes.items[c]?.parent ?? null, left--) {
    if (c === above) return true;
  }
  return false;
}

/** Why a sentence of an exception displaces nothing; `null` if a target may speak of its rights and movers. */
export function speaksIntoNothing(b: Builder, sentence: Sentence): string | null {
  const clause = b.clauses[sentence.clause];
  if (!clause || clause.kind === "rule") return null;
  if (clause.targets.length === 0) return b.everything.has(sentence.clause) ? "there is no clause left to which it is an exception" : null;
  const { head } = sentence;
  const targets = head.kind === "disapply" ? [head.clause] : clause.targets;
  if (!meets(b, targets, sentence.rights, null, new Set())) return `${named(b, targets)} does not speak of ${rightWords(b, sentence.rights)}`;
  return meets(b, targets, sentence.rights, sentence.classes, new Set()) ? null : `${named(b, targets)} does not speak of those movers`;
}

/**
 * Whether some sentence of the targets speaks of the rights and classes; one that leaves either out stands for those of its own targets.
 * `asked` holds the clauses that were asked before, in vain.
 */
function meets(b: Builder, targets: readonly ClauseId[], rights: readonly RightId[] | null, classes: readonly ClassId[] | null, asked: Set<ClauseId>): boolean {
  return targets.some((id) => {
    const target = b.clauses[id];
    if (!target || asked.has(id)) return false;
    asked.add(id);
    return spokenBy(b, id).some((sentence) => {
      if (!overlapping(b, classes, sentence.classes) || !sharing(rights, sentence.rights)) return false;
      const inherits = target.kind !== "rule" && (sentence.rights === null || sentence.classes === null) && target.targets.length > 0;
      return !inherits || meets(b, target.targets, rights, classes, asked);
    });
  });
}

/** The sentences of a clause; those of a power whether or not it is invoked. */
export function spokenBy(b: Builder, id: ClauseId): readonly Sentence[] {
  const power = b.powers.find((p) => p.clause === id);
  return power ? power.sentences : (b.clauses[id]?.sentences ?? []).flatMap((s) => b.sentences[s] ?? []);
}

const sharing = (a: readonly RightId[] | null, b: readonly RightId[] | null): boolean => a === null || b === null || a.some((r) => b.includes(r));

function overlapping(b: Builder, a: readonly ClassId[] | null, c: readonly ClassId[] | null): boolean {
  if (a === null || c === null) return true;
  return a.some((x) => c.some((y) => isWithin(b, x, y) || isWithin(b, y, x)));
}

/** Whether two sentences may speak of the same rights and movers. */
export const overlaps = (b: Builder, a: Sentence, c: Sentence): boolean => overlapping(b, a.classes, c.classes) && sharing(a.rights, c.rights);

/** Whether a clause has exceptions of its own. */
export const hasExceptions = (b: Builder, id: ClauseId): boolean => b.clauses.some((clause) => clause?.targets.includes(id) === true);

const named = (b: Builder, targets: readonly ClauseId[]): string =>
  targets.length > 4 ? "none of the clauses to which it is an exception" : targets.length === 1 ? `\`${b.clauses[targets[0] ?? 0]?.name ?? ""}\`` : `none of ${targets.map((t) => `\`${b.clauses[t]?.name ?? ""}\``).join(", ")}`;

const rightWords = (b: Builder, rights: readonly RightId[] | null): string =>
  rights === null ? "anything" : rights.map((r) => `\`${b.rights.items[r]?.name ?? ""}\``).join(", ");
