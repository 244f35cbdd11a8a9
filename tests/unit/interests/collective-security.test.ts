/** The stylised interests in collective security, and what theory says of each: assurance, a public good that invites free riders, the hour of need. */
import { describe, expect, test } from "vitest";
import { interests } from "../../../src/evaluator/interests/interests";
import type { InterestsReport } from "../../../src/evaluator/result";
import { simulate } from "../../../src/evaluator/simulation/simulate";
import { linearPublicGood, publicGoodGrim, publicGoodPayoffs, smallestEffectiveGroup, solvePublicGood } from "../../../src/games";
import { add, formatRational, rational, subtract, type Rational } from "../../../src/language/rational";
import type { Regime } from "../../../src/language/regime";
import { compileExample } from "../../support/examples";

const { regimes } = compileExample("examples/interests/collective-security.regime");
function reform(name: string): Regime {
  const found = regimes.find((r) => r.name === name);
  if (found === undefined) throw new Error(`no reform ${name}`);
  return found;
}
function reportOf(name: string, scenario = "quiet"): InterestsReport {
  const report = interests(reform(name), { scenario });
  if (report === null) throw new Error("no interests");
  return report;
}
const criticals = ({ sustain }: InterestsReport): readonly (string | null)[] =>
  (sustain.at?.expected.members ?? []).map((m) => (m.critical === null ? null : formatRational(m.critical)));

describe("to keep the peace is an assurance", () => {
  const { dyads } = reportOf("restraint").dyads;
  test("each two: kept peace holds itself up, and so does mistrust", () => {
    expect(dyads.length).toBe(6);
    for (const d of dyads) expect(d).toMatchObject({ kind: "assurance", names: ["stag-hunt"], equilibria: ["CC", "DD"], reading: "assurance" });
    expect(dyads.map((d) => d.payoffs.row.map(formatRational))).toEqual(Array.from({ length: 6 }, () => ["4", "-1", "1", "0"]));
  });
  test("nothing is gained by leaving, so that no future is needed", () => {
    expect(criticals(reportOf("restraint"))).toEqual(["0", "0", "0", "0"]);
  });
});

describe("to stand ready is a public good", () => {
  const report = reportOf("readiness");
  const half = rational(1, 2);
  const good = linearPublicGood(4, half, 3);

  test("between each two: the prisoner's dilemma", () => {
    expect(report.dyads.dyads.length).toBe(6);
    for (const d of report.dyads.dyads) expect(d).toMatchObject({ kind: "prisoners-dilemma", equilibria: ["DD"], reading: "collaboration" });
  });
  test("among all: whoever stands ready or not, the games of two add up to the linear public good of four with m = 1/2", () => {
    const members = [...new Set(report.dyads.dyads.flatMap((d) => [d.row, d.column]))].sort((a, b) => a - b);
    /** What a member nets where those of the set stand ready toward all. */
    const netOf = (member: number, ready: ReadonlySet<number>): Rational =>
      report.dyads.dyads.flatMap((d) => {
        if (d.row !== member && d.column !== member) return [];
        const cell = (ready.has(d.row) ? 0 : 2) + (ready.has(d.column) ? 0 : 1);
        return (d.row === member ? d.payoffs.row : d.payoffs.column)[cell] ?? [];
      }).reduce(add, rational(0));
    for (let profile = 0; profile < 16; profile++) {
      const ready = new Set(members.filter((_, i) => (profile & (1 << i)) !== 0));
      const expected = publicGoodPayoffs(good, members.map((m) => rational(ready.has(m) ? 3 : 0))).map((u) => formatRational(subtract(u, rational(3))));
      expect(members.map((m) => formatRational(netOf(m, ready)))).toEqual(expected);
    }
  });
  test("each rides free in a single round, all would gain by giving all, and two by themselves lose nothing", () => {
    expect(solvePublicGood(good)).toMatchObject({ dilemma: true, privileged: [], efficiency: half });
    expect(smallestEffectiveGroup(half)).toBe(2);
  });
  test("the bound of D4 is that of the public good under answers for good", () => {
    expect(publicGoodGrim(4, half)).toMatchObject({ kind: "exact", value: rational(1, 3) });
    expect(criticals(report)).toEqual(["1/3", "1/3", "1/3", "1/3"]);
  });
});

describe("to come when one is called", () => {
  test("quiet years are sustainable, a great war is not", () => {
    const [quiet, war] = [reportOf("hourOfNeed"), reportOf("hourOfNeed", "war")];
    expect(quiet.sustain.verdict).toBe("holds");
    expect(war.sustain.verdict).toBe("fails");
    // C and D net 9 − 3 − (0.1 × 9 + 0.02 × 99) = 3.12, and a great war costs 100 + 1 + 1 at once: 102 / 105.12.
    expect(criticals(war).slice(2)).toEqual(["425/438", "425/438"]);
  });
  test("the shortest history: the great war comes, and those whom nobody attacks stay away; a raid breaks nobody", () => {
    const made = simulate(reform("hourOfNeed"), { scenario: "war", runs: 1024 });
    if (typeof made === "string") throw new Error(made);
    expect(made.history?.events.map((e) => [e.year, e.kind])).toEqual([[2025, "shock"], [2025, "breach"], [2025, "breach"], [2026, "suspend"], [2026, "suspend"]]);
    expect(made.history?.events[0]).toMatchObject({ shock: "greatWar" });
    // It lasts where no great war comes: 0.98 ^ 10.
    expect(made.lasting.low).toBeLessThan(0.98 ** 10);
    expect(made.lasting.high).toBeGreaterThan(0.98 ** 10);
  });
});
