/** What a fix must leave as it is: answers, comments, and everything that is written around what goes. */
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/compile";
import { diff } from "../../../src/evaluator";
import { lint, mend, ruleHeads, type LintConfig, type Mended } from "../../../src/linter";
import type { File } from "../../../src/language/ast";
import { sourceFile } from "../../../src/language/span";
import { parse } from "../../../src/parser";
import { compileText, memoryHost } from "../../support/compile-text";

const path = "block.regime";
const head = "edition 2026\nuse std.rights\nuse std.movers\n";
const everything: LintConfig = { rules: Object.fromEntries(ruleHeads.map((rule) => [rule.name, "warn" as const])) };

/** A text after its fixes, of which nothing else may be said than before: by none of its regimes and reforms. */
function mended(text: string, files: Readonly<Record<string, string>> = {}): Mended {
  const before = compileText(text, files);
  const after = mend(memoryHost({ ...files, [path]: text }), { path, config: everything });
  expect(after.compiled.regimes.map((r) => r.name)).toEqual(before.regimes.map((r) => r.name));
  expect(before.regimes.length).toBeGreaterThan(0);
  for (const [i, regime] of after.compiled.regimes.entries()) {
    const first = before.regimes[i];
    if (first === undefined) throw new Error("a regime is gone");
    const { difference, diagnostics } = diff(first, regime);
    expect([diagnostics, difference?.changes, difference?.members, difference?.duties]).toEqual([[], [], [], []]);
  }
  return after;
}

describe("idle-date leaves what stands around the date", () => {
  const regime = (sentence: string): string =>
    `${head}source T "Treaty"\nregime Q {\n  members { BE, NL, LU since 1995-01-01 until 2020-12-31 }\n  rule work {\n    every member grants Enter, Work to Worker from every other member ${sentence}\n  }\n}\n`;
  test.each([
    ["a sentence after a comment", "// article 3\nsince 1990-06-01 every member grants Study to Student from every other member", "// article 3\nevery member grants Study to Student from every other member"],
    ["a citation after a comment", '// article 3\n    since 1990-06-01 cites T "art 3"', '// article 3\n    cites T "art 3"'],
    ["a brace after a comment", "// article 3\n    since 1990-06-01 }  rule study {\n", "// article 3\n    }  rule study {\n"],
    ["a comment below a comment", "// article 3\r\n    since 1990-06-01 // article 4\r\n", "// article 3\r\n    // article 4\r\n"],
    ["an end after a comment", "since 1990-06-01 // article 3\n    until 2000-12-31", "// article 3\n    until 2000-12-31"],
    ["words that touch the date", 'since 1990-06-01cites T "art 3"', 'cites T "art 3"'],
    ["a line of its own", "\n      since 1990-06-01\n", "\n"],
  ])("%s", (_, written, left) => {
    const { text, count } = mended(regime(written));
    expect(count).toBe(1);
    expect(text).toBe(regime(left));
  });
  test.each(["since // article 3\n 1990-06-01", "since 2000-01-01 // article 3\n    until 2030-12-31"])("a comment inside it keeps it: %s", (written) => {
    const { text, left } = mended(regime(written));
    expect(text).toBe(regime(written));
    expect(left.filter((f) => f.code === "idle-date")).toMatchObject([{ fix: null }]);
  });
});

