import { describe, expect, it } from "vitest";
import type { File, RegimeItem } from "../../../src/language/ast";
import { summary, underline } from "../../support/underline";

const regime = (body: string): string => `regime R {\n${body}\n}\n`;
const items = (file: File): readonly RegimeItem[] => file.items.flatMap((item) => (item.kind === "Regime" ? item.items : []));
const names = (file: File): readonly string[] => items(file).map((item) => ("name" in item ? item.name.text : item.kind));

describe("an error", () => {
  it("says what was found, where, and what is valid there", () => {
    const { found } = underline(regime("rule workers {\n  every member grants Work whn threat\n}"));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: "unexpected-text", at: "whn" });
    expect(found[0]?.message).toBe("`whn` cannot stand here, in rule `workers`. Did you mean `when`?");
    expect(found[0]?.remedy).toContain("`when`");
    expect(found[0]?.remedy).not.toMatch(/Kw|Token|Sign/);
  });

  it.each([
    ["rule a { evry member grants Work }", "evry", "every"],
    ["excepton b to a { host may refuse Work }", "excepton", "exception"],
    ["closure soverign", "soverign", "sovereign"],
    ["rule a { host grants Work sinse 2004-05-01 }", "sinse", "since"],
    ["test \"t\" { host DE origin PL mover Worker on 2010-06-01 expect Work grantd }", "grantd", "granted"],
  ])("offers the keyword meant in %s", (body, at, meant) => {
    const { found } = underline(regime(body));
    expect(found).toHaveLength(1);
    expect(found[0]?.at).toBe(at);
    expect(found[0]?.message).toContain(`Did you mean \`${meant}\`?`);
  });

  it("never suggests across the case line", () => {
    const { found } = underline(regime("rule a { every member grants Work to Worker When threat }"));
    expect(found.map((d) => d.message)).toEqual(["`When` cannot stand here, in rule `a`."]);
  });

  it("lists each valid continuation once, and at most twelve", () => {
    const { found } = underline(regime("rule a { host grants Work when x y }"));
    const facts = underline(regime("rule a { host grants Work when x y }")).diagnostics[0]?.facts;
    expect(found[0]?.remedy).toContain("a comparison");
    const expected = facts !== undefined && "expected" in facts ? facts.expected : [];
    expect(new Set(expected).size).toBe(expected.length);
    expect(expected.length).toBeLessThanOrEqual(12);
  });

  it("explains what kind of name is wanted", () => {
    const { found } = underline(regime("rule a { host grants work }"));
    expect(found[0]?.remedy).toContain("a name with a capital letter (a right)");
  });
});

describe("a missing name", () => {
  const last = "rule last { host grants Work }";
  it.each([
    ["exception e to", "rule", last], ["exception e to first,", "rule", last], ["exception e to everything except", "rule", last], ["concession c to", "rule", last], ["rule", "rule", last],
    // A name that is a word of the language too.
    ["exception e to", "rule", "rule open { host grants Work }"],
  ])("after `%s` is not the `%s` of the next line", (line, at, next) => {
    const { file, found } = underline(regime(`${line}\n${next}`));
    expect(found).toMatchObject([{ code: "unexpected-text", at }]);
    expect(found[0]?.remedy).toContain("a small-letter name");
    expect(names(file).at(-1)).toBe(next.split(" ")[1]);
    expect(names(file)).toHaveLength(2);
  });

  it.each(["rule { host refuses Work }", "rule cites S { host refuses Work }", "rule under rule { host refuses Work }", "rule, test { host refuses Work }", "rule on security grounds { host refuses Work }"])("is none where a clause is called so: `%s`", (rest) => {
    const { file, found } = underline(regime(`rule rule { host grants Work }\nexception e to\n  ${rest}\nrule last { host grants Work }`));
    expect(found).toEqual([]);
    expect(names(file)).toEqual(["rule", "e", "last"]);
  });
});

