/** `regime evaluate` on how far verdicts on interests hold: what is said in short, in full and as JSON, and what a sweep asks for. */
import { describe, expect, test } from "vitest";
import { inFolder } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

/** Ten each way, at a cost of 4 and with a gain of 5 (docs/reference/sensitivity.md). */
const twoWay = (rule = ""): string => `use std.rights
use std.movers
interests {
  host bears 4 EUR for Worker as fiscal once
  origin gains 5 EUR for Worker as remittances once
}
scenario base {
  horizon 2025 to 2025
  discount 10 %
  flow Worker from NL to BE 10 per year
  flow Worker from BE to NL 10 per year
  shock rush with probability 0 % per year for 1 year { flow Worker to BE at 100 % }
}
scenario other { horizon 2025 to 2025   discount 1 %   flow Worker from NL to BE 1 per year }
regime R {
  members { BE, NL, LU }
  rule work { every member grants Enter, Work to Worker from every other member${rule} }
}
`;
const run = (text: string, ...argv: readonly string[]) => inFolder({ "r.regime": text }, "evaluate", ...argv, "r.regime");
const oneLine = (text: string): string => text.replace(/\s+/g, " ");
interface Sensitivity { readonly numbers: readonly { readonly name: string }[]; readonly verdicts: readonly { readonly of: string; readonly ranges: readonly { readonly number: string; readonly up: { readonly upper: string } | null }[] }[]; readonly leftOut: readonly string[] }
interface Document { readonly regimes: readonly { readonly interests: { readonly sensitivity: Sensitivity; readonly sweep: unknown } }[] }

describe("how far verdicts hold", () => {
  test("in short one number a verdict, with its amount, in 80 columns", async () => {
    const { out } = await run(twoWay());
    expect(oneLine(out)).toContain("D4 holds as long as what the origin gains as remittances is at least 0.8889 times what is assumed (4.44 EUR), the others as assumed.");
    expect(oneLine(out)).toContain("D3 holds as long as flow 1 is at least 0.9459 and at most 1.057 times what is assumed, the others as assumed.");
    expect(out).not.toContain("How far each verdict holds");
    expect(out.slice(out.indexOf("INTERESTS")).split("\n").filter((l) => l.length > 80)).toEqual([]);
  });
  test("in full every range, of members and games too", async () => {
    const { out } = await run(twoWay(), "--verbose");
    expect(oneLine(out)).toContain("- D4 holds with host.fiscal at most 1.125 (else fails); origin.remittances at least 0.8889 (else fails)");
    expect(oneLine(out)).toMatch(/- D4 of BE holds with .*- The game of BE and NL is prisoners dilemma with host\.fiscal below 1\.25 \(else deadlock\)/);
    expect(out.slice(out.indexOf("How far each")).split("\n").filter((l) => l.length > 80)).toEqual([]);
  });
  test("where the regime counts movers it is said what was not looked at, and `--sensitivity` looks at it", async () => {
    const rule = " at most 100 per year";
    const usual = await run(twoWay(rule));
    expect(oneLine(usual.out)).toContain("How far verdicts hold was not looked at for flow.1, flow.2, rush.probability and rush.factor, since it takes long (`--sensitivity`).");
    const all = await run(twoWay(rule), "--sensitivity");
    expect(all.out).not.toContain("was not looked at");
    expect(oneLine(all.out)).toContain("(the nearest change found)");
  });
  test("as JSON, which fits its schema", async () => {
    const { out } = await run(twoWay(), "--format", "json", "--sweep", "discount=0%..20%/2");
    const document = JSON.parse(out) as Document;
    expect(schemaErrors(document)).toEqual([]);
    const { sensitivity, sweep } = document.regimes[0]?.interests ?? { sensitivity: null, sweep: null };
    expect(sensitivity?.numbers.map((n) => n.name)).toEqual(["host.fiscal", "origin.remittances", "flow.1", "flow.2", "discount", "rush.probability", "rush.factor", "tolerance", "toleranceEach", "concentrated"]);
    expect(sensitivity?.verdicts.find((v) => v.of === "d4")?.ranges.find((r) => r.number === "host.fiscal")?.up?.upper).toBe("9/8");
    expect(sweep).toMatchObject({ numbers: ["discount"], cells: [{ values: ["0"] }, { values: ["1/10"] }, { values: ["1/5"] }] });
  });
});

