import type { Atom, Condition as Written, Operand } from "../language/ast";
import type { Condition, FactId } from "../language/regime";
import type { Builder } from "./builder";
import { lowerComparison } from "./comparisons";
import { keepsFact } from "./conduct";
import { heldFact, standingFact } from "./facts";
import { overLabels } from "./labels";
import { durationOf } from "./durations";
import { lowerSide, sideWords } from "./operands";
import { partyAtom } from "./parties";
import { place, type Scope } from "./scope";
import { stateIsMember } from "./states";
import { operandText, typeWords } from "./wording";

const yes: Condition = { kind: "constant", value: true };
const one = { constant: 1, terms: [] } as const;

/** Reads a condition. After an error it reads as always true: a regime with errors is not handed on. */
export function lowerCondition(b: Builder, scope: Scope, written: Written): Condition {
  switch (written.kind) {
    case "Or": case "And":
      return { kind: written.kind === "Or" ? "or" : "and", operands: written.operands.map((o) => lowerCondition(b, scope, o)) };
    case "Not":
      return { kind: "not", operand: lowerCondition(b, scope, written.operand) };
    default: {
      const atom = lowerAtom(b, scope, written);
      return atom ? overLabels(b, atom, place(scope, written.span)) : yes;
    }
  }
}

function lowerAtom(b: Builder, scope: Scope, atom: Atom): Condition | null {
  switch (atom.kind) {
    case "Holds":
      return holds(b, scope, atom.operand);
    case "Compare":
      return lowerComparison(b, scope, atom);
    case "In": {
      const operands = atom.options.map((right) => lowerComparison(b, scope, { left: atom.left, comparator: "=", right, span: atom.span }));
      return { kind: "or", operands: operands.map((o) => o ?? yes) };
    }
    case "Keeps": {
      const fact = keepsFact(b, scope, atom);
      if (fact === null) return null;
      return atom.lasting ? { kind: "fact", fact, comparator: ">=", operand: { constant: durationOf(atom.lasting).amount, terms: [] } } : { kind: "fact", fact, comparator: "=", operand: one };
    }
    case "Held": {
      const fact = heldFact(b, scope, atom);
      return fact === null ? null : { kind: "fact", fact, comparator: "=", operand: one };
    }
    case "IsMember": {
      const state = stateOf(b, scope, atom.operand);
      if (state === "reported") return null;
      if (state !== null) return negated(atom.negative, stateIsMember(b, scope, state, atom.of));
      const role = roleOf(b, scope, atom.operand, "is a member");
      return role && negated(atom.negative, member(b, scope, role, atom));
    }
    case "IsStanding": {
      const role = roleOf(b, scope, atom.operand, "is in good standing");
      return role && negated(atom.negative, { kind: "fact", fact: standingFact(b, role, place(scope, atom.span)), comparator: "=", operand: one });
    }
    case "IsKnown":
      return negated(atom.negative, known(b, scope, atom.operand));
    default: {
      const never: never = atom;
      return never;
    }
  }
}

function negated(negative: boolean, condition: Condition | null): Condition | null {
  return negative && condition ? { kind: "not", operand: condition } : condition;
}

function member(b: Builder, scope: Scope, role: "host" | "origin", atom: Extract<Atom, { kind: "IsMember" }>): Condition | null {
  if (!atom.of) return { kind: "member", role };
  const named = partyAtom(b, scope, atom.of);
  return named && { kind: "party", role, set: { include: [named], within: null, except: [] } };
}

/** The fact that is a state, where an operand reads one; another fact is reported. */
function stateOf(b: Builder, scope: Scope, operand: Operand): FactId | "reported" | null {
  if (operand.kind !== "Access" || !operand.fact) return null;
  const side = lowerSide(b, scope, operand, "first");
  const type = side?.kind === "fact" ? b.facts.items[side.fact]?.type : undefined;
  if (side?.kind === "fact" && type?.kind === "state") return side.fact;
  if (side) b.report("wrong-type", place(scope, operand.span), { words: operandText(operand), found: type ? typeWords(type) : sideWords(side), expected: "a party, or a fact that is a state," });
  return "reported";
}

/** Whether a table gives a value for the case: `quota(host) is known`. */
function known(b: Builder, scope: Scope, operand: Operand): Condition | null {
  const side = lowerSide(b, scope, operand, "first");
  if (!side) return null;
  const term = operand.kind === "Call" && side.kind === "amount" && side.type.kind !== "periods" ? side.operand.terms[0] : undefined;
  if (term) return { kind: "table", lookup: term.lookup, comparator: "=", operand: { constant: 0, terms: [term] } };
  b.report("wrong-type", place(scope, operand.span), { words: operandText(operand), found: sideWords(side), expected: "one value of a table, such as `quota(host)`," });
  return null;
}

function roleOf(b: Builder, scope: Scope, operand: Operand, words: string): "host" | "origin" | null {
  if (operand.kind === "Access" && !operand.fact && (operand.subject === "host" || operand.subject === "origin")) return operand.subject;
  b.report("misplaced-party", place(scope, operand.span), { words, where: `said of \`${operandText(operand)}\``, expected: `\`host ${words}\` or \`origin ${words}\`` });
  return null;
}

/** A yes-or-no fact or table standing alone. */
function holds(b: Builder, scope: Scope, operand: Operand): Condition | null {
  const side = lowerSide(b, scope, operand, "first");
  if (!side) return null;
  const wrong = (found: string): null => {
    b.report("wrong-type", place(scope, operand.span), { words: operandText(operand), found, expected: "yes or no" });
    return null;
  };
  switch (side.kind) {
    case "fact": {
      const type = b.facts.items[side.fact]?.type;
      if (type && type.kind !== "yes-or-no") return wrong(typeWords(type));
      return { kind: "fact", fact: side.fact, comparator: "=", operand: one };
    }
    case "amount": {
      if (side.type.kind !== "yes-or-no") return wrong(typeWords(side.type));
      const [term] = side.operand.terms;
      if (!term) return { kind: "constant", value: side.operand.constant === 1 };
      return { kind: "table", lookup: term.lookup, comparator: "=", operand: one };
    }
    case "several": case "role": case "clock": case "any member": case "none":
      return wrong(sideWords(side));
    case "word":
      return lowerComparison(b, scope, { left: operand, comparator: "=", right: operand, span: operand.span });
    default: {
      const never: never = side;
      return never;
    }
  }
}
