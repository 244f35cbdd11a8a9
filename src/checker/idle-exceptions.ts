import type { Head, Sentence } from "../language/regime";
import { isMeasured } from "../language/terms";
import type { Builder } from "./builder";
import { hasExceptions, overlaps, spokenBy } from "./targets";

/** Why a sentence never changes what it is an exception to. */
export type Idleness = "refuses nothing" | "gives nothing" | "says the same";

/** Warns of a sentence of an exception that can never change the position of what it is an exception to (docs/decisions/0003). */
export function checkIdle(b: Builder, sentence: Sentence): void {
  const clause = b.clauses[sentence.clause];
  if (!clause || clause.kind === "rule") return;
  let first: Sentence | undefined;
  for (const target of clause.targets) {
    for (const displaced of spokenBy(b, target)) {
      if (!overlaps(b, sentence, displaced)) continue;
      if (!isIdle(sentence, displaced)) return;
      first ??= displaced;
    }
  }
  const why = idleness(sentence.head);
  // What says the same may still be there for its own exceptions.
  if (!first || (why === "says the same" && hasExceptions(b, sentence.clause))) return;
  const targets = clause.targets.map((t) => b.clauses[t]?.name ?? "");
  b.report("idle-exception", sentence.at, { clause: clause.name, why, targets }, [{ at: first.at, label: "what it is an exception to" }]);
}

const idleness = (head: Head): Idleness =>
  head.kind !== "discretion" ? "says the same" : head.direction === "lift" ? "refuses nothing" : "gives nothing";

/** Whether one sentence leaves what another says as it is, wherever both apply. */
function isIdle(sentence: Sentence, displaced: Sentence): boolean {
  if (isMeasured(sentence.terms) || isMeasured(displaced.terms)) return false;
  const there = displaced.head.kind;
  switch (sentence.head.kind) {
    case "discretion":
      return sentence.head.direction === "lift" ? there !== "refuse" : there !== "grant" && there !== "ration";
    case "refuse": case "unbind":
      return there === sentence.head.kind;
    case "grant":
      return there === "grant" && isPlain(sentence) && isPlain(displaced);
    case "ration": case "disapply":
      return false;
    default: {
      const never: never = sentence.head;
      return never;
    }
  }
}

const isPlain = ({ soft, length, terms }: Sentence): boolean => !soft && length === null && terms === null;
