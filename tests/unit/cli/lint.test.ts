/** `regime lint`: exit codes, configuration, text, JSON by its schema, and what `--fix` writes and `--dry-run` does not. */
import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { writeMended } from "../../../src/cli/write-mended";
import { folderOf, inFolder, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const use = "edition 2026\nuse std.rights\nuse std.movers\n";
const body = (rights: string): string => `
/// An example.
regime R {
  source T "Treaty" celex "11957E"
  members { FR, DE, IT }
  rule work cites T "art 48" { every member grants ${rights} to Worker from every other member }
  test "t" cites T "art 48" { host DE origin FR mover Worker on 2010-06-01  expect Work granted because work }
  expect form holds
  expect norms holds
  expect indivisibility holds
  expect reciprocity holds
  expect multilateral holds
}
`;
const clean = `${use}${body("Enter, Work")}`;
const twice = `${use}${body("Enter, Work, Enter")}`;
/** Two rounds: what is used twice, and a name that a list says twice. */
const rough = `${use}use std.rights\n${body("Enter, Work, Enter")}`;
const unused = `${clean.replace("  members", '  act Report "report"\n  members')}`;

const folders: { readonly remove: () => void }[] = [];
const folderWith = (files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = folderOf(files);
  folders.push(folder);
  return folder.path;
};
afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

describe("exit codes", () => {
  const error = '{ "lint": { "rules": { "unused-name": "error" } } }';
  const none = '{ "lint": { "maxWarnings": 0 } }';
  test.each([
    [0, { "a.regime": clean }, []],
    [0, { "a.regime": unused }, []],
    [1, { "a.regime": unused }, ["--max-warnings", "0"]],
    [0, { "a.regime": unused }, ["--max-warnings", "1"]],
    [1, { "a.regime": unused, "regime.config.json": error }, []],
    [1, { "a.regime": unused, "regime.config.json": none }, []],
    [0, { "a.regime": unused, "regime.config.json": none }, ["--max-warnings", "5"]],
    [0, { "a.regime": twice, "regime.config.json": none }, ["--fix"]],
    [3, { "a.regime": clean, "b.regime": "regime R {" }, []],
  ] as const)("%i for %j %j", async (code, files, argv) => {
    expect(await inFolder(files, "lint", ".", ...argv)).toMatchObject({ code });
  });
  test.each([
    [["nowhere.regime"], "There is no file"],
    [["a.regime", "--max-warnings", "few"], "a whole number"],
    [["-", "--fix"], "Standard input cannot be mended"],
  ])("2 for %j", async (argv, message) => {
    expect(await inFolder({ "a.regime": clean }, "lint", ...argv)).toMatchObject({ code: 2, out: "", err: expect.stringContaining(message) as string });
  });
  test("2 for a document, which has no text", async () => {
    const { out } = await inFolder({ "a.regime": clean }, "export", "a.regime", "--to", "json");
    expect(await inFolder({ "x.regime.json": out }, "lint", "x.regime.json")).toMatchObject({ code: 2, err: expect.stringContaining("has no text to lint") as string });
  });
});

describe("configuration", () => {
  test("a wrong one is told with its place, and nothing is done", async () => {
    const path = folderWith({ "law/a.regime": twice, "regime.config.json": '{\n  "lint": { "rules": { "unused-nam": "off" } }\n}\n' });
    const ran = await regime(path, ["lint", "law", "--fix"]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain("regime.config.json:2:38: `lint.rules` has a field `unused-nam`, which means nothing there. Did you mean `unused-name`?");
    expect(readFileSync(join(path, "law/a.regime"), "utf8")).toBe(twice);
  });
  test("an empty file is told to be no JSON", async () => {
    expect(await inFolder({ "a.regime": clean, "regime.config.json": "" }, "lint", "a.regime")).toMatchObject({ code: 2, err: expect.stringContaining("It is not JSON") as string });
  });
  test("each project has its own", async () => {
    const files = { "one/a.regime": unused, "one/regime.config.json": '{ "lint": { "rules": { "unused-name": "off" } } }', "two/a.regime": unused, "two/regime.config.json": "{}" };
    const { out } = await inFolder(files, "lint", "one", "two");
    expect(out.match(/\[unused-name\]/g)).toHaveLength(1);
    expect(out).toContain("two/a.regime:");
  });
});

test("findings in words", async () => {
  const { out } = await inFolder({ "a.regime": unused }, "lint", "a.regime");
  expect(out).toBe(`warning a.regime:8:7 [unused-name]
  The act \`Report\` is declared and never used.
  |
8 |   act Report "report"
  |       ^^^^^^
  Leave it out, or write the clause that was to use it.
  More: regime explain unused-name

1 file: 1 warning
`);
});

test("where nothing is found, that is said, and not with --quiet", async () => {
  expect(await inFolder({ "a.regime": clean, "b.regime": clean }, "lint", ".")).toEqual({ code: 0, out: "2 files: nothing found\n", err: "" });
  expect(await inFolder({ "a.regime": clean }, "lint", ".", "--quiet")).toEqual({ code: 0, out: "", err: "" });
});

test("notes are left out with --quiet", async () => {
  const todo = clean.replace("  members", "  // TODO\n  members");
  expect((await inFolder({ "a.regime": todo }, "lint", ".")).out).toContain("note a.regime:");
  expect((await inFolder({ "a.regime": todo }, "lint", ".", "-q")).out).toBe("");
});

test("standard input", async () => {
  const path = folderWith({});
  const ran = await regime(path, ["lint", "-"], unused);
  expect(ran.out).toContain("<standard input>:8:7 [unused-name]");
  const { out } = await regime(path, ["lint", "-", "--dry-run"], twice);
  expect(out).toContain("1 finding would be mended in 1 file");
});

test("what another file of the run uses is used", async () => {
  const law = `${use}right Rest "rest"\n${body("Enter, Work")}`;
  const files = { "law.regime": law, "more.regime": `edition 2026\nuse std.movers\nuse "law.regime"\nreform r of R { add rule rest { every member grants Rest to anybody from every other member } }\n` };
  expect((await inFolder(files, "lint", "law.regime")).out).toContain("The right `Rest`");
  expect((await inFolder(files, "lint", ".")).out).not.toContain("The right `Rest`");
});

describe("--fix", () => {
  test("mends in several rounds, and writes the text", async () => {
    const path = folderWith({ "a.regime": rough, "b.regime": clean });
    chmodSync(join(path, "a.regime"), 0o640);
    expect(await regime(path, ["lint", ".", "--fix"])).toEqual({ code: 0, out: "2 findings mended in 1 file\n2 files: nothing found\n", err: "" });
    expect(readFileSync(join(path, "a.regime"), "utf8")).toBe(clean);
    expect(statSync(join(path, "a.regime")).mode & 0o777).toBe(0o640);
    expect(readdirSync(path).toSorted()).toEqual([".git", "a.regime", "b.regime"]);
    expect(await regime(path, ["lint", ".", "--fix"])).toMatchObject({ out: "2 files: nothing found\n" });
  });
  test("leaves a link a link, and line ends and a byte order mark as they are", async () => {
    const crlf = (text: string): string => `\ufeff${text.replaceAll("\n", "\r\n")}`;
    const path = folderWith({ "real/a.regime": crlf(rough) });
    symlinkSync("real/a.regime", join(path, "link.regime"));
    expect(await regime(path, ["lint", "link.regime", "--fix"])).toMatchObject({ code: 0 });
    expect(lstatSync(join(path, "link.regime")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(path, "real/a.regime"), "utf8")).toBe(crlf(clean));
  });
  test("changes nothing where a file has errors", async () => {
    const path = folderWith({ "a.regime": rough, "b.regime": "regime R {" });
    expect(await regime(path, ["lint", ".", "--fix"])).toMatchObject({ code: 3 });
    expect(readFileSync(join(path, "a.regime"), "utf8")).toBe(rough);
  });
  test("leaves the file whole where it cannot be written", () => {
    const path = folderWith({ "a.regime": rough });
    // A folder in the place of the file to be made beside it.
    mkdirSync(join(path, `.a.regime.${process.pid}.tmp`));
    expect(() => writeMended([{ path: join(path, "a.regime"), text: clean }])).toThrow("it is as it was");
    expect(readFileSync(join(path, "a.regime"), "utf8")).toBe(rough);
  });
  test("writes none where one may not be written", () => {
    const path = folderWith({ "a.regime": rough });
    const files = ["a.regime", "gone.regime"].map((name) => ({ path: join(path, name), text: clean }));
    expect(() => writeMended(files)).toThrow("no file was changed");
    expect(readFileSync(join(path, "a.regime"), "utf8")).toBe(rough);
  });
});

describe("--dry-run", () => {
  test("shows what would change, and writes nothing", async () => {
    const path = folderWith({ "a.regime": rough });
    const { code, out } = await regime(path, ["lint", "a.regime", "--dry-run"]);
    expect(code).toBe(0);
    expect(out).toContain("--- a.regime\n+++ a.regime\n@@ -2,5 +2,4 @@\n use std.rights\n use std.movers\n-use std.rights\n");
    expect(out).toContain("-  rule work cites T \"art 48\" { every member grants Enter, Work, Enter to Worker from every other member }\n+  rule work");
    expect(out).toContain("2 findings would be mended in 1 file\n1 file: nothing found\n");
    expect(readFileSync(join(path, "a.regime"), "utf8")).toBe(rough);
    expect(await regime(path, ["lint", "a.regime", "--dry-run", "--fix"])).toEqual({ code, out, err: "" });
  });
});

describe("JSON", () => {
  interface Answer {
    readonly files: readonly { readonly mended: { readonly edits: readonly { readonly start: number; readonly end: number; readonly replacement: string }[]; readonly written: boolean } | null }[];
    readonly warnings: number;
    readonly findings: readonly { readonly rule: string; readonly level: string; readonly fix: unknown; readonly at: { readonly line: number } }[];
  }
  const json = async (files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Answer> => {
    const { out } = await inFolder(files, "lint", ".", "--format", "json", ...argv);
    expect(schemaErrors(JSON.parse(out))).toEqual([]);
    return JSON.parse(out) as Answer;
  };
  test("follows its schema and has the findings with their edits", async () => {
    const answer = await json({ "a.regime": twice, "b.regime": unused });
    expect(answer.warnings).toBe(2);
    expect(answer.findings.map((f) => [f.rule, f.level, f.fix !== null])).toEqual([["repeated-name", "warn", true], ["unused-name", "warn", false]]);
  });
  test("has the edits of the text as it was", async () => {
    const answer = await json({ "a.regime": rough }, "--dry-run");
    const mended = answer.files[0]?.mended;
    expect(mended?.written).toBe(false);
    expect(mended?.edits.reduceRight((text, { start, end, replacement }) => text.slice(0, start) + replacement + text.slice(end), rough)).toBe(clean);
    expect((await json({ "a.regime": rough }, "--fix")).files[0]?.mended?.written).toBe(true);
  });
  test("follows its schema with every rule on", async () => {
    const rules = '{ "lint": { "rules": { "named-party": "info", "citation-without-place": "error", "repeated-date": { "level": "warn", "times": 1 } } } }';
    await json({ "a.regime": readFileSync("examples/eu-free-movement.regime", "utf8"), "regime.config.json": rules });
  });
  test("says what is wrong with a broken file, as other commands do", async () => {
    const { code, out } = await inFolder({ "a.regime": "regime R {" }, "lint", ".", "--format", "json");
    expect(code).toBe(3);
    expect(schemaErrors(JSON.parse(out))).toEqual([]);
  });
});

test("`regime explain` prints the page of a rule", async () => {
  const { code, out } = await inFolder({}, "explain", "empty-promise");
  expect(code).toBe(0);
  expect(out).toBe(readFileSync("docs/rules/empty-promise.md", "utf8"));
  expect((await inFolder({}, "explain")).out).toContain("empty-promise");
  expect((await inFolder({}, "explain", "empty-promises")).err).toContain("Did you mean `empty-promise`?");
});
