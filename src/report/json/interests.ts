import type { Account, BalanceReport, Estimate, GainsReport, InterestsReport, Leg, UnitBalance } from "../../evaluator/result";
import { formatRational, toNumber, type Rational } from "../../language/rational";
import { isUnverified } from "../../language/citations";
import type { Measure, Regime } from "../../language/regime";
import { noPrediction } from "../words/interests";
import { className, partyCode } from "../words/names";
import { politicsJson } from "./politics";
import { sensitivityJson, sweepJson } from "./sensitivity";
import type { Json } from "./shared";
import { dyadsJson, sustainJson } from "./sustain";

/** Four decimals: what is counted is no more exact than what is assumed. */
const number = (x: Rational): number => Number(toNumber(x).toFixed(4));
const estimate = (e: Estimate): Json => ({ low: number(e.low), expected: number(e.expected), high: number(e.high) });
const exact = (x: Rational | null): Json => (x === null ? null : formatRational(x));
const unit = (m: Measure): Json => (m.kind === "money" ? { kind: m.kind, currency: m.currency } : { kind: m.kind });

function accountJson(regime: Regime, a: Account): Json {
  return {
    party: a.party, verb: a.verb, channel: a.channel, unit: unit(a.measure), per: a.per, movers: a.classes.map((c) => className(regime, c)),
    keeping: a.keeping && { clause: regime.clauses[a.keeping.clause]?.name ?? "", by: a.keeping.by },
    cites: a.cites.map((c) => ({ source: c.source, place: c.place, ...(isUnverified(regime, c) ? { verified: false } : {}) })), assumption: a.cites.length === 0, missing: a.missing,
  };
}

function unitBalanceJson(regime: Regime, { measure, at }: UnitBalance): Json {
  const { cumulated, strict, diffuseness, signature, parity, periods, parties, verdict } = at.expected;
  return {
    unit: unit(measure), verdict, multi: exact(cumulated.multi), dyad: exact(cumulated.dyad), dyadByYear: exact(strict), diffuseness: exact(diffuseness), signature, parity: exact(parity),
    years: periods.map((p) => ({ multi: exact(p.multi), dyad: exact(p.dyad), gross: number(p.gross) })),
    parties: parties.map((p) => ({ party: partyCode(regime, p.party), received: number(p.received), net: number(p.net), gross: number(p.gross), share: exact(p.share) })),
    low: { verdict: at.low.verdict, multi: exact(at.low.cumulated.multi), dyad: exact(at.low.cumulated.dyad) },
    high: { verdict: at.high.verdict, multi: exact(at.high.cumulated.multi), dyad: exact(at.high.cumulated.dyad) },
  };
}
const balanceJson = (regime: Regime, b: BalanceReport): Json => ({
  verdict: b.verdict, missing: b.missing, tolerance: exact(b.tolerance), toleranceEach: exact(b.toleranceEach), units: b.units.map((u) => unitBalanceJson(regime, u)),
});

const legJson = ({ side, outcome, totals }: Leg): Json => ({ side, outcome, totals: totals.map((t) => ({ unit: unit(t.measure), total: estimate(t.total) })) });
function gainsJson(regime: Regime, g: GainsReport): Json {
  const { hosts, hhi, gini, half } = g.concentration;
  return {
    winWinWin: g.winWinWin, failing: g.failing, pareto: g.pareto, losing: g.losing.map(({ party, side }) => ({ party: partyCode(regime, party), side })),
    legs: g.legs.map(legJson),
    parties: g.parties.map(({ party, legs }) => ({ party: partyCode(regime, party), legs: legs.map(legJson) })),
    channels: g.channels.map((c) => ({ party: c.party, channel: c.channel, unit: unit(c.measure), total: c.total && estimate(c.total) })),
    threeRs: g.threeRs.map((r) => ({ channel: r.channel, declared: r.declared })),
    concentration: { hosts: hosts.map((h) => ({ host: partyCode(regime, h.host), admitted: number(h.admitted) })), hhi: exact(hhi), gini: exact(gini), half: half.map((h) => partyCode(regime, h)) },
  };
}

/** What interests come to under one scenario; `null` where none were judged. */
export function interestsJson(regime: Regime, report: InterestsReport | null): Json {
  if (report === null) return null;
  const { ledger } = report;
  return {
    scenario: report.scenario, title: report.title, notice: noPrediction, years: ledger.years, discount: ledger.discount.map(exact),
    accounts: ledger.accounts.map((a) => accountJson(regime, a)),
    rows: ledger.rows.map((r) => ({
      host: partyCode(regime, r.host), origin: partyCode(regime, r.origin), mover: r.mover === null ? null : className(regime, r.mover), inside: r.inside,
      asked: r.asked.map(estimate), admitted: r.admitted.map(estimate), staying: r.staying.map(estimate), amounts: r.amounts.map((a) => a && a.map(estimate)),
    })),
    missing: ledger.missing.map((m) => ({ host: partyCode(regime, m.host), origin: partyCode(regime, m.origin), mover: className(regime, m.mover), why: m.why })),
    balance: balanceJson(regime, report.balance),
    gains: gainsJson(regime, report.gains),
    sustain: sustainJson(regime, report.sustain),
    games: dyadsJson(regime, report.dyads),
    politics: politicsJson(regime, report.politics),
    shocks: report.shocks.map((s) => ({ shock: s.shock, title: s.title, year: s.year, balance: balanceJson(regime, s.balance), gains: gainsJson(regime, s.gains), years: s.years.map((y) => ({ ...y })) })),
    sensitivity: sensitivityJson(regime, report.sensitivity),
    sweep: sweepJson(regime, report.sweep),
    assumptions: report.assumptions,
  };
}
