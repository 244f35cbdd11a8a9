import type { Block, Document, Inline, Table, Text } from "./blocks";

/** Signs that Markdown would read as its own, so that a name in a file cannot make up a heading, a link or a tag. */
const escape = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&").replace(/\s*\n\s*/g, " ");

/** A text between so many backticks that none inside ends it. */
function code(text: string): string {
  const most = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(most + 1);
  return `${fence}${most > 0 ? ` ${text} ` : text}${fence}`;
}
function inline(piece: Inline): string {
  if (typeof piece === "string") return escape(piece);
  if ("strong" in piece) return `**${escape(piece.strong)}**`;
  return "code" in piece ? code(piece.code) : `[${escape(piece.link)}](#${piece.to})`;
}
const text = (pieces: Text): string => pieces.map(inline).join("");

function tableLines({ caption, head, rows }: Table): readonly string[] {
  return [`*${escape(caption)}*`, "", `| ${head.map(escape).join(" | ")} |`, `|${head.map(() => "---").join("|")}|`, ...rows.map((row) => `| ${row.map(text).join(" | ")} |`)];
}

function fenced(source: string): readonly string[] {
  const fence = "`".repeat(Math.max(3, ...(source.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return [`${fence}regime`, source, fence];
}

function block(b: Block): readonly string[] {
  switch (b.kind) {
    case "heading":
      return [`<a id="${b.id}"></a>`, "", `${"#".repeat(b.level)} ${escape(b.text)}`];
    case "paragraph":
      return [text(b.text)];
    case "list":
      return b.items.map((item) => `- ${text(item)}`);
    case "table":
      return tableLines(b);
    case "picture":
      return [...tableLines(b.table), "", escape(b.caption)];
    case "source":
      return fenced(b.text);
    case "verdict":
      return [`- **${escape(b.title)}** ${escape(b.verdict === "not-assessable" ? "not assessable" : b.verdict)}. ${text(b.text)}`];
    case "details":
      return ["<details>", `<summary>${escape(b.summary)}</summary>`, "", ...blocks(b.blocks), "", "</details>"];
  }
}

/** Verdicts one below the other are one list. */
const blocks = (all: readonly Block[]): readonly string[] => all.flatMap((b, i) => [...(i === 0 || (b.kind === "verdict" && all[i - 1]?.kind === "verdict") ? [] : [""]), ...block(b)]);

/** The document in Markdown: pictures as the tables that say the same. */
export const markdown = ({ title, subtitle, blocks: all }: Document): string => `# ${escape(title)}\n\n${escape(subtitle)}.\n\n${blocks(all).join("\n")}\n`;
