import type { Atom, Name, Operand } from "../language/ast";
import type { Condition, FactId, PartyAtom, PartyId } from "../language/regime";
import { isStateByName, stateCount, stateType } from "../language/states";
import type { Builder, FactDraft } from "./builder";
import { sideWords, type Side } from "./operands";
import { datesOfSet, partyAtom } from "./parties";
import { place, type Scope } from "./scope";
import { operandText } from "./wording";

type Comparison = Omit<Extract<Atom, { kind: "Compare" }>, "kind">;
/** What may be asked of a fact that is a state. */
type Asked = Extract<Condition, { kind: "state" }>["is"];

/** `mover.firstEntry = host`, `!= any member`, `= DE`. */
export function compareState(b: Builder, scope: Scope, c: Comparison, fact: FactId, other: Side, written: Operand): Condition | null {
  if (c.comparator !== "=" && c.comparator !== "!=") {
    b.report("order-on-labels", place(scope, c.span), { subject: b.facts.items[fact]?.key ?? "", comparator: c.comparator });
    return null;
  }
  if (other.kind === "fact" || other.kind === "several") {
    b.report("two-facts", place(scope, c.span), { left: operandText(c.left), right: operandText(c.right) });
    return null;
  }
  const is = askedOf(b, scope, fact, other, written);
  if (is === null) return null;
  const condition: Condition = { kind: "state", fact, is };
  return c.comparator === "=" ? condition : { kind: "not", operand: condition };
}

function askedOf(b: Builder, scope: Scope, fact: FactId, other: Side, written: Operand): Asked | null {
  switch (other.kind) {
    case "role":
      if (!isStateByName(b.facts.items[fact]?.type)) return other.role;
      b.report("state-by-name", place(scope, written.span), { fact: b.facts.items[fact]?.key ?? "", role: other.role });
      return null;
    case "none":
      return "none";
    case "any member":
      return "member";
    case "word":
      return named(b, scope, fact, other.name);
    default:
      b.report("wrong-type", place(scope, written.span), { words: operandText(written), found: other.kind === "amount" ? "no party" : sideWords(other), expected: "a state, `host`, `origin`, `any member` or `none`" });
      return null;
  }
}

function named(b: Builder, scope: Scope, fact: FactId, name: Name): Asked | null {
  const key = b.facts.items[fact]?.key ?? "";
  if (name.text === "stateless") {
    b.report("misplaced-party", place(scope, name.span), { words: name.text, where: `compared with \`${key}\`: it is no party`, expected: "`none` where there is no state" });
    return null;
  }
  const atom = partyAtom(b, scope, name);
  if (!atom) return null;
  if ("group" in atom) {
    b.report("misplaced-party", place(scope, name.span), { words: name.text, where: `compared with \`${key}\`, since it is a group`, expected: `that it \`is a member of ${name.text}\`` });
    return null;
  }
  return among(b, fact, atom);
}

/** That a fact is one of the parties named, each of which becomes a value of the fact. */
function among(b: Builder, fact: FactId, atom: PartyAtom): Asked {
  const set = { include: [atom], within: null, except: [] };
  const draft = b.facts.items[fact];
  if (draft?.type.kind === "state") {
    nameStates(b, draft, [...new Set([...draft.type.named, ...datesOfSet(b, set).keys()])]);
  }
  return set;
}

function nameStates(b: Builder, draft: FactDraft, named: readonly PartyId[]): void {
  const type = stateType(isStateByName(draft.type), named, (party) => codeOf(b, party));
  draft.type = type;
  draft.range = { from: 0, to: stateCount(type) - 1 };
}

const codeOf = (b: Builder, party: PartyId): string => b.parties.items[party]?.code ?? "";

/** Puts the parties that clauses name of facts that are states in the order of their codes, whatever clause named them first. */
export function orderStates(b: Builder): void {
  for (const fact of b.facts.items) {
    if (fact.type.kind === "state") nameStates(b, fact, fact.type.named.toSorted((a, c) => (codeOf(b, a) < codeOf(b, c) ? -1 : 1)));
  }
}

/** `mover.firstEntry is a member`, `is a member of EU15`. */
export function stateIsMember(b: Builder, scope: Scope, fact: FactId, of: Name | undefined): Condition | null {
  if (!of) return { kind: "state", fact, is: "member" };
  const atom = partyAtom(b, scope, of);
  return atom && { kind: "state", fact, is: among(b, fact, atom) };
}
