/** `regime evaluate` on interests: which scenario, what is given, what is required, and what is said. */
import { describe, expect, test } from "vitest";
import { inFolder } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const law = (): string => `use std.rights
use std.movers
source Survey "A survey"
facts about mover { threat : yes or no }
interests {
  host gains 1_000 EUR for Worker as fiscal once cites Survey "p. 3"
  origin bears 0.5 for Worker as skills once
  mover gains 10 EUR for Worker as wages per year
}
scenario round "A round" {
  horizon 2025 to 2025
  discount 0 %
  flow Worker from NL to BE 10 per year
  flow Worker from LU to NL 10 per year
  flow Worker from BE to LU between 5 and 15 per year
  shock gone "Nobody comes" in 2025 { flow Worker from NL to BE at 0 % }
}
scenario oneWay { horizon 2025 to 2025   discount 0 %   flow Worker from NL, LU to BE 10 per year }
regime R {
  members { BE, NL, LU }
  rule work { every member grants Enter, Work to Worker from every other member when not mover.threat }
}
`;
/** Ten each way, at a cost of 4 and with a gain of 5; a rush that never comes in the mean; one who is admitted by nobody. */
const twoWay = `use std.rights
use std.movers
interests { host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once }
scenario base {
  horizon 2025 to 2025
  discount 20 %
  flow Worker from NL to BE 10 per year
  flow Worker from BE to NL 10 per year
  flow Student from LU to BE 10 per year
  shock rush with probability 0 % per year for 1 year { flow Worker to BE at 200 % }
}
regime R {
  members { BE, NL, LU }
  rule work { every member grants Enter, Work to Worker from every other member }
  institution Watch "a committee" { monitors work }
}
`;
const run = (...argv: readonly string[]) => inFolder({ "r.regime": law() }, "evaluate", ...argv, "r.regime");

