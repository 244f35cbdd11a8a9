/** The function `lint`: levels, numbers, the warnings of the checker, suppressions that are wrong, and what other files use. */
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/compile";
import { BudgetSpent, runTests } from "../../../src/evaluator";
import { checkerCodes, levelOf, lint, type LintConfig } from "../../../src/linter";
import { parse } from "../../../src/parser";
import { sourceFile } from "../../../src/language/span";
import { compileText, memoryHost } from "../../support/compile-text";
import { patience } from "../../support/runs";

const path = "block.regime";
const twice = "use std.rights\nuse std.movers\nregime R {\n  members { FR, DE, IT }\n  rule work { every member grants Enter, Enter to Worker from every other member }\n}\n";
const found = (text: string, config: LintConfig = {}) => lint(compileText(text), { path, config });
const codes = (text: string, config: LintConfig = {}): readonly string[] => found(text, config).map((f) => f.code);
const only = (...on: readonly string[]): LintConfig => ({ rules: Object.fromEntries(on.map((code) => [code, "error" as const])) });

describe("levels", () => {
  test("as usual, as configured, and off", () => {
    const level = (config: LintConfig) => found(twice, config).find((f) => f.code === "repeated-name")?.level;
    expect(level({})).toBe("warn");
    expect(level({ rules: { "repeated-name": "error" } })).toBe("error");
    expect(level({ rules: { "repeated-name": "info" } })).toBe("info");
    expect(level({ rules: { "repeated-name": "off" } })).toBeUndefined();
  });
  test("a rule told a number only keeps its level", () => {
    expect(levelOf("long-clause", { rules: { "long-clause": { lines: 3 } } })).toBe("info");
    expect(levelOf("long-clause", { rules: { "long-clause": { level: "error", lines: 3 } } })).toBe("error");
  });
  test("the warnings of the checker have levels too", () => {
    const gap = "use std.rights\nuse std.movers\nregime R { members { FR, DE, IT } rule work { every member grants Enter to Worker from any state } }\n";
    expect(codes(gap)).toContain("stateless-gap");
    expect(found(gap, { rules: { "stateless-gap": "error" } }).find((f) => f.code === "stateless-gap")).toMatchObject({ level: "error", message: expect.stringContaining("nationals of any state") as string });
    expect(codes(gap, { rules: { "stateless-gap": "off" } })).not.toContain("stateless-gap");
    expect(checkerCodes).toEqual(expect.arrayContaining(["uncited-clause", "source-without-identifier", "proxy"]));
  });
  test("what `check --provenance` finds is found", () => {
    expect(codes(twice)).toContain("uncited-clause");
  });
});

test("a text with errors has no findings", () => {
  expect(found(`${twice}regime S { members { XX } }\n`)).toEqual([]);
  expect(lint(compileText(twice), { path: "other.regime" })).toEqual([]);
});

test("findings stand in the order of the text, with their places and edits", () => {
  const all = found(twice);
  expect(all.map((f) => f.at.start)).toEqual(all.map((f) => f.at.start).toSorted((a, b) => a - b));
  const [name] = all.filter((f) => f.code === "repeated-name");
  expect(twice.slice(name?.at.start, name?.at.end)).toBe("Enter");
  expect(name?.fix?.edits).toEqual([{ path, start: twice.indexOf(", Enter"), end: twice.indexOf(", Enter") + ", Enter".length, replacement: "" }]);
});

test("linting changes nothing and says the same again", () => {
  const compiled = compileText(twice);
  const before = JSON.stringify([...compiled.modules.values()].map((m) => m.file));
  expect(lint(compiled, { path })).toEqual(lint(compiled, { path }));
  expect(JSON.stringify([...compiled.modules.values()].map((m) => m.file))).toBe(before);
});

