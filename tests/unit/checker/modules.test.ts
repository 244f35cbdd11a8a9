/** What several files may do to one another, which no single block of text can show. */
import { describe, expect, test } from "vitest";
import { joinPath } from "../../../src/checker";
import { compile } from "../../../src/compile";
import { describe as inWords, type Diagnostic } from "../../../src/diagnostics";
import type { Host, ReadFailure } from "../../../src/language/host";
import { library } from "../../../src/library";
import { memoryHost } from "../../support/compile-text";

const compileFiles = (files: Readonly<Record<string, string>>, entry = "main.regime") => compile(entry, memoryHost(files));
const codes = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map((d) => d.code);
const codesOf = (files: Readonly<Record<string, string>>): readonly string[] => codes(compileFiles(files).diagnostics);

describe("a name declared in another file", () => {
  const rights = "right Settle\nmover Settler\n";
  const regime = (use: string): string =>
    `${use}\nregime R { members { FR, DE } rule open { every member grants Settle to Settler from every other member } }`;

  test("is in scope through `use`, read from the folder of the file that uses it", () => {
    const files = { "a/main.regime": regime('use "../b/names.regime"'), "b/names.regime": rights };
    const { diagnostics, regimes } = compileFiles(files, "a/main.regime");
    expect(diagnostics).toEqual([]);
    expect(regimes.map((r) => r.name)).toEqual(["R"]);
  });
  test("is not in scope through a file that is used by one that is used", () => {
    const files = { "main.regime": regime('use "a.regime"'), "a.regime": 'use "b.regime"\nright Other', "b.regime": rights };
    expect(codesOf(files)).toEqual(["unknown-name", "unknown-name"]);
  });
  test("of a regime stays in that file", () => {
    const other = "right Work\nmover Worker\nregime Other { members { FR, DE } right Inner }";
    const { regimes, diagnostics } = compileFiles({ "main.regime": regime(`use "names.regime" use "other.regime"`), "names.regime": rights, "other.regime": other });
    expect(diagnostics).toEqual([]);
    expect(regimes.map((r) => r.name)).toEqual(["R"]);
  });
  test("clashes with one of a third file where both are used", () => {
    const files = { "main.regime": 'use "a.regime"\nuse "b.regime"\nright Other', "a.regime": rights, "b.regime": "right Settle" };
    expect(compileFiles(files).diagnostics.map((d) => [d.code, d.related.map((r) => r.at.path)])).toEqual([["duplicate-name", ["a.regime", "b.regime"]]]);
  });
  test("is not missed twice where the file itself is missing", () => {
    expect(codesOf({ "main.regime": regime('use "names.regime"') })).toEqual(["missing-file"]);
  });
  test("is one declaration, however many files lead to it", () => {
    const files = { "main.regime": regime('use "a.regime" use "b.regime" use "names.regime"'), "a.regime": 'use "names.regime"\nright A', "b.regime": 'use "names.regime"\nright B', "names.regime": rights };
    expect(codesOf(files)).toEqual([]);
  });
});

test("files that use one another are named in order", () => {
  const { diagnostics } = compileFiles({ "main.regime": 'use "a.regime"', "a.regime": 'use "b.regime"', "b.regime": 'use "a.regime"\nright R' });
  expect(diagnostics.map((d) => [d.code, d.at.path, inWords(d).message])).toEqual([
    ["circular-use", "b.regime", "These files use one another in a circle: `a.regime`, `b.regime`, `a.regime`."],
  ]);
});

test("a part of the library that there is not", () => {
  const { diagnostics } = compileFiles({ "main.regime": "use std.right\nright R" });
  expect(diagnostics.map((d) => inWords(d).message)).toEqual(["The library has no part `std.right`. Did you mean `std.rights`?"]);
  expect(codes(diagnostics)).toEqual(["unknown-library"]);
});

