import type { CallArgument, Condition as Written, Operand as WrittenOperand } from "../language/ast";
import type { Builder, TriggerPart } from "./builder";
import { keepingVerb } from "../language/party-text";
import { lowerCondition } from "./conditions";
import { find, place, type Scope } from "./scope";
import { operandText } from "./wording";

/** Splits the condition of a power: what reads figures, or a table by those invoked against, is its trigger, the rest a condition of what it gives. */
export function splitTrigger(scope: Scope, when: Written): { readonly trigger: readonly Written[]; readonly rest: Written | undefined } {
  const parts = when.kind === "And" ? when.operands : [when];
  const trigger = parts.filter((part) => contains(part, (node) => (readsTarget(node) ? true : isSeries(scope, node))));
  const kept = parts.filter((part) => !trigger.includes(part));
  const [only] = kept;
  return { trigger, rest: trigger.length === 0 ? when : kept.length > 1 ? { ...when, kind: "And", operands: kept } : only };
}

/** Reads one part of a trigger; `null` after an error. */
export function lowerTrigger(b: Builder, scope: Scope, clause: string, written: Written): TriggerPart | null {
  if (contains(written, (node) => readsCase(scope, node))) {
    b.report("mixed-trigger", place(scope, written.span), { clause, words: conditionText(written) });
    return null;
  }
  const reads = contains(written, (node) => isSeries(scope, node)) ? "figures" : "days";
  return { condition: lowerCondition(b, { ...scope, trigger: true }, written), words: conditionText(written), reads };
}

interface Node {
  readonly kind: string;
}
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";

/** Whether some node of a condition is as asked; `true` or `false` ends the search below it. */
function contains(value: unknown, ask: (node: Node) => boolean | null): boolean {
  if (Array.isArray(value)) return value.some((item) => contains(item, ask));
  if (typeof value !== "object" || value === null) return false;
  const answer = isNode(value) ? ask(value) : null;
  return answer ?? Object.values(value).some((part) => contains(part, ask));
}

const called = (scope: Scope, node: Node): string | undefined =>
  node.kind === "Call" && "name" in node && isNode(node.name) && "text" in node.name && typeof node.name.text === "string" ? find(scope, "value", node.name.text)?.kind : undefined;

/** Whether a table is read by those against whom a power is invoked. */
const readsTarget = (node: Node): boolean =>
  node.kind === "Call" && "args" in node && Array.isArray(node.args) && node.args.some((arg: CallArgument) => arg.value.kind === "Name" && arg.value.text === "target");

const isSeries = (scope: Scope, node: Node): true | null => (called(scope, node) === "series" ? true : null);

/** Whether a part reads more of a case than its figures and the day: a fact, a party. */
function readsCase(scope: Scope, node: Node): boolean | null {
  switch (node.kind) {
    case "Call":
      return called(scope, node) === "series" || readsTarget(node) ? false : null;
    case "Access": case "Keeps": case "Held": case "IsMember": case "IsStanding": case "AnyMemberWord": case "NoneWord":
      return true;
    case "Holds": case "Compare": case "In": case "IsKnown":
      return namesFact(scope, node) ? true : null;
    default:
      return null;
  }
}

/** Whether one side of a comparison is a fact or judgement by its bare name. */
const namesFact = (scope: Scope, node: Node): boolean =>
  Object.values(node).flat().some((side) => isNode(side) && side.kind === "Name" && "text" in side && ["fact", "judgement"].includes(find(scope, "value", String(side.text))?.kind ?? ""));

const textOf = (operands: readonly WrittenOperand[]): string => operands.map(operandText).join(", ");

/** The condition of a trigger as written. */
function conditionText(written: Written): string {
  switch (written.kind) {
    case "And": case "Or":
      return written.operands.map((o) => (o.kind === "Or" || o.kind === "And" ? `(${conditionText(o)})` : conditionText(o))).join(written.kind === "And" ? " and " : " or ");
    case "Not":
      return written.operand.kind === "And" || written.operand.kind === "Or" ? `not (${conditionText(written.operand)})` : `not ${conditionText(written.operand)}`;
    case "Compare":
      return `${operandText(written.left)} ${written.comparator} ${operandText(written.right)}`;
    case "In":
      return `${operandText(written.left)} in ${textOf(written.options)}`;
    case "Holds":
      return operandText(written.operand);
    case "IsKnown": case "IsStanding":
      return `${operandText(written.operand)} is ${written.negative ? "not " : ""}${written.kind === "IsKnown" ? "known" : "in good standing"}`;
    case "IsMember":
      return `${operandText(written.operand)} is ${written.negative ? "not " : ""}a member${written.of ? ` of ${written.of.text}` : ""}`;
    case "Keeps":
      return `${operandText(written.keeper)} ${keepingVerb(written)} ${written.duty.text}`;
    case "Held":
      return `mover held ${written.right.text}`;
    default: {
      const never: never = written;
      return never;
    }
  }
}
