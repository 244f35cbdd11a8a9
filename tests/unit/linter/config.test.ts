/** `regime.config.json`: what it may say, and what is said of one that is wrong, with its place. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { checkerCodes, readConfig, ruleHeads } from "../../../src/linter";

const schema = JSON.parse(readFileSync("grammar/schemas/config.schema.json", "utf8")) as object;
const follows = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

describe("a configuration", () => {
  test.each([
    ["{}", {}],
    ['{ "$schema": "./node_modules/regime-lang/grammar/schemas/config.schema.json" }', {}],
    ['{ "lint": { "maxWarnings": 0, "rules": { "uncited-test": "off", "proxy": "error", "long-clause": { "lines": 60 } } } }', { maxWarnings: 0, rules: { "uncited-test": "off", proxy: "error", "long-clause": { lines: 60 } } }],
  ])("%s", (text, config) => {
    expect(readConfig(text)).toEqual({ ok: true, config });
    expect(follows(JSON.parse(text))).toBe(true);
  });
  test("can name every rule and every warning", () => {
    const rules = Object.fromEntries([...ruleHeads.map((rule) => rule.name), ...checkerCodes].map((name) => [name, "info"]));
    expect(readConfig(JSON.stringify({ lint: { rules } })).ok).toBe(true);
  });
});

describe("a wrong one", () => {
  test.each([
    ['{ "lint": { "rules": { "uncited-tests": "off" } } }', '"off"', "`lint.rules` has a field `uncited-tests`, which means nothing there. Did you mean `uncited-test`?"],
    ['{ "lint": { "rules": { "uncited-test": "warning" } } }', '"warning"', "`lint.rules.uncited-test` is none of `off`, `info`, `warn`, `error`."],
    ['{ "lint": { "rules": { "long-clause": { "level": "warn", "lines": 0 } } } }', "0", "`lint.rules.long-clause.lines` is below `1`."],
    ['{ "lint": { "rules": { "long-clause": { "line": 3 } } } }', "3", "`lint.rules.long-clause` has a field `line`, which means nothing there. Did you mean `lines`?"],
    ['{ "lint": { "rules": { "long-clause": 3 } } }', "3", "`lint.rules.long-clause` is none of `off`, `info`, `warn`, `error`."],
    ['{ "lint": { "maxWarnings": -1 } }', "-1", "`lint.maxWarnings` is below `0`."],
    ['{ "lint": [] }', "[]", "`lint` is not an object."],
    ['{ "lynt": {} }', "{}", "The configuration has a field `lynt`, which means nothing there. Did you mean `lint`?"],
    ['{ "__proto__": {} }', "{}", "The configuration has a field `__proto__`, which means nothing there."],
    ["[]", "[]", "The configuration is not an object."],
    ["{ lint: 1 }", "l", "It is not JSON: "],
    ["", "", "It is not JSON: "],
  ])("%s", (text, underlined, message) => {
    const read = readConfig(text);
    if (read.ok) throw new Error("it was taken");
    expect(read.problem.message).toContain(message);
    expect(text.slice(read.problem.at.start, read.problem.at.end)).toBe(underlined);
  });
});