describe("idle-date leaves a date that says something", () => {
  const tables = `${head}table quota : host, year -> number { BE / 1995 : 100  BE / 1996 : 200  otherwise : 50 }\n`;
  const regime = (clause: string): string => `${tables}regime Q {\n  members { BE, NL, LU since 1995-01-01 until 2020-12-31 }\n  facts about mover { pay : number from 0 to 1000 }\n  ${clause}\n}\n`;
  test.each([
    "rule work { every member grants Enter, Work to Worker from every other member at most quota(host, year) per year since 1990-06-01 }",
    "rule work { every member grants Enter, Work to Worker from every other member when mover.pay > quota(host, year - 1) since 1990-06-01 }",
    "rule work { every member grants Enter, Work to Worker from every other member }\n  exception late to work since 2012-05-01 { host refuses Work when mover.pay > quota(host, year) since 1990-01-01 }",
  ])("the years of a sentence begin on it: %s", (clause) => {
    expect(mended(regime(clause)).text).toBe(regime(clause));
  });
  test("the end of such a sentence goes, and so does the beginning of others", () => {
    const clause = (first: string, second: string): string =>
      `rule work { every member grants Enter, Work to Worker from every other member at most quota(host, year) per year since 1990-06-01${first} every member grants Study to Student from every other member${second} }`;
    expect(mended(regime(clause(" until 2030-12-31", " since 1990-06-01"))).text).toBe(regime(clause("", "")));
  });
  const work = "regime Q {\n  members { BE, NL, LU since 1995-01-01 until 2020-12-31 }\n  rule work { every member grants Enter, Work to Worker from every other member since 1990-06-01 until 2025-12-31 }\n}\n";
  test.each([
    ["replaces the members", "reform earlier of Q { replace members by members { BE, NL, LU since 1980-01-01 } }"],
    ["admits one earlier", "reform earlier of Q { admit FR since 1980-01-01 }"],
    ["is one of a reform", "reform later of Q { admit FR since 2024-01-01 } reform earlier of later { admit DE since 1980-01-01 }"],
  ])("a reform of which %s", (_, reform) => {
    expect(mended(head + work + reform).text).toBe(head + work + reform);
  });
  test("a reform that binds others within the same days leaves it idle", () => {
    const reform = "reform later of Q { replace members by members { BE, NL, LU since 1995-01-01 until 2020-12-31 ; FR since 1998-01-01 until 2020-12-31 } }";
    expect(mended(head + work + reform).text).toBe((head + work + reform).replace(" since 1990-06-01 until 2025-12-31", ""));
  });
  test("a reform in a file that uses this one", () => {
    const options = { path, config: everything };
    const idle = (users: readonly File[]): number => lint(compileText(head + work), { ...options, users }).filter((f) => f.code === "idle-date").length;
    const user = (reform: string): File => parse(sourceFile("user.regime", `use "${path}"\nreform earlier of Q { ${reform} }`)).file;
    expect([[], [user("remove work")], [user("admit FR since 1980-01-01")], [user("replace members by members { BE, NL }")]].map(idle)).toEqual([1, 1, 0, 0]);
  });
});

describe("unused-use leaves a file of which everything is said, with no name", () => {
  const other = 'right Cross "cross"\nmover Boss "boss"\nmover Clerk "clerk" is Boss\nparty XK "Kosovo"\n';
  const clauses = (use: string, ...items: readonly string[]): string => `edition 2026\n${use}\nregime U {\n  members { BE, NL, LU }\n${items.map((item) => `  ${item}\n`).join("")}}\n`;
  test.each([
    ["anything", clauses('use std.rights\nright Cross "c"\nmover Boss', "rule all { every member grants anything to Boss from every other member }")],
    ["anything that is conceded", clauses('use std.rights\nright Cross "c"\nmover Boss', "rule all { every member grants Cross to Boss from every other member }", "concession more to all { every member may concede anything to Boss from every other member }")],
    ["anybody", clauses("use std.movers\nright Enter", "rule a { every member grants Enter to anybody from every other member }")],
    ["anybody of whom a claim speaks", clauses("use std.movers\nright Enter\nmover Boss", "rule a { every member grants Enter to Boss from every other member }", 'claim c "c" { always every member grants Enter from every other member }', "expect c fails")],
    ["anybody for whom a duty is", clauses('use std.movers\nact Report "report"', "duty a { every member must Report toward every other member for anybody }")],
    ["any state", clauses('use "other.regime"\nright Enter\nmover Worker', "rule a { every member grants Enter to Worker from any state }")],
    ["a class above", clauses('use "other.regime"\nuse "below.regime"\nright Enter', "rule a { every member grants Enter to Boss from every other member }")],
  ])("%s", (_, text) => {
    const files = { "other.regime": other, "below.regime": 'use "other.regime"\nmover Porter "porter" is Clerk\n' };
    expect(mended(text, files).text).toBe(text);
  });
  test.each([
    ["what an exception leaves out", clauses("use std.movers\nright Enter\nmover Boss", "rule a { every member grants Enter to Boss from every other member }", "exception b to a { BE refuses Enter }")],
    ["a duty for nobody", clauses('use std.movers\nact Report "report"', "duty a { every member must Report toward every other member }")],
  ])("and goes where nothing is said of what it declares: %s", (_, text) => {
    expect(mended(text).text).toBe(text.replace("use std.movers\n", ""));
  });
  test("a reform in a file that uses this one reads names as this one does", () => {
    const text = clauses("use std.rights\nuse std.movers\nuse std.groups.eu", "rule a { every member grants Enter to Worker from every other member }");
    const user = `use "${path}"\nreform wider of U { replace members by members { EU } }\n`;
    expect(compile("user.regime", memoryHost({ [path]: text, "user.regime": user })).diagnostics).toEqual([]);
    const found = (users: readonly File[]): number => lint(compileText(text), { path, users }).filter((f) => f.code === "unused-use").length;
    expect([found([]), found([parse(sourceFile("user.regime", user)).file])]).toEqual([1, 0]);
  });
});

