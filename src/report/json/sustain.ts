import type { Dyad, DyadsReport, MemberSustain, Sustain, SustainReport } from "../../evaluator/result";
import { formatRational, type Rational } from "../../language/rational";
import type { Measure, Regime } from "../../language/regime";
import { partyCode } from "../words/names";
import type { Json } from "./shared";

const exact = (x: Rational | null): Json => (x === null ? null : formatRational(x));
const unit = (m: Measure | null): Json => (m === null ? null : m.kind === "money" ? { kind: m.kind, currency: m.currency } : { kind: m.kind });

const memberJson = (regime: Regime, m: MemberSustain): Json => ({
  party: partyCode(regime, m.party), benefit: exact(m.benefit), critical: exact(m.critical), shock: m.at?.shock ?? null, sanction: exact(m.sanction),
  states: m.temptations.map((t, i) => ({ shock: t.shock, year: t.year, gain: exact(t.gain), critical: exact(m.bounds[i]?.critical ?? null), met: m.bounds[i]?.met ?? false })),
});
const sustainJsonAt = (regime: Regime, s: Sustain): Json => ({
  verdict: s.verdict, largest: exact(s.largest), asymmetry: exact(s.asymmetry), share: exact(s.share), unsustained: s.unsustained.map((p) => partyCode(regime, p)),
  members: s.members.map((m) => memberJson(regime, m)),
});

/** D4: by how many move, every number an exact fraction in the unit of the verdict. */
export const sustainJson = (regime: Regime, { verdict, missing, measure, delta, at }: SustainReport): Json => ({
  verdict, missing, unit: unit(measure), delta: exact(delta),
  low: at && sustainJsonAt(regime, at.low), expected: at && sustainJsonAt(regime, at.expected), high: at && sustainJsonAt(regime, at.high),
});

const dyadJson = (regime: Regime, d: Dyad): Json => ({
  row: partyCode(regime, d.row), column: partyCode(regime, d.column), payoffs: { row: d.payoffs.row.map(exact), column: d.payoffs.column.map(exact) },
  kind: d.kind, kinds: d.kinds, names: d.names, equilibria: d.equilibria, choosers: d.choosers.map((h) => partyCode(regime, h)), reading: d.reading,
  strong: d.strong === null ? null : partyCode(regime, d.strong), transfer: d.transfer && { least: exact(d.transfer.least), most: exact(d.transfer.most) },
  low: d.low, high: d.high,
});

/** The game of each two members, payoffs by CC, CD, DC, DD. */
export const dyadsJson = (regime: Regime, { measure, dyads, fit, missing }: DyadsReport): Json => ({
  missing, unit: unit(measure), dyads: dyads.map((d) => dyadJson(regime, d)),
  fit: fit.map((f) => ({ problem: f.problem, dyads: f.dyads, asks: f.asks, has: f.has.map((h) => ({ kind: h.kind, name: h.name })) })),
});
