/** `regime evaluate` on politics: what is assumed, what is said in short and in full, and JSON. */
import { describe, expect, test } from "vitest";
import { inFolder } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

/** Two hosts and a third member; one number for what all take from one origin. */
const example = `edition 2026
use std.rights
use std.movers
table identityCost : host -> money { DE : 2_600 EUR   FR : 900 EUR   otherwise : 300 EUR }
table wage : party -> money { DE : 40_000 EUR   FR : 38_000 EUR   otherwise : 22_000 EUR }
interests {
  host gains 2_000 EUR for Worker as recruitment per year
  host bears 300 EUR for Worker as wages per year
  host bears 200 EUR for Worker as fiscal per year
  host bears identityCost(host) for Worker as identity per year
  origin gains 5 % * wage(host) for Worker as remittances per year
  origin bears 1_000 EUR for Worker as skills once
  mover gains 5 % * wage(host) - 5 % * wage(origin) for Worker as wages per year
  coalition DE { identity 0.5, business 0.4, rights 0.1 }
  coalition FR { identity 0.3, business 0.5, rights 0.2 }
  state DE { security 0.5, economy 0.3, rights 0.2 }
  state FR { security 0.2, economy 0.6, rights 0.2 }
}
scenario usual "As usual: stylised, not sourced" {
  horizon 2025 to 2027
  discount 0 %
  flow Worker from PL to DE 20_000 per year
  flow Worker from PL to FR 10_000 per year
  flow Worker from DE to FR 2_000 per year
}
regime HostPolitics "Workers among three members, stylised" {
  members { DE, FR, PL }
  rule workers { every member grants Enter, Reside, Work to Worker from every other member at most 24_000 per year each origin }
  exception order to workers on security grounds { DE refuses Work to Worker from FR }
  institution Court "a court" { adjudicates everything for any mover }
}
`;
const files = { "r.regime": example };
const run = (...argv: readonly string[]) => inFolder(files, "evaluate", ...argv, "r.regime");
const section = (out: string): string => out.slice(out.indexOf("Politics of hosts"), out.indexOf("Assumed: admission"));
const flat = (text: string): string => text.replaceAll(/\s+/g, " ");

