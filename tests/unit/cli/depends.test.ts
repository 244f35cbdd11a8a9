/** Where a verdict or an answer depends: on what, and which values give which. */
import { afterAll, describe, expect, test } from "vitest";
import { turning } from "../../../src/evaluator/criteria/turning";
import type { VerdictName } from "../../../src/language/regime";
import { folderOf, inFolder, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const text = (when: string): string => `use std.rights
use std.movers
regime R {
  members { BE, NL, LU }
  series f : year -> admitted from "f.csv"
  judgement threat about mover "a threat" by host
  facts about mover { skilled : yes or no }
  rule work { every member grants Enter, Work to Worker from every other member }
  exception closing to work { BE refuses Work to Worker from NL when ${when} }
  exception order to work { every member may refuse Enter when threat }
  claim open "all may work" { always every member grants Work to Worker from every other member }
}
`;
const folder = folderOf({
  "one.regime": text("f(year) > 5"), "two.regime": text("(f(year) > 5 or f(year - 1) = 2)"), "many.regime": text(Array.from({ length: 8 }, (_, i) => `f(year - ${i + 1}) > 5`).join(" and ")),
  "f.csv": "year,value\n",
});
afterAll(folder.remove);
const flat = (out: string): string => out.replace(/\s+/g, " ");
const run = async (...argv: readonly string[]): Promise<string> => flat((await regime(folder.path, argv)).out);

describe("a verdict", () => {
  test("one figure", async () => {
    const out = await run("evaluate", "one.regime");
    expect(out).toContain("G2 nationals of every party are treated alike by each host: depends at all times, proved, because of closing: it fails if f(year) > 5 and it holds if it is not so that f(year) > 5 (a figure is missing in f.csv):");
    expect(out).toMatch(/CLAIM open all may work Depends at all times, proved, because of closing: it fails if f\(year\) > 5 and it holds if it is not so that f\(year\) > 5/);
  });
  test("two figures, of which either will do", async () => {
    expect(await run("evaluate", "two.regime")).toContain("it fails if f(year) > 5 or f(year - 1) = 2 and it holds if it is not so that f(year) > 5 and it is not so that f(year - 1) = 2");
  });
  test("of many, which they are", async () => {
    expect(await run("evaluate", "many.regime")).toMatch(/it turns on f\(year - \d\) > 5, .* and 4 more comparisons \(a figure is missing in f\.csv\)/);
  });
  test("JSON", async () => {
    const { out } = await regime(folder.path, ["evaluate", "two.regime", "--format", "json"]);
    const document = JSON.parse(out);
    expect(schemaErrors(document)).toEqual([]);
    expect(document.regimes[0].criteria.norms.parts.g2.timeline[0].turns).toEqual([
      { verdict: "fails", when: [[{ fact: "f(year) > 5", value: true }], [{ fact: "f(year - 1) = 2", value: true }]], complete: true },
      { verdict: "holds", when: [[{ fact: "f(year) > 5", value: false }, { fact: "f(year - 1) = 2", value: false }]], complete: true },
    ]);
  });
});

test("an answer", async () => {
  const decide = (right: string) => run("decide", "one.regime", "--host", "BE", "--origin", "NL", "--mover", "Worker", "--on", "2010-01-01", "--right", right);
  expect(await decide("Work")).toContain("Work is granted if it is not so that f(year) > 5 and is denied if f(year) > 5.");
});

describe("which values give which verdict", () => {
  const worlds = (values: number, of: (bits: readonly number[]) => VerdictName, exists: (bits: readonly number[]) => boolean = () => true) =>
    Array.from({ length: 2 ** values }, (_, n) => Array.from({ length: values }, (__, i) => (n >> i) & 1)).filter(exists).map((bits) => ({ world: new Map(bits.map((b, i) => [i, b])), verdict: of(bits) }));
  const id = (v: number): number => v;
  test("every world has the verdict of the first combination that fits it, and of no other", () => {
    const all = worlds(4, ([a, b, c, d]) => ((a && b) || (c && d) ? "fails" : a ? "vacuous" : "holds"), ([a, d]) => !(a === 1 && d === 1));
    const { turns } = turning(all, id);
    for (const { world, verdict } of all) {
      const fitting = (turns ?? []).filter((t) => t.when.some((w) => w.every(({ fact, value }) => world.get(fact) === value)));
      expect(fitting.map((t) => t.verdict)).toEqual([verdict]);
    }
  });
  test("worlds that cannot be settle nothing", () => {
    // The two are always alike: one of them says all.
    expect(turning(worlds(2, ([a]) => (a ? "fails" : "holds"), ([a, b]) => a === b), id).dependsOn).toHaveLength(1);
  });
  test("parity is not told in three combinations", () => {
    const { turns } = turning(worlds(3, ([a = 0, b = 0, c = 0]) => ((a + b + c) % 2 === 1 ? "fails" : "holds")), id);
    expect(turns?.map((t) => [t.when.length, t.complete])).toEqual([[3, false], [3, false]]);
  });
});

describe("states outside, where figures are missing", () => {
  const files = {
    "a.csv": "year,value\n2009,1\n",
    "a.regime": `use std.rights
use std.movers
regime Some {
  members { BE, NL, LU }
  series seen : year -> admitted from "a.csv"
  rule work { every member grants Enter, Work to Worker from anyone }
  exception many to work { every member refuses Work to Worker from US when seen(year - 1) > 5 }
}
`,
  };
  test("the comparison, the range of the degree and a case that fails are told", async () => {
    const { out } = await inFolder(files, "evaluate", "a.regime", "--external");
    const outside = flat(out).split("STATES OUTSIDE")[1] ?? "";
    expect(outside).toMatch(/G1 .* Depends since 2011-01-01, proved, because of many: it fails if seen\(year - 1\) > 5 and it holds if it is not so .*: it fails on 2011-01-01 in BE, .*denied \(many\) to Worker from US/);
    expect(outside).toMatch(/since 2011-01-01 depends degree from 0\.99\d\d to 1; because of many/);
  });
  test("as JSON", async () => {
    const { out } = await inFolder(files, "evaluate", "a.regime", "--external", "--format", "json");
    const found = JSON.parse(out) as { readonly regimes: readonly { readonly external: { readonly g2: readonly object[] } }[] };
    expect(schemaErrors(found)).toEqual([]);
    expect(JSON.stringify(found.regimes[0]?.external)).toContain('"dependsOn":["seen(year - 1) > 5"]');
  });
});
