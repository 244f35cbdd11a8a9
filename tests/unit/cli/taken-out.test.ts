/** `regime evaluate`: one sentence first, in full with `--verbose`, and which clause flips what fails. */
import { afterAll, describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import type { PartName } from "../../../src/evaluator/result";
import { takenOut, type JudgeParts } from "../../../src/repair";
import { folderOf, inFolder, regime } from "../../support/command-line";
import { compileText } from "../../support/compile-text";
import { freeMovement } from "../../support/free-movement";
import { schemaErrors } from "../../support/schemas";

const head = 'use std.rights\nuse std.movers\n';
/** G2 fails by any one of two exceptions, and by a third that is removed only with what it is an exception to. */
const several = `${head}regime Several {
  source T "A treaty"
  members { BE, NL, LU, DE }
  rule work cites T "art 1" { every member grants Enter, Work to Worker from every other member }
  exception first to work cites T "art 2" { BE refuses Work to Worker from NL }
  exception second to work cites T "art 3" { LU refuses Work to Worker from DE since 2000-01-01 until 2009-12-31 }
  exception third to work cites T "art 4" { every member may refuse Enter }
}
`;
/** One claim fails by any of two exceptions, another by the one rule. */
const claims = several.replace("  exception third", '  rule visit cites T "art 5" { every member grants Study to Worker from every other member }\n  claim open { always every member grants Work to Worker from every other member }\n  claim closed { never host grants Study to Worker }\n  exception third').replace("regime Several", "regime Claims");
const reformed = `${freeMovement}reform opening of Free { remove threat }\n`;
const folder = folderOf({ "free.regime": freeMovement, "several.regime": several, "claims.regime": claims, "reform.regime": reformed });
afterAll(folder.remove);
const run = (...argv: readonly string[]) => regime(folder.path, ["evaluate", ...argv]);
const flat = (text: string): string => text.replace(/\s+/g, " ");

describe("in short", () => {
  test("one sentence for each criterion and part: the verdict, how it is known, the article, and a case", async () => {
    const out = flat((await run("free.regime", "--on", "2005-01-01")).out);
    expect(out).toContain("GENERALIZED NORMS like cases are treated alike, whoever the parties are Fails from 2004-05-01 to 2011-04-30, refuted by a witness, because of transition (Treaty annex): on 2004-05-01");
    expect(out).toContain("G2 nationals of every party are treated alike by each host: fails from 2004-05-01 to 2011-04-30, refuted by a witness, because of transition (Treaty annex): on 2004-05-01 in AT, Work is granted (workers) to Worker from CY, denied (transition) to Worker from PL.");
    expect(out).toContain("Over time as above.");
    expect(out).toContain("`--verbose` tells all");
    expect(out).not.toContain("Clauses responsible:");
    expect(out).not.toContain("THE PARTIES AND THEIR RELATIONS");
    expect(out).not.toContain("Without transition");
  });
  test("a failure at another time has its case in one line", async () => {
    expect(flat((await run("free.regime")).out)).toMatch(/2004-05-01 to 2011-04-30 fails degree [^;]*; because of transition Witness: on 2004-05-01/);
  });
  test("no line is wider than a page", async () => {
    for (const more of [[], ["--verbose"]]) expect(Math.max(...(await run("several.regime", ...more)).out.split("\n").map((l) => l.length))).toBeLessThanOrEqual(100);
  });
});

describe("which clause flips a part alone", () => {
  test("the only one", async () => {
    const out = flat((await run("free.regime", "--verbose")).out);
    expect(out).toContain("From 2004-05-01 to 2011-04-30: - Without transition (Treaty annex) G2 would hold.");
    expect(out).toContain("Clauses responsible:");
    expect(out).toContain("differently: Work is");
  });
  test("none: only several together, and no more of them than are needed", async () => {
    const out = flat((await run("several.regime", "--verbose", "--on", "2005-01-01", "--since", "2000-01-01", "--until", "2009-12-31")).out);
    expect(out).toContain("Without first (T art 2) G2 would still fail, because of second.");
    expect(out).toContain("Without second (T art 3) G2 would still fail, because of first.");
    expect(out).toContain("No single clause, only together: without first and second G2 would hold.");
    expect(out).toContain("No single clause, only together: without first, second and third NEX would hold.");
  });
  test("for a part of the time", async () => {
    const out = flat((await run("several.regime", "--verbose")).out);
    expect(out).toContain("Without first (T art 2) G2 would hold until 1999-12-31, fail from 2000-01-01 to 2009-12-31 and hold since 2010-01-01; it would fail because of second.");
  });
  test("of a reform too, and of a document of checked regimes", async () => {
    expect(flat((await run("reform.regime", "--regime", "opening", "--verbose")).out)).toContain("Without transition (Treaty annex) G2 would hold.");
    const { out } = await regime(folder.path, ["export", "free.regime", "--to", "json"]);
    const read = await inFolder({ "x.regime.json": out }, "evaluate", "x.regime.json", "--verbose");
    expect(flat(read.out)).toContain("Without transition (Treaty annex) G2 would hold.");
  });
  test("of a claim: which clauses it takes to keep the claim", async () => {
    const out = flat((await run("claims.regime", "--verbose")).out);
    expect(out).toContain("CLAIM open");
    expect(out).toContain("- Without visit (T art 5) the claim `closed` would hold.");
    expect(out).toContain("- No single clause, only together: without first and second the claim `open` would hold.");
    const alone = flat((await run("claims.regime", "--verbose", "--claim", "closed")).out);
    expect(alone).toContain("- Without visit (T art 5) the claim `closed` would hold.");
    expect(alone).not.toContain("G2");
    const document = JSON.parse((await run("claims.regime", "--verbose", "--claim", "closed", "--format", "json")).out);
    expect(schemaErrors(document)).toEqual([]);
    const [one] = document.regimes;
    expect(one.claims[0].takenOut).toMatchObject([{ alone: [{ clauses: [{ rule: "visit" }], holds: true }], together: null, notTried: [] }]);
    expect(one.criteria.norms.parts.g2).not.toHaveProperty("takenOut");
  });
  test("JSON has it for each part, and a sentence", async () => {
    const { out } = await run("several.regime", "--verbose", "--format", "json");
    const document = JSON.parse(out);
    expect(schemaErrors(document)).toEqual([]);
    const { g2, g1 } = document.regimes[0].criteria.norms.parts;
    expect(g2.sentence).toMatch(/^Fails at all times, refuted by a witness, because of first \(T art 2\): on \d{4}-/);
    expect(g2.takenOut).toMatchObject([{ alone: [{ clauses: [{ rule: "first" }], holds: false, because: ["second"] }, { clauses: [{ rule: "second" }], holds: false }], together: { holds: true }, notTried: [] }]);
    expect(g1.takenOut).toHaveLength(1);
    const plain = await run("several.regime", "--format", "json");
    expect(plain.out).not.toContain("takenOut");
  });
});

/** How the judge sees it: the same clause left out by hand. */
test.each(["first", "second"])("what is said without %s is what the text without it gives", (name) => {
  const { regimes: [whole] } = compileText(several);
  const shorter = compileText(several.replace(new RegExp(`^.*exception ${name} .*\n`, "m"), "")).regimes[0];
  if (!whole || !shorter) throw new Error("no regime");
  const judge: JudgeParts = (one, { since, before }, also) => evaluate(one, { also, ...(since === null ? {} : { since }), ...(before === null ? {} : { until: before - 1 }) });
  const path = "main.regime";
  const { flips } = takenOut({ path, text: several, host: { read: () => ({ ok: false, reason: "missing", detail: "" }) } }, whole, evaluate(whole), judge);
  const partIn = (part: PartName) => evaluate(shorter).criteria.flatMap((c) => c.parts).find((p) => p.part === part)?.timeline.map(({ interval, verdict }) => ({ interval, verdict }));
  const told = flips.flatMap((f) => f.alone.filter((w) => w.clauses.some((id) => whole.clauses[id]?.name === name)).flatMap((w) => (f.part === null ? [] : [{ part: f.part, verdicts: w.verdicts }])));
  expect(told.length).toBeGreaterThan(2);
  for (const { part, verdicts } of told) expect(verdicts).toEqual(partIn(part));
});

test("texts are not made without end, and what was left is said", async () => {
  const many = Array.from({ length: 30 }, (_, i) => `  exception e${i} to work { BE refuses Work to Worker from NL since ${1900 + i}-01-01 until ${1900 + i}-12-31 }\n`).join("");
  const text = `${head}regime Many {\n  members { BE, NL, LU }\n  rule work { every member grants Enter, Work to Worker from every other member }\n${many}}\n`;
  const { out } = await inFolder({ "m.regime": text }, "evaluate", "m.regime", "--verbose");
  expect(flat(out)).toMatch(/Not taken out: e24, e25, .*; at most 24 texts are judged again\./);
});