describe("evaluate", () => {
  test("in short two sentences and the nearest ranges, in 80 columns", async () => {
    const { out, code } = await run();
    expect(code).toBe(0);
    const said = section(out);
    expect(flat(said)).toContain("Politics of hosts: the economy gains and the whole loses (the puzzle) in DE; coalitions close DE; coalitions open FR; identity outweighs business (a veto) in DE.");
    expect(flat(said)).toContain("Between states: states by their declared weights: DE garrison and migration and FR trading and migration; closing alone pays at the cost of others for DE;");
    expect(flat(said)).toContain("Nearest to changing, one number each: the logic of DE is garrison and migration with state.DE.security at least 0.5 (else migration) and at most 0.5 (else garrison);");
    expect(said.trimEnd().split("\n").length).toBeLessThanOrEqual(14);
    expect(out).not.toContain("set of weights");
  });
  test("in full all of it, in 80 columns", async () => {
    const said = section((await run("--verbose")).out);
    expect(said.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(said).toMatch(/DE +144_000_000 +-249_600_000 +86_400_000 +holds +60_000 +-\n/);
    for (const words of [
      "Security and the coalition of identity: security and identity.", "Liberal paradox of DE is one under any limit below 312_000_000 EUR; no limit is declared", "Coalitions of DE: identity 0.5 × -249_600_000 (flips at 0.3467)",
      "Interest-group politics in DE", "Client politics in FR", "stable: all on security; it goes to 1, 0, 0 (garrison)", "Deflection by closing (from numbers that hosts share): DE to FR 0.1250 and FR to DE 0.4000.",
      "If each host may close: DE closes.", "drain or gain is not assessable", "Lock-in (Polanyi 1944, unverified) fails: staying fails (not for DE in no shock, 2027), delegation 0.2500.", "Factor test fails: 72_000 movers to higher wages, 6_000 to lower",
      "Movers may claim rights before Court: not shirt-like.",
    ]) expect(flat(said)).toContain(words);
  });
  test("`--assume` gives numbers and tables, and is listed among the assumptions", async () => {
    const { out } = await run("--verbose", "--assume", "tau=100_000_000", "--assume", "wealth=wage", "--assume", "e0=10 %", "--assume", "a=0.5", "--assume", "p=0.2", "--assume", "muTrade=0.5", "--assume", "muMigration=0.25", "--assume", "deflection=1");
    const words = flat(out);
    // 100 000 000 at 5200 each.
    expect(words).toContain("Liberal paradox of DE holds: of 60_000 movers whom the economy takes, politics bear 19_231 at a cost of at most 100_000_000 EUR (severity 0.6795).");
    expect(words).toContain("Skills of PL: its channel of skills comes to -72_000_000 EUR; brain gain below an emigration rate of 0.8000, most at 0.4000, and at 0.2000 there is gain (0.1600 educated, 0.1000 without emigration).");
    expect(words).toContain("tau -1 in migration, not declared in trade");
    expect(words).toContain("Mobilization: those who gain by trade are the better organized (0.5000 and 0.2500).");
    expect(words).toContain("(from numbers that hosts share and assumption)");
    expect(words).toContain("tau is taken as 100000000; e0 is taken as 1/10; a is taken as 1/2; p is taken as 1/5; wealth is the table wage");
  });
  test("JSON is valid, in exact fractions", async () => {
    const { out } = await run("--format", "json", "--assume", "tau=100_000_000", "--assume", "e0=0.1", "--assume", "a=0.5");
    const document = JSON.parse(out) as unknown;
    expect(schemaErrors(document)).toEqual([]);
    expect(document).toMatchObject({
      regimes: [{
        interests: {
          politics: {
            missing: null, hosts: [{ host: "DE", puzzle: "holds", paradox: { verdict: "holds", critical: "312000000", political: "250000/13", severity: "53/78" }, coalition: { decision: "closed", veto: true } }, { host: "FR", wilson: { kind: "client" } }],
            logics: { states: [{ party: "DE", declared: { logics: ["garrison", "migration"] }, limit: { logics: ["garrison"] }, resting: false }, { party: "FR" }] },
            neighbours: { basis: ["shared-number"], deflection: [{ from: "DE", to: "FR", share: "1/8" }, { share: "2/5" }], beggars: [{ host: "DE", losers: [{ party: "PL" }] }], game: { equilibria: [["DE"]] } },
            skills: { origins: [{ origin: "DE" }, { origin: "PL", model: { best: "2/5", p: null } }] },
            lockIn: { verdict: "fails", delegation: "1/4" }, persons: { shirtLike: false, claimable: ["Court"] },
          },
        },
        notJudged: [],
      }],
    });
  });
  test.each([
    ["tau", "it is written `NAME=VALUE`"],
    ["tua=3", "there is no assumption `tua`. Did you mean `tau`?"],
    ["tau=-3", "`tau` is at least 0."],
    ["p=120 %", "`p` is from 0 to 1."],
    ["a=0", "`a` is above 0."],
    ["muTrade=wage", "`muTrade` is a number from 0 to 1."],
    ["wealth=3", "`wealth` is a table by party."],
    ["tau=waeg", "there is no table `waeg`. Did you mean `wage`?"],
    ["e0=wage", "`wage` has a number that is not from 0 to 1."],
  ])("`--assume %s` is wrong usage", async (text, why) => {
    expect(await run("--assume", text)).toMatchObject({ code: 2, err: expect.stringContaining(why) });
  });
  test("twice the same, and a table that gives no number by party, are wrong usage", async () => {
    expect(await run("--assume", "tau=3", "--assume", "tau=4")).toMatchObject({ code: 2, err: expect.stringContaining("`tau` is given twice") });
    const pairs = example.replace("table wage :", "table pairs : host, origin -> money { otherwise : 3 EUR }\ntable wage :");
    expect(await inFolder({ "r.regime": pairs }, "evaluate", "--assume", "tau=pairs", "r.regime")).toMatchObject({ code: 2, err: expect.stringContaining("`pairs` gives no number by party") });
    expect(await run("--assume", "tau=3", "--method", "test")).toMatchObject({ code: 2 });
  });
  test("so are assumptions about a file without interests", async () => {
    const bare = example.replace(/interests \{[^]*?\n\}\n/, "");
    expect(await inFolder({ "r.regime": bare }, "evaluate", "--assume", "tau=3", "r.regime")).toMatchObject({ code: 2, err: expect.stringContaining("no regime here has `interests` and a `scenario`") });
  });
});
