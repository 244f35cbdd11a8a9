/** Reads the fenced blocks of a Markdown text. */
import { readFileSync, readdirSync } from "node:fs";

export interface Block {
  /** The word after the fence, such as `regime` or `regime-ok`. */
  readonly language: string;
  /** The second word after the fence: the name of a file, such as `permits.csv`. */
  readonly name: string;
  readonly text: string;
  /** One-based line of the block's first line of text. */
  readonly line: number;
}

/** The fenced blocks of a text, in order. An unclosed fence is an error of the page. */
export function blocks(markdown: string): readonly Block[] {
  const found: Block[] = [];
  let open: { fence: string; language: string; name: string; line: number; lines: string[] } | null = null;
  for (const [i, line] of markdown.split(/\r\n|\r|\n/).entries()) {
    const fence = /^(`{3,})\s*(\S*)\s*(\S*)/.exec(line);
    if (open === null) {
      if (fence) open = { fence: fence[1] ?? "", language: fence[2] ?? "", name: fence[3] ?? "", line: i + 2, lines: [] };
    } else if (fence?.[1] === open.fence && fence[2] === "") {
      found.push({ language: open.language, name: open.name, text: open.lines.map((l) => `${l}\n`).join(""), line: open.line });
      open = null;
    } else {
      open.lines.push(line);
    }
  }
  if (open !== null) throw new Error(`the fence above line ${open.line} is never closed`);
  return found;
}

/** The files that a page shows in blocks of the language `csv`, by name. */
export const filesIn = (found: readonly Block[]): Readonly<Record<string, string>> =>
  Object.fromEntries(found.filter((b) => b.language === "csv").map((b) => [b.name, b.text]));

/** All files below a folder whose names end so, sorted, with `/` between segments. */
export function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path, ending) : path.endsWith(ending) ? [path] : [];
    })
    .toSorted();
}

export interface Page {
  readonly path: string;
  readonly text: string;
}

const page = (path: string): Page => ({ path, text: readFileSync(path, "utf8") });

const isErrorPage = (path: string): boolean => path.startsWith("docs/errors/") && path !== "docs/errors/README.md";

/** The documents at the root and below docs, without the pages of diagnostics. */
export function documentationPages(): readonly Page[] {
  const root = readdirSync(".").filter((name) => name.endsWith(".md"));
  return [...root.toSorted(), ...filesBelow("docs", ".md").filter((path) => !isErrorPage(path))].map(
    page,
  );
}

/** The pages of diagnostics. */
export const errorPages = (): readonly Page[] => filesBelow("docs/errors", ".md").filter(isErrorPage).map(page);

/** Where the links of a page to other files lead, relative to the root; links to the web are left out. */
export function linksOf({ path, text }: Page): readonly string[] {
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? "")
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => folder + target);
}
