import type { Ablation, Bargain, Commitment, JudgedStretch, LinkageDyad, LinkageFigures, LinkageReport } from "../../evaluator/result";
import { formatRational, type Rational } from "../../language/rational";
import type { Measure, Regime } from "../../language/regime";
import { inclusive } from "../words/days";
import { partyCode } from "../words/names";
import { sensitivityJson } from "./sensitivity";
import type { Json } from "./shared";

const exact = (x: Rational): Json => formatRational(x);
const unit = (m: Measure | null): Json => (m === null ? null : m.kind === "money" ? { kind: m.kind, currency: m.currency } : { kind: m.kind });

const stretchesJson = (regime: Regime, all: readonly JudgedStretch[]): Json =>
  all.map(({ interval, verdict, because }) => ({ ...inclusive(interval), verdict, because: [...new Set(because.map((c) => regime.clauses[c]?.name ?? ""))] }));

const ablationJson = (regime: Regime, { changed, flips, d1, d1c }: Ablation): Json => ({
  changed,
  d1: { before: stretchesJson(regime, d1.before), after: stretchesJson(regime, d1.after) },
  d1c: { before: stretchesJson(regime, d1c.before), after: stretchesJson(regime, d1c.after) },
  flips: flips.map(({ name, where }) => ({ name, where: where.map((w) => ({ ...inclusive(w.interval), before: w.before, after: w.after })) })),
});

const commitmentJson = ({ cost, once, repeated }: Commitment): Json => ({ cost: exact(cost), once, repeated });

const figuresJson = (d: LinkageFigures): { readonly [key: string]: Json } => ({
  payoffs: { giver: d.payoffs.giver.map(exact), other: d.payoffs.other.map(exact) },
  kind: d.kind, equilibria: d.equilibria, gain: exact(d.gain), willingness: exact(d.willingness),
  window: d.window && { least: exact(d.window.least), most: exact(d.window.most) }, worth: exact(d.worth), enough: d.enough,
  threat: commitmentJson(d.threat), promise: commitmentJson(d.promise), edge: exact(d.edge), substantive: d.edge.numerator !== 0n,
  persuasion: d.persuasion.kind === "exact" ? { theta: exact(d.persuasion.value), attainable: d.persuasion.attainable, reason: null } : { theta: null, attainable: false, reason: d.persuasion.reason },
});
const dyadJson = (regime: Regime, d: LinkageDyad): Json => ({
  giver: partyCode(regime, d.giver), other: partyCode(regime, d.other), strong: d.strong === null ? null : partyCode(regime, d.strong), ...figuresJson(d), low: figuresJson(d.low), high: figuresJson(d.high),
});

const bargainJson = (regime: Regime, { measure, delta, dyads, missing, sensitivity }: Bargain): Json =>
  ({ unit: unit(measure), delta: exact(delta), missing, dyads: dyads.map((d) => dyadJson(regime, d)), sensitivity: sensitivity && sensitivityJson(regime, sensitivity) });

/** Every linkage; `null` where they were not judged. Numbers are exact fractions in the unit of the verdict on D3. */
export const linkagesJson = (regime: Regime, linkages: readonly LinkageReport[] | null): Json =>
  linkages && linkages.map((l) => ({
    name: l.name, mode: l.mode, gives: l.gives, inReturnFor: l.inReturnFor, awaits: l.awaits, ablation: l.ablation && ablationJson(regime, l.ablation), multilateralizable: l.multilateralizable,
    bargain: l.bargain && bargainJson(regime, l.bargain),
  }));
