/** `regime evaluate` and `regime report` tell of simulations what `regime simulate` tells. */
import { afterAll, describe, expect, test } from "vitest";
import { folderOf, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const head = "use std.rights\nuse std.movers\n";
const law = "regime Burden { members { BE, NL, LU }  claim enter { whoever has Work has Enter }  rule work { every member grants Enter, Work to Worker from every other member at most 4 per year } }\n";
const scenarios = `scenario rare "Now and then" { horizon 2025 to 2029  discount 15 %
  flow Worker from NL to BE 1 per year  flow Worker from BE to NL 1 per year
  shock rush "A rush" with probability 1 % per year for 1 year { flow Worker to BE at 500 % } }
scenario poor { horizon 2025 to 2026  discount 50 %  flow Worker from NL to BE 1 per year  flow Worker from BE to NL 1 per year }
`;
const stakes = "interests { host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once }\n";
const folder = folderOf({
  "burden.regime": head + stakes + scenarios + law,
  "plain.regime": head + law,
  "unknown.regime": `${head}facts about mover { age : number }\ninterests { host gains mover.age for Worker as fiscal once }\n${scenarios}${law}`,
});
afterAll(folder.remove);
const run = (...argv: readonly string[]): ReturnType<typeof regime> => regime(folder.path, argv);
const flat = (text: string): string => text.replace(/\s+/g, " ");
const shareIn = (text: string): string => /keeps the regime to the end in ([^)]*\))/u.exec(flat(text))?.[1] ?? "none";

interface Entry {
  readonly scenario: string;
  readonly missing: string | null;
  readonly lasting: { readonly count: number } | null;
  readonly sentence: string | null;
  readonly whole: object | null;
}
async function entries(...argv: readonly string[]): Promise<readonly Entry[]> {
  const { out } = await run("evaluate", "--format", "json", ...argv);
  const document = JSON.parse(out) as { readonly regimes: readonly { readonly simulations: readonly Entry[] }[] };
  expect(schemaErrors(document)).toEqual([]);
  return document.regimes[0]?.simulations ?? [];
}

