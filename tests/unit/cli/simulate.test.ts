import { afterAll, describe, expect, test } from "vitest";
import { displayWidth } from "../../../src/report/text/layout";
import { folderOf, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const head = "use std.rights\nuse std.movers\n";
const law = `regime Burden { members { BE, NL, LU }  rule work { every member grants Enter, Work to Worker from every other member at most 4 per year } }\n`;
const stakes = "interests { host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once }\n";
const scenarios = `scenario rare { horizon 2025 to 2029  discount 15 %
  flow Worker from NL to BE 1 per year  flow Worker from BE to NL 1 per year
  shock rush "A rush" with probability 1 % per year for 1 year { flow Worker to BE at 500 % } }
scenario poor { horizon 2025 to 2026  discount 50 %  flow Worker from NL to BE 1 per year  flow Worker from BE to NL 1 per year }
`;
const folder = folderOf({
  "burden.regime": head + stakes + scenarios + law,
  "plain.regime": head + law,
  "stakes.regime": head + stakes + law,
  "unknown.regime": `${head}facts about mover { age : number }\ninterests { host gains mover.age for Worker as fiscal once }\n${scenarios}${law}`,
  "broken.regime": "regime R {",
});
afterAll(folder.remove);
const run = (...argv: readonly string[]): ReturnType<typeof regime> => regime(folder.path, argv);
interface Document {
  readonly regimes: readonly { readonly seed: number; readonly runs: number; readonly lasting: { readonly count: number; readonly share: number }; readonly history: { readonly scenario: string; readonly breaksAgain: boolean; readonly after: unknown } | null; readonly conduct: unknown; readonly years: readonly unknown[]; readonly missing: string | null }[];
}
const json = async (...argv: readonly string[]): Promise<Document["regimes"][number]> => {
  const { code, out } = await run("simulate", "burden.regime", "--format", "json", ...argv);
  expect(code).toBe(0);
  const document = JSON.parse(out) as Document;
  expect(schemaErrors(document)).toEqual([]);
  const [only] = document.regimes;
  if (only === undefined) throw new Error("no regime");
  return only;
};

describe("simulate", () => {
  test("in short: few lines, none too long, with seed, conduct, share, numbers and the story", async () => {
    const { code, out } = await run("simulate", "burden.regime", "--runs", "2000");
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(30);
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
    for (const words of ["no prediction", "2000 runs of 2025 to", "seed 1", "Conduct: a member breaks in a year", "Every member keeps the regime to the end in", "Numbers that turn somebody away: at most 4 a year to BE", "A rush (rush) comes", "BE breaks: leaving saves"]) expect(out.replace(/\s+/g, " ")).toContain(words);
  });
  test("in full: all assumptions, every year, and a scenario that can be pasted, under which a member breaks again", async () => {
    const { out } = await run("simulate", "burden.regime", "--runs", "2000", "--verbose");
    expect(out).toContain("shock rush \"A rush\" in 2025 for 1 year");
    expect(out.split("\n").filter((line) => displayWidth(line) > 80)).toEqual([]);
    expect(out.replace(/\s+/g, " ")).toContain("Assumed: admission, stays and worths are those of the exact ledger");
    const { history } = await json("--runs", "2000");
    expect(history).toMatchObject({ breaksAgain: true, after: { years: 1, shocks: 1, flows: 0 } });
    const pasted = folderOf({ "pasted.regime": `${head}${stakes}${history?.scenario ?? ""}${law}` });
    const again = await regime(pasted.path, ["simulate", "pasted.regime", "--runs", "1", "--format", "json"]);
    const judged = await regime(pasted.path, ["evaluate", "pasted.regime", "--require", "d4"]);
    pasted.remove();
    expect(again.err).toBe("");
    expect((JSON.parse(again.out) as Document).regimes[0]?.lasting.count).toBe(0);
    expect(judged.code).toBe(1);
  });
  test("the same seed, the same answer; another seed, another", async () => {
    const [a, b, c] = [await json("--runs", "3000", "--seed", "5"), await json("--runs", "3000", "--seed", "5"), await json("--runs", "3000", "--seed", "6")];
    expect(b).toEqual(a);
    expect(c.lasting.count === a.lasting.count && JSON.stringify(c.years) === JSON.stringify(a.years)).toBe(false);
  });
  test("options are assumptions", async () => {
    expect(await json("--keep")).toMatchObject({ lasting: { share: 1 }, conduct: { breaks: false } });
    expect(await json("--punish", "3")).toMatchObject({ conduct: { answer: 3 } });
    expect(await json("--punish", "always")).toMatchObject({ conduct: { answer: null } });
    expect((await json("--years", "3")).years).toHaveLength(3);
    // Staying is worth 1 a year, by half each year: 1; leaving saves 4.
    expect(await json("--scenario", "poor", "--runs", "2")).toMatchObject({ runs: 2, lasting: { count: 0 } });
  });
  test("what cannot be simulated is undecided, and says why", async () => {
    const { code, out } = await run("simulate", "unknown.regime");
    expect(code).toBe(4);
    expect(out).toContain("cannot be simulated: ");
    const { out: document } = await run("simulate", "unknown.regime", "--format", "json");
    expect(schemaErrors(JSON.parse(document))).toEqual([]);
  });
  test("wrong usage", async () => {
    expect(await run("simulate", "plain.regime")).toMatchObject({ code: 2, err: expect.stringContaining("declares no regime with `interests`") });
    expect(await run("simulate", "stakes.regime")).toMatchObject({ code: 2, err: expect.stringContaining("declares no regime with a `scenario`") });
    expect(await run("simulate", "burden.regime", "--scenario", "rar")).toMatchObject({ code: 2, err: expect.stringContaining("Did you mean `rare`?") });
    expect(await run("simulate", "burden.regime", "--punish", "never")).toMatchObject({ code: 2, err: expect.stringContaining("`--punish`") });
    expect(await run("simulate", "burden.regime", "--runs", "0")).toMatchObject({ code: 2, err: expect.stringContaining("`--runs`") });
    expect(await run("simulate", "burden.regime", "--years", "1000")).toMatchObject({ code: 2, err: expect.stringContaining("at most 200") });
    expect(await run("simulate", "broken.regime")).toMatchObject({ code: 3 });
  });
});
