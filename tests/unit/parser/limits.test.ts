import { describe, expect, it } from "vitest";
import { sourceFile } from "../../../src/language/span";
import { maxFileSize, maxNesting, parse, parseGiven } from "../../../src/parser";
import { assertParsePrintRoundTrip } from "../../support/laws";
import { summary, underline } from "../../support/underline";

const when = (condition: string): string => `regime R { rule a { host grants Work when ${condition} } }`;

describe("limits", () => {
  it("refuses a file that is too large without reading it", () => {
    expect(summary("$ ".repeat(maxFileSize / 2 + 1))).toEqual(["file-too-large: "]);
  });

  it.each(["(", "not (", "f(", "{", "((not "])("refuses 10,000 nested `%s` with one error", (open) => {
    const { found } = underline(when(open.repeat(10_000)));
    expect(found.map((d) => d.code)).toEqual(["nesting-too-deep"]);
  });

  it("refuses 10,000 `not`s in a row, and allows many side by side", () => {
    expect(underline(when("not ".repeat(10_000) + "x")).found.map((d) => d.code)).toEqual(["nesting-too-deep"]);
    assertParsePrintRoundTrip(when(Array.from({ length: 5_000 }, () => "not (x or y)").join(" and ")));
  });

  it("reads what is just not too deep", () => {
    const depth = maxNesting - 2;
    assertParsePrintRoundTrip(when("(".repeat(depth) + "x" + ")".repeat(depth)));
    expect(underline(when("(".repeat(depth + 1) + "x" + ")".repeat(depth + 1))).found.map((d) => d.code)).toEqual(["nesting-too-deep"]);
  });

  it("refuses what is no text", () => {
    expect(summary("right A\0")).toEqual(["binary-content: \0"]);
    expect(underline("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0001\u0002\u0003\u0004").found.map((d) => d.code)).toEqual(["binary-content"]);
    expect(underline("\ufffd".repeat(20)).found.map((d) => d.code)).toEqual(["binary-content"]);
  });

  it.each(["", "\n\n", "// only a comment\n", "\ufeff", "edition 2026\n"])("says that %j declares nothing", (text) => {
    expect(underline(text).found.map((d) => d.code)).toEqual(["empty-file"]);
  });

  it("allows a file that only uses others", () => {
    expect(summary("use std.rights\n")).toEqual([]);
  });

  it("stops after too many errors, says so once, and keeps what it read before", () => {
    for (const piece of ["rule a { x }\n", "$ "]) {
      const { file, found } = underline(`right A\n${piece.repeat(5_000)}`);
      expect(found.filter((d) => d.code === "too-many-errors")).toHaveLength(1);
      expect(found.length).toBeLessThanOrEqual(1002);
      expect(file.items[0]).toMatchObject({ kind: "Right" });
    }
  });

  it.each([
    "rule } { exception ; 5 when regime A { rule b { ", "rule a { ", "regime A { ", "} ", "A, ", "exit ", "add rule ", "use ", "/// x\n", "\n} x",
    "A grants B when x and ", "members { A ; ", "rule a cites ", "test \"t\" { ", "A invokes ", "regime R { rule a { host grants W } } } ",
  ])("survives a large text of nothing but %j", (piece) => {
    for (const head of ["", "regime R { rule a { host grants Work when x "]) {
      const { file } = parse(sourceFile("x.regime", head + piece.repeat(100_000 / piece.length)));
      expect(file.kind).toBe("File");
    }
  });
});

describe("lexical errors", () => {
  it.each([
    ["source A \"no end\nright B\n", "unterminated-string: \"no end"],
    ["source A \"a\\qb\"\n", "unknown-escape: \\q"],
    ["source A \"a\u202eb\"\n", "illegal-character: \u202e"],
    ["right A $ \nright B\n", "illegal-character: $"],
    ["right Éa\n", "illegal-character: Éa"],
    ["right A needs B // \u2066\n", "illegal-character: \u2066"],
    ["party A \"a\" until 2004-13-40\n", "invalid-date: 2004-13-40"],
    ["party A \"a\" until 2023-02-29\n", "invalid-date: 2023-02-29"],
    ["party A \"a\" until 2004-5-1\n", "invalid-date: 2004-5-1"],
    ["party A \"a\" until 0000-01-01\n", "invalid-date: 0000-01-01"],
    ["edition 99999999999999999999\nright A\n", "invalid-number: 99999999999999999999"],
    ["edition 2__0\nright A\n", "invalid-number: 2__0"],
    ["edition 20_\nright A\n", "invalid-number: 20_"],
  ])("reports %j once", (text, expected) => {
    expect(summary(text)).toEqual([expected]);
  });

  it("reports curly quotes, and nothing about what they hold beyond that", () => {
    expect(underline("source A “x”\nright B\n").found.every((d) => d.code === "illegal-character" || d.code === "unexpected-text")).toBe(true);
  });

  it("keeps the items around an unterminated text", () => {
    const { file } = underline("source A \"no end\nright B\n");
    expect(file.items.map((item) => item.kind)).toEqual(["Source", "Right"]);
  });

  it("reads every kind of line end and a byte-order mark", () => {
    expect(summary("\ufeffright A\r\nright B\rright C\n")).toEqual([]);
  });

  it("reads leap days and month dates", () => {
    expect(summary("party A \"a\" until 2024-02-29\nparty B \"b\" since 2004-05\n")).toEqual([]);
  });
});

describe("hostile names", () => {
  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "_", "_x", "group", "stateless", "rule", "use"])("reads `%s` as a declared name", (name) => {
    assertParsePrintRoundTrip(`regime R {\n  rule ${name} { host grants Work }\n  facts about mover { ${name} : yes or no }\n  rule z { host grants Work when mover.${name} }\n}`);
  });

  it.each(["__proto__", "constructor", "table", "members", "right", "rule", "state", "test", "mean", "stateless"])("refers to `%s`", (name) => {
    assertParsePrintRoundTrip(`regime R { exception e to ${name}, other { ${name} does not apply when ${name} and ${name}(host) = ${name} } }`);
  });

  it.each(["Constructor", "Object", "IN", "IS", "NO", "TO", "AT", "DO"])("reads `%s` as a party", (name) => {
    assertParsePrintRoundTrip(`regime R { members { ${name}, X } rule a { ${name} grants Work to Worker from ${name} } }`);
  });
});

describe("stated facts", () => {
  it("reads a conjunction", () => {
    const { given, diagnostics } = parseGiven("skill = low and not settled and 5 years of Reside and not held Work in ES on 2011-08-11");
    expect(diagnostics).toEqual([]);
    expect(given.map((g) => g.kind)).toEqual(["GivenFact", "GivenFact", "GivenEarned", "GivenHeld"]);
  });

  it("denies facts, but neither values nor lengths of time", () => {
    expect(parseGiven("not origin is not in good standing").given).toMatchObject([{ kind: "GivenStanding", negative: false }]);
    expect(parseGiven("not skill = low").diagnostics).toHaveLength(1);
    expect(parseGiven("not 5 years of Reside").diagnostics).toHaveLength(1);
  });

  it.each(["", "skill =", "skill = low or x", "and", "x y", "(x)"])("reports %j once and does not throw", (text) => {
    expect(parseGiven(text).diagnostics).toHaveLength(1);
  });
});
