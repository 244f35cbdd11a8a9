import { afterAll, describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import { evaluateByTests } from "../../../src/evaluator/testing/evaluate-by-tests";
import { folderOf, regime } from "../../support/command-line";
import { compileExample, smallExamples } from "../../support/examples";
import { freeMovement } from "../../support/free-movement";
import { schemaErrors } from "../../support/schemas";
import { flat } from "../../support/flat";

const small = `use std.rights
use std.movers
regime Small {
  members { BE, NL, LU }
  rule work { every member grants Enter, Work to Worker from every other member }
  exception named to work { BE refuses Work to Worker from NL since 2005-01-01 until 2009-12-31 }
  claim open "all may work" { always every member grants Work to Worker from every other member }
  claim entry "all may enter" { always every member grants Enter to Worker from every other member }
}
`;
const folder = folderOf({ "small.regime": small, "free.regime": freeMovement });
afterAll(folder.remove);
const run = (...argv: readonly string[]): ReturnType<typeof regime> => regime(folder.path, ["evaluate", ...argv]);

describe("evaluate --method test", () => {
  test("says how much was drawn, and shows what contradicts as tests to paste", async () => {
    const { code, out } = await run("small.regime", "--method", "test", "--runs", "600", "--seed", "42", "--verbose");
    expect(code).toBe(0);
    expect(out).toContain("Clauses were not taken out one by one: cases were drawn, not counted.");
    expect(out).toContain("By cases drawn (600 for each part and claim, seed 42)");
    expect(flat(out)).toMatch(/Generalized norms holds since 2010-01-01; tested, not proved \(\d+ runs, seed 42\)/);
    expect(out).toMatch(/Found after \d+ cases? from seed 42, and shrunk: path/);
    const [pasted = ""] = /test "BE, Worker from NL.*\}/.exec(out) ?? [];
    const again = await regime(folderOf({ "x.regime": small.replace(/\}\n$/, `  ${pasted}\n}\n`) }).path, ["test", "x.regime"]);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("1 test") });
  });
  test("claims alone, and criteria alone", async () => {
    const claim = await run("small.regime", "--method", "test", "--claim", "open", "--verbose");
    expect(claim.code).toBe(1);
    expect(claim.out).toContain("expect Work denied because named");
    expect((await run("small.regime", "--method", "test", "--claim", "entry")).code).toBe(0);
    const norms = await run("small.regime", "--method", "test", "--criterion", "g2", "--require", "form");
    expect(norms.code).toBe(0);
    expect(norms.out).toContain("GENERALIZED NORMS");
    expect(norms.out).not.toContain("INDIVISIBILITY");
  });
  test("JSON", async () => {
    for (const more of [[], ["--claim", "open"], ["--criterion", "norms"]]) {
      const { out } = await run("small.regime", "--method", "test", "--runs", "300", "--format", "json", ...more);
      expect(schemaErrors(JSON.parse(out))).toEqual([]);
      expect(out).toContain(`"tested": {`);
    }
  });
  test("the same seed, the same output", async () => {
    const argv = ["free.regime", "--method", "test", "--runs", "300", "--seed", "7"];
    expect(await run(...argv)).toEqual(await run(...argv));
  });
  test("refuses what goes with the other method", async () => {
    expect(await run("small.regime", "--runs", "9")).toMatchObject({ code: 2, err: expect.stringContaining("`--runs` goes with `--simulate` or `--method test`.") });
    expect(await run("small.regime", "--method", "test", "--core")).toMatchObject({ code: 2, err: expect.stringContaining("`--core` goes with the exact method only.") });
    expect(await run("small.regime", "--method", "test", "--criterion", "nex")).toMatchObject({ code: 2, err: expect.stringContaining("`--criterion nex` goes with the exact method only.") });
    expect(await run("small.regime", "--method", "test", "--criterion", "nrom")).toMatchObject({ code: 2, err: expect.stringContaining("There are") });
    expect(await run("small.regime", "--method", "test", "--claim", "open", "--criterion", "form")).toMatchObject({ code: 2 });
    expect(await run("small.regime", "--method", "test", "--seed", "0")).toMatchObject({ code: 2, err: expect.stringContaining("whole number") });
  });
});

test.each(smallExamples)("%s: drawing finds what counting refutes", (path) => {
  for (const one of compileExample(path).regimes.filter((r) => r.at.path === path)) {
    const verdicts = (e: ReturnType<typeof evaluate>): unknown => e.criteria.map((c) => [c.criterion, c.timeline.map((s) => [s.interval, s.verdict])]);
    expect(verdicts(evaluateByTests(one, { seed: 42 }))).toEqual(verdicts(evaluate(one)));
  }
});
