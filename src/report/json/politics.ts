import type { ByAim, HostPolitics, LogicMix, PoliticsReport, StateLogic } from "../../evaluator/result";
import { formatRational, type Rational } from "../../language/rational";
import type { Measure, PartyId, Regime } from "../../language/regime";
import { className, partyCode } from "../words/names";
import type { Json } from "./shared";

const exact = (x: Rational | null): Json => (x === null ? null : formatRational(x));
const unit = (m: Measure | null): Json => (m === null ? null : m.kind === "money" ? { kind: m.kind, currency: m.currency } : { kind: m.kind });
const byAim = (x: ByAim | null): Json => x && { security: exact(x.security), economy: exact(x.economy), rights: exact(x.rights) };
const mix = (m: LogicMix | null): Json => m && { weights: byAim(m.weights), logics: m.logics };

function hostJson(regime: Regime, { host, at, puzzle, paradox, coalition, wilson }: HostPolitics): Json {
  return {
    host: partyCode(regime, host), low: byAim(at.low), expected: byAim(at.expected), high: byAim(at.high), puzzle,
    paradox: {
      verdict: paradox.verdict, economic: exact(paradox.economic), critical: exact(paradox.critical), limit: exact(paradox.limit), political: exact(paradox.political), severity: exact(paradox.severity),
      groups: paradox.groups.map((g) => ({ origin: partyCode(regime, g.origin), mover: className(regime, g.mover), most: exact(g.most), economy: exact(g.economy), cost: exact(g.cost) })),
      left: paradox.left.map((g) => ({ origin: partyCode(regime, g.origin), mover: className(regime, g.mover) })),
    },
    coalition: coalition && {
      decision: coalition.decision, sum: exact(coalition.sum), veto: coalition.veto, open: exact(coalition.open), closed: exact(coalition.closed), mobilization: exact(coalition.mobilization), sustained: coalition.sustained,
      terms: coalition.terms.map((t) => ({ coalition: t.coalition, weight: exact(t.weight), amount: exact(t.amount), term: exact(t.term), pivotal: t.pivotal, flips: exact(t.flips) })),
    },
    wilson: { benefits: exact(wilson.benefits), costs: exact(wilson.costs), kind: wilson.kind },
  };
}

const stateJson = (regime: Regime, s: StateLogic): Json => ({
  party: partyCode(regime, s.party), declared: mix(s.declared), stakes: mix(s.stakes), payoffs: byAim(s.payoffs),
  rests: s.rests.map((r) => ({ weights: byAim(r.weights), aims: r.aims, stability: r.stability })), limit: mix(s.limit), resting: s.resting,
});

function neighboursJson(regime: Regime, { basis, matrix, beggars, game, securityDilemmas, missing }: PoliticsReport["neighbours"]): Json {
  const codes = (parties: readonly PartyId[]): Json => parties.map((p) => partyCode(regime, p));
  const need = game?.need.kind === "need" ? { least: exact(game.need.least), most: exact(game.need.most), reason: null } : { least: null, most: null, reason: game?.need.reason ?? null };
  return {
    missing, basis, deflection: matrix.map((d) => ({ from: partyCode(regime, d.from), to: partyCode(regime, d.to), share: exact(d.share) })),
    beggars: beggars.map((b) => ({ host: partyCode(regime, b.host), gain: exact(b.gain), losers: b.losers.map((l) => ({ party: partyCode(regime, l.party), loss: exact(l.loss), deflection: exact(l.deflection) })) })),
    game: game && { equilibria: game.equilibria.map(codes), inefficient: game.inefficient, need },
    securityDilemmas: securityDilemmas && securityDilemmas.map((pair) => codes(pair)),
  };
}

function originsJson(regime: Regime, { measure, origins }: PoliticsReport["skills"]): Json {
  return {
    unit: unit(measure),
    origins: origins.map(({ origin, total, model, missing }) => ({
      origin: partyCode(regime, origin), total: total && { low: exact(total.low), expected: exact(total.expected), high: exact(total.high) }, missing,
      model: model && { e0: exact(model.e0), a: exact(model.a), p: exact(model.p), stock: exact(model.stock), gains: model.gains, below: exact(model.below), best: exact(model.best) },
    })),
  };
}

/** The politics of a regime under one scenario, every number an exact fraction. */
export function politicsJson(regime: Regime, p: PoliticsReport): Json {
  const { lockIn, divergence, persons: { factor, claimable, shirtLike }, mobilization, logics } = p;
  return {
    unit: unit(p.measure), missing: p.missing, mapping: p.mapping, concentrated: exact(p.concentrated), unspoken: p.unspoken, hosts: p.hosts.map((h) => hostJson(regime, h)),
    logics: {
      threshold: exact(logics.threshold), thresholdEach: exact(logics.thresholdEach), grounds: { ...logics.grounds.counts, none: logics.grounds.none, mix: mix(logics.grounds.mix) },
      states: logics.states.map((s) => stateJson(regime, s)),
    },
    neighbours: neighboursJson(regime, p.neighbours),
    skills: originsJson(regime, p.skills),
    lockIn: { verdict: lockIn.verdict, staying: lockIn.staying, delegation: exact(lockIn.delegation), failing: lockIn.failing.map((f) => ({ party: partyCode(regime, f.party), shock: f.shock, year: f.year })) },
    divergence: {
      missing: divergence.missing, demands: divergence.demands.map((d) => ({ party: partyCode(regime, d.party), demand: exact(d.demand) })), opposed: exact(divergence.opposed), gini: exact(divergence.gini),
      asymmetry: exact(divergence.asymmetry), migration: exact(divergence.migration), trade: exact(divergence.trade), mirror: divergence.mirror, threshold: exact(divergence.threshold),
    },
    persons: { factor: factor && { rises: exact(factor.rises), falls: exact(factor.falls), same: exact(factor.same), verdict: factor.verdict }, claimable, shirtLike },
    mobilization: { trade: exact(mobilization.trade), migration: exact(mobilization.migration), tradeAbove: mobilization.tradeAbove },
  };
}
