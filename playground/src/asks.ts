/** What the page asks its workers, and what they answer: plain data that crosses by structured clone. */
import type { Day, PositionKind } from "regime-lang";
import type { Block, Life } from "regime-lang/report";

/** A text with its path in the project of the page. */
export interface File {
  readonly path: string;
  readonly text: string;
}
/** A stretch of the text: offsets, the end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
export interface Finding extends Span {
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}
export interface Token extends Span {
  readonly type: string;
}
export interface Proposal {
  readonly label: string;
  readonly kind: string;
  readonly detail: string;
  readonly documentation: string;
}

export const tabs = ["verdicts", "treatment", "relations", "interests", "tests", "reforms", "law"] as const;
export type Tab = (typeof tabs)[number];

/** What a tab shows of one regime. */
export interface Shown {
  readonly blocks: readonly Block[];
  /** Of the verdicts. */
  readonly life: Life | null;
  /** Of the treatment; `null` elsewhere, and where no position is given on any day. */
  readonly treatment: TreatmentChoices | null;
  /** Of the interests; `null` elsewhere, and where none are judged. */
  readonly interests: InterestChoices | null;
}
/** A test of the text: where it stands, and whether it passes. */
export interface Outcome extends Span {
  readonly passes: boolean;
}
/** The regimes of the text, and one of them as a tab shows it. */
export interface Judgement {
  readonly regimes: readonly { readonly name: string; readonly title: string }[];
  /** Errors in the text or in what it uses: nothing is judged then. */
  readonly errors: number;
  readonly chosen: string | null;
  readonly shown: Shown | null;
  /** By the names of links in blocks, where they lead in the text. */
  readonly places: ReadonlyMap<string, Span>;
  /** Milliseconds that compiling and judging took. */
  readonly took: number;
}
/** What can be chosen where treatment is shown. */
export interface TreatmentChoices {
  /** Days on which something changes, ascending. */
  readonly days: readonly Day[];
  readonly first: Day;
  readonly last: Day;
  /** The day that is shown at first: the latest on which the regime itself changes. */
  readonly latest: Day;
}
/** What can be chosen where interests are shown. */
export interface InterestChoices {
  /** The scenario that is judged, and all of the text. */
  readonly scenario: string;
  readonly scenarios: readonly { readonly name: string; readonly title: string }[];
  /** Who has a game with whom. */
  readonly games: readonly (readonly [Member, Member])[];
  /** What stands below the games. */
  readonly rest: readonly Block[];
}
export interface Member {
  readonly party: number;
  readonly name: string;
}
export interface MatrixCell {
  readonly position: PositionKind | "mixed";
  /** Other facts change it. */
  readonly depends: boolean;
  readonly words: string;
}
/** One right and class of movers, hosts by origins. */
export interface Matrix {
  readonly right: string;
  readonly mover: string;
  readonly hosts: readonly Header[];
  readonly origins: readonly Header[];
  /** By host, then origin; `null`: no case. */
  readonly cells: readonly (readonly (MatrixCell | null)[])[];
}
export interface Header {
  readonly name: string;
  /** The number of its kind: parties of one kind stand together. */
  readonly group: number;
  /** The party, or all of a kind. */
  readonly members: readonly number[];
}

/** By name, what goes to a worker and what comes back. */
export interface Asks {
  readonly files: { readonly ask: { readonly files: readonly File[] }; readonly answer: null };
  /** `wanted`: files that the text uses and that are not there. */
  readonly findings: { readonly ask: File; readonly answer: { readonly findings: readonly Finding[]; readonly wanted: readonly string[] } };
  readonly tokens: { readonly ask: File; readonly answer: readonly Token[] };
  readonly complete: { readonly ask: File & { readonly offset: number }; readonly answer: { readonly from: number; readonly items: readonly Proposal[] } };
  readonly hover: { readonly ask: File & { readonly offset: number }; readonly answer: (Span & { readonly markdown: string }) | null };
  /** `null`: errors of syntax. */
  readonly format: { readonly ask: File; readonly answer: string | null };
  /** `against`: the regime beside which a difference is shown; `scenario`: under which interests are judged. */
  readonly judge: { readonly ask: File & { readonly regime: string | null; readonly tab: Tab; readonly against: string | null; readonly scenario: string | null }; readonly answer: Judgement };
  /** The tests of all regimes of the text; none while it has errors. */
  readonly outcomes: { readonly ask: File; readonly answer: readonly Outcome[] };
  /** All topics on a day; `missing`: why there are none. */
  readonly matrices: { readonly ask: File & { readonly regime: string; readonly on: Day }; readonly answer: { readonly matrices: readonly Matrix[]; readonly missing: string | null } };
  /** What comes of a scenario over many runs; nothing where none is judged. */
  readonly simulation: { readonly ask: File & { readonly regime: string; readonly scenario: string }; readonly answer: readonly Block[] };
  /** The game of two members, drawn and in words; nothing where there is none. */
  readonly game: { readonly ask: File & { readonly regime: string; readonly scenario: string; readonly row: number; readonly column: number }; readonly answer: readonly Block[] };
  /** A case in words, with articles and why not. */
  readonly case: { readonly ask: File & { readonly regime: string; readonly right: string; readonly mover: string; readonly host: number; readonly origin: number; readonly on: Day }; readonly answer: { readonly title: string; readonly text: string; readonly clauses: readonly string[] } };
}
export type Asked = keyof Asks;

/** A question as it crosses to a worker. */
export interface Message {
  readonly id: number;
  readonly kind: Asked;
  readonly ask: unknown;
}
/** An answer as it comes back; `fault`: a fault of ours. */
export type Reply = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly fault: string };
