/** Every block of the language in the README and the documents compiles, and its tests and expectations hold. */
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { askedBy, checkExpectations, evaluate, runTests } from "../src/evaluator";
import { inFolder } from "./support/command-line";
import { compileText, inWords } from "./support/compile-text";
import { differences } from "./support/markdown-cases";
import { reported, reportedLines } from "./support/reported";
import { blocks, documentationPages, errorPages, filesIn, linksOf } from "./support/markdown";

const pages = documentationPages();
const isRegime = (language: string): boolean => language === "regime" || language === "regime-ok";

/** The expectations of a text that are not met, with what is found. */
function unmetIn(text: string, files: Readonly<Record<string, string>>): readonly unknown[] {
  const outcomes = compileText(text, files).regimes.flatMap((regime) =>
    regime.expectations.length === 0 ? [] : checkExpectations(regime, (binding) => evaluate(regime, { ...askedBy(regime), binding })),
  );
  return outcomes.filter((o) => !o.met).map((o) => [o.expectation.criterion, o.found.map((f) => f.verdict)]);
}

describe.each(pages.filter(({ text }) => blocks(text).some((b) => isRegime(b.language))))("$path", ({ text }) => {
  const found = blocks(text).filter((b) => isRegime(b.language));
  const files = filesIn(blocks(text));
  test.each(found)("the block of line $line compiles without findings", (block) => {
    const result = compileText(block.text, files);
    expect(inWords(result)).toEqual([]);
    expect(result.regimes.length).toBeGreaterThan(0);
  });

  test.each(found)("the tests in the block of line $line hold", (block) => {
    const outcomes = compileText(block.text, files).regimes.flatMap(runTests);
    expect(outcomes.filter((o) => o.cases === 0 || o.failures.length > 0).map((o) => o.test.title)).toEqual([]);
  });

  test.each(found)("the expectations in the block of line $line are met", (block) => {
    expect(unmetIn(block.text, files)).toEqual([]);
  });
});

describe("docs/tutorial.md", () => {
  const found = blocks(pages.find(({ path }) => path === "docs/tutorial.md")?.text ?? "");
  /** The file after each step: a step's lines go before the last brace. */
  const files: string[] = [];
  const runs: { readonly file: string; readonly command: string; readonly output: string; readonly line: number }[] = [];
  for (const { language, text, line } of found) {
    const before = files.at(-1);
    if (language === "regime-step") files.push(before === undefined ? text : `${before.slice(0, before.lastIndexOf("}"))}${text}}\n`);
    const [first = "", ...rest] = text.split("\n");
    if (language === "console") runs.push({ file: files.at(-1) ?? "", command: first.replace(/^\$ regime /, ""), output: rest.join("\n"), line });
  }

  test("has twelve steps", () => {
    expect(files).toHaveLength(12);
  });

  test.each(files.map((file, i) => ({ step: i + 1, file })))("the file is right after step $step", ({ file }) => {
    const result = compileText(file);
    expect(inWords(result)).toEqual([]);
    const [regime] = result.regimes;
    if (regime === undefined) throw new Error("no regime");
    expect(runTests(regime).filter((o) => o.failures.length > 0)).toEqual([]);
    expect(checkExpectations(regime, (binding) => evaluate(regime, { ...askedBy(regime), binding })).filter((o) => !o.met)).toEqual([]);
  });

  test.each(runs)("the command of line $line prints what is shown", async ({ file, command, output }) => {
    const { out } = await inFolder({ "ecowas.regime": file }, ...command.split(" "));
    const [shown = "", more] = output.split("...\n");
    expect(more === undefined ? out : out.slice(0, shown.length)).toBe(shown);
  });
});

/** A page whose blocks of the language have names is a folder of files, in which its commands are run. */
describe.each(pages.filter(({ text }) => blocks(text).some((b) => isRegime(b.language) && b.name !== "")))("the commands of $path", ({ text }) => {
  const found = blocks(text);
  const files = Object.fromEntries(found.filter((b) => b.name !== "").map((b) => [b.name, b.text]));
  test.each(found.filter((b) => b.language === "console"))("the command of line $line prints what is shown", async (block) => {
    const [command = "", ...output] = block.text.split("\n");
    const { out } = await inFolder(files, ...command.replace(/^\$ regime /, "").split(" "));
    const [shown = "", more] = output.join("\n").split("...\n");
    expect(more === undefined ? out : out.slice(0, shown.length)).toBe(shown);
  });
});

const refused = pages.flatMap(({ path, text }) => blocks(text).flatMap((b) => (b.language === "regime-refused" ? [{ path, ...b }] : [])));

test.each(refused)("$path: the block of line $line is refused as it says", ({ text }) => {
  expect(text).toMatch(/\/\/ error: \[/);
  expect(differences(text)).toEqual({ missing: [], unexpected: [] });
});

const warned = pages.flatMap(({ path, text }) => blocks(text).flatMap((b) => (b.language === "regime-warned" ? [{ path, ...b }] : [])));

test.each(warned)("$path: the block of line $line is warned of as it says, and its expectations are met", ({ text }) => {
  expect(text).toMatch(/\/\/ warning: \[/);
  expect(differences(text)).toEqual({ missing: [], unexpected: [] });
  expect(unmetIn(text, {})).toEqual([]);
});

/** A block `found` says what the report prints of the last regime above it. */
const printed = pages.flatMap(({ path, text }) => {
  const all = blocks(text);
  return all.flatMap((b, i) => (b.language === "found" ? [{ path, line: b.line, found: b.text, regime: all[i - 1]?.text ?? "" }] : []));
});

test.each(printed)("$path: the report says what the block of line $line says", ({ found, regime: text }) => {
  const regime = compileText(text).regimes.at(-1);
  const lines = reportedLines(found);
  if (regime === undefined) throw new Error("no regime was compiled");
  const values = reported(regime, lines);
  expect(lines.map(({ name }, i) => `${name}: ${values[i] ?? ""}`)).toEqual(lines.map(({ name, value }) => `${name}: ${value}`));
});

test("the README shows a regime", () => {
  const readme = pages.find(({ path }) => path === "README.md");
  expect(blocks(readme?.text ?? "").filter((b) => b.language === "regime")).toHaveLength(1);
});

test("links between documents lead somewhere", () => {
  const broken = [...pages, ...errorPages()].flatMap((page) =>
    linksOf(page)
      .filter((target) => !existsSync(target))
      .map((target) => `${page.path}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test("no document names a path of the machine it was written on", () => {
  const suspicious = pages
    .filter(({ text }) => /(^|[\s(`"'])\/(work|home|root|tmp|Users)\//m.test(text))
    .map(({ path }) => path);
  expect(suspicious).toEqual([]);
});
