/** Columns: rows, facts, series and sources that follow one another have their second part below one another. */
import { kw, mark } from "../parser/tokens";
import { touches } from "./breaks";
import type { Statement } from "./statements";
import type { Word } from "./words";

/** What is longer before its second part stands outside the columns, so that one long row does not push all others to the right. */
const widest = 48;

/** Spaces to put before a word, besides the one that is always there. */
export type Pads = Map<Word, number>;

/** The word with which the second part of a statement begins. */
function pivotOf({ kind, head }: Statement): number {
  if (kind === "Source") return head.length > 2 ? 2 : -1;
  if (kind === "TableRow" || kind === "Fact" || kind === "Series") return head.findIndex((word) => word.type === mark.colon);
  return -1;
}

/** Characters of the first part on one line, or `undefined` where a comment stands in it. */
function widthBefore({ head }: Statement, pivot: number): number | undefined {
  let width = 0;
  for (const [i, word] of head.slice(0, pivot).entries()) {
    if (word.behind !== undefined || (i > 0 && word.above.length > 0)) return undefined;
    width += word.text.length + (i === 0 || touches(head, i) ? 0 : 1);
  }
  return width > widest ? undefined : width;
}

const setOff = ({ head: [first] }: Statement): boolean => first !== undefined && (first.blankBefore || first.above.some((comment) => comment.blankBefore));

/** Adds the spaces that the statements of one block need. */
export function alignStatements(statements: readonly Statement[], pads: Pads): void {
  let run: { readonly word: Word; readonly width: number; readonly otherwise: boolean }[] = [];
  let kind: string | undefined;
  const close = (): void => {
    // `otherwise` is longer than many a key.
    const longest = run.reduce((most, { otherwise, width }) => (otherwise ? most : Math.max(most, width)), 0);
    for (const { word, width } of run) if (width < longest) pads.set(word, longest - width);
    run = [];
  };
  for (const statement of statements) {
    if (statement.kind !== kind || setOff(statement)) close();
    kind = statement.kind;
    const pivot = pivotOf(statement);
    const word = statement.head[pivot];
    const width = widthBefore(statement, pivot);
    if (word !== undefined && width !== undefined && word.above.length === 0) run.push({ word, width, otherwise: statement.head[0]?.type === kw.otherwise });
    if (statement.block !== undefined) alignStatements(statement.block.statements, pads);
  }
  close();
}
