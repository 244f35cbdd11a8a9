import { afterAll, describe, expect, test } from "vitest";
import { root } from "../../support/build";
import { folderOf, inFolder, regime } from "../../support/command-line";
import { freeMovement } from "../../support/free-movement";
import { schemaErrors } from "../../support/schemas";
import { flat } from "../../support/flat";

const sourceless = `use std.rights
use std.movers
source Act "An act"
regime Sourceless {
  members { AT, DE, PL }
  rule work { every member grants Work to Worker from every other member }
  rule enter cites Act "s 1" { every member grants Enter to Worker from every other member }
}
`;
const folder = folderOf({
  "free.regime": freeMovement,
  "entries.regime": `use std.rights
use std.movers
regime Entries {
  members { AT, DE, PL }
  facts about mover { firstEntry : state  languages : some of german, polish }
  rule enter { every member grants Enter to Worker from every other member when mover.firstEntry = host and mover.languages = german }
}
`,
  "broken.regime": "use std.rights\nuse std.movers\nregime R { members { AT, PL, CY } rule r { every member grants Wrok to Worker from every other member } }\n",
  "two.regime": freeMovement + freeMovement.replace("regime Free", "regime Other").replace(/^use .*\n/gm, ""),
  "failing.regime": freeMovement.replace("expect Work denied", "expect Work granted").replace("norms holds", "norms fails"),
  "sourceless.regime": sourceless,
  "reformed.regime": `${sourceless}reform later of Sourceless { add rule leave { every member grants Exit to Worker from every other member } }\n`,
  "apart.regime": `use std.rights
use std.movers
use "sourceless.regime"
reform later of Sourceless {
  add rule leave { every member grants Exit to Worker from every other member }
  add test "a Pole leaves Austria" { host AT origin PL mover Worker on 2005-01-01  expect Exit granted because leave }
}
`,
  "library.regime": 'right Dance "to dance"\n',
});
afterAll(folder.remove);
const run = (...argv: readonly string[]): ReturnType<typeof regime> => regime(folder.path, argv);
const json = (text: string): unknown => JSON.parse(text);
const pole = ["--host", "AT", "--origin", "PL", "--mover", "Worker", "--on", "2005-01-01"];

describe("check", () => {
  test("a sound file", async () => {
    expect(await run("check", "free.regime")).toMatchObject({ code: 0, out: "1 file, 1 regime: no errors\n" });
  });
  test("says nothing when quiet and all is well", async () => {
    expect(await run("check", "--quiet", "free.regime")).toEqual({ code: 0, out: "", err: "" });
  });
  test("a file with an error", async () => {
    const { code, out } = await run("check", "broken.regime");
    expect(code).toBe(3);
    expect(out).toContain("error broken.regime:3:");
    expect(out).toContain("`Work`");
    expect(out).toContain("More: regime explain unknown-name");
  });
  test("a directory", async () => {
    const { code, out } = await run("check", ".");
    expect(code).toBe(3);
    expect(out).toContain("broken.regime:3:");
  });
  test("standard input", async () => {
    expect(await regime(folder.path, ["check", "-"], freeMovement)).toMatchObject({ code: 0 });
    const { code, out } = await regime(folder.path, ["check", "-"], "regime {");
    expect(code).toBe(3);
    expect(out).toContain("<standard input>:1:");
  });
  test("as JSON", async () => {
    const { code, out } = await run("check", "--format", "json", ".");
    expect(code).toBe(3);
    expect(schemaErrors(json(out))).toEqual([]);
    expect(json(out)).toMatchObject({ errors: 1, files: expect.arrayContaining([{ path: "free.regime", regimes: ["Free"] }]) });
  });
  test("sources only where they are asked for", async () => {
    expect(await run("check", "sourceless.regime")).toMatchObject({ code: 0, out: "1 file, 1 regime: no errors\n" });
    const { code, out } = await run("check", "--provenance", "sourceless.regime");
    expect(code).toBe(1);
    expect(flat(out)).toContain("warning sourceless.regime:3:8 [source-without-identifier] `Act` is cited without an official identifier, and nothing says that it is unverified.");
    expect(out).toContain("warning sourceless.regime:6:8 [uncited-clause]\n  The rule `work` cites no source.");
    expect(out).toContain("cited here");
    expect(out).toContain("More: regime explain uncited-clause");
    expect(out).toContain("1 file, 1 regime: no errors\n");
    expect((await run("check", "--provenance", "--quiet", "sourceless.regime")).out).toContain("[uncited-clause]");
    expect((await run("check", "--provenance", "sourceless.regime", "broken.regime")).code).toBe(3);
  });
  test("sources as JSON", async () => {
    const { code, out } = await run("check", "--provenance", "--format", "json", "sourceless.regime");
    expect(code).toBe(1);
    expect(schemaErrors(json(out))).toEqual([]);
    expect(json(out)).toMatchObject({ errors: 0, warnings: 2, diagnostics: [{ code: "source-without-identifier", severity: "warning" }, { code: "uncited-clause", severity: "warning" }] });
  });
  test("a reform says nothing of its base a second time", async () => {
    const { code, out } = await run("check", "--provenance", "--format", "json", "reformed.regime");
    expect(code).toBe(1);
    expect((JSON.parse(out) as { diagnostics: readonly { code: string; at: { line: number } }[] }).diagnostics.map((d) => [d.code, d.at.line])).toEqual([
      ["source-without-identifier", 3], ["uncited-clause", 6], ["uncited-clause", 9],
    ]);
  });
  test("the examples say where they have everything from", async () => {
    expect(await regime(root, ["check", "--provenance", "--quiet", "examples"])).toMatchObject({ code: 0, out: "" });
  });
  test("times go to standard error", async () => {
    expect((await run("check", "--stats", "free.regime")).err).toMatch(/ms {2}parse files\n.*ms {2}check files\n/);
  });
  test("colours only if asked or on a terminal", async () => {
    expect((await run("check", "broken.regime")).out).not.toContain("\u001b[");
    expect((await run("check", "--color", "always", "broken.regime")).out).toContain("\u001b[");
  });
});

