/** What a regime's own ledger, stakes and weights say of its politics. */
import { describe, expect, test } from "vitest";
import { interests } from "../../../src/evaluator/interests/interests";
import type { PoliticsOptions } from "../../../src/evaluator/politics/options";
import type { PoliticsReport } from "../../../src/evaluator/politics/result-politics";
import { formatRational, rational, type Rational } from "../../../src/language/rational";
import { compileText, inWords } from "../../support/compile-text";

const words = (x: Rational | null | undefined): string => (x ? formatRational(x) : "none");
const ten = "flow Worker from NL to BE 10 per year";
const grant = "rule work { every member grants Enter, Work to Worker from every other member }";

interface Text {
  readonly stakes: string;
  readonly scenario?: string;
  readonly rules?: string;
  readonly before?: string;
  readonly horizon?: string;
}
const textOf = ({ stakes, scenario = ten, rules = grant, before = "", horizon = "2025 to 2025" }: Text): string => `use std.rights
use std.movers
${before}
interests { ${stakes} }
scenario s { horizon ${horizon}   discount 0 %   ${scenario} }
regime R { members { BE, NL, LU }  ${rules} }`;
function politicsOf(text: Text, politics: (table: (name: string) => number) => PoliticsOptions = () => ({})): PoliticsReport {
  const compiled = compileText(textOf(text));
  expect(inWords(compiled)).toEqual([]);
  const [regime] = compiled.regimes;
  const report = regime && interests(regime, { politics: politics((name) => regime.tables.findIndex((t) => t.name === name)) });
  if (!report) throw new Error("no report");
  return report.politics;
}
const both = "host gains 3 EUR for Worker as recruitment once  host bears 4 EUR for Worker as identity once";

describe("a host", () => {
  test("its aims, and the puzzle: 30 gained, 40 borne", () => {
    const { hosts, measure, missing, unspoken } = politicsOf({ stakes: both });
    expect([measure, missing, unspoken]).toEqual([{ kind: "money", currency: "EUR" }, null, ["rights"]]);
    expect(hosts.map((h) => [h.host, words(h.at.expected.economy), words(h.at.expected.security), h.puzzle])).toEqual([[0, "30", "-40", "holds"]]);
  });
  test("no puzzle where the whole gains; it depends where discretion decides whether anybody comes at all", () => {
    expect(politicsOf({ stakes: both.replace("4 EUR", "2 EUR") }).hosts[0]?.puzzle).toBe("fails");
    const facts = `${both}  host bears 9 EUR for Student as security once`;
    const rules = `${grant} rule study { every member may grant Enter, Study to Student from every other member }`;
    expect(politicsOf({ stakes: facts.replace("4 EUR", "2 EUR"), rules, scenario: `${ten} flow Student from NL to BE 10 per year` }).hosts[0]?.puzzle).toBe("depends");
  });
  test("one side alone is no puzzle; a stake without a channel, and one without a figure, leave all of it open", () => {
    expect(politicsOf({ stakes: "host gains 3 EUR for Worker as recruitment once" }).hosts[0]).toMatchObject({ puzzle: "not-assessable", paradox: { verdict: "not-assessable" } });
    expect(politicsOf({ stakes: `${both} host gains 1 EUR for Student once` })).toMatchObject({ missing: "a stake of the host names no channel", hosts: [] });
    expect(politicsOf({ stakes: "origin gains 1 EUR for Worker as remittances once" })).toMatchObject({ missing: "no stake of a host is declared", measure: null, hosts: [] });
    expect(politicsOf({ stakes: "host gains 1 * mover.age for Worker as recruitment once", before: "facts about mover { age : number }" }).missing).toContain("`age` has no range");
  });
  test("the paradox counts all who would come, by what those are worth who are admitted", () => {
    const capped = grant.replace(" }", " at most 4 per year }");
    const { paradox } = politicsOf({ stakes: both, rules: capped }, () => ({ tau: { number: rational(20) } })).hosts[0] ?? {};
    expect([words(paradox?.economic), words(paradox?.critical), words(paradox?.political), words(paradox?.severity), paradox?.verdict]).toEqual(["10", "40", "5", "1/2", "holds"]);
  });
  test("where a stake reads facts, only whom the regime admits", () => {
    const capped = grant.replace(" }", " at most 4 per year }");
    const { paradox } = politicsOf({ stakes: both.replace("3 EUR", "1 * mover.pay"), rules: capped, before: "facts about mover { pay : money from 2 EUR to 4 EUR }" }).hosts[0] ?? {};
    expect([words(paradox?.economic), words(paradox?.groups[0]?.economy)]).toEqual(["4", "3"]);
  });
  test("of whom nobody is admitted is left out, by name", () => {
    const { paradox } = politicsOf({ stakes: both, scenario: `${ten} flow Student from LU to BE 5 per year` }).hosts[0] ?? {};
    expect([words(paradox?.economic), paradox?.left.length]).toEqual(["10", 1]);
  });
  test("a limit by a table of hosts; one who is not in it has none", () => {
    const before = "table most : host -> money { BE : 8 EUR  otherwise : 0 EUR }";
    expect(words(politicsOf({ stakes: both, before }, (table) => ({ tau: { table: table("most") } })).hosts[0]?.paradox.political)).toBe("2");
  });
  test("weights declared for it are judged, and weights of another are not its own", () => {
    const [host] = politicsOf({ stakes: `${both} coalition BE { identity 0.5, business 0.5 } coalition NL { rights 1 }` }).hosts;
    expect([host?.coalition?.decision, words(host?.coalition?.sum), host?.coalition?.veto]).toEqual(["closed", "-5", true]);
    expect(politicsOf({ stakes: `${both} coalition NL { rights 1 }` }).hosts[0]?.coalition).toBeNull();
  });
  test("benefits and costs by channel: one who gains, three who bear as much each", () => {
    const spread = "host gains 9 EUR for Worker as recruitment once  host bears 1 EUR for Worker as wages once  host bears 1 EUR for Worker as fiscal once  host bears 1 EUR for Worker as identity once";
    expect(politicsOf({ stakes: spread }).hosts[0]?.wilson).toMatchObject({ kind: "client", benefits: rational(1), costs: rational(1, 3) });
  });
});

