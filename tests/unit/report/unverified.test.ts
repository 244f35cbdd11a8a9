/** What a source or a citation leaves unverified is said wherever it is quoted. */
import { afterAll, describe, expect, test } from "vitest";
import { citation, isUnverified, unverifiedRemark } from "../../../src/language/citations";
import type { Regime } from "../../../src/language/regime";
import { folderOf, regime } from "../../support/command-line";
import { compileText } from "../../support/compile-text";
import { schemaErrors } from "../../support/schemas";

const text = `use std.rights
use std.movers
source Pact "A pact (days unverified)" treaty "1 UNTS 1"
source Rules "Rules" document "R/1"
act Pay "to pay"
regime R {
  members { FR, DE, IT }
  rule work cites Pact "art 1" { every member grants Enter, Work to Worker from every other member }
  exception shut to work cites Rules "rule 2 (unverified)" { FR refuses Work to Worker from DE }
  duty dues cites Pact { every member must Pay toward every other member }
  institution Court "A court" cites Pact "art 9" { monitors everything }
  test "wrong" cites Pact { host IT origin DE mover Worker on 2000-01-01 expect Work denied }
  test "wrong too" { host FR origin DE mover Worker on 2000-01-01 expect Work granted }
  expect g2 holds
}
`;
const folder = folderOf({ "r.regime": text });
afterAll(folder.remove);
const run = async (...argv: readonly string[]): Promise<string> => (await regime(folder.path, argv)).out.replace(/\s+/g, " ");
const oneCase = ["--host", "FR", "--origin", "DE", "--mover", "Worker", "--on", "2000-01-01"];
const only = (): Regime => {
  const [first] = compileText(text).regimes;
  if (!first) throw new Error("the text does not compile");
  return first;
};

describe("in short", () => {
  test.each([
    ["A pact", ""], ["A pact (unverified)", "(unverified)"], ["A pact of 1960 (day unverified), ended 1970", "(day unverified)"], ["A pact, Unverified", "(unverified)"],
    ["A pact (1960) (day: unverified) (end: unverified)", "(day: unverified) (end: unverified)"], ["A pact (verified)", ""],
  ])("%s: %s", (title, remark) => expect(unverifiedRemark(title)).toBe(remark));

  test("the remark of the title follows the article, unless the article has one", () => {
    expect(citation(only(), { source: "Pact", place: "art 1" })).toBe("Pact art 1 (days unverified)");
    expect(citation(only(), { source: "Pact", place: null })).toBe("Pact (days unverified)");
    expect(citation(only(), { source: "Pact", place: "art 1 (unverified)" })).toBe("Pact art 1 (unverified)");
    expect(citation(only(), { source: "Rules", place: "rule 2" })).toBe("Rules rule 2");
    expect(["Pact", "Rules"].map((source) => isUnverified(only(), { source, place: null }))).toEqual([true, false]);
  });
});

describe("wherever it is quoted", () => {
  test("in an answer", async () => {
    const out = await run("decide", "r.regime", ...oneCase, "--verbose");
    expect(out).toContain("shut: Rules (document R/1), rule 2 (unverified)");
    expect(out).toContain("work (Pact art 1 (days unverified))");
    expect(out).toContain("dues (A pact (days unverified) (treaty 1 UNTS 1))");
  });
  test("in a failed test and an unmet expectation", async () => {
    const out = await run("test", "r.regime");
    expect(out).toContain("found granted because work (Pact art 1 (days unverified))");
    expect(out).toContain("found denied because shut (Rules rule 2 (unverified))");
    expect(out).toContain("because of shut (Rules rule 2 (unverified))");
  });
  test("in a report", async () => {
    expect(await run("evaluate", "r.regime")).toContain("shut (Rules rule 2 (unverified))");
    const out = await run("evaluate", "r.regime", "--verbose");
    expect(out).toContain("institution Court: monitors everything (Pact art 9 (days unverified))");
    expect(out).toContain("Clauses responsible: shut: Rules (document R/1), rule 2 (unverified)");
    expect(out).toContain("granted in Italy (work; Pact art 1 (days unverified))");
  });
  test("in a table", async () => {
    expect(await run("export", "r.regime", "--to", "csv")).toContain("Pact art 1 (days unverified)");
  });
  test("as JSON, where articles are data too", async () => {
    const answer: unknown = JSON.parse((await regime(folder.path, ["decide", "r.regime", ...oneCase, "--format", "json", "--verbose"])).out);
    expect(schemaErrors(answer)).toEqual([]);
    expect(answer).toMatchObject({ positions: expect.arrayContaining([expect.objectContaining({ because: [expect.objectContaining({ rule: "shut", cites: [{ source: "Rules", place: "rule 2 (unverified)", verified: false }] })] })]) });
    expect(JSON.stringify(answer)).toContain('"Pact art 1 (days unverified)"');
  });
});
