/**
 * Every rule of the linter has a page in docs/rules, and every page a rule. The page has the form `# name`, a paragraph, a heading `## Found`
 * with a `regime` block in which the rule finds something, and a heading `## Not found` with one in which it finds nothing. Where the rule
 * has fixes, the second is the first after them, and means the same. A block `json regime.config.json` is the configuration of both.
 */
import { describe, expect, test } from "vitest";
import { diff } from "../src/evaluator";
import { levelOf, lint, mend, readConfig, ruleHeads, type LintConfig } from "../src/linter";
import { compileText, memoryHost } from "./support/compile-text";
import { regimeOf } from "./support/compiled";
import { blocks, documentationPages } from "./support/markdown";

const path = "block.regime";
const rulePages = documentationPages().filter((page) => page.path.startsWith("docs/rules/") && page.path !== "docs/rules/README.md");
const pages = rulePages.map(({ path: file, text }) => ({ name: file.replace(/^docs\/rules\/|\.md$/g, ""), text }));

const block = (text: string): string => blocks(text).find((b) => b.language === "regime")?.text ?? "";
const foundIn = (text: string): string => block(text.split("\n## Found\n")[1]?.split("\n## Not found\n")[0] ?? "");
const cleanIn = (text: string): string => block(text.split("\n## Not found\n")[1] ?? "");

/** The configuration of a page, with the rule looked for whatever its usual level is. */
function configOf({ name, text }: (typeof pages)[number]): LintConfig {
  const shown = blocks(text).find((b) => b.name === "regime.config.json");
  if (shown === undefined) return { rules: { [name]: "warn" } };
  const read = readConfig(shown.text);
  if (!read.ok) throw new Error(read.problem.message);
  return read.config;
}
const findings = (text: string, config: LintConfig, code: string) => lint(compileText(text), { path, config }).filter((f) => f.code === code);

test("every rule has a page, and every page a rule", () => {
  expect(pages.map((page) => page.name).toSorted()).toEqual(ruleHeads.map((rule) => rule.name).toSorted());
});

test("there are more than 25 rules besides those about suppressions", () => {
  expect(ruleHeads.filter((rule) => rule.group !== "suppressions").length).toBeGreaterThan(25);
});

test("a rule that is off says so on its page", () => {
  const off = ruleHeads.filter((rule) => levelOf(rule.name) === "off").map((rule) => rule.name);
  expect(pages.filter((page) => /\boff unless configured\b/i.test(page.text)).map((page) => page.name).toSorted()).toEqual(off.toSorted());
});

describe.each(pages)("the page of $name", (page) => {
  const rule = ruleHeads.find((r) => r.name === page.name);
  const config = configOf(page);

  test("has the form of a page", () => {
    expect([...page.text.matchAll(/^#{1,2} .*$/gm)].map((match) => match[0])).toEqual([`# ${page.name}`, "## Found", "## Not found"]);
    expect(page.text).toMatch(/^# .*\n\n[A-Z`][^\n]*/);
  });

  test("its first example is found, with words in the style of messages", () => {
    const found = findings(foundIn(page.text), config, page.name);
    expect(found.length).toBeGreaterThan(0);
    for (const { message, remedy } of found) {
      for (const sentence of [message, remedy]) expect(sentence).toMatch(/^[A-Z`][^\n]*[.?]$/);
      // Two sentences at most, and none too long to take in.
      for (const part of [message, ...remedy.split(/(?<=[.:;]) /)]) expect(part.length).toBeLessThanOrEqual(160);
      expect(message).not.toMatch(/undefined|null|NaN|\[object|!/);
    }
  });

  test("its second example is not", () => {
    expect(cleanIn(page.text)).not.toBe("");
    expect(findings(cleanIn(page.text), config, page.name)).toEqual([]);
  });

  test.runIf(rule?.fixes === true)("its fix makes the second of the first, and changes no answer", () => {
    const only: LintConfig = { rules: { ...Object.fromEntries(ruleHeads.map((r) => [r.name, "off" as const])), ...config.rules, ...(page.name === "unused-suppression" ? { "repeated-name": "warn" } : {}) } };
    const before = foundIn(page.text);
    const { text, count } = mend(memoryHost({ [path]: before }), { path, config: only });
    expect(text).toBe(cleanIn(page.text));
    expect(count).toBeGreaterThan(0);
    expect(diff(regimeOf(before), regimeOf(text)).difference?.changes).toEqual([]);
  });

  test.runIf(rule?.fixes !== true)("it has no fix", () => {
    expect(findings(foundIn(page.text), config, page.name).filter((f) => f.fix !== null)).toEqual([]);
  });
});
