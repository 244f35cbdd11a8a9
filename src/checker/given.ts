import type { Given, Literal, Name } from "../language/ast";
import type { FactId, StatedFact } from "../language/regime";
import { nearest, unsupported, type Builder } from "./builder";
import { declaredFact, heldFact, judgementFact, keepsFact, standingFact, timeUnder } from "./facts";
import { find, namesIn, place, type Scope } from "./scope";
import { durationOf } from "./sentences";
import { labelIndex, literalValue } from "./types";
import { literalText, valueWords } from "./wording";

/** Reads the facts that a case states; one stated in two ways is reported. */
export function lowerGiven(b: Builder, scope: Scope, given: readonly Given[], test: string): readonly StatedFact[] {
  const stated = new Map<FactId, { readonly value: number; readonly given: Given }>();
  for (const one of given) {
    const fact = statedFact(b, scope, one);
    if (!fact) continue;
    const first = stated.get(fact.fact);
    if (first && first.value !== fact.value) {
      b.report("stated-twice", place(scope, one.span), { fact: b.facts.items[fact.fact]?.key ?? "", test }, [{ at: place(scope, first.given.span), label: "stated here first" }]);
    }
    if (!first) stated.set(fact.fact, { value: fact.value, given: one });
  }
  return [...stated].map(([fact, { value }]) => ({ fact, value }));
}

function statedFact(b: Builder, scope: Scope, given: Given): StatedFact | null {
  const withValue = (fact: FactId | null, value: number): StatedFact | null => (fact === null ? null : { fact, value });
  switch (given.kind) {
    case "GivenFact":
      return namedFact(b, scope, given);
    case "GivenEarned":
      return withValue(timeUnder(b, scope, given.right, given.duration.unit, given), durationOf(given.duration).amount);
    case "GivenHeld":
      return withValue(heldFact(b, scope, given.held), given.negative ? 0 : 1);
    case "GivenKeeps":
      return withValue(keepsFact(b, scope, given.keeps), given.negative ? 0 : 1);
    case "GivenStanding":
      return withValue(standingFact(b, given.role, place(scope, given.span)), given.negative ? 0 : 1);
    default: {
      const never: never = given;
      return never;
    }
  }
}

/** The fact a stated name means. One about a party is that of the role in which the clauses read it; if they read both, the role must be said. */
function factByName(b: Builder, scope: Scope, name: Name): FactId | null {
  if (name.text === "") return null;
  const dotted = /^(host|origin)\.(.+)$/.exec(name.text);
  const symbol = find(scope, "value", dotted?.[2] ?? name.text);
  if (symbol?.kind === "judgement" && !dotted) return judgementFact(b, symbol);
  if (symbol?.kind === "fact" && symbol.about === "party" && !dotted) {
    const read = (["host", "origin"] as const).filter((role) => b.facts.ids.has(`${role}.${symbol.name}`));
    if (read.length < 2) return declaredFact(b, symbol, read[0] ?? "host");
    return unsupported(b, scope, name.span, `Stating \`${symbol.name}\`, which the clauses read of both host and origin`);
  }
  if (symbol?.kind === "fact" && (!dotted || symbol.about === "party")) return declaredFact(b, symbol, dotted ? roleOf(dotted[1]) : null);
  if (!scope.incomplete) b.report("unknown-name", place(scope, name.span), { name: name.text, expected: "fact", suggestion: nearest(b, name.text, statable(scope)) });
  return null;
}

const roleOf = (text: string | undefined): "host" | "origin" => (text === "origin" ? "origin" : "host");

function* statable(scope: Scope): Generator<string> {
  for (const name of namesIn(scope, "value")) {
    const symbol = find(scope, "value", name);
    if (symbol?.kind === "judgement" || symbol?.kind === "fact") yield name;
  }
}

function namedFact(b: Builder, scope: Scope, given: Extract<Given, { kind: "GivenFact" }>): StatedFact | null {
  const fact = factByName(b, scope, given.fact);
  const draft = fact === null ? undefined : b.facts.items[fact];
  if (fact === null || !draft) return null;
  const at = place(scope, given.span);
  if (given.value === undefined) {
    if (draft.type.kind === "yes-or-no") return { fact, value: given.negative ? 0 : 1 };
    b.report("wrong-type", at, { words: given.fact.text, found: "stated without a value", expected: `\`${given.fact.text} = ...\`` });
    return null;
  }
  const value = given.value.kind === "Name" ? labelValue(b, scope, fact, given.value) : numberValue(b, scope, fact, given.value);
  if (value === null) return null;
  const { range } = draft;
  if (range && (value < range.from || value > range.to)) {
    b.report("out-of-range", at, { fact: draft.key, value: valueWords(draft.type, value), range: `${valueWords(draft.type, range.from)} to ${valueWords(draft.type, range.to)}` });
    return null;
  }
  return { fact, value: given.negative && draft.type.kind === "yes-or-no" ? 1 - value : value };
}

function labelValue(b: Builder, scope: Scope, fact: FactId, name: Name): number | null {
  const draft = b.facts.items[fact];
  if (!draft || name.text === "") return null;
  if (draft.type.kind === "labels") return labelIndex(b, scope, draft.type, name, draft.key);
  b.report("wrong-type", place(scope, name.span), { words: name.text, found: "a word", expected: "a value of the fact's kind" });
  return null;
}

function numberValue(b: Builder, scope: Scope, fact: FactId, literal: Literal): number | null {
  const draft = b.facts.items[fact];
  if (!draft) return null;
  if (draft.type.kind === "labels") {
    b.report("unknown-label", place(scope, literal.span), { label: literalText(literal), subject: draft.key, labels: draft.type.labels, suggestion: null });
    return null;
  }
  if (literal.kind === "DateLiteral" && literal.day === undefined) {
    b.report("day-missing", place(scope, literal.span), { date: literalText(literal) });
    return null;
  }
  return literalValue(b, scope, draft.type, literal, "first");
}

