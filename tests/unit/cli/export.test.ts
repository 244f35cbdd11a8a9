/** `regime export`, and documents of checked regimes where a FILE is asked for. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderOf, regime } from "../../support/command-line";
import { freeMovement } from "../../support/free-movement";
import { schemaErrors } from "../../support/schemas";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = folderOf({ "free.regime": freeMovement, "broken.regime.json": "{", "spoilt.regime.json": '{"schema": "regime-lang/regime/1"}' });
const run = (...argv: readonly string[]) => regime(folder.path, argv);
let exported = "";
beforeAll(async () => {
  const { code, out, err } = await run("export", "free.regime", "--to", "json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  exported = out;
  writeFileSync(join(folder.path, "copy.regime.json"), out);
});
afterAll(folder.remove);

test("the JSON follows its schema", () => {
  expect(schemaErrors(JSON.parse(exported))).toEqual([]);
});

test("the schema is the one that is published", async () => {
  const { code, out } = await run("export", "--to", "schema");
  expect(code).toBe(0);
  expect(out).toBe(readFileSync("grammar/schemas/regime.schema.json", "utf8"));
});

describe("a document is read wherever a FILE is", () => {
  test.each([
    ["check", "FILE"], ["test", "FILE", "--coverage"], ["evaluate", "FILE"], ["evaluate", "FILE", "--binding", "soft", "--since", "2004-05-01"],
    ["decide", "FILE", "--host", "AT", "--origin", "PL", "--mover", "Worker", "--on", "2005-01-01", "--set", "presentThreat"],
    ["export", "FILE", "--to", "json"],
  ])("%s %s %s", async (...argv) => {
    const answer = async (file: string) => {
      const { code, out, err } = await run(...argv.map((a) => (a === "FILE" ? file : a)));
      return { code, out: out.replaceAll(file, "FILE").replace(/FILE:\d+/g, "FILE:LINE"), err };
    };
    expect(await answer("copy.regime.json")).toEqual(await answer("free.regime"));
  });
  test("on standard input", async () => {
    const { code, out } = await regime(folder.path, ["check", "-"], exported);
    expect({ code, out }).toEqual({ code: 0, out: "1 file, 1 regime: no errors\n" });
  });
  test("but not in a directory: it would be the same regime twice", async () => {
    expect((await run("check", ".")).out).toBe("1 file, 1 regime: no errors\n");
  });
});

describe("what is wrong with a document is exit code 3", () => {
  test("with its place", async () => {
    const { code, out } = await run("check", "broken.regime.json");
    expect(code).toBe(3);
    expect(out).toContain("not-json");
    expect(out).toContain("broken.regime.json:1:2");
  });
  test("as JSON", async () => {
    const { code, out } = await run("evaluate", "spoilt.regime.json", "--format", "json");
    expect(code).toBe(3);
    expect(schemaErrors(JSON.parse(out))).toEqual([]);
    expect(out).toContain("has no field `regimes`");
  });
  test("a file that is not there", async () => {
    expect((await run("check", "none.regime.json")).code).toBe(2);
  });
});

test("one of several regimes", async () => {
  const two = `${freeMovement}\nregime Other { members { AT, PL }  rule entry { every member grants Enter to Worker from every other member } }`;
  const { out } = await regime(folder.path, ["export", "-", "--to", "json", "--regime", "Other"], two);
  expect((JSON.parse(out) as { regimes: { name: string }[] }).regimes.map((r) => r.name)).toEqual(["Other"]);
});

test("a document as a text that is read again", async () => {
  const { code, out, err } = await run("export", "copy.regime.json", "--to", "text");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const again = await regime(folder.path, ["export", "-", "--to", "text"], out);
  expect(again).toEqual({ code: 0, out, err: "" });
});

test("what no text can say is exit code 3 and nothing on standard output", async () => {
  const spoilt = exported.replace('"name": "Austria"', '"name": "Austria-Hungary"');
  const { code, out, err } = await regime(folder.path, ["export", "-", "--to", "text"], spoilt);
  expect({ code, out }).toEqual({ code: 3, out: "" });
  expect(err).toContain("not-expressible");
});

describe("tables", () => {
  test.each([
    [["free.regime"], "regime,clause,kind"],
    [["free.regime", "--table", "rules"], "regime,clause,kind"],
    [["copy.regime.json", "--table", "rights", "--on", "2005-01-01"], "regime,host,mover,date"],
    [["free.regime", "--table", "openness", "--on", "2005-01-01"], "regime,host,mover,date"],
    [["--table", "codebook"], "table,indicator,label"],
  ])("%j", async (argv, header) => {
    const { code, out, err } = await run("export", "--to", "csv", ...argv);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.startsWith(header)).toBe(true);
    expect(out.endsWith("\r\n")).toBe(true);
  });
});

describe("questions to a solver", () => {
  const claiming = freeMovement.replace(/\}\n$/, "  claim open { always every member grants Work to Worker from every other member }\n}\n");
  const smt2 = (...argv: readonly string[]) => regime(folder.path, ["export", "-", "--to", "smt2", ...argv], claiming);

  test("one about one day, with what its answers mean and a line for each clause", async () => {
    const { code, out, err } = await smt2("--criterion", "g2", "--on", "2005-01-01");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^; Days: from 2004-05-01 to 2011-04-30\.\n/);
    for (const line of ["; unsat means: holds (proved). sat means: fails", "; rule workers (Treaty art 45)", "; exception transition (Treaty annex)", "(set-logic ALL)"]) expect(out).toContain(line);
    expect(out.match(/\(check-sat\)/g)).toHaveLength(1);
    expect(out).not.toContain("(reset)");
  });
  test("several, each with its name and a clean table", async () => {
    const { out } = await smt2("--criterion", "norms", "--on", "2005-01-01");
    expect([...out.matchAll(/^\(echo "(.*)"\)$/gm)].map((m) => m[1])).toEqual(["g1-2004-05-01.smt2", "g2-2004-05-01.smt2", "g4-2004-05-01.smt2"]);
    expect(out.match(/^\(reset\)$/gm)).toHaveLength(2);
  });
  test("in a folder, a file each", async () => {
    const { code, out } = await smt2("--claim", "open", "--output", "proofs/of claims");
    const names = readdirSync(join(folder.path, "proofs/of claims"));
    expect(names.filter((n) => n.startsWith("claim-open-")).length).toBeGreaterThan(1);
    expect(names.filter((n) => n.startsWith("meant-open-")).length).toBeGreaterThan(0);
    expect({ code, out }).toEqual({ code: 0, out: `${names.length} files in proofs/of claims\n` });
  });
  test("none, where nothing can be compared", async () => {
    expect(await smt2("--criterion", "g1", "--on", "1950-01-01")).toEqual({ code: 4, out: "", err: "Free: no file about g1 from the first day to 2004-04-30: fewer than two members\n" });
  });
  test("whatever the names, a file stays in its folder and a comment on its line", async () => {
    const document = exported.replaceAll('"name": "Free"', '"name": "../../Fr ee\\n(exit)"');
    expect(document).not.toBe(exported);
    const { code, out } = await regime(folder.path, ["export", "-", "--to", "smt2", "--on", "2005-01-01", "--criterion", "g2"], document);
    expect(code).toBe(0);
    expect(out).not.toMatch(/^\(exit\)/m);
    expect(existsSync(join(folder.path, "../../Fr ee"))).toBe(false);
  });
  test.each([
    [["--criterion", "n"], "it counts over many cases, which is no question to a solver"],
    [["--criterion", "g3"], "there is no `g3`"],
    [["--claim", "opne"], "There is no claim `opne`. Did you mean `open`?"],
    [["--output", "free.regime"], "nothing can be written there (EEXIST)"],
  ])("%j is wrong usage", async (argv, message) => {
    const { code, err } = await smt2(...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