describe("a path", () => {
  test.each([
    ["main.regime", "a.regime", "a.regime"],
    ["x/main.regime", "a.regime", "x/a.regime"],
    ["x/main.regime", "./y//a.regime", "x/y/a.regime"],
    ["x/y/main.regime", "../../a.regime", "a.regime"],
    ["main.regime", "../a.regime", null],
    ["x/main.regime", "../x/../../a.regime", null],
    ["main.regime", "/etc/passwd", null],
    ["main.regime", "C:/a.regime", null],
    ["main.regime", "\\\\server\\a.regime", null],
    ["main.regime", "file:///etc/passwd", null],
    ["main.regime", "a\0.regime", null],
  ])("from %s to %s", (from, written, expected) => {
    expect(joinPath(from, written)).toBe(expected);
  });
  test("out of the project is reported", () => {
    expect(codesOf({ "main.regime": 'use "../a.regime"\nright R' })).toEqual(["outside-project"]);
  });
});

describe("a file that cannot be read", () => {
  const failing = (reason: ReadFailure): Host => ({
    read: (path) => (path === "main.regime" ? { ok: true, text: 'use "a.regime"\nright R' } : { ok: false, reason }),
  });
  test.each([
    ["missing", "missing-file"],
    ["outside", "outside-project"],
    ["too-large", "file-too-large"],
    ["unreadable", "unreadable-file"],
    ["binary", "not-text"],
  ] as const)("because it is %s", (reason, code) => {
    const { diagnostics } = compile("main.regime", failing(reason));
    expect(diagnostics.map((d) => [d.code, d.at.path, d.at.start])).toEqual([[code, "main.regime", 0]]);
  });
  test("even the first", () => {
    expect(codes(compile("nowhere.regime", memoryHost({})).diagnostics)).toEqual(["missing-file"]);
  });
});

test.each([['use ""', '""', "it names no file"], ['use "."', ".", "it is a folder"], ['regime R { members { BE, NL } series p : year -> admitted from "" }', '""', "it names no file"]])("%s names no file", (text, file, reason) => {
  const { diagnostics } = compile("deep/main.regime", memoryHost({ "deep/main.regime": `${text}\nright R` }));
  const found = diagnostics.filter((d) => d.code === "unreadable-file" || d.code === "missing-file");
  expect(found.map((d) => d.facts)).toEqual([file === "." ? { file: "deep" } : { file, reason }]);
  const atRoot = compile("main.regime", memoryHost({ "main.regime": `${text}\nright R` })).diagnostics;
  expect(atRoot.map((d) => d.facts)).toContainEqual({ file, reason });
});

test("a path without its closing quote is reported once", () => {
  expect(codesOf({ "main.regime": 'use "\nright R' })).toEqual(["unterminated-string"]);
});

