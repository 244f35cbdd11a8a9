import type { ComparedConcepts, ComparedProgramme, ConceptsReport, CorpusConcepts, FigureOne, HalfLife, RankCorrelation, RatchetVerdict, Revocations } from "../../evaluator/result";
import { formatDay } from "../../language/dates";
import { formatRational, type Rational } from "../../language/rational";
import type { ClassId, ClauseId, Regime } from "../../language/regime";
import { factKey } from "../words/facts";
import { className, partyCode, rightName } from "../words/names";
import { designJson, predictionsJson } from "./design";
import { positionJson, type Json } from "./shared";

const exact = (r: Rational | null): Json => (r === null ? null : formatRational(r));
const mover = (regime: Regime, id: ClassId | null): Json => (id === null ? null : className(regime, id));
const clauses = (regime: Regime, ids: readonly ClauseId[]): Json => ids.map((c) => regime.clauses[c]?.name ?? "");
/** Years with four digits. */
const years = (n: number | null): Json => (n === null ? null : Math.round(n * 10_000) / 10_000);

/** The concepts of one regime, every share as an exact fraction. */
export function conceptsJson(regime: Regime, report: ConceptsReport | null): Json {
  if (report === null) return null;
  const { missingRegime: m } = report;
  return {
    on: formatDay(report.on),
    missing: report.missing,
    programmes: report.programmes && report.programmes.map((p) => ({ mover: mover(regime, p.mover), skill: p.skill, opennessExact: exact(p.openness), rightsExact: exact(p.rights), indicators: p.indicators })),
    rightsGuards: report.guards.map((g) => ({ kind: g.kind, clause: regime.clauses[g.clause]?.name ?? "", by: g.by })),
    guestProgrammes: report.guests.map((g) => ({
      hosts: g.hosts.map((h) => partyCode(regime, h)), mover: mover(regime, g.mover), matched: g.matched, of: g.marks.length,
      marks: g.marks.map((k) => ({ mark: k.mark, state: k.state, shareExact: exact(k.share), because: clauses(regime, k.because) })),
    })),
    halfLife: halfLifeJson(regime, report.halfLife),
    figureOne: figureJson(report.figureOne),
    missingRegime: {
      exists: { verdict: m.exists.verdict, failing: m.exists.failing },
      convergenceExact: exact(m.convergence),
      thrownBackExact: exact(m.thrownBack),
      closure: regime.closure,
      orderly: { reasonsExact: exact(m.orderly.reasons), redressExact: exact(m.orderly.redress), bothExact: exact(m.orderly.both) },
      control: { measures: clauses(regime, m.control.measures), blocked: clauses(regime, m.control.blocked) },
      mobility: { kind: m.mobility.kind, mover: mover(regime, m.mobility.mover), failing: m.mobility.failing, because: clauses(regime, m.mobility.because) },
    },
    design: designJson(regime, report.design),
    predictions: predictionsJson(regime, report.predictions),
  };
}

const wayJson = (w: HalfLife["ways"][number]): Json => ({
  kind: w.kind, name: w.name, actors: w.actors, who: w.who, steps: w.steps, after: w.after && { ...w.after }, on: w.on === null ? null : formatDay(w.on), keeps: w.keeps,
});

function halfLifeJson(regime: Regime, { ways, fewest, revocations, ratchet }: HalfLife): Json {
  return {
    ways: ways.map(wayJson),
    fewest: fewest && wayJson(fewest),
    revocations: revocations && revocationsJson(regime, revocations),
    ratchet: { tenure: ratchetJson(regime, ratchet.tenure), time: ratchetJson(regime, ratchet.time), cohort: ratchet.cohort.map((f) => factKey(regime, f)) },
  };
}

function revocationsJson(regime: Regime, r: Revocations): Json {
  return {
    from: r.from === null ? null : formatDay(r.from), to: r.to === null ? null : formatDay(r.to), byLaw: r.byLaw, byLeaving: r.byLeaving, yearsExact: exact(r.years), hazardExact: exact(r.hazard), halfLife: years(r.halfLife),
    lowerings: r.lowerings.map((l) => ({
      on: formatDay(l.on), right: rightName(regime, l.right), mover: mover(regime, l.mover), host: partyCode(regime, l.host), origin: partyCode(regime, l.origin), pairs: l.pairs, by: l.by, because: clauses(regime, l.because),
    })),
  };
}

function ratchetJson(regime: Regime, { verdict, witness }: RatchetVerdict): Json {
  if (witness === null) return { verdict, witness: null };
  const { tenure } = witness;
  return {
    verdict,
    witness: {
      cases: witness.cases.map((c) => ({ host: partyCode(regime, c.host), origin: partyCode(regime, c.origin), mover: className(regime, c.mover), on: formatDay(c.on), right: rightName(regime, c.right), ...positionJson(c.position) })),
      tenure: tenure && { fact: factKey(regime, tenure.fact), from: tenure.from, to: tenure.to },
      because: clauses(regime, witness.because),
    },
  };
}

const figureJson = ({ institutionalization, need, missing }: FigureOne): Json => ({
  institutionalizationExact: exact(institutionalization), needExact: need && { least: exact(need.least), most: exact(need.most) }, missing,
});

const programmeJson = (p: ComparedProgramme): { readonly [key: string]: Json } => ({
  mover: p.mover, skill: p.skill, opennessExact: exact(p.openness), rightsExact: exact(p.rights), marks: p.marks && { ...p.marks },
});

/** The concepts of one regime in a table of regimes. */
export const comparedConceptsJson = (c: ComparedConcepts | null): Json =>
  c && {
    programmes: c.programmes.map(programmeJson), figureOne: figureJson(c.figureOne), exists: { verdict: c.exists.verdict, failing: c.exists.failing },
    convergenceExact: exact(c.convergence), thrownBackExact: exact(c.thrownBack), mobility: c.mobility,
  };

const correlationJson = ({ sign, square, rho }: RankCorrelation): Json => ({ sign, squareExact: exact(square), rhoExact: exact(rho) });

/** Rights against numbers over several regimes. */
export const corpusConceptsJson = ({ placed, medians, groups, skills }: CorpusConcepts): Json => ({
  skills: { low: skills.low, high: skills.high },
  programmes: placed.map((p) => ({ regime: p.regime, ...programmeJson(p), finesse: p.finesse })),
  medians: medians && { opennessExact: exact(medians.openness), rightsExact: exact(medians.rights) },
  groups: groups.map((g) => ({
    skill: g.skill, programmes: g.programmes, correlation: g.correlation && correlationJson(g.correlation),
    frontier: g.frontier.map((p) => ({ regime: p.regime, mover: p.mover, opennessExact: exact(p.openness), rightsExact: exact(p.rights), slopeExact: exact(p.slope) })),
  })),
});
