/** Numbers that several clauses share: `at most 8_500 per year counted with skilled`. */
import type { Cap as WrittenCap } from "../language/ast";
import type { Cap } from "../language/regime";
import { resolve, type Builder } from "./builder";
import { place, type Scope } from "./scope";

/** The clauses with which a number is one. */
export function countedWith(b: Builder, scope: Scope, { with: names = [] }: WrittenCap, clause: string): Pick<Cap, "with"> {
  const ids = names.flatMap((name) => {
    const symbol = resolve(b, scope, "clause", name, "rule or exception");
    if (!symbol) return [];
    const id = b.clauseIds.get(symbol);
    if (id === undefined || name.text === clause) b.report("other-number", place(scope, name.span), { clause, other: name.text });
    return id ?? [];
  });
  return ids.length === 0 ? {} : { with: [...new Set(ids)] };
}

/** Reports numbers that are not those of the clauses with which they are counted. After all clauses are read. */
export function checkSharedNumbers(b: Builder): void {
  const seen = new Set<string>();
  for (const { head, clause, at } of b.sentences) {
    for (const other of head.kind === "ration" ? (head.cap.with ?? []) : []) {
      const own = head.kind === "ration" ? numberOf(head.cap) : "";
      const same = b.sentences.some((s) => s.clause === other && s.head.kind === "ration" && numberOf(s.head.cap) === own);
      const facts = { clause: b.clauses[clause]?.name ?? "", other: b.clauses[other]?.name ?? "" };
      // One sentence may have become several.
      const key = `${facts.clause} ${facts.other} ${at.start}`;
      if (!same && other !== clause && !seen.has(key)) b.report("other-number", at, facts);
      seen.add(key);
    }
  }
}

/** What makes two numbers one: how many, in what time, for whom each. How they are given out, and what is said of parts, is each sentence's own. */
const numberOf = ({ bound, amount, per, every, each }: Cap): string => JSON.stringify([bound, amount, per, every ?? null, each]);
