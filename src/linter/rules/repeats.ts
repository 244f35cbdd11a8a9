/** What stands in a text more than once: numbers, dates, conditions, names of a list. */
import { printCondition, printOperand } from "../../formatter/print";
import type { Cap, Condition, DateLiteral } from "../../language/ast";
import type { Span } from "../../language/span";
import { withoutMember } from "../edits";
import type { Found, Rule } from "../rule";
import type { Subject } from "../subject";
import { around, isInside, type Visited } from "../tree";

/** Things by what they say, in the order of the text. */
function bySaying<T>(things: readonly T[], saying: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const all = new Map<string, T[]>();
  for (const thing of things) {
    const words = saying(thing);
    const list = all.get(words);
    if (list) list.push(thing);
    else all.set(words, [thing]);
  }
  return all;
}

const related = (subject: Subject, spans: readonly Span[], label: string): NonNullable<Found["related"]> => spans.slice(0, 3).map((span) => ({ at: subject.place(span), label }));

/** A number written out, and the time for which it counts. */
function capWords(cap: Cap): string | null {
  if (cap.amount.kind !== "Integer" || cap.other !== undefined || cap.parts.length > 0) return null;
  const per = typeof cap.per === "string" ? cap.per : `${cap.per.amount} ${cap.per.unit}`;
  return `${cap.bound} ${cap.amount.value} ${per} ${cap.each ?? ""}`;
}

export const repeatedNumber: Rule = {
  name: "repeated-number",
  group: "wording",
  level: "warn",
  summary: "two sentences of a clause with the same number: it is not said whether the law means one number or two",
  find: (subject) =>
    (["Rule", "Exception", "Reservation"] as const).flatMap((kind) => subject.all(kind)).flatMap(({ node }): readonly Found[] => {
      const caps = node.sentences.flatMap((s) => (s.kind === "Sentence" && s.tail.cap ? [{ sentence: s, cap: s.tail.cap }] : []));
      const sharing = [...bySaying(caps.filter(({ cap }) => capWords(cap) !== null), ({ sentence, cap }) => `${capWords(cap)} ${windowWords(subject, sentence.tail.window?.span)}`).values()];
      return sharing.flatMap(([first, second]): readonly Found[] => {
        if (!first || !second) return [];
        const number = printOperand(second.cap.amount);
        return [{
          at: second.cap.span, message: `\`${node.name.text}\` says ${number} twice: as written these are two numbers, and ${number} may come under each.`,
          remedy: `If the law means one number for both, declare \`quota\` with it and write \`counted in\`; if it means two, say so in a suppression.`,
          related: related(subject, [first.cap.span], "the same number"),
        }];
      });
    }),
};
const windowWords = (subject: Subject, span: Span | undefined): string => (span === undefined ? "" : subject.text(span));

const dateWords = ({ year, month, day }: DateLiteral): string => [String(year).padStart(4, "0"), ...[month, day].flatMap((n) => (n === undefined ? [] : [String(n).padStart(2, "0")]))].join("-");

export const repeatedDate: Rule = {
  name: "repeated-date",
  group: "wording",
  level: "off",
  summary: "a date that many sentences of a regime repeat",
  options: { times: { usual: 4, help: "how many sentences may say the same date" } },
  find: (subject, { times = 0 }) =>
    subject.regimes.flatMap(({ tree }) => {
      const dates = subject.all("DateLiteral").filter((d) => around(d, "Regime") === tree && around(d, "Sentence") !== null && !isInside(d, "Claim"));
      return [...bySaying(dates, ({ node }) => dateWords(node))].flatMap(([date, all]): readonly Found[] => {
        const [first, ...more] = all;
        if (!first || all.length <= times) return [];
        return [{
          at: first.node.span, message: `The date ${date} stands in ${all.length} sentences of \`${tree.name.text}\`.`,
          remedy: "Write the window once, on the clause, or keep the day in a table by party and read it: a change is then made in one place.",
          related: related(subject, more.map((m) => m.node.span), "and here"),
        }];
      });
    }),
};

/** A condition that asks one short thing is as short as a name for it. */
const isCompound = (condition: Condition): boolean => condition.kind === "And" || condition.kind === "Or";

export const repeatedCondition: Rule = {
  name: "repeated-condition",
  group: "wording",
  level: "info",
  summary: "a condition of several parts that many sentences repeat, and that may be a class of movers",
  options: { times: { usual: 3, help: "how many sentences may have the same condition" } },
  find: (subject, { times = 0 }) =>
    subject.regimes.flatMap(({ tree }) => {
      const conditions = subject.all("Sentence").flatMap((s) => (around(s, "Regime") === tree && s.node.tail.when && isCompound(s.node.tail.when) ? [s.node.tail.when] : []));
      return [...bySaying(conditions, printCondition).values()].flatMap((all): readonly Found[] => {
        const [first, ...more] = all;
        if (!first || all.length <= times) return [];
        return [{
          at: first.span, message: `This condition stands in ${all.length} sentences of \`${tree.name.text}\`.`,
          remedy: "Declare it once, as a class of movers (`mover .. is .. when ..`), and speak of the class.",
          related: related(subject, more.map((m) => m.span), "and here"),
        }];
      });
    }),
};

/** Fields that list names, each of which says something once. */
const lists: ReadonlySet<string> = new Set(["names", "targets", "under", "needs", "above", "acts", "follows", "because", "has", "alsoHas", "movers", "except"]);

export const repeatedName: Rule = {
  name: "repeated-name",
  group: "wording",
  level: "warn",
  summary: "a name that one list says twice",
  fixes: true,
  find: (subject) => {
    const listed = subject.all("Name").filter(({ field, node }) => lists.has(field) && node.text !== "");
    return [...byList(listed)].flatMap((list) =>
      list.flatMap(({ node }, i): readonly Found[] => {
        const first = list.find((other) => other.node.text === node.text);
        if (first === undefined || first === list[i]) return [];
        return [{
          at: node.span, message: `This list names \`${node.text}\` twice.`, remedy: "Leave one of the two out.",
          related: related(subject, [first.node.span], "named here"),
          fix: { title: `Leave out the second \`${node.text}\`.`, edits: [withoutMember(list.map((l) => l.node), i)] },
        }];
      }),
    );
  },
};

type Listed = Visited<{ readonly kind: "Name"; readonly text: string; readonly span: Span }>;

/** Names that stand in one list. */
function byList(names: readonly Listed[]): Iterable<readonly Listed[]> {
  const all = new Map<unknown, Listed[]>();
  for (const name of names) {
    const list = all.get(name.list);
    if (list) list.push(name);
    else all.set(name.list, [name]);
  }
  all.delete(null);
  return all.values();
}
