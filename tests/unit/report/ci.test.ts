/** Outputs for other tools: SARIF by its schema, JUnit that is XML, annotations as GitHub's runner reads them, pages in Markdown. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../../support/build";
import { folderOf, inFolder, regime, type Ran } from "../../support/command-line";
import { smallExamples } from "../../support/examples";

// The schema of OASIS (sarif-schema-2.1.0.json), as the crate serde-sarif 0.6.5 has it.
const schema = JSON.parse(readFileSync(join(root, "tests/support/sarif-2.1.0.schema.json"), "utf8")) as object;
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(schema);

interface Sarif {
  readonly runs: readonly { readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }; readonly results: readonly SarifResult[] }[];
}
interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Readonly<Record<string, number>> } }[];
}
function sarifOf({ out }: Ran): Sarif {
  const document = JSON.parse(out) as Sarif;
  expect(validate(document) ? [] : validate.errors).toEqual([]);
  for (const run of document.runs) for (const r of run.results) expect(run.tool.driver.rules[r.ruleIndex]?.id).toBe(r.ruleId);
  return document;
}

interface Suite {
  readonly "@_name": string;
  readonly testcase: readonly { readonly "@_name": string; readonly "@_line"?: string; readonly failure?: unknown; readonly error?: unknown }[];
}
interface JUnit {
  readonly testsuites: { readonly "@_tests": string; readonly "@_failures": string; readonly "@_errors": string; readonly testsuite?: readonly Suite[] };
}
function junitOf({ out }: Ran): JUnit {
  expect(XMLValidator.validate(out)).toBe(true);
  const parsed = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === "testsuite" || name === "testcase" }).parse(out) as JUnit;
  const cases = (parsed.testsuites.testsuite ?? []).flatMap((s) => s.testcase);
  const { "@_tests": tests, "@_failures": failures, "@_errors": errors } = parsed.testsuites;
  expect([tests, failures, errors]).toEqual([cases.length, cases.filter((c) => c.failure !== undefined).length, cases.filter((c) => c.error !== undefined).length].map(String));
  return parsed;
}

/** An annotation as the runner takes it apart. */
const annotations = (out: string): readonly { readonly level: string; readonly properties: Readonly<Record<string, string>>; readonly message: string }[] =>
  out.split("\n").flatMap((line) => {
    const parts = /^::(\w+) ([^:]*)::(.*)$/.exec(line);
    if (parts === null) return line === "" ? [] : [{ level: "none", properties: {}, message: line }];
    const plain = (text: string): string => text.replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%");
    const properties = Object.fromEntries((parts[2] ?? "").split(",").map((pair) => pair.split("=")).map(([key, value]) => [key ?? "", plain(value ?? "")]));
    return [{ level: parts[1] ?? "", properties, message: plain(parts[3] ?? "") }];
  });

const flawed = { "a, b: 50%.regime": "right Work\nmover Worker\nregime R {\n  members { BE, NL }\n  rule r { every member grants Wrok to Worker from every other member }\n}\n", "good.regime": "right Work\n" };
const failing = {
  "f.regime": `right Work
mover Worker
regime Pair {
  members { BE, NL, LU }
  rule open { every member grants Work to Worker from every other member }
  rule shut { BE refuses Enter to Worker from NL }
  expect norms holds
  test "a <Dutch> & \\"Belgian\\" worker" { host BE origin NL mover Worker on 2010-01-01 expect Work denied }
  test "fine" { host NL origin BE mover Worker on 2010-01-01 expect Work granted }
}
right Enter
`,
};

