import type { ClassId, RightId, Sentence } from "../language/regime";
import { givesSomething } from "../language/terms";
import type { Builder } from "./builder";
import { isWithin } from "./targets";

/** Warns where base rules give a right, but to the same movers never one that it needs. */
export function checkPrerequisites(b: Builder): void {
  const giving = b.sentences.filter((s) => gives(s) && b.clauses[s.clause]?.kind === "rule");
  const told = new Set<string>();
  for (const sentence of giving) {
    for (const right of sentence.rights ?? []) {
      for (const need of b.rights.items[right]?.needs ?? []) {
        const lacking = classesLacking(b, giving, sentence.classes, need);
        const key = `${right} ${need} ${lacking?.join(",") ?? ""}`;
        if (lacking === null || told.has(key)) continue;
        told.add(key);
        b.report("right-without-prerequisite", sentence.at, {
          clause: b.clauses[sentence.clause]?.name ?? "", right: nameOf(b, right), needs: nameOf(b, need),
          movers: lacking.length === 0 ? "anybody" : lacking.map((c) => `\`${b.classes.items[c]?.name ?? ""}\``).join(", "),
          having: havingBelow(b, giving, lacking, need),
        });
      }
    }
  }
}

const gives = ({ head }: Sentence): boolean => givesSomething(head);
const nameOf = (b: Builder, right: RightId): string => b.rights.items[right]?.name ?? "";

/** The classes below some that lack a right to which it is given nevertheless, the topmost of them. */
function havingBelow(b: Builder, giving: readonly Sentence[], lacking: readonly ClassId[], need: RightId): readonly string[] {
  const below = b.classes.items.flatMap((_, c) => (lacking.some((top) => c !== top && isWithin(b, c, top)) && classesLacking(b, giving, [c], need) === null ? [c] : []));
  return below.filter((c) => !below.some((other) => other !== c && isWithin(b, c, other))).map((c) => b.classes.items[c]?.name ?? "");
}

/** The classes to which no sentence gives a right (an empty list: not to everybody); `null` if there are none. */
function classesLacking(b: Builder, giving: readonly Sentence[], classes: readonly ClassId[] | null, need: RightId): readonly ClassId[] | null {
  const givers = giving.filter((s) => s.rights === null || s.rights.includes(need));
  if (classes === null) return givers.some((s) => s.classes === null) ? null : [];
  const lacking = classes.filter((c) => !givers.some((s) => s.classes === null || s.classes.some((given) => isWithin(b, c, given))));
  return lacking.length > 0 ? lacking : null;
}
