/** The game of each two members, by hand. */
import { describe, expect, test } from "vitest";
import { gameOf } from "../../../src/evaluator/interests/choices";
import { dyadOf } from "../../../src/evaluator/interests/dyads";
import { interests } from "../../../src/evaluator/interests/interests";
import type { Dyad, DyadsReport } from "../../../src/evaluator/interests/result";
import { formatRational, rational } from "../../../src/language/rational";
import { compileText, inWords } from "../../support/compile-text";

/** What a member nets by its own choice, and by that of the other. */
interface Mean {
  readonly host: number;
  readonly origin: number;
}
const mean = (host: number, origin: number): Mean => ({ host, origin });
/** The game of two where nothing hangs on what the origin of a case keeps. */
function separableGame(row: Mean, column: Mean): ReturnType<typeof gameOf> {
  const nets = (host: number): { host: ReturnType<typeof rational>; origin: ReturnType<typeof rational> } => ({ host: rational(host === 0 ? row.host : column.host), origin: rational(host === 0 ? column.origin : row.origin) });
  return gameOf(0, 1, { both: nets, hostAlone: nets, originAlone: () => ({ host: rational(0), origin: rational(0) }) });
}
function dyad(row: Mean, column: Mean, hosts: readonly number[] = []): Dyad {
  const game = separableGame(row, column);
  return dyadOf([0, 1], { low: game, expected: game, high: game }, hosts);
}
const window = (d: Dyad): readonly string[] | null => d.transfer && [formatRational(d.transfer.least), formatRational(d.transfer.most)];

describe("what interests come to between two", () => {
  test("payoffs by CC, CD, DC, DD", () => {
    const { row, column } = separableGame(mean(-4, 5), mean(2, 3));
    expect([row.map(formatRational), column.map(formatRational)]).toEqual([["1", "-4", "5", "0"], ["5", "3", "2", "0"]]);
  });
  test("both bear as hosts and gain as origins: the prisoner's dilemma", () => {
    expect(dyad(mean(-4, 5), mean(-4, 6))).toMatchObject({ kind: "prisoners-dilemma", names: ["prisoners-dilemma"], equilibria: ["DD"], reading: "collaboration", strong: null, transfer: null });
  });
  test("both gain as both: harmony", () => {
    expect(dyad(mean(2, 5), mean(2, 6))).toMatchObject({ kind: "harmony", equilibria: ["CC"], reading: "harmony" });
  });
  test("both bear as hosts more than they gain as origins: deadlock", () => {
    expect(dyad(mean(-5, 4), mean(-6, 4))).toMatchObject({ kind: "deadlock", equilibria: ["DD"], reading: "deadlock" });
  });
  test("one gains by keeping and the other by not: suasion, the strong one named, with what could be paid", () => {
    const found = dyad(mean(2, 5), mean(-4, 6));
    expect(found).toMatchObject({ kind: "suasion", names: ["suasion"], equilibria: ["CD"], reading: "suasion", strong: 1 });
    expect(window(found)).toEqual(["4", "5"]);
    const turned = dyad(mean(-4, 6), mean(2, 3));
    expect(turned).toMatchObject({ reading: "suasion", equilibria: ["DC"], strong: 0 });
    // 3 is less than 4.
    expect(window(turned)).toBeNull();
  });
  test("both gain as hosts and lose more as origins: each keeps, and both would be better off if neither did", () => {
    expect(dyad(mean(2, -5), mean(2, -6))).toMatchObject({ kind: "prisoners-dilemma", names: [], equilibria: ["CC"], reading: "dominated" });
  });
  test("one alone has a choice", () => {
    expect(dyad(mean(3, 0), mean(0, 5), [0])).toMatchObject({ kind: "tie", reading: "one-sided-gains", strong: null });
    const loses = dyad(mean(-3, 0), mean(0, 5), [0]);
    expect(loses).toMatchObject({ kind: "tie", reading: "one-sided-loses", strong: 0 });
    expect(window(loses)).toEqual(["3", "5"]);
    expect(dyad(mean(0, 5), mean(0, 0), [1])).toMatchObject({ reading: "one-sided-even" });
  });
});

function reportOf(stakes: string, flows: string, more = ""): DyadsReport {
  const compiled = compileText(`use std.rights\nuse std.movers\ninterests { ${stakes} }\nscenario base { horizon 2025 to 2026  discount 5 %  ${flows} }
regime R { members { BE, NL, LU }  rule work { every member grants Enter, Work to Worker from every other member }  rule study { every member grants Study to Student from every other member }  ${more} }`);
  expect(inWords(compiled).filter((w) => w.includes("error"))).toEqual([]);
  const regime = compiled.regimes.at(-1);
  const report = regime === undefined ? null : interests(regime);
  if (report === null) throw new Error("no interests");
  return report.dyads;
}

describe("from the ledger", () => {
  const stakes = "host bears 4 EUR for Worker as fiscal per year  origin gains 5 EUR for Worker as remittances per year";
  const both = "flow Worker from NL to BE 2 per year  flow Worker from BE to NL 2 per year";
  test("the mean year: two, then four, are there", () => {
    const { dyads } = reportOf(stakes, both);
    expect(dyads.map((d) => [d.payoffs.row.map(formatRational), d.choosers.length, d.reading])).toEqual([[["3", "-12", "15", "0"], 2, "collaboration"]]);
  });
  test("two between whom nobody would move have no game", () => {
    expect(reportOf(stakes, `${both}  flow Worker from LU to BE 1 per year`).dyads.map((d) => d.reading)).toEqual(["collaboration", "one-sided-loses"]);
    expect(reportOf(stakes, "flow Student from BE to FR 1 per year")).toMatchObject({ dyads: [], missing: "nothing is exchanged between members" });
  });
  test("what the problem asks for, and what of it the regime has", () => {
    expect(reportOf(stakes, both).fit).toEqual([{ problem: "collaboration", dyads: 1, asks: ["monitoring", "exclusion"], has: [] }]);
    expect(reportOf(stakes, both, "institution Watch { monitors work }").fit).toEqual([{ problem: "collaboration", dyads: 1, asks: ["monitoring", "exclusion"], has: [{ kind: "monitoring", name: "Watch" }] }]);
    expect(reportOf(stakes, both, "institution Court { advises work }").fit[0]?.has).toEqual([]);
    const linked = reportOf(stakes, "flow Worker from NL to BE 2 per year", "linkage deal tactical { work in return for study }");
    expect(linked.fit).toEqual([{ problem: "suasion", dyads: 1, asks: ["linkage"], has: [{ kind: "linkage", name: "deal" }] }]);
    expect(reportOf("host gains 1 EUR for Worker as fiscal once  origin gains 1 EUR for Worker as remittances once", both).fit).toEqual([]);
  });
});
