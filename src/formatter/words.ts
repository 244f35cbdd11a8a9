/** A text as its words, with the comments and blank lines between them: all that a layout may not lose. */
import type { Diagnostic } from "../diagnostics";
import type { File } from "../language/ast";
import { sourceFile } from "../language/span";
import { parse } from "../parser";
import { scan } from "../parser/scanner";
import { MoneyToken, type Token } from "../parser/tokens";

/** A comment on a line of its own. */
export interface OwnLine {
  readonly text: string;
  readonly blankBefore: boolean;
}

/** One token, and the comments that belong to it. The last word of a text has no characters: it stands for the end of the text. */
export interface Word {
  readonly text: string;
  readonly type: Token["tokenType"] | undefined;
  readonly start: number;
  readonly end: number;
  /** Comments above it, on lines of their own. */
  readonly above: readonly OwnLine[];
  /** The comment behind it on its line. */
  readonly behind: string | undefined;
  /** Nothing but comments and empty lines, of which one at least, stands between it and the comment or word before it. */
  readonly blankBefore: boolean;
  /** It is the first on its line. */
  readonly newline: boolean;
}

export interface Words {
  /** Line ends are `\n`; there is no byte order mark. Offsets are of this text. */
  readonly text: string;
  readonly words: readonly Word[];
  readonly file: File;
}

type Draft = { -readonly [K in keyof Word]: Word[K] };

const lineBreaks = (text: string, start: number, end: number): number => {
  let n = 0;
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === 10) n++;
  return n;
};

/** `5_200 EUR` is one token: the space in it is the writer's. */
const imageOf = (token: Token): string => (token.tokenType === MoneyToken ? token.image.replace(/[ \t]+|(?<=\d)(?=[A-Z])/, " ") : token.image);

/** The words of a text whose line ends are `\n`. */
export function wordsOf(text: string): readonly Word[] {
  const { tokens, comments } = scan(sourceFile("words", text));
  const words: Draft[] = [];
  let at = 0;
  let above: OwnLine[] = [];
  let next = 0;
  const passComments = (until: number): void => {
    for (let c = comments[next]; c !== undefined && c.span.start < until; c = comments[++next]) {
      const breaks = lineBreaks(text, at, c.span.start);
      const content = text.slice(c.span.start, c.span.end).trimEnd();
      const before = words.at(-1);
      if (breaks === 0 && above.length === 0 && before !== undefined) before.behind = content;
      else above.push({ text: content, blankBefore: breaks > 1 });
      at = c.span.end;
    }
  };
  const push = (type: Word["type"], content: string, start: number, end: number): void => {
    passComments(start);
    const breaks = lineBreaks(text, at, start);
    words.push({ text: content, type, start, end, above, behind: undefined, blankBefore: breaks > 1, newline: breaks > 0 || words.length === 0 });
    above = [];
    at = end;
  };
  for (const token of tokens) push(token.tokenType, imageOf(token), token.startOffset, token.endOffset + 1);
  push(undefined, "", text.length, text.length);
  return words;
}

/** Reads a text, or says what is wrong with it. A text of comments alone is fine. */
export function readWords(path: string, raw: string): Words | { readonly diagnostics: readonly Diagnostic[] } {
  const text = raw.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const { file, diagnostics } = parse(sourceFile(path, text));
  if (diagnostics.some(({ code }) => code !== "empty-file")) return { diagnostics };
  return { text, words: wordsOf(text), file };
}
