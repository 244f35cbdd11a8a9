/** What is refused before parsing, so that no text can exhaust the machine. */
import { diagnostic, type Diagnostic } from "../diagnostics";
import type { SourceFile } from "../language/span";
import { kw, mark, type Token } from "./tokens";

/** Characters of the largest file that is read. */
export const maxFileSize = 16 * 1024 * 1024;
/** Errors after which the rest of a file is not read. */
export const maxErrors = 1000;
/** Brackets and `not`s inside one another. */
export const maxNesting = 256;

const strangeCharacter = /\ufffd|(?![\t-\r])\p{Cc}/u;

/** The reason for which a text is not even scanned, or `null`. */
export function refuseText(file: SourceFile): Diagnostic | null {
  const { text, path } = file;
  if (text.length > maxFileSize) {
    return diagnostic("file-too-large", { path, start: 0, end: 0 }, { file: path, detail: `${text.length} characters; at most ${maxFileSize}` });
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) return diagnostic("binary-content", { path, start: nul, end: nul + 1 }, { reason: "it has a NUL character" });
  if (!strangeCharacter.test(text)) return null;
  let strange = 0;
  let first = -1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd || c === 0x7f || (c < 32 && (c < 9 || c > 13))) {
      strange++;
      if (first < 0) first = i;
    }
  }
  if (strange < 10 && strange * 20 <= text.length) return null;
  return diagnostic("binary-content", { path, start: first, end: first + 1 }, { reason: `${strange} of its characters are no text` });
}

/** The first place where brackets and `not`s are nested too deep, or `null`. Iterative: the depth is the writer's to choose. */
export function refuseNesting(file: SourceFile, tokens: readonly Token[]): Diagnostic | null {
  const opened: number[] = [];
  let depth = 0;
  let nots = 0;
  for (const token of tokens) {
    const type = token.tokenType;
    if (type === kw.not) nots++;
    else if (type === mark.leftParen || type === mark.leftBrace) {
      opened.push(nots + 1);
      depth += nots + 1;
      nots = 0;
    } else {
      nots = 0;
      if (type === mark.rightParen || type === mark.rightBrace) depth -= opened.pop() ?? 0;
    }
    if (depth + nots > maxNesting) {
      const at = { path: file.path, start: token.startOffset, end: token.endOffset + 1 };
      return diagnostic("nesting-too-deep", at, { limit: maxNesting });
    }
  }
  return null;
}
