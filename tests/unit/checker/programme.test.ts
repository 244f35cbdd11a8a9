/** What the checker hands on of claims, interests and scenarios, and from which files. */
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/compile";
import { formatDay } from "../../../src/language/dates";
import type { Regime } from "../../../src/language/regime";
import { memoryHost } from "../../support/compile-text";

const law = "use std.rights use std.movers";
const rule = "rule work { every member grants Enter, Work to Worker from every other member }";
const files = (main: string, others: Readonly<Record<string, string>> = {}) => compile("main.regime", memoryHost({ "main.regime": main, ...others }));
function only(main: string, others: Readonly<Record<string, string>> = {}): Regime {
  const { regimes, diagnostics } = files(main, others);
  expect(diagnostics).toEqual([]);
  const [regime] = regimes;
  if (!regime) throw new Error("no regime");
  return regime;
}
const inRegime = (clauses: string): Regime => only(`${law} source T "A treaty" regime R { members { FR, DE } ${rule} ${clauses} }`);

describe("a claim", () => {
  test("is kept with what it is about", () => {
    const { claims, rights, classes } = inRegime('claim c "Open" { always FR grants Work to Worker from DE since 2004-05-01 cites T "art 1" }');
    const [claim] = claims;
    expect(claim).toMatchObject({ name: "c", title: "Open", cites: [{ source: "T", place: "art 1" }], body: { kind: "always", position: "granted" } });
    if (claim?.body.kind !== "always") throw new Error("another kind");
    expect(claim.body.rights?.map((r) => rights[r]?.name)).toEqual(["Work"]);
    expect(claim.body.classes?.map((c) => classes[c]?.name)).toEqual(["Worker"]);
    expect(claim.body.windows.map((w) => w.since)).toHaveLength(1);
  });
  test("may leave out to whom and from where", () => {
    expect(inRegime("claim c { never host may refuse anything }").claims[0]?.body).toMatchObject({
      kind: "never", position: "discretionary", host: { kind: "any" }, origin: { kind: "any" }, rights: null, classes: null,
    });
  });
  test("follows a reform; tests do not", () => {
    const text = `${law} regime R { members { FR, DE } ${rule} claim c { never host refuses Work } test "t" { host FR origin DE mover Worker on 2020-01-01 expect Work granted } }`;
    const { regimes } = files(`${text} reform r of R { admit ES since 2030-01-01 } reform s of r { remove c }`);
    expect(regimes.map((r) => [r.name, r.reformOf, r.claims.length, r.tests.length])).toEqual([["R", null, 1, 1], ["r", "R", 1, 0], ["s", "r", 0, 0]]);
  });
});

describe("interests", () => {
  test("are amounts in one measure, linear in tables and facts", () => {
    const { interests, facts, tables } = inRegime(
      "facts about mover { pay : money from 0 EUR to 100 EUR } table wage : party -> money { FR : 40 EUR otherwise : 20 EUR } " +
      "interests { host gains 10 % * wage(host) + 3 * mover.pay - 5 EUR for Worker as fiscal per year  mover bears 3 * 10 % for Worker once }",
    );
    expect(interests.stakes.map((s) => [s.party, s.verb, s.channel, s.per, s.amount.measure])).toEqual([
      ["host", "gains", "fiscal", "year", { kind: "money", currency: "EUR" }],
      ["mover", "bears", null, "once", { kind: "share" }],
    ]);
    const [first, second] = interests.stakes;
    expect(first?.amount.constant).toBe(-5);
    expect(first?.amount.terms.map((t) => [t.factor, tables[t.lookup.table]?.name])).toEqual([[0.1, "wage"]]);
    expect(first?.amount.facts.map((f) => [f.factor, facts[f.fact]?.key])).toEqual([[3, "pay"]]);
    expect(second?.amount.constant).toBeCloseTo(0.3, 12);
  });
  test("are for the keeping of clauses, each by whoever can owe it", () => {
    const { interests, clauses } = inRegime('act Report "report" duty d { DE must Report toward FR for Worker from DE } interests { host gains 5 EUR for d, work as security per year }');
    expect(interests.stakes.map((s) => [clauses[s.keeping?.clause ?? -1]?.name, s.keeping?.by, s.classes])).toEqual([["d", "origin", []], ["work", "host", []]]);
  });
  test("weigh the aims of states and the voices at home", () => {
    const { interests, parties } = inRegime("interests { state FR { security 0.1, rights 0.9 } coalition FR { business 1 } }");
    expect(interests.weights.map((w) => [w.of, parties[w.party]?.code, w.parts])).toEqual([
      ["state", "FR", [{ name: "security", weight: 0.1 }, { name: "rights", weight: 0.9 }]],
      ["coalition", "FR", [{ name: "business", weight: 1 }]],
    ]);
  });
});

describe("a scenario", () => {
  test("is kept with flows and shocks", () => {
    const { scenarios } = inRegime(
      'scenario s "S" { horizon 2025 to 2040 discount 3 % flow Worker from FR to DE between 1 and 9 mostly 5 per year since 2026-01-01 shock x in 2030 for 2 years { flow Worker at 60 % } }',
    );
    expect(scenarios).toHaveLength(1);
    expect(scenarios[0]).toMatchObject({
      name: "s", title: "S", horizon: { from: 2025, to: 2040 }, discount: 0.03,
      shocks: [{ name: "x", chance: { kind: "year", year: 2030 }, lasting: { amount: 24, unit: "months" }, changes: [{ factor: 0.6, origins: null, hosts: null }] }],
    });
    const [flow] = scenarios[0]?.flows ?? [];
    expect([flow?.low, flow?.high, flow?.mostly, formatDay(flow?.days.since ?? 0)]).toEqual([1, 9, 5, "2026-01-01"]);
  });
});

describe("beside the law, in a file of their own", () => {
  const beside = "use std.movers interests { state FR { rights 1 } } scenario s { horizon 2025 to 2040 discount 0 % flow Worker from FR to DE 5 per year }";
  const main = `${law} use "beside.regime" regime R { members { FR, DE } ${rule} } regime S { members { FR, DE } ${rule} }`;
  test("they are of every regime that uses it", () => {
    const { regimes, diagnostics } = files(main, { "beside.regime": beside });
    expect(diagnostics).toEqual([]);
    expect(regimes.map((r) => [r.interests.weights.length, r.scenarios.map((s) => s.name)])).toEqual([[1, ["s"]], [1, ["s"]]]);
  });
  test("they are checked by themselves", () => {
    expect(files(beside).diagnostics).toEqual([]);
    expect(files(beside.replace("rights 1", "rights 2")).diagnostics.map((d) => d.code)).toEqual(["weights-sum"]);
  });
  test("a mistake in them is shown there, once", () => {
    const { regimes, diagnostics } = files(main, { "beside.regime": beside.replace("rights 1", "rights 2") });
    expect(diagnostics.map((d) => [d.code, d.at.path])).toEqual([["weights-sum", "beside.regime"]]);
    expect(regimes).toEqual([]);
  });
  test("a state is weighed once, in whichever file", () => {
    const { diagnostics } = files(main.replace("regime R {", "interests { state FR { security 1 } } regime R {"), { "beside.regime": beside });
    expect(diagnostics.map((d) => d.code)).toEqual(["repeated-clause"]);
  });
});
