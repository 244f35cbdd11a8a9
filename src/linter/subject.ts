import type { Compilation } from "../compile";
import { BudgetSpent, runTests, type TestOutcome } from "../evaluator";
import type { Citation, Comment, File, RegimeDeclaration } from "../language/ast";
import type { Regime } from "../language/regime";
import { position, type Location, type SourceFile, type Span } from "../language/span";
import { referredBy, type Referred } from "./references";
import { citationsOf, nodesOf, type NodeKind, type NodeOf, type Visited } from "./tree";

type Module = Compilation["modules"] extends ReadonlyMap<string, infer M> ? M : never;

/** The file that is linted, as rules read it. What is costly is made when it is first asked for, and once. */
export interface Subject {
  readonly source: SourceFile;
  readonly file: File;
  /** The files that this one uses, in the order written. */
  readonly uses: Module["uses"];
  readonly modules: Compilation["modules"];
  /** The regimes written in the file, as text and as checked, each with the reforms of it that the file has, and the reforms of those. */
  readonly regimes: readonly { readonly tree: RegimeDeclaration; readonly checked: Regime; readonly reforms: readonly Regime[] }[];
  /** The files that are known to use this one. */
  readonly users: readonly File[];
  readonly all: <K extends NodeKind>(kind: K) => readonly Visited<NodeOf<K>>[];
  /** Each `cites ..` as the list it is, in the order of the text. */
  readonly citations: () => readonly (readonly Citation[])[];
  /** What the names of this file refer to, and what they do with those of the files that use it. */
  readonly referred: { readonly here: () => Referred; readonly anywhere: () => Referred };
  /** What the tests of a regime come to; `null` where the evaluator's budget does not suffice. */
  readonly outcomes: (regime: Regime) => readonly TestOutcome[] | null;
  readonly text: (span: Span) => string;
  readonly line: (offset: number) => number;
  readonly place: (span: Span) => Location;
  /** The comments in the lines right above an item, with no empty line between. */
  readonly commentsAbove: (start: number) => readonly Comment[];
}

/** What rules read of one file of a compilation; `null` where it was not read. */
export function subjectOf({ modules, regimes }: Compilation, path: string, users: readonly File[]): Subject | null {
  const module = modules.get(path);
  if (module === undefined) return null;
  const { source, file, uses } = module;
  const nodes = lazy(() => nodesOf(file));
  const names = (): readonly Visited[] => nodes().get("Name") ?? [];
  const here = lazy(() => referredBy(names()));
  const anywhere = users.length === 0 ? here : lazy(() => referredBy([...names(), ...users.flatMap((user) => nodesOf(user).get("Name") ?? [])]));
  const own = regimes.filter((r) => r.at.path === path && r.reformOf === null);
  return {
    source, file, uses, modules, users,
    citations: lazy(() => citationsOf(file)),
    referred: { here, anywhere },
    regimes: file.items.flatMap((tree) => {
      const checked = tree.kind === "Regime" ? own.find((r) => r.name === tree.name.text) : undefined;
      return tree.kind === "Regime" && checked ? [{ tree, checked, reforms: reformsOf(checked, regimes) }] : [];
    }),
    // The lists hold nodes of their kind: `nodesOf` sorts them so.
    all: <K extends NodeKind>(kind: K) => (nodes().get(kind) ?? []) as readonly Visited<NodeOf<K>>[],
    outcomes: tested,
    text: ({ start, end }) => source.text.slice(start, end),
    line: (offset) => position(source, offset).line,
    place: ({ start, end }) => ({ path, start, end }),
    commentsAbove: (start) => commentsAbove(source.text, file.comments, start),
  };
}

const reformsOf = ({ name }: Regime, regimes: readonly Regime[]): readonly Regime[] =>
  regimes.filter((r) => r.reformOf === name).flatMap((reform) => [reform, ...reformsOf(reform, regimes)]);

function tested(regime: Regime): readonly TestOutcome[] | null {
  try {
    return runTests(regime);
  } catch (error) {
    if (error instanceof BudgetSpent) return null;
    throw error;
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function commentsAbove(text: string, comments: readonly Comment[], start: number): readonly Comment[] {
  const above: Comment[] = [];
  let at = start;
  for (const comment of comments.toReversed()) {
    if (comment.span.end > at) continue;
    if (!/^(?:\r\n|\n|\r)[ \t]*$/.test(text.slice(comment.span.end, at))) break;
    above.unshift(comment);
    at = comment.span.start;
  }
  return above;
}
