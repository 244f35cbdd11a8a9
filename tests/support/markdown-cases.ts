/**
 * Cases in Markdown: prose, and `regime` blocks in which a comment at the end of a line names what is found on it,
 * `// error: [code]` or `// warning: [code] "words of the message"`. A block `csv name.csv` is a file beside those of its page; what is
 * found in it is announced as `// error in name.csv:3: [code]`. Where a block begins with `// check --provenance`, its sources are checked too. A block `found` below says what a report says of the regime (`reported.ts`). Anything found and not named, or named and not found, is a failure.
 */
import { readFileSync } from "node:fs";
import { describe, severityOf } from "../../src/diagnostics";
import { position, sourceFile } from "../../src/language/span";
import { checkText } from "./compile-text";
import { blocks, filesBelow, filesIn } from "./markdown";

export interface MarkdownCase {
  readonly path: string;
  /** The heading above it. */
  readonly title: string;
  /** One-based line of the block in its file. */
  readonly line: number;
  readonly text: string;
  /** The files beside it. */
  readonly files: Readonly<Record<string, string>>;
  /** The block `found` that stands next below it; empty if there is none. */
  readonly found: string;
}

/** Every block of every case file, in order. */
export function markdownCases(folder: string): readonly MarkdownCase[] {
  return filesBelow(folder, ".md").flatMap((path) => {
    const markdown = readFileSync(path, "utf8");
    const headings = markdown.split("\n").map((line) => /^#+ (.*)$/.exec(line)?.[1] ?? null);
    const found = blocks(markdown);
    return found.flatMap(({ language, text, line }, i) => {
      if (language !== "regime") return [];
      const next = found[i + 1];
      const title = headings.slice(0, line).findLast((h) => h !== null) ?? "";
      return [{ path, title, line, text, files: filesIn(found), found: next?.language === "found" ? next.text : "" }];
    });
  });
}

interface Finding {
  /** `null`: the block itself. */
  readonly file: string | null;
  readonly line: number;
  readonly severity: string;
  readonly code: string;
}
const inWords = ({ file, line, severity, code }: Finding): string => `${file === null ? "" : `${file} `}line ${line}: ${severity} [${code}]`;

/** What the comments of a text announce. */
function announced(text: string): readonly (Finding & { readonly words: string | null })[] {
  return text.split("\n").flatMap((line, i) => {
    const comment = /\/\/ ((?:error|warning)(?: in \S+)?: \[.*)$/.exec(line)?.[1] ?? "";
    return [...comment.matchAll(/(error|warning)(?: in (\S+):(\d+))?: \[([a-z-]+)\](?: "([^"]*)")?/g)].map((m) => ({
      file: m[2] ?? null,
      line: m[3] === undefined ? i + 1 : Number(m[3]),
      severity: m[1] ?? "",
      code: m[4] ?? "",
      words: m[5] ?? null,
    }));
  });
}

/** How what is found differs from what is announced; empty if it does not. */
export function differences(text: string, files: Readonly<Record<string, string>> = {}): { readonly missing: readonly string[]; readonly unexpected: readonly string[] } {
  const own = sourceFile("block.regime", text);
  const left = checkText(text, files).diagnostics.map((d) => ({
    file: d.at.path === own.path ? null : d.at.path,
    line: position(d.at.path === own.path ? own : sourceFile(d.at.path, files[d.at.path] ?? ""), d.at.start).line,
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

/** Of hundreds of kinds of state outside: each takes longer than all the others. */
const large = ["A number that is never one", "Conditions and classes that stand for an origin"];
/** The cases and the rulings of which outputs are recorded. */
export const recordedCases = ["tests/criteria", "tests/cases"].flatMap(markdownCases).filter((c) => !large.includes(c.title));