describe("a missing `}`", () => {
  it("is said to be missing, and the next clause is kept", () => {
    const { file, found } = underline(regime("rule a {\n  host grants Work\nrule b { host grants Work }"));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: "unclosed-block", at: "rule", related: ["{"] });
    expect(found[0]?.message).toBe("Rule `a` has no `}` before `rule`.");
    expect(names(file)).toEqual(["a", "b"]);
  });

  it.each([
    ["exception x to a {\n  host may refuse Work\nexception y to a { host may refuse Work }", "exception"],
    ["facts about mover {\n  x : yes or no\nrule b { host grants Work }", "rule"],
    ["table t : host -> periods {\n  DE : none\njudgement j about mover \"x\" by host", "judgement"],
    ["test \"t\" {\n  host DE origin PL mover Worker on 2010-06-01\n  expect Work granted\nexpect norms fails", "expect"],
    ["rule a {\n  host grants Work\nCH invokes a toward DE since 2010-01-01", "CH"],
    ["interests {\n  host gains 5 for Worker once\nduty d { host must Report toward origin }", "duty"],
    ["institution Court {\n  adjudicates everything\nmover Seasonal is Worker", "mover"],
  ])("is found in %s", (body, at) => {
    const { file, found } = underline(regime(body));
    expect(found.map((d) => `${d.code}: ${d.at}`)).toEqual([`unclosed-block: ${at}`]);
    expect(items(file)).toHaveLength(2);
  });

  it("is found at the end of the file", () => {
    expect(underline("regime R {\n  rule a { host grants Work }\n").found).toMatchObject([{ code: "unclosed-block", at: "}", related: ["{"] }]);
  });
});

describe("recovery", () => {
  it("reports several errors in one run and keeps everything between", () => {
    const text = regime([
      "rule a {\n  host grants Work\n  host grnts Work\n  host refuses Reside\n}",
      "rule b cites 5 { host grants Work }",
      "exception c too a { host may refuse Work }",
      "rule d { host grants Work }",
      "test \"t\" {\n  host DE origin PL mover Worker with skill == low on 2010-06-01\n  expect Work granted\n}",
      "rule e { host grants Work }",
    ].join("\n"));
    const { file, found } = underline(text);
    expect(found.map((d) => d.at)).toEqual(["grnts", "5", "too", "="]);
    expect(names(file)).toEqual(["a", "b", "c", "d", "Test", "e"]);
    const [a, b, c, d, test, e] = items(file);
    expect(a).toMatchObject({ broken: true, sentences: [{ kind: "Sentence" }, { kind: "Sentence" }] });
    expect(b).toMatchObject({ broken: true, sentences: [{ kind: "Sentence" }] });
    expect(c).toMatchObject({ broken: true, sentences: [{ kind: "Sentence" }] });
    expect(test).toMatchObject({ broken: true, findings: [{ right: { text: "Work" } }] });
    expect(d).not.toHaveProperty("broken");
    expect(e).not.toHaveProperty("broken");
  });

  it("reports a `}` too many once and keeps the clauses after it", () => {
    const { file, found } = underline("regime R {\n  rule a { host grants Work } }\n  rule b { host grants Work }\n  rule c { host grants Work }\n}\n");
    expect(found.map((d) => `${d.code}: ${d.at}`)).toEqual(["clause-outside-regime: rule"]);
    expect(names(file)).toEqual(["a", "b", "c"]);
  });

  it("keeps a regime whose head is broken", () => {
    const { file, found } = underline("regime \"no name\" {\n  rule a { host grants Work }\n}\n");
    expect(found).toHaveLength(1);
    expect(names(file)).toEqual(["a"]);
    expect(file.items[0]).toMatchObject({ kind: "Regime", broken: true });
  });

  it("reads on after a missing `{`", () => {
    const { file, found } = underline(regime("rule a\n  host grants Work\n}\nrule b { host grants Work }"));
    expect(found.map((d) => d.at)).toEqual(["host"]);
    expect(found[0]?.remedy).toBe("Valid here: `{`.");
    expect(items(file)).toMatchObject([{ sentences: [{}] }, { sentences: [{}] }]);
  });

  it("says a wrong first letter of a declared name and reads the clause all the same", () => {
    const { file, found } = underline(regime("rule Workers { host grants Work }\nright work"));
    expect(found.map((d) => `${d.code}: ${d.at}`)).toEqual(["wrong-case: Workers", "wrong-case: work"]);
    expect(names(file)).toEqual(["Workers", "work"]);
  });

  it("says that a `use` comes too late and still reads it", () => {
    const { file, found } = underline("right A\nuse std.rights\nright B\n");
    expect(found.map((d) => d.at)).toEqual(["use"]);
    expect(file.uses).toHaveLength(1);
    expect(file.items).toHaveLength(2);
  });

  it("finds each of these errors alone", () => {
    expect(summary(regime("rule a { host grants Work to }"))).toEqual(["unexpected-text: }"]);
    expect(summary(regime("rule a { host grants Work when (x or y }"))).toEqual(["unexpected-text: }"]);
    expect(summary("right")).toEqual(["unexpected-text: right"]);
    expect(summary("}")).toEqual(["unexpected-text: }"]);
    expect(summary("use 5\nright A\n")).toEqual(["unexpected-text: 5"]);
    expect(summary(regime("members { EU ; }"))).toEqual(["unexpected-text: }"]);
  });
});
