import type { BreakHistory, BreakEvent, ShareOfRuns, Simulation, SpreadOfRuns } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { className, partyCode } from "../words/names";
import type { SimulatedBeside, ToldSimulation } from "../simulated";
import { eventWords, noForecast } from "../words/simulation";
import { summaryWords } from "../words/simulation-rows";
import type { Json } from "./shared";

/** Four decimals: what is drawn is no more exact than what is assumed. `null`: without bound. */
const number = (x: number): Json => (Number.isFinite(x) ? Number(x.toFixed(4)) : null);
const spread = (s: SpreadOfRuns): Json => ({ mean: number(s.mean), low: number(s.low), high: number(s.high), q05: number(s.q05), q50: number(s.q50), q95: number(s.q95), least: number(s.least), most: number(s.most) });
const share = (s: ShareOfRuns): Json => ({ count: s.count, share: number(s.share), low: number(s.low), high: number(s.high) });

function eventJson(regime: Regime, event: BreakEvent, s: Simulation): Json {
  const code = (party: number): string => partyCode(regime, party);
  const base = { kind: event.kind, year: event.year, words: eventWords(regime, event, s) };
  switch (event.kind) {
    case "shock":
      return { ...base, shock: event.shock };
    case "flow":
      return { ...base, host: code(event.host), origin: code(event.origin), mover: className(regime, event.mover), movers: number(event.movers), likeliest: number(event.likeliest) };
    case "breach":
      return { ...base, party: code(event.party), saves: number(event.saves), worth: number(event.worth), shuts: event.shuts.map(code), keeps: event.keeps.map(code) };
    default:
      return { ...base, party: code(event.party) };
  }
}

const historyJson = (regime: Regime, s: Simulation, h: BreakHistory, scenario: string | null): Json => ({
  run: h.run, before: { ...h.before }, after: { ...h.after }, events: h.events.map((e) => eventJson(regime, e, s)), scenario, breaksAgain: h.breaksAgain, d4: h.d4,
});

/** What comes of one regime over many runs. */
export function simulationJson(regime: Regime, { simulation: s, history }: ToldSimulation): Json {
  const code = (party: number | null): Json => (party === null ? null : partyCode(regime, party));
  return {
    regime: regime.name, scenario: s.scenario, title: s.title, notice: noForecast, missing: null, seed: s.seed, runs: s.runs, asked: s.asked,
    unit: s.measure.kind === "money" ? { kind: s.measure.kind, currency: s.measure.currency } : { kind: s.measure.kind },
    conduct: { ...s.conduct, delta: number(s.conduct.delta) }, lasting: share(s.lasting),
    years: s.years.map((y) => ({ year: y.year, admitted: spread(y.admitted), held: share(y.held), breaches: y.breaches, suspended: y.suspended, out: y.out, invoked: y.invoked })),
    parties: s.parties.map((p) => ({
      party: code(p.party), member: p.member, admitted: spread(p.admitted), state: spread(p.state), movers: spread(p.movers), breaches: p.breaches, suspended: p.suspended, out: p.out, invoked: p.invoked,
      benefit: number(p.benefit), worth: number(p.worth),
    })),
    pairs: s.pairs.map((p) => ({ host: code(p.host), origin: code(p.origin), mover: className(regime, p.mover), inside: p.inside, admitted: p.admitted.map(number) })),
    caps: s.caps.map((c) => ({ bound: c.bound, amount: number(c.amount), per: c.per, each: c.each, host: code(c.host), origin: code(c.origin), runs: c.runs })),
    history: s.history === null ? null : historyJson(regime, s, s.history, history), assumptions: s.assumptions, leftOut: s.leftOut,
  };
}

/** A regime that cannot be simulated, and why. */
export const notSimulatedJson = (regime: Regime, missing: string): Json => ({ regime: regime.name, missing });

/** What simulations come to beside the verdicts of a regime: of each scenario the share of runs in which it lasts, and all of it where that is asked. */
export const simulationsJson = (regime: Regime, { scenarios, whole }: SimulatedBeside): Json => scenarios.map(({ scenario, title, told }) => {
  if (typeof told === "string") return { scenario, title, notice: noForecast, missing: told, seed: null, runs: null, lasting: null, sentence: null, whole: null };
  const { simulation } = told;
  return { scenario, title, notice: noForecast, missing: null, seed: simulation.seed, runs: simulation.runs, lasting: share(simulation.lasting), sentence: summaryWords(regime, simulation), whole: whole ? simulationJson(regime, told) : null };
});

/** The answer of `simulate`. */
export const simulateDocument = (regimes: readonly Json[]): Json => ({ schema: "regime-lang/simulate/1", regimes });
