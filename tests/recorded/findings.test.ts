/**
 * What is found in every block of the cases and of the pages of errors, word for word: what is underlined, message, remedy and other places.
 * The files beside are written by `npm run update`; read the difference. That the right thing is found is said by the pages themselves.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describe as wordsOf, severityOf } from "../../src/diagnostics";
import { position, sourceFile, type Location } from "../../src/language/span";
import { checkText } from "../support/compile-text";
import { blocks, errorPages, filesBelow, filesIn, type Block, type Page } from "../support/markdown";

const longest = 80;

function findingsOf({ text }: Block, files: Readonly<Record<string, string>>): readonly string[] {
  const { diagnostics, sources } = checkText(text, files);
  const place = (at: Location): string => {
    const file = sources.get(at.path) ?? sourceFile(at.path, "");
    const { line, column } = position(file, at.start);
    const words = file.text.slice(at.start, at.end).replaceAll(/\s+/g, " ");
    return `${at.path === "block.regime" ? "" : `${at.path}:`}${line}:${column} ${words.length > longest ? `${words.slice(0, longest)}... (${words.length})` : words}`;
  };
  return diagnostics.flatMap((d) => {
    const { message, remedy } = wordsOf(d);
    return [`${severityOf(d)} ${d.code} ${place(d.at)}`, `  ${message} ${remedy}`, ...d.related.map((r) => `  see ${place(r.at)}: ${r.label}`)];
  });
}

/** Of a page of errors, the example and the mended text may each have files of their own. */
function recordOf({ path, text }: Page): string {
  const halves = path.startsWith("docs/errors/") ? text.split("## How to mend it") : [text];
  const records = halves.flatMap((half) => {
    const found = blocks(half);
    return found.filter((b) => b.language.startsWith("regime")).flatMap((block, i) => {
      const findings = findingsOf(block, filesIn(found));
      return findings.length === 0 ? [] : [`Block ${i + 1}: ${block.text.trimStart().split("\n")[0] ?? ""}`, ...findings, ""];
    });
  });
  return records.length === 0 ? "Nothing is found.\n" : records.join("\n");
}

const pages = [...filesBelow("tests/cases", ".md"), ...filesBelow("tests/criteria", ".md")].map((path) => ({ path, text: readFileSync(path, "utf8") }));

test.each(pages)("$path", async (page) => {
  await expect(recordOf(page)).toMatchFileSnapshot(`findings/${page.path.replaceAll(/^tests\/|\.md$/g, "").replaceAll("/", "-")}.txt`);
});

test.each(errorPages())("$path", async (page) => {
  await expect(recordOf(page)).toMatchFileSnapshot(`findings/errors/${page.path.replaceAll(/^docs\/errors\/|\.md$/g, "")}.txt`);
});
