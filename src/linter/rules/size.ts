/** Clauses and conditions that are longer than a reader can keep in mind, and declarations too small to need a name. */
import type { Condition, Name } from "../../language/ast";
import type { Found, Rule } from "../rule";

/** What a table, a group or a condition says once more often than it needs to be said is in `repeats.ts`. */
const clauseKinds = ["Rule", "Exception", "Reservation", "Concession", "Duty", "Exit"] as const;

export const longClause: Rule = {
  name: "long-clause",
  group: "wording",
  level: "info",
  summary: "a clause of more lines than a reader keeps in mind",
  options: { lines: { usual: 40, help: "the most lines that a clause may have" } },
  find: (subject, { lines = 0 }) =>
    clauseKinds.flatMap((kind) => subject.all(kind)).flatMap(({ node }): readonly Found[] => {
      const length = subject.line(node.span.end) - subject.line(node.span.start) + 1;
      if (length <= lines) return [];
      const name = "name" in node ? node.name.text : "exit";
      const at = "name" in node ? node.name.span : { start: node.span.start, end: node.span.start + "exit".length };
      return [{ at, message: `\`${name}\` has ${length} lines, more than ${lines}.`, remedy: "Divide it into clauses with names of their own: each can then be tested, excepted and cited by itself." }];
    }),
};

/** The comparisons and facts that a condition asks about. */
function atoms(condition: Condition): number {
  if (condition.kind === "Or" || condition.kind === "And") return condition.operands.reduce((sum, operand) => sum + atoms(operand), 0);
  return condition.kind === "Not" ? atoms(condition.operand) : 1;
}

export const longCondition: Rule = {
  name: "long-condition",
  group: "wording",
  level: "info",
  summary: "a condition that asks more things than a reader keeps in mind",
  options: { questions: { usual: 8, help: "the most that one condition may ask" } },
  find: (subject, { questions = 0 }) =>
    (["Or", "And"] as const).flatMap((kind) => subject.all(kind)).flatMap(({ node, parent }): readonly Found[] => {
      const inside = parent !== null && ["Or", "And", "Not"].includes(parent.node.kind);
      const asked = atoms(node);
      if (inside || asked <= questions) return [];
      return [{ at: node.span, message: `This condition asks ${asked} things, more than ${questions}.`, remedy: "Declare a mover class for those who are meant, or divide the sentence in two." }];
    }),
};

export const oneRowTable: Rule = {
  name: "one-row-table",
  group: "wording",
  level: "info",
  summary: "a table with one row, which is a value with a name",
  find: (subject) =>
    subject.all("Table").flatMap(({ node }): readonly Found[] => {
      const [row, ...more] = node.rows;
      if (!row || more.length > 0) return [];
      return [{ at: node.name.span, message: `The table \`${node.name.text}\` has one row.`, remedy: "Write the value where the table is read, or add the rows that are missing." }];
    }),
};

const isCode = (name: Name): boolean => /^[A-Z]{2}$/.test(name.text);

export const oneMemberGroup: Rule = {
  name: "one-member-group",
  group: "wording",
  level: "info",
  summary: "a group of one party, always",
  find: (subject) =>
    subject.all("Group").flatMap(({ node }): readonly Found[] => {
      const [entry, ...more] = node.roll.entries;
      if (!entry || more.length > 0 || entry.window !== undefined) return [];
      const { names, within, except } = entry.set;
      const [only, ...others] = names;
      if (!only || others.length > 0 || within !== undefined || except.length > 0 || !isCode(only)) return [];
      return [{ at: node.name.span, message: `\`${node.name.text}\` is another name for \`${only.text}\`: it reads like a class, and nobody else can belong to it.`, remedy: `Write \`${only.text}\` where it is meant.` }];
    }),
};
