/**
 * Cases of the linter in Markdown: `regime` blocks whose first line says which rules are on, `// lint: rule-a, rule-b`, and in which a comment at
 * the end of a line names what is found on it, `// found: [rule] "words of the message"`. Anything found and not named, or named and not found, fails.
 */
import { expect, test } from "vitest";
import { lint, lintCodes, type LintConfig } from "../src/linter";
import { position, sourceFile } from "../src/language/span";
import { hasErrors } from "../src/diagnostics";
import { compileText, inWords } from "./support/compile-text";
import { markdownCases } from "./support/markdown-cases";

const path = "block.regime";
const cases = markdownCases("tests/lint");

const announced = (text: string): readonly string[] =>
  text.split("\n").flatMap((line, i) => [...line.matchAll(/\/\/ found: \[([a-z-]+)\](?: "((?:[^"\\]|\\.)*)")?/g)].map((m) => `line ${i + 1}: ${m[1]}${m[2] === undefined ? "" : ` ${m[2].replaceAll('\\"', '"')}`}`));

test("there are cases", () => {
  expect(cases.length).toBeGreaterThan(15);
});

test.each(cases)("$path:$line $title", ({ text }) => {
  const on = /^\/\/ lint: (.*)\n/.exec(text)?.[1]?.split(", ") ?? [];
  expect(on.length).toBeGreaterThan(0);
  expect(on.filter((name) => !lintCodes.has(name))).toEqual([]);
  const config: LintConfig = { rules: Object.fromEntries([...lintCodes].map((name) => [name, on.includes(name) ? "warn" : "off"])) };
  const compiled = compileText(text);
  expect(hasErrors(compiled.diagnostics) ? inWords(compiled) : []).toEqual([]);
  const file = sourceFile(path, text);
  const expected = announced(text);
  const found = lint(compiled, { path, config }).map(({ code, at, message }) => ({ head: `line ${position(file, at.start).line}: ${code}`, message }));
  // Words are compared where the comment has any.
  const shown = found.map(({ head, message }) => expected.find((line) => line === head || (line.startsWith(`${head} `) && message.includes(line.slice(head.length + 1)))) ?? `${head} ${message}`);
  expect(shown.toSorted()).toEqual(expected.toSorted());
});