describe("states", () => {
  test("declared weights, shares of stakes, and where the weights go", () => {
    const { logics } = politicsOf({ stakes: `${both} state BE { security 0.2, economy 0.6, rights 0.2 } state NL { economy 1 }` });
    const told = logics.states.map((s) => [s.party, s.declared?.logics, s.stakes && words(s.stakes.weights.security), s.limit && words(s.limit.weights.security), s.resting]);
    // Of 70 that change hands 40 are of identity. Closing spares 40, which is more than 30.
    expect(told).toEqual([[0, ["trading", "migration"], "4/7", "1", false], [1, ["trading"], null, null, null]]);
    expect(logics.states[0]?.rests.filter((r) => r.stability === "stable").map((r) => r.aims)).toEqual([["security"]]);
  });
  test("grounds of clauses that stand when the horizon begins", () => {
    const rules = `${grant} exception order to work on security grounds { BE refuses Work to Worker from LU } exception past to work on economic grounds until 1999-12-31 { LU refuses Work to Worker from BE }`;
    expect(politicsOf({ stakes: both, rules }).logics.grounds).toMatchObject({ counts: { security: 1, economy: 0, rights: 0 }, none: 1, mix: { logics: ["garrison"] } });
  });
});

describe("between hosts", () => {
  const two = `${ten} flow Worker from NL to LU 10 per year`;
  test("a number that hosts share moves on whom one turns away: 16 for 20, so that 8 more could go to the other, of whom 2 are left out", () => {
    const rules = grant.replace(" }", " at most 16 per year each origin }");
    const { neighbours } = politicsOf({ stakes: both, rules, scenario: two });
    // Each takes 8; alone the other would take all 10 of its own.
    expect(neighbours.matrix.map((d) => words(d.share))).toEqual(["1/4", "1/4"]);
    expect(neighbours.basis).toEqual(["shared-number"]);
    // Closing spares 8, and sends 2 to the other at 1 each.
    expect(neighbours.beggars.map((b) => [words(b.gain), b.losers.map((l) => words(l.loss))])).toEqual([["8", ["2"]], ["8", ["2"]]]);
  });
  test("of one number that several give out together, in all, everybody who is turned away goes on, if in a later year", () => {
    const rules = "group North { BE, LU }  rule work { North together grants Enter, Work to Worker from every other member at most 16 in all }";
    // Eight each in the first year, and none are left; alone the other takes 10, and then 6.
    expect(politicsOf({ stakes: both, rules, scenario: two, horizon: "2025 to 2026" }).neighbours.matrix.map((d) => words(d.share))).toEqual(["1", "1"]);
  });
  test("numbers of each host move nobody; an assumed share does", () => {
    const rules = grant.replace(" }", " at most 8 per year }");
    expect(politicsOf({ stakes: both, rules, scenario: two }).neighbours).toMatchObject({ basis: [], matrix: [], beggars: [] });
    const { neighbours } = politicsOf({ stakes: both, rules, scenario: two }, () => ({ deflection: rational(1, 2) }));
    expect([neighbours.basis, neighbours.matrix.map((d) => words(d.share))]).toEqual([["assumed"], ["1/2", "1/2"]]);
  });
  test("a security dilemma where security is declared: each bears as host, and gains as origin", () => {
    const mutual = "flow Worker from NL to BE 1 per year  flow Worker from BE to NL 1 per year";
    const stakes = "host bears 4 EUR for Worker as security once  origin gains 5 EUR for Worker as remittances once";
    expect(politicsOf({ stakes, scenario: mutual }).neighbours.securityDilemmas).toEqual([[0, 1]]);
    expect(politicsOf({ stakes: stakes.replace("security", "fiscal"), scenario: mutual }).neighbours.securityDilemmas).toBeNull();
    expect(politicsOf({ stakes: stakes.replace("4 EUR", "6 EUR"), scenario: mutual }).neighbours.securityDilemmas).toEqual([]);
  });
});