describe("evaluate", () => {
  test("shows interests under the first scenario, each figure with its unit and its source, in 80 columns", async () => {
    const { out, code } = await run("--set", "not threat");
    expect(code).toBe(0);
    const section = out.slice(out.indexOf("INTERESTS"), out.indexOf("Assumed: reading"));
    expect(section).toContain("INTERESTS under the scenario round  A round\n  This is a calculation under declared assumptions, and no prediction.");
    expect(section).toContain("host, fiscal: +20_000, from +15_000 to +25_000 EUR (A survey, p. 3)");
    expect(section).toContain("origin, skills: -10, from -7.5 to -12.5 (number) (assumption)");
    expect(section).toContain("threat is taken as no");
    expect(section.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
  test("`--set` says what is known; else every value counts alike", async () => {
    expect((await run("--set", "threat")).out).toContain("Nobody is expected to be admitted");
    expect((await run()).out).toMatch(/LU to NL +Worker +10 +5\n +BE to LU +Worker +10 +5, from 2.5 to 7.5\n/);
    expect(await run("--set", "thraet")).toMatchObject({ code: 2, err: expect.stringContaining("Did you mean `threat`?") });
  });
  test("`--scenario` chooses, and a name that no regime has is wrong usage", async () => {
    expect((await run("--scenario", "oneWay")).out).toContain("INTERESTS under the scenario oneWay");
    expect(await run("--scenario", "oneWya")).toMatchObject({ code: 2, err: expect.stringContaining("there is no scenario `oneWya`. Did you mean `oneWay`?") });
    expect(await run("--scenario", "oneWay", "--method", "test")).toMatchObject({ code: 2 });
  });
  test("`--require d3` fails where benefits do not balance, and without interests", async () => {
    expect(await run("--require", "d3", "--scenario", "oneWay")).toMatchObject({ code: 1, err: expect.stringContaining("`d3` is required; fails from 2025-01-01 to 2025-12-31") });
    const bare = await inFolder({ "r.regime": law().replace(/interests \{[^}]*\}/, "") }, "evaluate", "--quiet", "--require", "d3", "r.regime");
    expect(bare).toMatchObject({ code: 1, err: expect.stringContaining("`d3` is required; not assessable") });
  });
  test("`--require d4` fails where staying is not worth it, and without interests", async () => {
    // Origins bear and hosts gain: who sends one way alone has no net benefit.
    expect(await run("--require", "d4", "--scenario", "oneWay")).toMatchObject({ code: 1, err: expect.stringContaining("`d4` is required; fails from 2025-01-01 to 2025-12-31") });
    const bare = await inFolder({ "r.regime": law().replace(/interests \{[^}]*\}/, "") }, "evaluate", "--quiet", "--require", "d4", "r.regime");
    expect(bare).toMatchObject({ code: 1, err: expect.stringContaining("`d4` is required; not assessable") });
  });
  test("staying and the games of two are told with names, in 80 columns; D4 decides nothing", async () => {
    const { out } = await inFolder({ "r.regime": twoWay }, "evaluate", "r.regime");
    expect(out).toMatch(/ {2}Diffuse reciprocity +holds/);
    expect(out).toContain("D4  staying is worth more than leaving, as declared; beside the verdict: fails");
    const section = out.slice(out.indexOf("Staying (D4)"), out.indexOf("Exposure of hosts"));
    expect(section).toContain("Staying (D4) fails, judged in EUR");
    expect(section).toMatch(/BE +10 +80 +rush, 2025 +0.8889 +40\n/);
    expect(section).toMatch(/LU +0 +0 +- +none +0\n/);
    expect(section).toContain("Nothing to lose by leaving, since it has no net benefit: LU.");
    expect(section).toContain("Too impatient for what leaving gains: BE.");
    expect(section).toMatch(/BE, NL +prisoner's dilemma +prisoner's dilemma +DD/);
    expect(section.replaceAll(/\s+/g, " ")).toContain("That both keep the regime is an equilibrium in 0 of 1 game in which both have a choice: nowhere does it enforce itself");
    expect(section).toContain("- BE-NL: each gains by keeping nothing whatever the other does");
    expect(section.replaceAll(/\s+/g, " ")).toContain("the regime declares monitoring (Watch).");
    expect(section.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
  test("linkages are told in short, in full with their cells drawn, and in JSON; not where only headlines are wanted", async () => {
    const linked = `use std.rights
use std.movers
act Fund "pay"
scenario base { horizon 2025 to 2025  discount 5 %  flow Visitor from NL to BE 0 per year }
regime R {
  members { BE, NL, LU }
  duty fund { every member must Fund toward every other member }
  rule visits { every member grants Enter to Visitor from every other member when origin keeps fund toward host }
  linkage deal tactical { visits in return for fund }
  interests {
    host gains 9 EUR for fund by origin as security when host = BE per year
    origin bears 4 EUR for fund by origin as fiscal when host = BE per year
    origin gains 10 EUR for visits as recruitment when host = BE and origin = NL per year
  }
}
`;
    const section = (out: string): string => out.slice(out.indexOf("LINKAGES"));
    const short = section((await inFolder({ "r.regime": linked }, "evaluate", "r.regime")).out);
    expect(short.replaceAll(/\s+/g, " ")).toContain("deal: visits in return for fund, called tactical; it waits for what one partner does. Without the link D1 holds (with it: fails); D1c holds (with it: fails).");
    expect(short.replaceAll(/\s+/g, " ")).toContain("NL is the strong side, gains 4 EUR a year by not keeping fund, which is worth 9 to BE; 4 to 9 a year, paid if and only if it keeps");
    expect(short).not.toContain("Threat:");
    const full = section((await inFolder({ "r.regime": linked }, "evaluate", "--verbose", "r.regime")).out);
    expect(full).toContain("Promise: to give visits once NL has kept costs BE nothing");
    expect(full).toMatch(/no visits \| 9, -4 +\| 0, 0 \*/);
    expect([...short.split("\n"), ...full.split("\n")].filter((line) => line.length > 80)).toEqual([]);
    const { out } = await inFolder({ "r.regime": linked }, "evaluate", "--format", "json", "r.regime");
    const document = JSON.parse(out) as unknown;
    expect(schemaErrors(document)).toEqual([]);
    expect(document).toMatchObject({ regimes: [{ linkages: [{ name: "deal", awaits: ["one"], multilateralizable: "found-together", bargain: { delta: "19/20", dyads: [{ giver: "BE", other: "NL", gain: "4", willingness: "9", strong: "NL", window: { least: "4", most: "9" } }, { other: "LU" }] } }] }] });
    expect((await inFolder({ "r.regime": linked }, "evaluate", "--quiet", "r.regime")).out).not.toContain("LINKAGES");
  });
  test("they are in JSON, in exact fractions", async () => {
    const { out } = await inFolder({ "r.regime": twoWay }, "evaluate", "--format", "json", "r.regime");
    const document = JSON.parse(out) as unknown;
    expect(schemaErrors(document)).toEqual([]);
    expect(document).toMatchObject({
      regimes: [{
        interests: {
          sustain: {
            verdict: "fails", missing: null, unit: { kind: "money", currency: "EUR" }, delta: "4/5",
            expected: { largest: null, unsustained: ["BE", "LU"], members: [{ party: "BE", benefit: "10", critical: "8/9", shock: "rush", sanction: "40" }, { party: "NL" }, { party: "LU", critical: null, shock: null }] },
          },
          games: { dyads: [{ row: "BE", column: "NL", payoffs: { row: ["10", "-40", "50", "0"] }, kind: "prisoners-dilemma", reading: "collaboration" }, { row: "BE", column: "LU", reading: "one-sided-even" }], fit: [{ problem: "collaboration", has: [{ kind: "monitoring", name: "Watch" }] }] },
        },
      }],
    });
  });
  test("the text decides: D3 fails beside a reciprocity that holds", async () => {
    const { out } = await run("--scenario", "oneWay");
    expect(out).toMatch(/ {2}Diffuse reciprocity +holds/);
    expect(out).toContain("D3  benefits balance, as declared; beside the verdict: fails from 2025-01-01");
  });
  test("JSON is valid, in exact fractions where something is compared", async () => {
    const { out } = await run("--format", "json", "--set", "not threat");
    const document = JSON.parse(out) as unknown;
    expect(schemaErrors(document)).toEqual([]);
    expect(document).toMatchObject({
      regimes: [{
        interests: {
          scenario: "round", years: [2025], discount: ["1"],
          accounts: [{ party: "host", channel: "fiscal", unit: { kind: "money", currency: "EUR" }, assumption: false, cites: [{ source: "Survey", place: "p. 3" }] }, { assumption: true }, { party: "mover" }],
          balance: { verdict: "fails" }, gains: { winWinWin: "fails", failing: ["origin"] },
          shocks: [{ shock: "gone", year: 2025 }],
        },
        notJudged: [{ kind: "scenario", name: "oneWay" }],
      }],
    });
  });
  test("Markdown says what it comes to", async () => {
    const { out } = await run("--format", "markdown");
    expect(out).toContain("**Interests under the scenario round.** This is a calculation under declared assumptions, and no prediction.");
  });
  test("in short nothing, where nothing is asked", async () => {
    expect((await run("--quiet")).out).not.toContain("INTERESTS");
  });
});

test("no edit of the law is looked for under which benefits balance", async () => {
  expect(await inFolder({ "r.regime": law() }, "repair", "r.regime", "--criterion", "d3")).toMatchObject({ code: 2, err: expect.stringContaining("`d3` reads declared interests") });
});