describe("test", () => {
  test("all hold", async () => {
    const { code, out } = await run("test", "free.regime");
    expect(out).toContain("2 tests (2 cases): 2 passed, 0 failed; 2 expectations: 2 met, 0 not met");
    expect(code).toBe(0);
  });
  test("failures are exit code 1 with what was found", async () => {
    const { code, out } = await run("test", "failing.regime");
    expect(code).toBe(1);
    expect(out).toContain("FAIL  Pole in Austria (failing.regime:16)");
    expect(out).toContain("found denied because transition (Treaty annex)");
    expect(out).toContain("found holds since 2011-05-01");
  });
  test("filter", async () => {
    expect((await run("test", "--filter", "Cypriot", "failing.regime")).code).toBe(0);
    expect(await run("test", "--filter", "nobody", "free.regime")).toMatchObject({ code: 2, err: expect.stringContaining("`nobody`") });
  });
  test("nothing to run is not success", async () => {
    expect((await run("test", "library.regime")).code).toBe(2);
  });
  test("coverage and its threshold", async () => {
    const { code, out } = await run("test", "--coverage", "free.regime");
    expect(code).toBe(0);
    expect(out).toContain("Coverage: 2 of 3 rules and exceptions decide some test (66 %).\n  no test decides threat");
    expect(await run("test", "--threshold", "67", "free.regime")).toMatchObject({ code: 1, err: expect.stringContaining("below the threshold") });
    expect((await run("test", "--threshold", "66", "free.regime")).code).toBe(0);
  });
  test("what a reform leaves to its base is counted there, in another file too", async () => {
    expect((await run("test", "--coverage", "apart.regime")).out).toContain("Coverage: 1 of 1 rule or exception decide some test (100 %).");
    expect((await run("test", "--coverage", "sourceless.regime", "apart.regime")).out).toContain("Coverage: 1 of 3 rules and exceptions decide some test (33 %).");
  });
  test("as JSON", async () => {
    const { code, out } = await run("test", "--format", "json", "--coverage", "failing.regime");
    expect(code).toBe(1);
    expect(schemaErrors(json(out))).toEqual([]);
    expect(json(out)).toMatchObject({ tests: 2, failedTests: 1, unmet: 1 });
  });
  test("a broken file is exit code 3", async () => {
    expect(await run("test", "broken.regime")).toMatchObject({ code: 3, out: "", err: expect.stringContaining("[unknown-name]") });
  });
});

