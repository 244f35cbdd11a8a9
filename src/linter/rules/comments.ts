/** What comments say, and what has none. */
import { editions } from "../../language/editions";
import type { Found, Rule } from "../rule";

const unfinished = /(?<![\p{L}\p{N}_])(TODO|FIXME|XXX)(?![\p{L}\p{N}_])/u;

export const todoComment: Rule = {
  name: "todo-comment",
  group: "wording",
  level: "info",
  summary: "a comment that says TODO, FIXME or XXX",
  find: (subject) =>
    subject.file.comments.flatMap((comment): readonly Found[] => {
      const written = subject.text(comment.span);
      const match = unfinished.exec(written);
      if (match === null) return [];
      const start = comment.span.start + match.index;
      return [{ at: { start, end: start + match[0].length }, message: `A comment says \`${match[0]}\`: the reading is not finished.`, remedy: "Finish it, or say in the documentation what was left out (`/// Left out: ..`), where whoever reads the verdicts will find it." }];
    }),
};

export const undocumentedRegime: Rule = {
  name: "undocumented-regime",
  group: "wording",
  level: "info",
  summary: "a regime without a line that says which text was coded, and how",
  find: (subject) =>
    subject.regimes.flatMap(({ tree }): readonly Found[] =>
      tree.documentation !== undefined ? [] : [{ at: tree.name.span, message: `Nothing says what was coded as \`${tree.name.text}\`.`, remedy: "Write `///` lines above it: which text and date were coded, and a `Simplified:` or `Left out:` line for each departure." }],
    ),
};

export const undocumentedException: Rule = {
  name: "undocumented-exception",
  group: "wording",
  level: "off",
  summary: "an exception without a line that says why it is there",
  find: (subject) =>
    subject.all("Exception").flatMap(({ node }): readonly Found[] =>
      node.documentation !== undefined ? [] : [{ at: node.name.span, message: `Nothing says why there is the exception \`${node.name.text}\`.`, remedy: "Write a `///` line above it." }],
    ),
};

export const missingEdition: Rule = {
  name: "missing-edition",
  group: "wording",
  level: "info",
  summary: "a file with a regime that does not say for which edition of the language it was written",
  fixes: true,
  find: ({ source, file, regimes, commentsAbove }) => {
    const [regime] = regimes;
    const [first] = [...file.uses, ...file.items].toSorted((a, b) => a.span.start - b.span.start);
    if (file.edition !== undefined || !regime || !first) return [];
    // Documentation and suppressions stay with what they stand above.
    const start = commentsAbove(first.span.start)[0]?.span.start ?? first.span.start;
    const words = `edition ${editions.at(-1) ?? ""}`;
    return [{
      at: regime.tree.name.span, message: `The file of \`${regime.tree.name.text}\` does not say for which edition of the language it was written: it is read by the newest.`, remedy: `Write \`${words}\` as its first line.`,
      fix: { title: `Write \`${words}\` above the rest.`, edits: [{ start, end: start, replacement: `${words}${source.text.includes("\r\n") ? "\r\n" : "\n"}` }] },
    }];
  },
};