describe("suppressions that are wrong", () => {
  const withComment = (comment: string): string => twice.replace("  rule", `  ${comment}\n  rule`);
  const wrong = only("suppression-without-reason", "unknown-rule", "unused-suppression");
  const messages = (comment: string): readonly string[] =>
    found(withComment(comment), wrong).filter((f) => ["suppression-without-reason", "unknown-rule", "unused-suppression"].includes(f.code)).map((f) => f.message);
  test("without a reason: it suppresses, and that is found", () => {
    expect(messages("// regime-lint-ignore repeated-name")).toEqual(["Nothing says why `repeated-name` is suppressed here."]);
    expect(messages("// regime-lint-ignore repeated-name:  ")).toEqual(["Nothing says why `repeated-name` is suppressed here."]);
    expect(codes(withComment("// regime-lint-ignore repeated-name"))).not.toContain("repeated-name");
  });
  test("without a rule, or one that there is not", () => {
    expect(messages("// regime-lint-ignore")).toEqual(["This suppression names no rule."]);
    expect(messages("//regime-lint-ignore : because")).toEqual(["This suppression names no rule."]);
    expect(messages("// regime-lint-ignore repeated-names: because")).toEqual(["There is no rule `repeated-names`. Did you mean `repeated-name`?"]);
    expect(messages("// regime-lint-ignore constructor: because")).toEqual(["There is no rule `constructor`."]);
  });
  test("one of two that does nothing is taken out", () => {
    const text = withComment("// regime-lint-ignore repeated-name, one-row-table: because");
    const [idle] = found(text).filter((f) => f.code === "unused-suppression");
    expect(idle?.message).toBe("There is no `one-row-table` here to suppress.");
    expect(idle?.fix?.edits.map((e) => e.replacement)).toEqual(["// regime-lint-ignore repeated-name: because"]);
  });
  test.each(["/// regime-lint-ignore repeated-name: documentation is none", "// regime-lint-ignored repeated-name: nor is another word", "// see regime-lint-ignore repeated-name: nor in the middle"])("%s", (comment) => {
    expect(messages(comment)).toEqual([]);
    expect(codes(withComment(comment))).toContain("repeated-name");
  });
});

test("what a file that uses this one names is used", () => {
  const files = { "law.regime": `use std.rights\nuse std.movers\nright Rest "rest"\n${twice.slice(twice.indexOf("regime"))}`, "more.regime": "use \"law.regime\"\nreform r of R { add rule rest { every member grants Rest to anybody from every other member } }\n" };
  const compiled = compile("law.regime", memoryHost(files));
  const unused = (users: readonly ReturnType<typeof parse>["file"][]) => lint(compiled, { path: "law.regime", users }).filter((f) => f.code === "unused-name").map((f) => f.message);
  expect(unused([])).toEqual(["The right `Rest` is declared and never used."]);
  expect(unused([parse(sourceFile("more.regime", files["more.regime"])).file])).toEqual([]);
});

describe("rules that run tests", () => {
  const undecided = "use std.rights\nuse std.movers\nregime R {\n  members { FR, DE, IT }\n  rule work { every member grants Enter, Work to Worker from every other member }\n  exception closed to work { DE refuses Work from IT }\n  test \"t\" { host DE origin FR mover Worker on 2010-06-01  expect Work granted }\n}\n";
  test("are left out where it must be quick, and so are suppressions of them", () => {
    expect(codes(undecided)).toContain("undecided-clause");
    expect(lint(compileText(undecided), { path, quick: true }).map((f) => f.code)).not.toContain("undecided-clause");
    const kept = undecided.replace("  exception", "  // regime-lint-ignore undecided-clause: the case is disputed\n  exception");
    expect(codes(kept)).not.toContain("undecided-clause");
    expect(lint(compileText(kept), { path, quick: true }).map((f) => f.code)).not.toContain("unused-suppression");
  });
  test("say nothing where the tests take more than the budget", () => {
    const numbers = Array.from({ length: 24 }, (_, i) => i + 1);
    const either = numbers.map((i) => `mover.first${i} and mover.second${i}`).join(" or ");
    const facts = ["first", "second"].flatMap((half) => numbers.map((i) => `${half}${i} : yes or no`)).join("  ");
    const tangled = undecided.replace("  rule work", `  facts about mover { ${facts} }\n  rule work`).replace("from every other member }", `from every other member when ${either} }`);
    const compiled = compileText(tangled);
    expect(compiled.diagnostics.map((d) => d.code)).toEqual([]);
    expect(() => runTests(compiled.regimes[0] ?? neverRegime())).toThrow(BudgetSpent);
    expect(lint(compiled, { path }).map((f) => f.code)).not.toContain("undecided-clause");
  }, patience);
});

const neverRegime = (): never => {
  throw new Error("no regime was compiled");
};