describe("evaluate", () => {
  test("text", async () => {
    const { code, out } = await run("evaluate", "free.regime", "--verbose");
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}2004-05-01 to 2011-04-30 {2}fails/m);
    expect(out).toContain("Witness: On 2004-05-01 Austria treats");
    expect(out).toContain("presentThreat: \"genuine threat\", judged by the host");
  });
  test("JSON", async () => {
    const { out } = await run("evaluate", "--format", "json", "--on", "2005-01-01", "two.regime");
    expect(schemaErrors(json(out))).toEqual([]);
    expect(json(out)).toMatchObject({ regimes: [{ regime: "Free", criteria: { norms: { verdict: "fails", grade: "refuted" } } }, { regime: "Other" }] });
  });
  test.each([
    [["--require", "norms"], 0],
    [["--require", "norms", "--on", "2011-04-30"], 1],
    [["--require", "norms", "--on", "2011-05-01"], 0],
    [["--require", "norms", "--since", "2011-05-01"], 0],
    [["--require", "norms,g4", "--since", "2010-01-01", "--until", "2012-01-01"], 1],
    [["--require", "g4", "--since", "2010-01-01", "--until", "2012-01-01"], 0],
    [["--require", "norms", "--on", "1990-01-01"], 1],
    [[], 0],
  ])("%j is exit code %i", async (options, code) => {
    expect((await run("evaluate", "--quiet", "free.regime", ...options)).code).toBe(code);
  });
  test("a file without a regime", async () => {
    expect(await run("evaluate", "library.regime")).toMatchObject({ code: 2, err: expect.stringContaining("holds no regime") });
  });
  test("broken files answer in JSON too", async () => {
    const { code, out } = await run("evaluate", "--format", "json", "broken.regime");
    expect(code).toBe(3);
    expect(schemaErrors(json(out))).toEqual([]);
    expect(json(out)).toMatchObject({ schema: "regime-lang/diagnostics/1", errors: 1 });
  });
});

