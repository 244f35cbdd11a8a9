/**
 * Cases in Markdown: prose, and `regime` blocks in which a comment at the end of a line names what is found on it,
 * `// error: [code]` or `// warning: [code] "words of the message"`. Anything found and not named, or named and not found, is a failure.
 */
import { readFileSync } from "node:fs";
import { describe, severityOf } from "../../src/diagnostics";
import { position, sourceFile } from "../../src/language/span";
import { compileText } from "./compile-text";
import { blocks, filesBelow } from "./markdown";

export interface MarkdownCase {
  readonly path: string;
  /** The heading above it. */
  readonly title: string;
  /** One-based line of the block in its file. */
  readonly line: number;
  readonly text: string;
}

/** Every block of every case file, in order. */
export function markdownCases(folder: string): readonly MarkdownCase[] {
  return filesBelow(folder, ".md").flatMap((path) => {
    const markdown = readFileSync(path, "utf8");
    const headings = markdown.split("\n").map((line) => /^#+ (.*)$/.exec(line)?.[1] ?? null);
    return blocks(markdown)
      .filter((block) => block.language === "regime")
      .map(({ text, line }) => ({ path, title: headings.slice(0, line).findLast((h) => h !== null) ?? "", line, text }));
  });
}

interface Finding {
  readonly line: number;
  readonly severity: string;
  readonly code: string;
}
const inWords = ({ line, severity, code }: Finding): string => `line ${line}: ${severity} [${code}]`;

/** What the comments of a text announce. */
function announced(text: string): readonly (Finding & { readonly words: string | null })[] {
  return text.split("\n").flatMap((line, i) => {
    const comment = /\/\/ ((?:error|warning): \[.*)$/.exec(line)?.[1] ?? "";
    return [...comment.matchAll(/(error|warning): \[([a-z-]+)\](?: "([^"]*)")?/g)].map((m) => ({
      line: i + 1,
      severity: m[1] ?? "",
      code: m[2] ?? "",
      words: m[3] ?? null,
    }));
  });
}

/** How what is found differs from what is announced; empty if it does not. */
export function differences(text: string): { readonly missing: readonly string[]; readonly unexpected: readonly string[] } {
  const file = sourceFile("block.regime", text);
  const left = compileText(text).diagnostics.map((d) => ({
    line: position(file, d.at.start).line,
    severity: severityOf(d),
    code: d.code,
    message: describe(d).message,
  }));
  const missing: string[] = [];
  for (const expected of announced(text)) {
    const at = left.findIndex(
      (d) => inWords(d) === inWords(expected) && (expected.words === null || d.message.includes(expected.words)),
    );
    if (at >= 0) left.splice(at, 1);
    else missing.push(inWords(expected) + (expected.words === null ? "" : ` "${expected.words}"`));
  }
  return { missing, unexpected: left.map((d) => `${inWords(d)} ${d.message}`) };
}
