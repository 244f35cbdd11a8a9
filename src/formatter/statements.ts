/** Words grouped into statements: what stands on lines of its own, with the block that it may have. */
import type { File } from "../language/ast";
import { kw, mark } from "../parser/tokens";
import type { Word } from "./words";

/** What is laid out on a line, or on several that belong together. */
export interface Statement {
  /** The node of the tree that begins here, where it has a kind that matters to the layout. */
  readonly kind: string | undefined;
  readonly head: readonly Word[];
  readonly block?: Block;
  /** Words behind the block: `each alone`. */
  readonly foot: readonly Word[];
}
export interface Block {
  readonly open: Word;
  readonly statements: readonly Statement[];
  readonly close: Word;
}

/** Nodes that begin a line of their own. */
const lineKinds: ReadonlySet<string> = new Set([
  "Use", "Source", "Party", "Group", "Right", "Mover", "Facts", "Fact", "Judgement", "Act", "Table", "TableRow", "Series", "Regime", "Reform", "Members", "Closure",
  "Rule", "Exception", "Reservation", "NoReservation", "Concession", "Conceding", "Quota", "Invocation", "Duty", "Obligation", "Standing", "Linkage", "Package",
  "Institution", "Power", "Accession", "Amendment", "Exit", "Principle", "Norm", "Interests", "Stake", "Weights", "Scenario", "Horizon", "Discount", "Flow",
  "Shock", "FlowChange", "Claim", "Test", "Finding", "DutyFinding", "Expect", "Sentence", "Disapplication", "Remove", "Add", "Replace", "Admit",
]);
/** Nodes that begin with a word of their own, before a part that would begin a line elsewhere: `add rule`, `never host grants`. */
const prefixed: ReadonlySet<string> = new Set(["Add", "Replace", "Quantified"]);

type Starts = Map<number, string>;

function collect(node: unknown, behindWord: boolean, starts: Starts): void {
  if (Array.isArray(node)) {
    for (const part of node) collect(part, behindWord, starts);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const { kind, span } = node as { readonly kind?: unknown; readonly span?: { readonly start: number } };
  const named = typeof kind === "string" ? kind : "";
  // The outer node comes first: an invocation begins where its parties do.
  if (!behindWord && span !== undefined && lineKinds.has(named) && !starts.has(span.start)) starts.set(span.start, named);
  for (const part of Object.values(node)) if (typeof part === "object") collect(part, prefixed.has(named), starts);
}

class Reader {
  private at = 0;
  constructor(
    private readonly words: readonly Word[],
    private readonly starts: Starts,
  ) {}

  /** Statements up to the end of the block or of the text. */
  statements(): readonly Statement[] {
    const found: Statement[] = [];
    while (!this.ends()) found.push(this.statement());
    return found;
  }

  /** The word at which reading stands: the `}` of a block, or the end. */
  take(): Word {
    const word = this.words[this.at++];
    if (word === undefined) throw new Error("the words of a text end with its end");
    return word;
  }

  private ends(): boolean {
    const type = this.words[this.at]?.type;
    return type === undefined || type === mark.rightBrace;
  }

  private begins(): boolean {
    const word = this.words[this.at];
    return word?.type === mark.semicolon || (word !== undefined && this.starts.has(word.start) && this.words[this.at - 1]?.type !== mark.semicolon);
  }

  private statement(): Statement {
    const kind = this.starts.get(this.words[this.at]?.start ?? -1);
    const head: Word[] = [];
    const foot: Word[] = [];
    let block: Block | undefined;
    do {
      const word = this.take();
      if (word.type === mark.leftBrace && this.words[this.at - 2]?.type !== kw.in) block = { open: word, statements: this.statements(), close: this.take() };
      else {
        const line = block === undefined ? head : foot;
        line.push(word);
        // `in { a, b }` is no block.
        if (word.type === mark.leftBrace) while (line.at(-1)?.type !== mark.rightBrace) line.push(this.take());
      }
    } while (!this.ends() && !this.begins());
    return { kind, head, foot, ...(block === undefined ? {} : { block }) };
  }
}

/** The statements of a file, and the end of the text with the comments above it. */
export function readStatements(words: readonly Word[], file: File): { readonly statements: readonly Statement[]; readonly end: Word } {
  const starts: Starts = new Map();
  collect([file.uses, file.items], false, starts);
  const reader = new Reader(words, starts);
  return { statements: reader.statements(), end: reader.take() };
}
