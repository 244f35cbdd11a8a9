/** On what texts a regime rests, and how they are cited. */
import { saysUnverified } from "../../language/citations";
import type { SourceDeclaration } from "../../language/ast";
import type { Span } from "../../language/span";
import type { Found, Rule } from "../rule";
import type { Subject } from "../subject";
import { withoutMember } from "../edits";
import { declarationsOf } from "./names";

const sourcesOf = ({ file }: Subject): readonly SourceDeclaration[] => declarationsOf(file).filter((item) => item.kind === "Source");

export const uncitedSource: Rule = {
  name: "uncited-source",
  group: "sources",
  level: "warn",
  summary: "a source that no clause, test or claim cites",
  find: (subject) => {
    if (subject.regimes.length === 0) return [];
    const cited = subject.referred.anywhere().sources;
    return sourcesOf(subject).flatMap(({ name }): readonly Found[] =>
      cited.has(name.text) ? [] : [{ at: name.span, message: `Nothing cites the source \`${name.text}\`.`, remedy: "Cite it where the words rest on it, or leave it out." }],
    );
  },
};

export const repeatedSource: Rule = {
  name: "repeated-source",
  group: "sources",
  level: "warn",
  summary: "two sources with one identifier, or one title",
  find: (subject) => {
    const all = sourcesOf(subject);
    return all.flatMap((source, i): readonly Found[] => {
      const same = (other: SourceDeclaration): boolean =>
        (other.identifier !== undefined && other.identifier.scheme === source.identifier?.scheme && other.identifier.value.value === source.identifier.value.value) || other.title.value === source.title.value;
      const first = all.slice(0, i).find(same);
      if (first === undefined) return [];
      return [{
        at: source.name.span, message: `\`${source.name.text}\` and \`${first.name.text}\` are the same text by their ${first.title.value === source.title.value ? "title" : "identifier"}.`, remedy: "Keep one of them, and cite it in both places; or mend what should tell them apart.",
        related: [{ at: subject.place(first.name.span), label: "the first" }],
      }];
    });
  },
};

export const citationWithoutPlace: Rule = {
  name: "citation-without-place",
  group: "sources",
  level: "off",
  summary: "a citation without the article",
  find: (subject) =>
    subject.citations().flat().flatMap((cite): readonly Found[] =>
      cite.place !== undefined ? [] : [{ at: cite.span, message: `\`${cite.source.text}\` is cited without the place in it.`, remedy: `Write the article after the name: \`${cite.source.text} "art 1"\`.` }],
    ),
};

export const repeatedCitation: Rule = {
  name: "repeated-citation",
  group: "sources",
  level: "warn",
  summary: "one place of one source that the same words cite twice",
  fixes: true,
  find: (subject) =>
    subject.citations().flatMap((list) =>
      list.flatMap((cite, i): readonly Found[] => {
        const first = list.findIndex((other) => other.source.text === cite.source.text && other.place?.value === cite.place?.value);
        const before = list[first];
        if (first === i || before === undefined) return [];
        return [{
          at: cite.span, message: `\`${subject.text(cite.span)}\` is cited twice for the same words.`, remedy: "Leave one of the two out.",
          related: [{ at: subject.place(before.span), label: "cited here" }],
          fix: { title: "Leave out the second.", edits: [withoutMember(list, i)] },
        }];
      }),
    ),
};

/** How articles are named in the examples: `art 45(3)`, `arts 1-7`. */
const spelled = /^(?:(Articles|articles|Arts\.?|arts\.)|(Article|article|Art\.?|art\.))\s*(?=\d|[IVXLC]+\b)/;

export const citationStyle: Rule = {
  name: "citation-style",
  group: "sources",
  level: "info",
  summary: "an article that is not cited as `art 45(3)` or `arts 1-7`",
  fixes: true,
  find: (subject) =>
    subject.citations().flat().flatMap((cite): readonly Found[] => {
      const { place } = cite;
      if (place === undefined) return [];
      const written = subject.text(place.span);
      const match = spelled.exec(written.slice(1));
      if (match === null) return [];
      const word = match[1] === undefined ? "art " : "arts ";
      if (match[0] === word) return [];
      const start = place.span.start + 1;
      return [{
        at: { start, end: start + match[0].trimEnd().length }, message: `\`${match[0].trim()}\` is written \`${word.trim()}\` elsewhere: one article should be found by one spelling.`, remedy: `Write \`"${word}${written.slice(1 + match[0].length)}\`.`,
        fix: { title: `Write \`${word.trim()}\`.`, edits: [{ start, end: start + match[0].length, replacement: word }] },
      }];
    }),
};

export const uncitedTest: Rule = {
  name: "uncited-test",
  group: "sources",
  level: "info",
  summary: "a test that does not say on which reading of which text it rests",
  find: (subject) =>
    subject.regimes.some(({ checked }) => checked.sources.length > 0)
      ? subject.all("Test").flatMap(({ node }): readonly Found[] =>
          node.cites.length > 0 ? [] : [{ at: node.title.span, message: `The test "${node.title.value}" cites no source: nobody can say whether it, or the regime, is wrong when they differ.`, remedy: "Write `cites` with the text and the place where the answer is found." }],
        )
      : [],
};

export const unverifiedReading: Rule = {
  name: "unverified-reading",
  group: "sources",
  level: "off",
  summary: "what is marked *unverified*: a list of what is left to check against the texts",
  find: (subject) => [
    ...sourcesOf(subject).flatMap((source): readonly Found[] => (saysUnverified(source.title.value) ? [{ at: source.title.span, message: `Of the source \`${source.name.text}\` something is unverified.`, remedy: "Check it against the text, and take the mark out." }] : [])),
    ...subject.citations().flat().flatMap((cite): readonly Found[] => (cite.place !== undefined && saysUnverified(cite.place.value) ? [{ at: cite.place.span, message: `This reading of \`${cite.source.text}\` is unverified.`, remedy: "Check it against the text, and take the mark out." }] : [])),
  ],
};

const parts = ["Quota", "Concession", "Institution", "Principle", "Norm", "Standing", "Accession", "Amendment", "Exit", "Invocation", "Linkage", "Package"] as const;

export const uncitedPart: Rule = {
  name: "uncited-part",
  group: "sources",
  level: "info",
  summary: "a quota, concession, institution, principle, norm, linkage or procedure that cites no source, where rules do",
  find: (subject) =>
    subject.regimes.some(({ checked }) => checked.sources.length > 0)
      ? parts.flatMap((kind) => subject.all(kind)).flatMap(({ node }): readonly Found[] => {
          if (node.cites.length > 0) return [];
          const word = node.kind.toLowerCase();
          const named = "name" in node ? node.name : null;
          const at = named?.span ?? { start: node.span.start, end: Math.min(node.span.end, subject.source.lineStarts[subject.line(node.span.start)] ?? node.span.end) };
          return [{ at: trimmed(subject, at), message: named === null ? `This ${word} cites no source.` : `The ${word} \`${named.text}\` cites no source.`, remedy: "Write `cites` with the text and the place that provides for it." }];
        })
      : [],
};

/** Without the line end that follows a clause of one line. */
const trimmed = (subject: Subject, { start, end }: Span): Span => ({ start, end: start + subject.source.text.slice(start, end).trimEnd().length });
