import type { Condition as Written, Operand as WrittenOperand, Tail } from "../../language/ast";
import type { Comparator, Condition, FactId, Operand, PartySet, TableType } from "../../language/regime";
import { cannot, item, type Context } from "./context";
import { earnedTime, readFact } from "./facts";
import { comparisonOf } from "./figure-words";
import { access, integer, name, nowhere } from "./nodes";
import { lookup, moved, operand } from "./operands";
import { atomName } from "./parties";

const compare = (left: WrittenOperand, comparator: Comparator, right: WrittenOperand): Written => ({ kind: "Compare", left, comparator, right, span: nowhere });

/** What always or never holds. */
const constant = (holds: boolean): Written => compare(integer(1), "=", integer(holds ? 1 : 0));

const isYes = (type: TableType, comparator: Comparator, { constant: n, terms }: Operand): boolean =>
  type.kind === "yes-or-no" && comparator === "=" && n === 1 && terms.length === 0;

function joined(kind: "And" | "Or", parts: readonly Written[]): Written {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind, operands: parts, span: nowhere };
}

/** A condition in words. */
export function condition(c: Context, read: Condition): Written {
  switch (read.kind) {
    case "constant":
      return constant(read.value);
    case "and": case "or":
      if (read.operands.length === 0) return constant(read.kind === "and");
      return joined(read.kind === "and" ? "And" : "Or", read.operands.map((o) => condition(c, o)));
    case "not":
      return { kind: "Not", operand: condition(c, read.operand), span: nowhere };
    case "fact":
      return factCondition(c, read.fact, read.comparator, read.operand);
    case "table":
      return tableCondition(c, read);
    case "date": {
      const type: TableType = read.read === "date" ? { kind: "date" } : { kind: "number", grain: "count" };
      return compare({ kind: read.read === "date" ? "CaseDate" : "CaseYear", span: nowhere }, read.comparator, operand(c, type, read.operand));
    }
    case "series":
      return comparisonOf(read.words) ?? condition(c, read.comparison);
    case "party":
      return partyCondition(c, read.role, read.set);
    case "state":
      return stateCondition(c, read.fact, read.is);
    case "member":
      return { kind: "IsMember", operand: access(read.role), negative: false, span: nowhere };
    default: {
      const never: never = read;
      return never;
    }
  }
}

function factCondition(c: Context, id: FactId, comparator: Comparator, right: Operand): Written {
  const { type, key } = item(c.regime.facts, id);
  const read = readFact(c, id);
  const yes = isYes(type, comparator, right);
  switch (read.kind) {
    case "operand":
      return yes ? { kind: "Holds", operand: read.operand, span: nowhere } : compare(read.operand, comparator, operand(c, type, right));
    case "condition":
      if (!yes) cannot(c, `a comparison with \`${key}\``, "Only that it holds, or not, can be said.");
      return read.condition;
    case "earned":
      cannot(c, `a condition on \`${key}\``, "Time under a right is asked by `after` alone, at the end of a sentence.");
      return constant(true);
    case "lasting":
      if (comparator === ">=" && right.terms.length === 0) return { ...read.keeps, lasting: earnedTime(read.unit, right.constant) };
      cannot(c, `a condition on \`${key}\``, "Only that a duty has been kept for so long, or not, can be said.");
      return constant(true);
    case "unsaid":
      return constant(true);
    default: {
      const never: never = read;
      return never;
    }
  }
}

function tableCondition(c: Context, { lookup: read, shift, comparator, operand: right }: Extract<Condition, { kind: "table" }>): Written {
  const { type } = item(c.regime.tables, read.table);
  const left = lookup(c, read);
  if (shift) return compare(moved(left, shift), comparator, operand(c, type, right));
  if (isYes(type, comparator, right)) return { kind: "Holds", operand: left, span: nowhere };
  // A value that is what it is: all that is asked is whether there is one.
  if (comparator === "=" && right.constant === 0 && right.terms.length === 1 && JSON.stringify(right.terms[0]) === JSON.stringify({ factor: 1, lookup: read })) {
    return { kind: "IsKnown", operand: left, negative: false, span: nowhere };
  }
  return compare(left, comparator, operand(c, type, right));
}

const partyCondition = (c: Context, role: "host" | "origin", set: PartySet): Written => among(c, access(role), set);

/** Which state a fact is. */
function stateCondition(c: Context, fact: FactId, is: Extract<Condition, { kind: "state" }>["is"]): Written {
  const read = readFact(c, fact);
  if (read.kind !== "operand") return constant(true);
  if (is === "none") return compare(read.operand, "=", { kind: "NoneWord", span: nowhere });
  if (is === "member") return { kind: "IsMember", operand: read.operand, negative: false, span: nowhere };
  return typeof is === "string" ? compare(read.operand, "=", access(is)) : among(c, read.operand, is);
}

/** That a party is among named parties. */
function among(c: Context, party: WrittenOperand, set: PartySet): Written {
  const one = (atom: PartySet["include"][number]): Written =>
    "party" in atom
      ? compare(party, "=", name(atomName(c, atom)))
      : { kind: "IsMember", operand: party, negative: false, of: name(atomName(c, atom)), span: nowhere };
  const not = (operand: Written): Written => ({ kind: "Not", operand, span: nowhere });
  const parts = [joined("Or", set.include.map(one)), ...(set.within === null ? [] : [one(set.within)]), ...set.except.map((atom) => not(one(atom)))];
  return joined("And", parts);
}

const conjuncts = (read: Condition): readonly Condition[] => (read.kind === "and" ? read.operands.flatMap(conjuncts) : [read]);

/** The parts of a tail that say a condition: `after` for time under a right, `when` for the rest. */
export function whenAndAfter(c: Context, read: Condition): Pick<Tail, "earned" | "when"> {
  if (read.kind === "constant" && read.value) return {};
  const parts = conjuncts(read);
  const times = parts.map((part) => earned(c, part));
  const at = times.findIndex((time) => time !== null);
  const time = times[at];
  if (!time) return { when: condition(c, read) };
  const rest = parts.filter((_, i) => i !== at);
  return { earned: time, ...(rest.length > 0 ? { when: joined("And", rest.map((r) => condition(c, r))) } : {}) };
}

function earned(c: Context, read: Condition): NonNullable<Tail["earned"]> | null {
  if (read.kind !== "fact" || read.comparator !== ">=" || read.operand.terms.length > 0) return null;
  const fact = readFact(c, read.fact);
  return fact.kind === "earned" ? { duration: earnedTime(fact.unit, read.operand.constant), right: name(fact.right), span: nowhere } : null;
}

