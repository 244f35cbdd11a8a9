/** Conditions that say in a roundabout way what can be said plainly. */
import { printCondition, printOperand } from "../../formatter/print";
import type { Atom, Comparator, Condition, Operand } from "../../language/ast";
import type { Found, Rule } from "../rule";
import type { Subject } from "../subject";

const opposite: Readonly<Record<Comparator, Comparator>> = { "=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<" };

/** Operands that always have a value: a look-up may have none, and a comparison with none is false, as is its opposite. */
const alwaysThere = (operand: Operand): boolean =>
  !["Call", "Sum", "Product", "MeanOf", "SumOf", "NoneWord"].includes(operand.kind) && !(operand.kind === "Access" && (operand.subject !== "mover" || operand.fact === undefined));

/** What `not` a condition is, said without it; `null` where there are no such words. */
function denied(condition: Condition): Condition | null {
  switch (condition.kind) {
    case "Not":
      return condition.operand;
    case "Compare":
      return alwaysThere(condition.left) && alwaysThere(condition.right) ? { ...condition, comparator: opposite[condition.comparator] } : null;
    case "IsMember": case "IsStanding": case "IsKnown":
      return { ...condition, negative: !condition.negative };
    default:
      return null;
  }
}

/** A condition in words, its operands as the text has them. */
function asWritten({ text }: Subject, condition: Condition): string {
  switch (condition.kind) {
    case "Compare":
      return `${text(condition.left.span)} ${condition.comparator} ${text(condition.right.span)}`;
    case "In":
      return `${text(condition.left.span)} in { ${condition.options.map((option) => text(option.span)).join(", ")} }`;
    case "And": case "Or":
      return text(condition.span);
    default:
      return printCondition(condition);
  }
}

export const deniedComparison: Rule = {
  name: "denied-comparison",
  group: "wording",
  level: "info",
  summary: "`not` before a comparison that has an opposite",
  fixes: true,
  find: (subject) =>
    subject.all("Not").flatMap(({ node }): readonly Found[] => {
      const plain = denied(node.operand);
      if (plain === null) return [];
      const words = asWritten(subject, plain);
      const compound = plain.kind === "Or" || plain.kind === "And";
      return [{
        at: node.span, message: `\`${subject.text(node.span)}\` denies what can be said plainly.`, remedy: `Write \`${words}\`.`,
        fix: { title: `Write \`${words}\`.`, edits: [{ ...node.span, replacement: compound ? `(${words})` : words }] },
      }];
    }),
};

/** `x = a` and `x in { a, b }` as what is compared and with what; `null` for anything else. */
function choice(condition: Condition): { readonly left: Operand; readonly options: readonly Operand[] } | null {
  if (condition.kind === "Compare" && condition.comparator === "=" && isOption(condition.right)) return { left: condition.left, options: [condition.right] };
  return condition.kind === "In" ? { left: condition.left, options: condition.options } : null;
}
const isOption = ({ kind }: Operand): boolean => kind === "Name" || kind === "Integer" || kind === "MoneyLiteral" || kind === "Duration" || kind === "DateLiteral" || (kind === "Access");

export const chainedOr: Rule = {
  name: "chained-or",
  group: "wording",
  level: "info",
  summary: "comparisons of one thing joined by `or`, which a list says shorter",
  fixes: true,
  find: (subject) =>
    subject.all("Or").flatMap(({ node }): readonly Found[] => {
      const choices = node.operands.map(choice);
      const [first] = choices;
      if (!first || choices.some((c) => c === null || printOperand(c.left) !== printOperand(first.left))) return [];
      const all: Atom = { kind: "In", left: first.left, options: choices.flatMap((c) => c?.options ?? []), span: node.span };
      const words = asWritten(subject, all);
      return [{
        at: node.span, message: `This asks of \`${printOperand(first.left)}\` ${node.operands.length} times which it is.`, remedy: `Write \`${words}\`.`,
        fix: { title: `Write \`${words}\`.`, edits: [{ ...node.span, replacement: words }] },
      }];
    }),
};
