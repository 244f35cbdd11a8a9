import type { Block, Document, Inline, Table, Text } from "./blocks";
import { style } from "./html-style";
import type { Picture } from "./picture";

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** Running text, in which no day is broken between two lines. */
const running = (words: string): string => escape(words).replace(/\b\d{4}-\d{2}-\d{2}\b/g, "<time>$&</time>");

function inline(piece: Inline): string {
  if (typeof piece === "string") return running(piece);
  if ("strong" in piece) return `<strong>${running(piece.strong)}</strong>`;
  return "code" in piece ? `<code>${escape(piece.code)}</code>` : `<a href="#${escape(piece.to)}">${escape(piece.link)}</a>`;
}
const text = (pieces: Text): string => pieces.map(inline).join("");

const table = ({ caption, head, rows }: Table): string =>
  `<div class="wide"><table><caption>${escape(caption)}</caption><thead><tr>${head.map((h) => `<th scope="col">${escape(h)}</th>`).join("")}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${text(cell)}</td>`).join("")}</tr>`).join("")}</tbody></table></div>`;

/** A sign for each verdict, so that none hangs on colour. */
const signs = { holds: "✓", fails: "✗", depends: "?", undecided: "!", vacuous: "○", "not-assessable": "–" } as const;

/** Draws a picture as SVG, in markup that is safe to put into a page. */
export type Draw = (picture: Picture) => string;

function block(b: Block, draw: Draw): string {
  switch (b.kind) {
    case "heading":
      return `<h${b.level} id="${escape(b.id)}">${escape(b.text)}</h${b.level}>`;
    case "paragraph":
      return `<p>${text(b.text)}</p>`;
    case "list":
      return `<ul>${b.items.map((item) => `<li>${text(item)}</li>`).join("")}</ul>`;
    case "table":
      return table(b);
    case "picture":
      return `<figure><div class="wide" role="img" aria-label="${escape(b.caption)}"><div aria-hidden="true">${draw(b.picture)}</div></div><figcaption>${escape(b.caption)}</figcaption><details><summary>The same as a table</summary>${table(b.table)}</details></figure>`;
    case "source":
      return `<pre class="wide"><code>${escape(b.text)}</code></pre>`;
    case "verdict":
      return `<div class="card ${b.verdict}"><span class="sign" aria-hidden="true">${signs[b.verdict]}</span><div><strong>${escape(b.title)}</strong> <span class="word">${escape(b.verdict === "not-assessable" ? "not assessable" : b.verdict)}</span><p>${text(b.text)}</p></div></div>`;
    case "details":
      return `<details><summary>${escape(b.summary)}</summary>${blocks(b.blocks, draw)}</details>`;
  }
}

/** Blocks as markup, every text of theirs escaped. Verdicts one after another stand side by side. */
export function blocks(all: readonly Block[], draw: Draw): string {
  return all.map((b, i) => {
    const opens = b.kind === "verdict" && all[i - 1]?.kind !== "verdict" ? '<div class="cards">' : "";
    const closes = b.kind === "verdict" && all[i + 1]?.kind !== "verdict" ? "</div>" : "";
    return `${opens}${block(b, draw)}${closes}`;
  }).join("\n");
}

function contents(all: readonly Block[]): string {
  const headings = all.flatMap((b) => (b.kind === "heading" && b.level <= 3 ? [b] : []));
  return `<nav aria-label="Contents"><ul>${headings.map((h) => `<li class="level${h.level}"><a href="#${escape(h.id)}">${escape(h.text)}</a></li>`).join("")}</ul></nav>`;
}

/** The document as one page that needs nothing else: no script, no network, and by its own policy neither is let in. */
export function html({ title, subtitle, blocks: all }: Document, draw: Draw): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${escape(title)}</h1><p>${escape(subtitle)}.</p></header>
${contents(all)}
<main>
${blocks(all, draw)}
</main>
</body>
</html>
`;
}
