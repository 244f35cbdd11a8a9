/** Names that nothing uses, files that nothing is taken from, and how names are written. */
import type { Declaration, File, FileItem, Name, RegimeItem } from "../../language/ast";
import { removal } from "../edits";
import { declaredKind } from "../references";
import type { Found, Rule } from "../rule";
import type { Subject } from "../subject";
import { speaksOfAll } from "../unnamed";

/** A file without a regime and without a reform is there for others: what it declares may be used elsewhere. */
const isLibrary = (file: File): boolean => !file.items.some((item) => item.kind === "Regime" || item.kind === "Reform");

const declarations = new Set<string>(["Source", "Party", "Group", "Right", "Mover", "Facts", "Judgement", "Act", "Table", "Series"]);
const isDeclaration = (item: { readonly kind: string }): item is Declaration => declarations.has(item.kind);

/** Every declaration of a file, those inside its regimes included. */
export const declarationsOf = (file: File): readonly Declaration[] =>
  file.items.flatMap((item): readonly (FileItem | RegimeItem)[] => (item.kind === "Regime" ? item.items : [item])).flatMap((item) => (isDeclaration(item) && item.broken !== true ? [item] : []));

/** One name that a declaration makes known. */
interface Declared {
  readonly kind: string;
  readonly name: Name;
}
const namesIn = (item: Declaration): readonly Declared[] => {
  if (item.kind === "Facts") return item.facts.map((fact) => ({ kind: "fact", name: fact.name }));
  const kind = declaredKind(item);
  return kind === null ? [] : [{ kind, name: item.name }];
};

export const unusedName: Rule = {
  name: "unused-name",
  group: "names",
  level: "warn",
  summary: "a party, group, right, mover, fact, judgement, act, table or series that is declared and never used",
  find: (subject) => {
    if (isLibrary(subject.file)) return [];
    const { others } = subject.referred.anywhere();
    return declarationsOf(subject.file).flatMap(namesIn).flatMap(({ kind, name }): readonly Found[] =>
      others.has(name.text) ? [] : [{ at: name.span, message: `The ${kind} \`${name.text}\` is declared and never used.`, remedy: "Leave it out, or write the clause that was to use it." }],
    );
  },
};

export const unreadFact: Rule = {
  name: "unread-fact",
  group: "names",
  level: "warn",
  summary: "a fact, judgement, table or series that tests state and no clause reads",
  find: (subject) => {
    const { others } = subject.referred.anywhere();
    const values = declarationsOf(subject.file).flatMap(namesIn).filter(({ kind }) => ["fact", "judgement", "table", "series"].includes(kind));
    return values.flatMap(({ kind, name }): readonly Found[] => {
      const uses = others.get(name.text);
      if (uses === undefined || uses.law > 0) return [];
      return [{ at: name.span, message: `No clause reads the ${kind} \`${name.text}\`: the tests that state it say nothing by it.`, remedy: "Leave it out of the tests too, or write the condition that reads it." }];
    });
  },
};

/** The class right above each class of movers of all files. */
const parentsOf = ({ modules }: Subject): ReadonlyMap<string, string> =>
  new Map([...modules.values()].flatMap(({ file }) => declarationsOf(file)).flatMap((item) => (item.kind === "Mover" && item.parent ? [[item.name.text, item.parent.text] as const] : [])));

function above(name: string, parents: ReadonlyMap<string, string>): readonly string[] {
  const all = new Set<string>();
  for (let at = parents.get(name); at !== undefined && !all.has(at); at = parents.get(at)) all.add(at);
  return [...all];
}

