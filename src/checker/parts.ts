/** Parts of a cap that only some movers count under: what reads them is divided, so that a position has the parts that reach its case. */
import type { Cap, Condition, LimitedPart, Sentence } from "../language/regime";
import type { Builder } from "./builder";
import { neverHolds } from "./satisfiable";

/** So many conditions of parts divide one sentence into sixteen. */
export const partConditionLimit = 4;

/** A part that reaches a case only where its condition holds; in the checked regime no part has one any more. */
export interface ConditionalPart extends LimitedPart {
  readonly when: Condition;
}
export const isConditional = (part: LimitedPart): part is ConditionalPart => "when" in part;

/** A cap with the conditions of its parts changed. */
export const withPartConditions = (cap: Cap, change: (condition: Condition) => Condition): Cap =>
  cap.parts?.some(isConditional) ? { ...cap, parts: cap.parts.map((part) => (isConditional(part) ? ({ ...part, when: change(part.when) } satisfies ConditionalPart) : part)) } : cap;

/** A sentence as one for each way in which the conditions of its parts can hold, each with the parts that then reach the case. */
export function splitByParts(b: Builder, sentence: Sentence): readonly Sentence[] {
  const { head } = sentence;
  const parts = head.kind === "ration" ? (head.cap.parts ?? []) : [];
  const conditions = new Map(parts.filter(isConditional).map(({ when }) => [JSON.stringify(when), when]));
  if (head.kind !== "ration" || conditions.size === 0) return [sentence];
  if (conditions.size > partConditionLimit) {
    b.report("too-many-parts", sentence.at, { clause: [...b.clauseIds].find(([, id]) => id === sentence.clause)?.[0].name ?? "", found: conditions.size, limit: partConditionLimit });
    return [sentence];
  }
  let ways: readonly ReadonlyMap<string, boolean>[] = [new Map()];
  for (const key of conditions.keys()) ways = ways.flatMap((way) => [true, false].map((holds) => new Map([...way, [key, holds]])));
  const made = ways.map((way): Sentence => {
    const reaching = parts.flatMap((part) => (isConditional(part) ? (way.get(JSON.stringify(part.when)) === true ? [plain(part)] : []) : [part]));
    const { parts: _, ...whole } = head.cap;
    const holding = [...conditions].map(([key, when]): Condition => (way.get(key) === true ? when : { kind: "not", operand: when }));
    return {
      ...sentence, head: { kind: "ration", cap: reaching.length === 0 ? whole : { ...whole, parts: reaching } }, condition: all([...holding, sentence.condition]),
    };
  });
  const possible = made.filter((s) => !neverHolds(b, s.condition));
  return possible.length > 0 ? possible : made.slice(0, 1);
}

/** What all holds; what always does is left out. */
function all(conditions: readonly Condition[]): Condition {
  const [only, ...more] = conditions.filter((c) => c.kind !== "constant" || !c.value);
  if (!only) return { kind: "constant", value: true };
  return more.length === 0 ? only : { kind: "and", operands: [only, ...more] };
}

function plain(part: ConditionalPart): LimitedPart {
  const { when: _, ...rest } = part;
  return rest;
}