test("too-many-files is said once", () => {
  const chain = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f${i}.regime`, `use "f${i + 1}.regime"\nright R${i}`]));
  expect(codesOf({ ...chain, "main.regime": 'use "f0.regime"' })).toEqual(["too-many-files"]);
});

test("table-too-large: a row for more combinations than can be checked", () => {
  const states = [...(library.get("std/states.regime") ?? "").matchAll(/^party (\w+)/gm)].map((m) => m[1]).join(", ");
  const row = `${states} / ${states} / 2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008`;
  expect(codesOf({ "main.regime": `table t : host, origin, year -> number { ${row} : 1 otherwise : 0 }` })).toEqual(["table-too-large"]);
});

test("the library's own source, checked as a file of a project, stands for itself", () => {
  for (const [path, text] of library) expect([path, codes(compileFiles({ "main.regime": text }).diagnostics)]).toEqual([path, []]);
});

test("phases are timed by the clock that is given, and only then", () => {
  let now = 0;
  const timed = compile("main.regime", memoryHost({ "main.regime": "right R" }), { clock: () => now++ });
  expect(timed.timings).not.toBeNull();
  expect(compileFiles({ "main.regime": "right R" }).timings).toBeNull();
});

describe("a reform in another file than its base", () => {
  const treaty = `use "words.regime"
group Old { FR, DE }
interests { state FR { rights 1 } }
regime Union {
  members { Old }
  facts about mover { hired : yes or no }
  rule work { every member grants Settle to Settler from every other member when mover.hired }
  exception closed to work { FR refuses Settle from DE }
  exception lifted to closed { closed does not apply }
}`;
  const words = "right Settle\nmover Settler\n";
  const others = { "treaty.regime": treaty, "words.regime": words };
  const reform = (edits: string, name = "wider"): string => `reform ${name} of Union { ${edits} }`;
  const head = 'use "treaty.regime" use "words.regime"\nparty XU "Utopia"\n';

  test("is read with the names of both", () => {
    const { regimes, diagnostics } = compileFiles({
      ...others,
      "main.regime": `${head}${reform("remove closed, lifted admit XU since 2030-01-01 add rule more { XU grants Settle to Settler from Old when not mover.hired }")}`,
    });
    expect(diagnostics).toEqual([]);
    expect(regimes.map((r) => [r.name, r.reformOf, r.clauses.map((c) => [c.name, c.at.path]), r.interests.weights.length])).toEqual([
      ["wider", "Union", [["work", "treaty.regime"], ["more", "main.regime"]], 1],
    ]);
    const bound = regimes[0]?.roster.flatMap((days, party) => (days.length > 0 ? [regimes[0]?.parties[party]?.code] : []));
    expect(bound?.toSorted()).toEqual(["DE", "FR", "XU"]);
  });
  test("may change what others refer to", () => {
    const { regimes, diagnostics } = compileFiles({
      ...others, "main.regime": `${head}${reform("replace work by rule work { every member grants Settle to Settler from every other member }")}`,
    });
    expect(diagnostics).toEqual([]);
    expect(regimes[0]?.clauses.map((c) => [c.name, c.targets])).toEqual([["work", []], ["closed", [0]], ["lifted", [1]]]);
  });
  test("may be a reform of a reform there", () => {
    const { regimes, diagnostics } = compileFiles({
      "main.regime": `${head}reform second of first { admit XU since 2030-01-01 }`,
      "treaty.regime": `${treaty}\nreform first of Union { remove closed, lifted }`,
      "words.regime": words,
    });
    expect(diagnostics).toEqual([]);
    expect(regimes.map((r) => [r.name, r.reformOf, r.clauses.length])).toEqual([["second", "first", 1]]);
  });
  test("shows what is wrong where it stands", () => {
    const places = (edits: string) =>
      compileFiles({ ...others, "main.regime": `${head}${reform(edits)}` }).diagnostics.map((d) => [d.code, d.at.path, ...d.related.map((r) => r.at.path)]);
    expect(places("remove closed")).toEqual([["removed-with", "main.regime", "treaty.regime"]]);
    expect(places("admit Nowhere since 2030-01-01")).toEqual([["unknown-name", "main.regime"]]);
    expect(places("add rule work { every member grants Settle to Settler from every other member }")).toEqual([["duplicate-name", "main.regime", "treaty.regime"]]);
    expect(places("replace work by rule work { every member grants Settle to Settler from Nowhere }")).toEqual([["unknown-name", "main.regime"]]);
    expect(places("add rule shut { every member refuses Settle to Settler from every other member }")).toEqual([["inconsistent-rules", "main.regime", "treaty.regime"]]);
  });
  test("is not judged where its base has an error, which is shown", () => {
    const broken = { ...others, "treaty.regime": treaty.replace("grants Settle", "grants Setle") };
    const { regimes, diagnostics } = compileFiles({ ...broken, "main.regime": `${head}${reform("remove closed, lifted")}` });
    expect(regimes).toEqual([]);
    expect(diagnostics.map((d) => [d.code, d.at.path])).toEqual([["unknown-name", "treaty.regime"]]);
  });
  test("is one of two hundred at most", () => {
    const many = (n: number): string => Array.from({ length: n }, (_, i) => reform("admit XU since 2030-01-01", `r${i}`)).join("\n");
    const reforms = (n: number) => compileFiles({ ...others, "main.regime": `${head}${many(n)}` });
    expect(reforms(3).regimes).toHaveLength(3);
    expect(codes(reforms(201).diagnostics)).toEqual(["too-many-reforms"]);
  });
});