describe("missing-edition stays above what a comment suppresses", () => {
  const law = "regime Q {\n  members { BE, NL, LU }\n  rule work { every member grants Enter, Work to Worker from every other member }\n}\n";
  const uses = "use std.rights\nuse std.movers\n";
  test.each([
    ["right above", "", `// regime-lint-ignore unused-use: kept\nuse std.groups.eu\n${uses}${law}`],
    ["with a comment between", "// The title.\n\n", `// regime-lint-ignore unused-use: kept\n// a word\n  use std.groups.eu\n${uses}${law}`],
    ["above documentation", "", `// regime-lint-ignore name-style: kept\n/// The right.\nright Lower_case\nright Enter\nmover Worker\n${law.replace("Work to", "Lower_case to")}`],
  ])("%s", (_, before, rest) => {
    const { text, left } = mended(`${before}${rest}`);
    expect(text).toBe(`${before}edition 2026\n${rest}`);
    expect(left.filter((f) => f.code === "unused-use" || f.code === "unused-suppression" || f.code === "name-style")).toEqual([]);
  });
});

describe("comments stay, and numbers as they are written", () => {
  const regime = (sentence: string): string =>
    `${head}regime Q {\n  members { BE, NL, LU }\n  facts about mover { skill : one of low, mid, high  pay : money from 0 EUR to 100_000 EUR }\n  rule work {\n    every member ${sentence}\n  }\n}\n`;
  const to = "to Worker from every other member";
  test.each([
    ["denied-comparison", `grants Work ${to} when not // why\n mover.skill = high`],
    ["denied-comparison", `grants Work ${to} when not not // why\n (mover.skill = high or mover.pay > 1_000 EUR)`],
    ["chained-or", `grants Work ${to} when mover.skill = low or // c1\n mover.skill = mid`],
    ["repeated-name", `grants SeekWork, // one\n Enter, // two\n SeekWork ${to}`],
  ])("%s has no fix that would lose one: %s", (code, sentence) => {
    const { text, left } = mended(regime(sentence));
    expect(text).toBe(regime(sentence));
    expect(left.filter((f) => f.code === code)).toMatchObject([{ fix: null }]);
  });
  test.each([
    [`grants Work ${to} when not mover.pay > 1_000 EUR // why`, `grants Work ${to} when mover.pay <= 1_000 EUR // why`],
    [`grants Work ${to} when not(mover.skill = high)cites T`, `grants Work ${to} when mover.skill != high cites T`],
    [`grants Work ${to} when not not (mover.skill = high or mover.pay > 1_000 EUR)`, `grants Work ${to} when (mover.skill = high or mover.pay > 1_000 EUR)`],
    [`grants Work ${to} when mover.pay = 1_000 EUR or mover.pay in { 2_000 EUR, 3000 EUR }`, `grants Work ${to} when mover.pay in { 1_000 EUR, 2_000 EUR, 3000 EUR }`],
    [`grants SeekWork, // one\n Enter, SeekWork ${to} // two`, `grants SeekWork, // one\n Enter ${to} // two`],
  ])("%s", (sentence, after) => {
    const source = 'source T "Treaty"\n';
    const written = (of: string): string => regime(of).replace("regime Q", `${source}regime Q`);
    expect(mended(written(sentence)).text).toBe(written(after));
  });
});
