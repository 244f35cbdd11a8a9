/** The commands of docs/the-missing-regime.md print what it shows; `npm run update` writes it there. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { abridged } from "./support/abridged";
import { folderOf, regime } from "./support/command-line";
import { blocks, filesBelow } from "./support/markdown";

const path = "docs/the-missing-regime.md";
const page = readFileSync(path, "utf8");
const found = blocks(page);
const printed = new Map<string, string>();
const folder: { path: string; remove: () => void } = { path: "", remove: () => undefined };

const named = found.filter((b) => b.language === "regime-reform");
const consoles = found.filter((b) => b.language === "console");
const commandOf = (text: string): string => text.slice(0, text.indexOf("\n"));

/** The examples, and beside them the files that the page writes. */
const files = (): Record<string, string> =>
  Object.fromEntries([...[...filesBelow("examples", ".regime"), ...filesBelow("examples", ".csv")].map((file) => [file, readFileSync(file, "utf8")]), ...named.map((b) => [b.name, b.text])]) as Record<string, string>;

beforeAll(async () => {
  Object.assign(folder, folderOf(files()));
  // Each command once: several blocks show parts of one table.
  for (const command of new Set(consoles.map((b) => commandOf(b.text)))) {
    const argv = [...command.replace(/^\$ regime /u, "").matchAll(/"([^"]*)"|(\S+)/gu)].map((m) => m[1] ?? m[2] ?? "");
    const { code, out, err } = await regime(folder.path, argv);
    if (code !== 0) throw new Error(`${command} ends with ${code}: ${err}`);
    printed.set(command, out);
  }
}, 300_000);
afterAll(() => folder.remove());

test("the page shows what its commands print", async () => {
  const lines = page.split("\n");
  expect(consoles.length).toBeGreaterThan(8);
  for (const { text, line } of consoles.toReversed()) {
    const command = commandOf(text);
    // What is shown stands behind the word `console`, where no reader of the page sees it.
    const shown = /^`+console +(.+)$/u.exec(lines[line - 2] ?? "")?.[1];
    const out = printed.get(command) ?? "";
    const length = text.split("\n").length - 1;
    lines.splice(line - 1, length, command, ...(shown === undefined ? out.trimEnd() : abridged(out, shown)).split("\n"));
  }
  await expect(lines.join("\n")).toMatchFileSnapshot(`../${path}`);
});

describe("an abridged output", () => {
  const output = "Head\n  a one\n    more of one\n  b two\n\nNext\n  a three\n  c four\n\nLast\n  a five\n";
  test("keeps the lines asked for under their heading, and says where something is left out", () => {
    expect(abridged(output, "Head / a one ; Last / a")).toBe("Head\n  a one\n    more of one\n...\nLast\n  a five");
    expect(abridged(output, "Head / . ; Next / a")).toBe("Head\n  a one\n    more of one\n  b two\n\nNext\n  a three\n...");
    expect(abridged("Head\n  a one\n  b two\n  c three\n\nLast\n  d four\n", "Head / a|c ; Last / d")).toBe("Head\n  a one\n  c three\n...\nLast\n  d four");
  });
  test("takes a pattern alone anywhere", () => {
    expect(abridged(output, "^ {2}c|^Next")).toBe("Next\n...\n  c four\n...");
  });
  test("does not pass over what fits nothing", () => {
    expect(() => abridged(output, "Head / zzz")).toThrow("nothing printed fits Head / zzz");
    expect(() => abridged(output, "Nowhere / a")).toThrow("nothing printed fits");
  });
});
