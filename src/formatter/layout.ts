/** The layout of the language: from statements to a document, which Prettier's printer makes into lines. */
import { builders } from "prettier/doc";
import { mark } from "../parser/tokens";
import { alignStatements, type Pads } from "./align";
import { level, levels, mustBreak, touches } from "./breaks";
import { readStatements, type Block, type Statement } from "./statements";
import type { Word, Words } from "./words";

export type Doc = builders.Doc;
const { fill, group, hardline, indent, line, lineSuffix, literalline } = builders;

/** The text that stays as written, and the columns. */
interface Page {
  readonly text: string;
  readonly pads: Pads;
}

const behind = (word: Word | undefined): Doc => (word?.behind === undefined ? "" : [lineSuffix(` ${word.behind}`), builders.breakParent]);
const above = (word: Word): Doc => [
  word.above.map(({ text, blankBefore }) => [blankBefore ? hardline : "", text, hardline]),
  word.above.length > 0 && word.blankBefore ? hardline : "",
];

/** Between two words of a line. A comment between them ends its line there. */
function gap(before: Word, word: Word, otherwise: Doc): Doc {
  if (before.behind !== undefined || word.above.length > 0) return [behind(before), hardline, above(word)];
  return mustBreak(before, word) ? hardline : otherwise;
}

/** Some words of a line: broken where their level is lowest, and inside the parts only where these do not fit. */
function phrase(words: readonly Word[], at: readonly number[], from: number, to: number, pads: Pads): Doc {
  let lowest: number = level.never;
  for (let i = from + 1; i < to; i++) lowest = Math.min(lowest, at[i] ?? level.never);
  const parts: Doc[] = [];
  let start = from;
  const part = (end: number): void => {
    const content = end - start === 1 ? (words[start]?.text ?? "") : phrase(words, at, start, end, pads);
    parts.push(start === from ? content : indent(content));
  };
  for (let i = from + 1; i < to; i++) {
    const [before, word] = [words[i - 1], words[i]];
    if (at[i] !== lowest || before === undefined || word === undefined) continue;
    part(i);
    parts.push(gap(before, word, touches(words, i) ? "" : lowest < level.never ? line : " ".repeat(1 + (pads.get(word) ?? 0))));
    start = i;
  }
  part(to);
  return lowest < level.never ? fill(parts) : parts;
}

const sentence = (words: readonly Word[], pads: Pads): Doc => (words.length === 0 ? "" : indent(phrase(words, levels(words), 0, words.length, pads)));

const lastOf = ({ head, block, foot }: Statement): Word | undefined => foot.at(-1) ?? block?.close ?? head.at(-1);
const hasComment = (word: Word): boolean => word.behind !== undefined || word.above.length > 0;

/** Whether a block may stand on the line of its head: it holds one statement at most, and the writer has it so. */
function mayStayInLine({ open, statements, close }: Block): boolean {
  const [only, ...more] = statements;
  if (more.length > 0 || hasComment(open) || close.above.length > 0) return false;
  return only === undefined || (only.block === undefined && only.head[0]?.newline === false && !only.head.some(hasComment));
}

function withBlock(page: Page, { head, foot }: Statement, block: Block): Doc {
  const last = head.at(-1);
  const opened = group([sentence(head, page.pads), last === undefined ? "" : gap(last, block.open, line), "{"]);
  const [first] = foot;
  const footed: Doc = first === undefined ? "" : [gap(block.close, first, " "), sentence(foot, page.pads)];
  if (mayStayInLine(block)) {
    const [only] = block.statements;
    return group([opened, only === undefined ? "" : indent([line, statementDoc(page, only)]), line, "}", footed]);
  }
  return [opened, behind(block.open), indent(lines(page, block.statements, block.close)), hardline, "}", footed];
}

const isIgnored = (word: Word | undefined): boolean => /^\/\/+\s*prettier-ignore\s*$/.test(word?.above.at(-1)?.text ?? "");

function statementDoc(page: Page, statement: Statement): Doc {
  const { head, block } = statement;
  if (isIgnored(head[0])) {
    const kept = page.text.slice(head[0]?.start, lastOf(statement)?.end).split("\n");
    return builders.join(literalline, kept);
  }
  return block === undefined ? sentence(head, page.pads) : withBlock(page, statement, block);
}

/** `A ; // about A`: where comments follow semicolons, each stays behind its entry; else it begins the next line. */
function separated(statements: readonly Statement[]): readonly Statement[] {
  if (!statements.some(({ head: [first] }) => first?.type === mark.semicolon && first.behind !== undefined)) return statements;
  return statements.map((statement, i) => {
    const own = statement.head[0]?.type === mark.semicolon ? statement.head.slice(1) : statement.head;
    const next = statements[i + 1]?.head[0];
    return { ...statement, head: next?.type === mark.semicolon ? [...own, next] : own };
  });
}

/** Statements and the comments between them, each after a line break; then the comments above the end. */
function lines(page: Page, statements: readonly Statement[], end: Word): Doc {
  const parts: Doc[] = [];
  const push = (blank: boolean, content: Doc): void => void parts.push(blank && parts.length > 0 ? hardline : "", hardline, content);
  const all = separated(statements);
  const entries = all.some(({ head: [first] }) => first?.type === mark.semicolon);
  for (const statement of all) {
    const [first] = statement.head;
    for (const comment of first?.above ?? []) push(comment.blankBefore, comment.text);
    // The entries of a list stand below one another, with the semicolons before them.
    const shift = entries && first?.type !== mark.semicolon ? "  " : "";
    push(first?.blankBefore === true, [shift, statementDoc(page, statement), behind(lastOf(statement))]);
  }
  for (const comment of end.above) push(comment.blankBefore, comment.text);
  return parts;
}

/** The document of a whole text. */
export function layout({ text, words, file }: Words): Doc {
  const { statements, end } = readStatements(words, file);
  const pads: Pads = new Map();
  alignStatements(statements, pads);
  // Each line begins with a break, of which the first is not wanted.
  const [, , ...rest] = lines({ text, pads }, statements, end) as Doc[];
  return rest.length === 0 ? "" : [...rest, hardline];
}