describe("decide", () => {
  test("the answer is the first line", async () => {
    const { code, out } = await run("decide", "free.regime", ...pole, "--right", "Work");
    expect(out.split("\n")[0]).toBe("Work is denied to a worker from Poland in Austria on 2005-01-01.");
    expect(code).toBe(0);
  });
  test("facts are stated as in a test", async () => {
    const ask = async (...sets: readonly string[]): Promise<string> =>
      (await run("decide", "free.regime", ...pole, "--right", "Enter", "--quiet", ...sets.flatMap((s) => ["--set", s]))).out;
    expect(await ask("presentThreat")).toContain("left to the discretion of the host");
    expect(await ask("presentThreat=yes")).toContain("left to the discretion of the host");
    expect(await ask("not presentThreat")).toContain("Enter is granted");
  });
  test("states and labels of several are stated as in a test too", async () => {
    const ask = async (...sets: readonly string[]): Promise<string> =>
      (await run("decide", "entries.regime", ...pole, "--right", "Enter", "--quiet", ...sets.flatMap((s) => ["--set", s]))).out;
    expect(await ask("firstEntry = host", "languages = german")).toContain("Enter is granted");
    expect(await ask("firstEntry=AT and languages=german")).toContain("Enter is granted");
    expect(await ask("firstEntry = DE", "languages = german")).toContain("is not regulated");
    expect(await ask("firstEntry = host", "languages != german")).toContain("is not regulated");
    expect((await run("decide", "entries.regime", ...pole, "--set", "firstEntry != host")).err).toContain("stands only between");
    expect(await ask("firstEntry = none")).toContain("is not regulated");
  });
  test("why not", async () => {
    const { out } = await run("decide", "free.regime", ...pole, "--right", "Enter", "--set", "presentThreat", "--why-not");
    expect(out).toContain('Why not  Enter would be granted if not presentThreat ("genuine threat")');
  });
  test("JSON", async () => {
    const { out } = await run("decide", "--format", "json", "free.regime", ...pole);
    expect(schemaErrors(json(out))).toEqual([]);
    expect(json(out)).toMatchObject({ positions: expect.arrayContaining([expect.objectContaining({ right: "Work", position: "denied" })]) });
  });
  test.each([
    [["--set", "presentTreat"], "Did you mean `presentThreat`?"],
    [["--set", "presentThreat=maybe"], "yes or no"],
    [["--set", "presentThreat", "--set", "not presentThreat"], "stated twice"],
    [["--right", "Wrok"], "Did you mean `Work`?"],
    [["--regime", "Fre"], "Did you mean `Free`?"],
  ])("%j", async (options, message) => {
    expect(await run("decide", "free.regime", ...pole, ...options)).toMatchObject({ code: 2, out: "", err: expect.stringContaining(message) });
  });
  test.each([
    [{ host: "Austria" }, "Austria is written `AT`"],
    [{ host: "PL" }, "the same"],
    [{ host: "stateless" }, "no party"],
    [{ mover: "Workr" }, "Did you mean `Worker`?"],
    [{ on: "2005-13-01" }, "YYYY-MM-DD"],
  ])("%j", async (changed, message) => {
    const asked = { host: "AT", origin: "PL", mover: "Worker", on: "2005-01-01", ...changed };
    const { code, err } = await run("decide", "free.regime", ...Object.entries(asked).flatMap(([k, v]) => [`--${k}`, v]));
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
  test("several regimes need a choice", async () => {
    expect(await run("decide", "two.regime", ...pole)).toMatchObject({ code: 2, err: expect.stringContaining("--regime Free, --regime Other") });
    expect((await run("decide", "two.regime", ...pole, "--regime", "Other")).code).toBe(0);
  });
});

describe("explain", () => {
  test("lists the codes", async () => {
    expect((await inFolder({}, "explain")).out).toContain("unknown-name");
  });
  test("shows a page", async () => {
    expect(await inFolder({}, "explain", "inconsistent-rules")).toMatchObject({ code: 0, out: expect.stringContaining("inconsistent-rules") });
  });
});

describe("reforms, and what is declared beside the law", () => {
  const file = {
    "reform.regime": `${freeMovement}
reform opening of Free { admit UA since 2030-01-01 }
`,
    "beside.regime": `${freeMovement.replace(/\}\s*$/, "")}
  claim refuge "No refusal" { never host refuses Enter }
  interests { host gains 5 EUR for Worker per year   state AT { security 1 } }
  scenario baseline { horizon 2025 to 2040   discount 3 %   flow Worker from PL to AT 5 per year }
  scenario other { horizon 2025 to 2040   discount 3 %   flow Worker from PL to AT 5 per year }
}
`,
  };
  test("a reform is a regime of its own", async () => {
    const all = await inFolder(file, "evaluate", "--format", "json", "reform.regime");
    expect(schemaErrors(json(all.out))).toEqual([]);
    expect(json(all.out)).toMatchObject({ regimes: [{ regime: "Free", reformOf: null }, { regime: "opening", reformOf: "Free" }] });
    expect((await inFolder(file, "evaluate", "--quiet", "--regime", "opening", "reform.regime")).out).toMatch(/^opening: reform of Free\n/);
    const decided = await inFolder(file, "decide", "reform.regime", "--regime", "opening", "--host", "UA", "--origin", "PL", "--mover", "Worker", "--on", "2031-01-01");
    expect(decided).toMatchObject({ code: 0 });
    expect(decided.out).toContain("granted");
  });
  test("what is not judged is listed, and never looks judged", async () => {
    const text = await inFolder(file, "evaluate", "beside.regime");
    expect(text.out).toContain("DECLARED, NOT JUDGED HERE\n  - scenario other\n");
    const { out } = await inFolder(file, "evaluate", "--format", "json", "beside.regime");
    expect(schemaErrors(json(out))).toEqual([]);
    expect(json(out)).toMatchObject({
      regimes: [{ claims: [{ claim: "refuge", verdict: "holds" }], notJudged: [{ kind: "scenario", name: "other", verdict: null }] }],
    });
  });
  test("a claim is judged, alone if asked", async () => {
    const claims = {
      "claims.regime": `${freeMovement.replace(/\}\s*$/, "")}
  claim refuge "No refusal" { never host refuses Enter }
  claim work { always host grants Work to Worker from every other member }
  claim idle { never host refuses Enter before 1900-01-01 }
}
`,
    };
    expect((await inFolder(claims, "evaluate", "claims.regime")).out).toContain("CLAIM refuge  No refusal\n");
    expect((await inFolder(claims, "evaluate", "--quiet", "claims.regime")).out).toMatch(/Claim idle +vacuous: no case is meant\n/);
    expect(await inFolder(claims, "evaluate", "--claim", "refuge", "claims.regime")).toMatchObject({ code: 0 });
    const { code, out } = await inFolder(claims, "evaluate", "--claim", "work", "--verbose", "claims.regime");
    expect(code).toBe(1);
    expect(out).toMatch(/^Free\nCLAIM work\n[^]* fails [^]*Witness: On /);
    expect((await inFolder(claims, "evaluate", "--claim", "work", "claims.regime")).out).toMatch(/^Free\nCLAIM work\n[^]* fails [^]*Witness: on /);
    expect(await inFolder(claims, "evaluate", "--claim", "refuges", "claims.regime")).toMatchObject({ code: 2, err: expect.stringContaining("Did you mean `refuge`?") });
  });
});
