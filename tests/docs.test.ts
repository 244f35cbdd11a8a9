/** Every block of the language in the README and the documents compiles, and its tests and expectations hold. */
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkExpectations, evaluate, runTests } from "../src/evaluator";
import { compileText, inWords } from "./support/compile-text";
import { blocks, documentationPages, errorPages, linksOf } from "./support/markdown";

const pages = documentationPages();
const isRegime = (language: string): boolean => language === "regime" || language === "regime-ok";

describe.each(pages.filter(({ text }) => blocks(text).some((b) => isRegime(b.language))))("$path", ({ text }) => {
  const found = blocks(text).filter((b) => isRegime(b.language));
  test.each(found)("the block of line $line compiles without findings", (block) => {
    const result = compileText(block.text);
    expect(inWords(result)).toEqual([]);
    expect(result.regimes.length).toBeGreaterThan(0);
  });

  test.each(found)("the tests in the block of line $line hold", (block) => {
    const outcomes = compileText(block.text).regimes.flatMap(runTests);
    expect(outcomes.filter((o) => o.cases === 0 || o.failures.length > 0).map((o) => o.test.title)).toEqual([]);
  });

  test.each(found)("the expectations in the block of line $line are met", (block) => {
    const outcomes = compileText(block.text).regimes.flatMap((regime) =>
      regime.expectations.length === 0 ? [] : checkExpectations(regime, evaluate(regime)),
    );
    expect(outcomes.filter((o) => !o.met).map((o) => [o.expectation.criterion, o.found.map((f) => f.verdict)])).toEqual(
      [],
    );
  });
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