export const unusedUse: Rule = {
  name: "unused-use",
  group: "names",
  level: "warn",
  summary: "a file that is used and from which no name is taken",
  fixes: true,
  find: (subject) => {
    // A reform in another file reads names as the file of its base does.
    if (subject.users.some((user) => user.items.some((item) => item.kind === "Reform"))) return [];
    const { sources, others } = subject.referred.here();
    const parents = parentsOf(subject);
    return subject.uses.flatMap(({ path, use }): readonly Found[] => {
      const used = subject.modules.get(path);
      if (used === undefined || used.incomplete) return [];
      const { file } = used;
      // Interests and scenarios count without being named.
      const speaks = file.items.some((item) => item.kind === "Interests" || item.kind === "Scenario");
      const named = file.items.filter(isDeclaration).some((item) => (item.kind === "Source" ? sources.has(item.name.text) : namesIn(item).some(({ name }) => others.has(name.text))));
      const regimes = file.items.some((item) => (item.kind === "Regime" || item.kind === "Reform") && others.has(item.name.text));
      const unnamed = (["Right", "Mover", "Party"] as const).some((kind) => file.items.some((item) => item.kind === kind) && speaksOfAll(subject, kind));
      // What is said of a class is said of those below it.
      const below = file.items.some((item) => item.kind === "Mover" && above(item.name.text, parents).some((name) => others.has(name)));
      if (speaks || named || regimes || unnamed || below) return [];
      const words = subject.text(use.span);
      return [{
        at: use.span, message: `Nothing here is taken from \`${words.replace(/^use\s+/, "")}\`.`, remedy: "Leave the line out.",
        fix: { title: `Leave out \`${words}\`.`, edits: [removal(subject.source.text, use.span)] },
      }];
    });
  },
};

export const repeatedUse: Rule = {
  name: "repeated-use",
  group: "names",
  level: "warn",
  summary: "a file that is used twice",
  fixes: true,
  find: (subject) =>
    subject.uses.flatMap(({ path, use }, i): readonly Found[] => {
      const first = subject.uses.findIndex((other) => other.path === path);
      const before = subject.uses[first];
      if (first === i || before === undefined) return [];
      return [{
        at: use.span, message: `\`${subject.text(use.span).replace(/^use\s+/, "")}\` is used twice.`, remedy: "Leave one of the lines out.",
        related: [{ at: subject.place(before.use.span), label: "used here" }],
        fix: { title: `Leave out the second \`${subject.text(use.span)}\`.`, edits: [removal(subject.source.text, use.span)] },
      }];
    }),
};

/** How the names of each kind are written in the library. */
const styles = {
  code: { fits: /^[A-Z][A-Z0-9]*$/, words: "in capitals, such as `XK`" },
  capital: { fits: /^[A-Z][A-Za-z0-9]*$/, words: "as words that begin with a capital and run together, such as `EqualTreatment`" },
  small: { fits: /^[a-z][A-Za-z0-9]*$/, words: "as words that run together, with a small letter first, such as `equalTreatment`" },
} as const;

function styleOf(kind: string): keyof typeof styles | null {
  if (kind === "Party") return "code";
  if (["Right", "Mover", "Act", "Source", "Group", "Regime", "Institution"].includes(kind)) return "capital";
  if (["Rule", "Exception", "Reservation", "Concession", "Duty", "Quota", "Fact", "Judgement", "Table", "Series", "Principle", "Norm", "Claim", "Linkage", "Package", "Scenario", "Shock"].includes(kind)) return "small";
  return null;
}

const kindWords = (kind: string): string => (kind === "Mover" ? "mover class" : kind.toLowerCase());

export const nameStyle: Rule = {
  name: "name-style",
  group: "names",
  level: "info",
  summary: "a name that is not written as names of its kind are: parties in capitals, rights and movers `LikeThis`, clauses and facts `likeThis`",
  find: (subject) =>
    subject.all("Name").flatMap(({ node, field, parent }): readonly Found[] => {
      const kind = parent?.node.kind ?? "";
      const style = field === "name" ? styleOf(kind) : null;
      if (style === null || node.text === "" || styles[style].fits.test(node.text)) return [];
      return [{ at: node.span, message: `The name of the ${kindWords(kind)} \`${node.text}\` is not written as others of its kind are.`, remedy: `Write it ${styles[style].words}, here and wherever it is used.` }];
    }),
};
