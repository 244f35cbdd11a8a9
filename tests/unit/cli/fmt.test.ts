import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { folderOf, regime, type Ran } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const loose = "right   A\n";
const neat = "right A\n";
const broken = "regime X { rule }\n";

let folder: ReturnType<typeof folderOf> | undefined;
afterEach(() => folder?.remove());

/** Runs `regime fmt` in a new folder with these files. */
async function fmt(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Ran> {
  folder = folderOf(files);
  return regime(folder.path, ["fmt", ...argv]);
}
const at = (name: string): string => join(folder?.path ?? "", name);
const read = (name: string): string => readFileSync(at(name), "utf8");

describe("regime fmt", () => {
  test("lays files out in place, names those it changed, and leaves nothing behind", async () => {
    const { code, out, err } = await fmt({ "a.regime": loose, "sub/b.regime": neat, "c.txt": loose }, ".");
    expect({ code, out, err }).toEqual({ code: 0, out: "a.regime\n1 file formatted, 1 as they should be\n", err: "" });
    expect([read("a.regime"), read("sub/b.regime"), read("c.txt")]).toEqual([neat, neat, loose]);
    expect(readdirSync(at("."))).toEqual([".git", "a.regime", "c.txt", "sub"]);
  });

  test("with --check changes nothing, names the files that differ, and ends with 1", async () => {
    const { code, out } = await fmt({ "a.regime": loose, "b.regime": neat }, "--check", ".");
    expect({ code, out, text: read("a.regime") }).toEqual({ code: 1, out: "a.regime\n1 file to format, 1 as they should be\n", text: loose });
    expect(await regime(at("."), ["fmt", "--check", "b.regime"])).toMatchObject({ code: 0 });
    expect(await regime(at("."), ["fmt", "--check", "--quiet", "."])).toMatchObject({ code: 1, out: "a.regime\n" });
  });

  test("reads standard input and writes the layout to standard output", async () => {
    folder = folderOf({});
    expect(await regime(folder.path, ["fmt", "-"], loose)).toEqual({ code: 0, out: neat, err: "" });
    expect(await regime(folder.path, ["fmt", "-", "--check"], loose)).toMatchObject({ code: 1, out: "<standard input>\n" });
    writeFileSync(at("a.regime"), loose);
    expect(await regime(folder.path, ["fmt", "-", "a.regime"], loose)).toEqual({ code: 0, out: neat, err: "a.regime\n2 files formatted, 0 as they should be\n" });
    expect(await regime(folder.path, ["fmt", "-"], broken)).toMatchObject({ code: 3, out: "" });
  });

  test("leaves files with errors alone, reports them, lays out the others, and ends with 3", async () => {
    const { code, out, err } = await fmt({ "a.regime": broken, "b.regime": loose }, "a.regime", "b.regime");
    expect({ code, out }).toEqual({ code: 3, out: "b.regime\n1 file formatted, 0 as they should be, 1 left alone\n" });
    expect(err).toMatch(/^error a\.regime:1:17 \[unexpected-text\]/);
    expect([read("a.regime"), read("b.regime")]).toEqual([broken, neat]);
  });

  test("says why a file cannot be read", async () => {
    folder = folderOf({ "a.regime": new Uint8Array([0xff, 0xfe, 0x41]) });
    const { code, err } = await regime(folder.path, ["fmt", "a.regime"]);
    expect(code).toBe(3);
    expect(err).toContain("`a.regime` is not a text.");
  });

  test("changes only a range where one is asked for", async () => {
    const { code } = await fmt({ "a.regime": `${loose}${loose}` }, "a.regime", "--range-start", "10");
    expect({ code, text: read("a.regime") }).toEqual({ code: 0, text: `${loose}${neat}` });
    expect(await regime(at("."), ["fmt", "a.regime", "--range-end", "x"])).toMatchObject({ code: 2 });
    expect(await regime(at("."), ["fmt", "a.regime", "-", "--range-end", "3"])).toMatchObject({ code: 2 });
  });

  test("answers in JSON by its schema", async () => {
    const { code, out } = await fmt({ "a.regime": loose, "b.regime": broken, "c.regime": neat, "d.regime": loose, ".prettierignore": "d.regime" }, "--check", "--format", "json", ".");
    const document = JSON.parse(out) as { files: readonly unknown[] };
    expect({ code, errors: schemaErrors(document) }).toEqual({ code: 3, errors: [] });
    expect(document.files).toEqual([
      { path: "a.regime", outcome: "differs" }, { path: "b.regime", outcome: "refused" }, { path: "c.regime", outcome: "unchanged" }, { path: "d.regime", outcome: "ignored" },
    ]);
    const piped = JSON.parse((await regime(at("."), ["fmt", "-", "--format", "json"], loose)).out) as unknown;
    expect(schemaErrors(piped)).toEqual([]);
    expect(piped).toMatchObject({ files: [{ outcome: "formatted", text: neat }] });
  });
});

describe("the configuration of prettier", () => {
  const wide = "right R needs Aaaaaaaaaaaaaaa, Bbbbbbbbbbbbbbbb, Cccccccccccccc\n";
  const narrow = "right R\n\tneeds Aaaaaaaaaaaaaaa,\n\t\tBbbbbbbbbbbbbbbb, Cccccccccccccc\n";

  test.each([
    [".prettierrc", "printWidth: 36\nuseTabs: true\n"],
    [".prettierrc.json", '{ "overrides": [{ "files": "*.regime", "options": { "printWidth": 36, "useTabs": true } }] }'],
    [".editorconfig", "root = true\n[*.regime]\nmax_line_length = 36\nindent_style = tab\n"],
  ])("in %s is obeyed", async (name, text) => {
    await fmt({ "a.regime": wide, [name]: text }, "a.regime");
    expect(read("a.regime")).toBe(narrow);
  });

  test("says how lines end", async () => {
    await fmt({ "a.regime": loose, ".editorconfig": "root = true\n[*]\nend_of_line = crlf\n" }, "a.regime");
    expect(read("a.regime")).toBe("right A\r\n");
  });

  test("says what is ignored, also where it is named", async () => {
    const { code, out } = await fmt({ "a.regime": loose, "b.regime": loose, ".prettierignore": "a.*\n" }, "a.regime", "b.regime");
    expect({ code, out, text: read("a.regime") }).toEqual({ code: 0, out: "b.regime\n1 file formatted, 0 as they should be, 1 ignored\n", text: loose });
  });

  test("is wrong usage where it cannot be read", async () => {
    const { code, err } = await fmt({ "a.regime": loose, ".prettierrc": "{ printWidth" }, "a.regime");
    expect({ code, text: read("a.regime") }).toEqual({ code: 2, text: loose });
    expect(err).toMatch(/^The configuration of prettier for .*a\.regime` cannot be read/);
  });
});

describe("the file", () => {
  test("keeps its permissions and its byte order mark", async () => {
    folder = folderOf({ "a.regime": `\ufeff${loose}` });
    chmodSync(at("a.regime"), 0o640);
    await regime(folder.path, ["fmt", "a.regime"]);
    expect([read("a.regime"), statSync(at("a.regime")).mode & 0o777]).toEqual([`\ufeff${neat}`, 0o640]);
  });

  test("behind a link is replaced, not the link", async () => {
    folder = folderOf({ "real/a.regime": loose });
    symlinkSync("real/a.regime", at("link.regime"));
    expect(await regime(folder.path, ["fmt", "link.regime"])).toMatchObject({ code: 0 });
    expect([lstatSync(at("link.regime")).isSymbolicLink(), read("real/a.regime")]).toEqual([true, neat]);
  });

  test("outside the project is left alone", async () => {
    const outside = folderOf({ "a.regime": loose });
    folder = folderOf({});
    symlinkSync(join(outside.path, "a.regime"), at("link.regime"));
    const { code, err } = await regime(folder.path, ["fmt", "link.regime"]);
    const kept = readFileSync(join(outside.path, "a.regime"), "utf8");
    outside.remove();
    expect({ code, kept }).toEqual({ code: 3, kept: loose });
    expect(err).toContain("outside");
  });

  test("is as it was where nothing can be written beside it", async () => {
    folder = folderOf({ "a.regime": loose, "b.regime": loose });
    // What stands in the way of the new file: permissions do not stop whoever may do everything.
    mkdirSync(at(`.a.regime.${process.pid}.tmp`));
    const { code, out, err } = await regime(folder.path, ["fmt", "."]);
    expect({ code, err }).toEqual({ code: 2, err: "a.regime cannot be written (EEXIST); it is as it was.\n" });
    expect(out).toBe("b.regime\n1 file formatted, 0 as they should be, 1 left alone\n");
    expect([read("a.regime"), read("b.regime")]).toEqual([loose, neat]);
  });
});
