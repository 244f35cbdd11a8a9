/** Facts that say too little: in which range they lie, and what they mean. */
import type { Found, Rule } from "../rule";

export const factWithoutRange: Rule = {
  name: "fact-without-range",
  group: "wording",
  level: "info",
  summary: "a number, a sum, a length of time or a date without the range in which it lies: degrees over it are not assessable",
  find: (subject) =>
    subject.all("Fact").flatMap(({ node }): readonly Found[] => {
      const { type } = node;
      if ((type.kind !== "Number" && type.kind !== "Money" && type.kind !== "Date") || type.range !== undefined) return [];
      return [{ at: node.name.span, message: `Nothing says between which values \`${node.name.text}\` lies, so no degree over it can be given.`, remedy: "Write the range after the type: `months from 0 to 600`." }];
    }),
};

export const factWithoutWords: Rule = {
  name: "fact-without-words",
  group: "wording",
  level: "off",
  summary: "a fact without the words of the text that it stands for",
  find: (subject) =>
    subject.all("Fact").flatMap(({ node }): readonly Found[] =>
      node.title !== undefined ? [] : [{ at: node.name.span, message: `Nothing says in words what \`${node.name.text}\` means.`, remedy: "Write the words of the text after the type, in quotes: whoever states the fact of a case has to know." }],
    ),
};