describe("a sweep", () => {
  test("is a table of verdicts over the values", async () => {
    const { out } = await run(twoWay(), "--sweep", "host.fiscal=1..1.2/2");
    expect(out).toMatch(/^ {2}host\.fiscal +D3 +D4 +Win-win-win +Pareto +games/m);
    expect([...out.matchAll(/^ {2}(1|1\.1|1\.2) +(\S+) +(\S+) /gm)].map((m) => m.slice(1, 4))).toEqual([["1", "holds", "holds"], ["1.1", "holds", "holds"], ["1.2", "holds", "fails"]]);
  });
  test("of two numbers has every combination; of one without steps eleven values", async () => {
    const two = await run(twoWay(), "--sweep", "host.fiscal=1..2/1", "--sweep", "discount=0%..10%/1");
    expect([...two.out.matchAll(/^ {2}([12]) +(0|10) % /gm)].map((m) => `${m[1] ?? ""} ${m[2] ?? ""}`)).toEqual(["1 0", "1 10", "2 0", "2 10"]);
    const one = await run(twoWay(), "--sweep", "flow.1=0..1");
    expect([...one.out.matchAll(/^ {2}(?:0|0\.\d|1) +holds|^ {2}(?:0|0\.\d|1) +fails/gm)]).toHaveLength(11);
  });
  test.each([
    ["host.fiskal=1..2", "has no number `host.fiskal`. Did you mean `host.fiscal`?"],
    ["host.fiscal=1", "is not of the form"],
    ["host.fiscal=a..b", "is not of the form"],
    ["host.fiscal=1..2/0", "is not of the form"],
    ["discount=0..2", "`discount` lies from 0 to 1"],
    ["host.fiscal=1..2/1000", "at most 1000 combinations"],
  ])("`%s` is wrong usage: %s", async (sweep, words) => {
    const { code, err } = await run(twoWay(), "--sweep", sweep);
    expect([code, oneLine(err).includes(words)]).toEqual([2, true]);
  });
  test("of a weight has what its set comes to, and nothing that does not hang on it; a wrong name is told what is near it", async () => {
    const weighed = twoWay().replace("\n}\nscenario base", "\n  state BE { security 0.5, economy 0.3, rights 0.2 }\n  coalition NL { identity 0.9, rights 0.1 }\n}\nscenario base");
    const { out } = await run(weighed, "--sweep", "state.BE.security=0..1/4");
    // The economy costs 40, security and rights come to nothing: weights go to these two, as far as they have any.
    expect(out).toMatch(/^ {2}state\.BE\.security +state BE +goes BE$/m);
    expect([...out.matchAll(/^ {2}(0|0\.25|0\.5|0\.75|1) {2,}(\S.*)$/gm)].map((m) => [m[1] ?? "", ...(m[2] ?? "").trim().split(/ {2,}/)])).toEqual([
      ["0", "trading", "rights"], ["0.25", "migration", "security and rights"], ["0.5", "garrison and migration", "security and rights"], ["0.75", "garrison", "security and rights"], ["1", "garrison", "rests"],
    ]);
    const two = await run(weighed, "--sweep", "state.BE.security=0.5..1/1", "--sweep", "discount=0%..10%/1", "--format", "json");
    expect(schemaErrors(JSON.parse(two.out))).toEqual([]);
    for (const [sweep, words] of [["state.BE.securty=0..1", "has no number `state.BE.securty`. Did you mean `state.BE.security`?"], ["state.BE.security=0..2", "`state.BE.security` lies from 0 to 1"]] as const) {
      const { code, err } = await run(weighed, "--sweep", sweep);
      expect([code, oneLine(err).includes(words)]).toEqual([2, true]);
    }
    const same = await run(weighed, "--sweep", "state.BE.security=0..1", "--sweep", "state.BE.rights=0..1");
    expect([same.code, oneLine(same.err).includes("are weights of one set")]).toEqual([2, true]);
  });
  test("of three numbers, or twice of one, is wrong usage; so is one with drawn cases", async () => {
    const three = await run(twoWay(), ...["host.fiscal", "discount", "flow.1"].flatMap((n) => ["--sweep", `${n}=0..1/1`]));
    expect([three.code, three.err.includes("two numbers at most")]).toEqual([2, true]);
    const twice = await run(twoWay(), "--sweep", "discount=0..1/1", "--sweep", "discount=0..1/2");
    expect([twice.code, twice.err.includes("named twice")]).toEqual([2, true]);
    const drawn = await run(twoWay(), "--method", "test", "--sensitivity");
    expect([drawn.code, drawn.err.includes("`--sensitivity` goes with the exact method")]).toEqual([2, true]);
  });
});