describe("check", () => {
  test("SARIF names rule, place and what to do", async () => {
    const ran = await inFolder(flawed, "check", "--format", "sarif", ".");
    const [found] = sarifOf(ran).runs[0]?.results ?? [];
    expect([ran.code, ran.err, found?.ruleId, found?.kind, found?.level]).toEqual([3, "", "unknown-name", "fail", "error"]);
    expect(found?.message.text).toContain("Work");
    expect(found?.locations[0]?.physicalLocation).toMatchObject({ artifactLocation: { uri: "a%2C%20b%3A%2050%25.regime" }, region: { startLine: 5, startColumn: 32, endLine: 5, endColumn: 36 } });
  });
  test("JUnit has a case for each file", async () => {
    const { testsuites } = junitOf(await inFolder(flawed, "check", "--format", "junit", "."));
    expect(testsuites.testsuite?.[0]?.testcase.map((c) => [c["@_name"], c.failure !== undefined])).toEqual([["a, b: 50%.regime", true], ["good.regime", false]]);
  });
  test("GitHub gets its annotations, whatever a path is called", async () => {
    const [found, ...more] = annotations((await inFolder(flawed, "check", "--format", "github", ".")).out);
    expect(found?.level).toBe("error");
    expect(found?.properties).toEqual({ file: "a, b: 50%.regime", line: "5", endLine: "5", col: "32", endColumn: "36", title: "unknown-name" });
    expect(more).toEqual([]);
  });
  test("Markdown is a table of what was found", async () => {
    const { out } = await inFolder(flawed, "check", "--format", "markdown", ".");
    expect(out).toMatch(/^## regime check\n\n2 files: 1 error\.\n\n\| level \| place \| rule \| what \|\n/);
    expect(out).toContain("| error | `a, b: 50%.regime:5` | unknown-name |");
  });
  test("nothing found is said", async () => {
    const good = { "good.regime": "right Work\n" };
    expect(sarifOf(await inFolder(good, "check", "--format", "sarif", ".")).runs[0]?.results).toEqual([]);
    expect((await inFolder(good, "check", "--format", "github", ".")).out).toBe("");
    expect((await inFolder(good, "check", "--format", "markdown", ".")).out).toBe("## regime check\n\n1 file: nothing found.\n");
  });
});

describe("test", () => {
  test("what fails is a finding at its place, in every form", async () => {
    const sarif = sarifOf(await inFolder(failing, "test", "--format", "sarif", "--coverage", "f.regime"));
    expect(sarif.runs[0]?.results.map((r) => [r.ruleId, r.level, r.locations[0]?.physicalLocation.region["startLine"]])).toEqual([
      ["test-failed", "error", 8], ["expectation-not-met", "error", 7], ["clause-without-test", "note", 6],
    ]);
    const github = annotations((await inFolder(failing, "test", "--format", "github", "f.regime")).out);
    expect(github.map((a) => [a.level, a.properties["line"], a.properties["title"]])).toEqual([["error", "8", "test-failed"], ["error", "7", "expectation-not-met"]]);
    expect(github[0]?.message).toContain('a <Dutch> & "Belgian" worker: Work: expected denied; found granted');
  });
  test("JUnit has every test, with its name as it is written", async () => {
    const ran = await inFolder(failing, "test", "--format", "junit", "f.regime");
    const [suite] = junitOf(ran).testsuites.testsuite ?? [];
    expect(ran.code).toBe(1);
    expect(suite?.["@_name"]).toBe("Pair (f.regime)");
    expect(suite?.testcase.map((c) => c.failure === undefined)).toEqual([false, true, false]);
    expect(ran.out).toContain('name="a &lt;Dutch&gt; &amp; &quot;Belgian&quot; worker"');
  });
  test("Markdown counts, and lists what fails", async () => {
    const { out } = await inFolder(failing, "test", "--format", "markdown", "--coverage", "f.regime");
    expect(out).toContain("2 tests, 1 failed; 1 expectation, 1 not met.");
    expect(out).toContain("Coverage: 1 of 2 rules or exceptions (50 %).".replace("rules or exceptions", "rules and exceptions"));
    expect(out).toContain(String.raw`- **a \<Dutch\> & "Belgian" worker** (Pair (f.regime))`);
  });
});

describe("evaluate", () => {
  test("what is required and does not hold is an error; other verdicts are told", async () => {
    const sarif = sarifOf(await inFolder(failing, "evaluate", "--format", "sarif", "--require", "norms,g2", "f.regime"));
    const results = sarif.runs[0]?.results ?? [];
    expect(results.filter((r) => r.level === "error").map((r) => r.ruleId)).toEqual(["norms", "g2"]);
    expect(results.filter((r) => r.ruleId === "form").map((r) => [r.kind, r.level])).toEqual([["pass", "none"]]);
    const junit = junitOf(await inFolder(failing, "evaluate", "--format", "junit", "--require", "norms", "f.regime"));
    expect(junit.testsuites.testsuite?.[0]?.testcase.filter((c) => c.failure !== undefined).map((c) => c["@_name"])).toEqual(["require norms"]);
  });
  test("a claim that is asked for and does not hold is an error", async () => {
    const text = failing["f.regime"].replace("  expect norms", '  claim allEnter "All may enter" { always every member grants Enter to anybody from every other member }\n  expect norms');
    const ran = await inFolder({ "f.regime": text }, "evaluate", "--format", "github", "--claim", "allEnter", "f.regime");
    expect([ran.code, annotations(ran.out).map((a) => [a.level, a.properties["title"]])]).toEqual([1, [["error", "claim allEnter"]]]);
    expect(annotations(ran.out)[0]?.message).toMatch(/^Pair: claim `allEnter` is asked for; fails/);
  });
  test.each(smallExamples)("SARIF, JUnit and Markdown of %s", async (path) => {
    const [sarif, junit] = [await regime(root, ["evaluate", "--format", "sarif", path]), await regime(root, ["evaluate", "--format", "junit", path])];
    expect(sarifOf(sarif).runs[0]?.results.length).toBeGreaterThan(0);
    expect(Number(junitOf(junit).testsuites["@_tests"])).toBeGreaterThan(0);
    const { out } = await regime(root, ["evaluate", "--format", "markdown", path]);
    // Every row of a table has as many cells as its head.
    for (const line of out.split("\n").filter((l) => l.startsWith("|"))) expect(line.replaceAll(String.raw`\|`, "").split("|")).toHaveLength(6);
  });
});

describe("lint", () => {
  const files = { "regime.config.json": '{ "lint": { "rules": { "uncited-clause": "error" } } }', "l.regime": "right Work\nmover Worker\nregime R {\n  members { BE, NL }\n  rule r { every member grants Work to Worker from every other member }\n}\n" };
  test("findings have the level that the project gives them, in every form", async () => {
    const ran = await inFolder(files, "lint", "--format", "sarif", "l.regime");
    const results = sarifOf(ran).runs[0]?.results ?? [];
    expect(ran.code).toBe(1);
    expect(results.filter((r) => r.ruleId === "uncited-clause").map((r) => [r.kind, r.level, r.locations[0]?.physicalLocation.region["startLine"]])).toEqual([["fail", "error", 5]]);
    expect(new Set(results.map((r) => r.level)).size).toBeGreaterThan(1);
    const { testsuites } = junitOf(await inFolder(files, "lint", "--format", "junit", "l.regime"));
    expect(testsuites.testsuite?.[0]?.testcase.map((c) => [c["@_name"], c.failure !== undefined])).toEqual([["l.regime", true]]);
    const github = annotations((await inFolder(files, "lint", "--format", "github", "l.regime")).out);
    expect(github[0]).toMatchObject({ level: "error", properties: { line: "5", title: "uncited-clause" } });
    expect((await inFolder(files, "lint", "--format", "markdown", "l.regime")).out).toMatch(/^## regime lint\n\n1 file: 1 error/);
  });
});

describe("the summary of a job", () => {
  let ran: Ran;
  let summary = "";
  beforeAll(async () => {
    const folder = folderOf({ ...failing, "summary.md": "before\n" });
    ran = await regime(folder.path, ["test", "--format", "github", "f.regime"], "", { GITHUB_STEP_SUMMARY: join(folder.path, "summary.md") });
    summary = readFileSync(join(folder.path, "summary.md"), "utf8");
    folder.remove();
  });
  test("is added to, and the annotations are printed", () => {
    expect(summary).toMatch(/^before\n## regime test\n\n2 tests, 1 failed/);
    expect(annotations(ran.out)).toHaveLength(2);
  });
  test("that cannot be written is said, and nothing else changes", async () => {
    const folder = folderOf(failing);
    const found = await regime(folder.path, ["test", "--format", "github", "f.regime"], "", { GITHUB_STEP_SUMMARY: join(folder.path, "no", "such", "folder") });
    folder.remove();
    expect([found.code, found.out]).toEqual([1, ran.out]);
    expect(found.err).toMatch(/^The summary of the job could not be written to .*ENOENT/);
  });
});

test("other commands say which forms they have", async () => {
  const ran = await inFolder(failing, "decide", "--format", "sarif", "f.regime");
  expect([ran.code, ran.err]).toEqual([2, expect.stringContaining("`--format` is one of text, json, not `sarif`.")]);
});
