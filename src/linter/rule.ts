import type { Related } from "../diagnostics";
import type { Span } from "../language/span";
import type { Level } from "./finding";
import type { Subject } from "./subject";

/** Where a rule belongs in the index. */
export const groups = {
  names: "Names",
  wording: "Wording",
  sources: "Sources",
  tests: "Tests and expectations",
  theory: "Design, as the field sees it",
  suppressions: "Suppressions",
} as const;

/** An edit of the file that is linted. */
export interface Replacement extends Span {
  readonly replacement: string;
}

/** One place that a rule finds fault with, and the words for it. */
export interface Found {
  readonly at: Span;
  readonly message: string;
  readonly remedy: string;
  readonly related?: readonly Related[];
  readonly fix?: { readonly title: string; readonly edits: readonly Replacement[] };
}

/** A number that a rule can be told: how long, how often. */
export interface RuleOption {
  readonly usual: number;
  readonly help: string;
}

/** What there is to say of a rule. Its page is docs/rules/NAME.md. */
export interface RuleHead {
  readonly name: string;
  readonly group: keyof typeof groups;
  /** Unless the configuration says otherwise. */
  readonly level: Level;
  /** What it finds, as a heading: "a name that nothing uses". */
  readonly summary: string;
  /** Some of its findings can be mended by `--fix`. */
  readonly fixes?: true;
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** It runs the tests of the regime: not for every keystroke. */
  readonly slow?: true;
}

/** One rule of the linter. */
export interface Rule extends RuleHead {
  readonly find: (subject: Subject, options: Readonly<Record<string, number>>) => Iterable<Found>;
}