describe("evaluate", () => {
  test("one sentence of each scenario: as `simulate` says whether it lasts, what breaks it, runs and seed", async () => {
    const { code, out } = await run("evaluate", "burden.regime");
    expect(code).toBe(0);
    const section = flat(out.slice(out.indexOf("\nSIMULATION"), out.indexOf("\nAssumed: reading")));
    expect(section).toContain("no prediction");
    for (const scenario of ["rare", "poor"]) {
      const { out: alone } = await run("simulate", "burden.regime", "--scenario", scenario);
      expect(section).toContain(`${scenario}: Every member keeps the regime to the end in ${shareIn(alone)}.`);
    }
    expect(section).toContain("The shortest history that breaks it: A rush (rush) comes (2025); BE breaks (2025). 1000 runs of 2025 to 2029, seed 1.");
    expect(section).toContain("The shortest history that breaks it: BE and NL break (2025). 1000 runs of 2025 to 2026, seed 1.");
  });
  test("`--scenario` names one", async () => {
    expect((await entries("burden.regime", "--scenario", "poor")).map((e) => e.scenario)).toEqual(["poor"]);
  });
  test("`--simulate`: all that `simulate` tells, word for word, under the same options", async () => {
    const asked = ["--scenario", "rare", "--runs", "700", "--seed", "5", "--punish", "2", "--years", "4"];
    const [beside, alone] = [await run("evaluate", "burden.regime", "--simulate", ...asked), await run("simulate", "burden.regime", ...asked)];
    // But for the heading, which may be broken elsewhere.
    const told = flat(alone.out.slice(alone.out.indexOf("These are paths")));
    expect(told).toContain("700 runs of 2025 to 2028, seed 5.");
    expect(flat(beside.out)).toContain(told.trim());
    expect(flat(beside.out)).toContain("SIMULATION under the scenario rare Now and then");
  });
  test("JSON: the sentence, and with `--simulate` the very entry of `simulate`", async () => {
    const [short] = await entries("burden.regime", "--scenario", "rare");
    expect(short).toMatchObject({ scenario: "rare", missing: null, whole: null });
    const [whole] = await entries("burden.regime", "--scenario", "rare", "--simulate");
    const { out } = await run("simulate", "burden.regime", "--format", "json");
    expect(whole?.whole).toEqual((JSON.parse(out) as { readonly regimes: readonly unknown[] }).regimes[0]);
    expect(whole).toMatchObject({ lasting: short?.lasting, sentence: short?.sentence });
  });
  test("without interests nothing changes; nor with `--quiet`, `--claim` and drawn cases", async () => {
    expect(await entries("plain.regime")).toEqual([]);
    for (const argv of [["plain.regime"], ["burden.regime", "--quiet"], ["burden.regime", "--claim", "enter"], ["burden.regime", "--method", "test", "--runs", "5"]]) {
      expect((await run("evaluate", ...argv)).out).not.toMatch(/simulat/iu);
    }
  });
  test("what cannot be simulated says why, and changes no exit code", async () => {
    const { code, out } = await run("evaluate", "unknown.regime");
    expect(code).toBe(0);
    expect(flat(out)).toContain("rare: cannot be simulated: ");
    const [entry] = await entries("unknown.regime");
    expect(entry).toMatchObject({ lasting: null, whole: null });
    expect(entry?.missing).not.toBeNull();
  });
  test.each([
    [["burden.regime", "--seed", "2"], "`--seed` goes with `--simulate` or `--method test`."],
    [["burden.regime", "--punish", "2"], "`--punish` goes with `--simulate`."],
    [["burden.regime", "--criterion", "norms"], "`--criterion` goes with `--method test`."],
    [["burden.regime", "--method", "test", "--simulate"], "`--simulate` goes with the exact method only."],
    [["burden.regime", "--method", "test", "--keep"], "`--keep` goes with the exact method only."],
    [["plain.regime", "--simulate"], "declares no regime with `interests`"],
    [["burden.regime", "--simulate", "--years", "201"], "`--years` is at most 200."],
  ])("wrong usage: %j", async (argv, words) => {
    const { code, err } = await run("evaluate", ...argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});

describe("report", () => {
  test("a section with each scenario: the share that `simulate` prints, paths by year with intervals, and the history", async () => {
    const { code, out } = await run("report", "burden.regime", "--format", "markdown");
    expect(code).toBe(0);
    const section = out.slice(out.indexOf("### Simulation"), out.indexOf("### Linkages"));
    expect(section).toContain("#### Under the scenario rare: Now and then");
    expect(section).toContain("#### Under the scenario poor");
    expect(section).toContain("1000 runs of 2025 to 2029, seed 1.");
    expect(section).toContain(shareIn((await run("simulate", "burden.regime")).out));
    expect(section).toMatch(/\| 2029 \| [\d.]+ \| [\d.]+ to [\d.]+ \|/u);
    expect(section).toMatch(/\| year \| runs in which all keep the regime \| members that break \| members answered \|/u);
    expect(section).toMatch(/\| 2025 \| \d+\.\d+ % \(\d+\.\d+ % to \d+\.\d+ %\) \|/u);
    expect(section).toContain("| year | at most 4 a year to BE |");
    expect(section).toContain("- **2025** A rush (rush) comes.");
    expect(section).toContain("scenario rareBreaks");
  });
  test("in HTML: a picture for admissions, for members and for numbers, each with its table", async () => {
    const { out } = await run("report", "burden.regime", "--scenario", "rare", "--runs", "200", "--seed", "3");
    const section = out.slice(out.indexOf('id="Burden-Simulation"'), out.indexOf('id="Burden-Linkages"'));
    expect(section).toContain("200 runs of 2025 to 2029, seed 3.");
    expect(section.match(/role="img" aria-label="[^"]+"/gu)).toHaveLength(3);
    expect(section.match(/<svg[^>]*viewBox="0 0 880 240"/gu)).toHaveLength(3);
    expect(section.match(/The same as a table/gu)).toHaveLength(3);
  });
  test("without interests there is no such section", async () => {
    expect((await run("report", "plain.regime", "--format", "markdown")).out).not.toContain("Simulation");
  });
});