describe("origins, lock-in, divergence, persons", () => {
  test("the channel of skills, and the model where its numbers are given", () => {
    const stakes = `${both} origin bears 2 EUR for Worker as skills once`;
    const before = "table rate : origin -> number { NL : 0.2  otherwise : 0 }";
    const { origins } = politicsOf({ stakes, before }, (table) => ({ e0: { number: rational(1, 10) }, a: { number: rational(1, 2) }, p: { table: table("rate") } })).skills;
    expect(origins.map((o) => [words(o.total?.expected), words(o.model?.stock), o.model?.gains, words(o.model?.best)])).toEqual([["-20", "4/25", true, "2/5"]]);
    expect(politicsOf({ stakes: both }).skills.origins[0]).toMatchObject({ total: null, model: null, missing: "`e0` and `a` are not declared" });
  });
  const gains = "host gains 4 EUR for Worker as recruitment once  origin gains 5 EUR for Worker as remittances once";
  const court = 'institution Court "a court" { adjudicates work for any mover }';
  test("lock-in asks for both: staying, and delegation", () => {
    expect(politicsOf({ stakes: gains, rules: `${grant} ${court}`, scenario: `${ten} flow Worker from BE to LU 10 per year flow Worker from LU to NL 10 per year` }).lockIn).toMatchObject({ verdict: "holds", staying: "holds", failing: [], delegation: rational(1, 4) });
    expect(politicsOf({ stakes: gains, scenario: `${ten} flow Worker from BE to LU 10 per year flow Worker from LU to NL 10 per year` }).lockIn).toMatchObject({ verdict: "fails", staying: "holds", delegation: rational(0) });
    const bad = politicsOf({ stakes: both, rules: `${grant} ${court}` }).lockIn;
    expect([bad.verdict, bad.failing.map((f) => [f.party, f.shock, f.year])]).toEqual(["fails", [[0, null, 2025], [1, null, 2025]]]);
  });
  test("demands, opposed pairs, and mirror images", () => {
    const stakes = "host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once";
    const before = "table wealth : party -> money { BE : 50 EUR  LU : 90 EUR  otherwise : 20 EUR }  table wants : party -> number { BE : 2  LU : 3  otherwise : 1 }";
    const { divergence } = politicsOf({ stakes, before, scenario: `${ten} flow Worker from NL to LU 20 per year` }, (t) => ({ wealth: { table: t("wealth") }, trade: { table: t("wants") } }));
    // BE −40, LU −80, NL 150: the richer, the less.
    expect(divergence.demands.map((d) => words(d.demand))).toEqual(["-40", "-80", "150"]);
    expect([words(divergence.opposed), words(divergence.migration), words(divergence.trade), divergence.mirror, divergence.gini]).toEqual(["2/3", "-1", "1", true, null]);
    expect(politicsOf({ stakes, scenario: ten }).divergence).toMatchObject({ migration: null, trade: null, mirror: null });
  });
  test("movers follow wages and can claim nothing: shirt-like; with a court they are not", () => {
    const stakes = `${both} mover gains 5 EUR for Worker as wages once`;
    expect(politicsOf({ stakes }).persons).toMatchObject({ factor: { verdict: "holds", rises: rational(10) }, claimable: [], shirtLike: true });
    expect(politicsOf({ stakes, rules: `${grant} ${court}` }).persons).toMatchObject({ claimable: ["Court"], shirtLike: false });
    expect(politicsOf({ stakes: stakes.replace("mover gains", "mover bears") }).persons).toMatchObject({ factor: { verdict: "fails", falls: rational(10) }, shirtLike: false });
    expect(politicsOf({ stakes: both }).persons).toMatchObject({ factor: null, shirtLike: null });
  });
  test("a court for members alone, or for another clause, is none of the mover", () => {
    expect(politicsOf({ stakes: both, rules: `${grant} institution Court "a court" { adjudicates work for any member }` }).persons.claimable).toEqual([]);
    expect(politicsOf({ stakes: both, rules: `${grant} exception order to work { BE refuses Work to Worker from LU } institution Court "a court" { adjudicates order for any mover }` }).persons.claimable).toEqual([]);
  });
  test("mobilization is compared where both are declared", () => {
    expect(politicsOf({ stakes: both }, () => ({ muTrade: rational(1, 2), muMigration: rational(1, 4) })).mobilization.tradeAbove).toBe(true);
    expect(politicsOf({ stakes: both }, () => ({ muTrade: rational(1, 2) })).mobilization.tradeAbove).toBeNull();
  });
});
