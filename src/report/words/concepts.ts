import type { ConceptCase, ConceptsReport, FigureOne, GuestProgramme, HalfLife, MissingRegime, Orderly, RankCorrelation, Ratchet, RatchetVerdict, Revocations, RightsGuard, WayDown } from "../../evaluator/result";
import { formatDay } from "../../language/dates";
import { formatRational, type Rational } from "../../language/rational";
import type { ClauseId, FactId, Regime } from "../../language/regime";
import { wholeRoot } from "../../language/whole-root";
import { verdictWord } from "./criteria";
import { degreeDigits, degreeWords } from "./degrees";
import { lengthWords } from "./duties";
import { factKey, factWords } from "./facts";
import { count, listed, partyCode, rightName } from "./names";
import { positionWords } from "./positions";

/** What the section on concepts is, whoever reads it. */
export const conceptsLimit =
  "The formulas are conventions of this tool (docs/reference/concepts.md); they follow the works named, most of which give none. No verdict reads them, and nothing here is a prediction.";

/** The day that concepts are computed for, and why shares are not. */
export const dayWords = ({ on, missing }: ConceptsReport): string => `On ${formatDay(on)}${missing === null ? "" : `; shares are not assessable: ${missing}`}.`;

/** The programmes with some mark of guest work. */
export const markedGuests = (guests: readonly GuestProgramme[]): readonly GuestProgramme[] => guests.filter((g) => g.marks.some((m) => m.state === "matched" || m.state === "partly"));

const words = (r: Rational | null): string => (r === null ? "not assessable" : degreeWords(r));
const names = (regime: Regime, clauses: readonly ClauseId[]): string => listed(clauses.map((c) => regime.clauses[c]?.name ?? ""));
/** One class of movers as its name is written; `anybody` of whom no class is named. */
export const moverName = (regime: Regime, mover: number | null): string => (mover === null ? "anybody" : (regime.classes[mover]?.name ?? ""));

export const guardWords = (regime: Regime, g: RightsGuard): string =>
  g.kind === "condition" ? `${regime.clauses[g.clause]?.name ?? ""} limits admission by a right that is held (${g.by})` : `${g.by} links a number and a right`;

/** `3 of 4: time-capped (rotation), no family (unaccompanied); in some cases employer-tied; silent: no path`. */
export function guestWords(regime: Regime, { marks, matched }: GuestProgramme): string {
  const by = (because: readonly ClauseId[]): string => (because.length === 0 ? "" : ` (${names(regime, because)})`);
  const of = (state: string): readonly string[] => marks.filter((m) => m.state === state).map((m) => `${m.mark}${state === "partly" && m.share ? `, ${degreeWords(m.share)}` : ""}${by(m.because)}`);
  const parts = [listed(of("matched")), ...(["partly", "silent"] as const).flatMap((state) => (of(state).length === 0 ? [] : [`${state === "partly" ? "in some cases" : "silent on"} ${listed(of(state))}`]))];
  return `${matched} of ${marks.length}: ${parts.filter((p) => p !== "").join("; ")}`;
}

/** `denunciation by one member, after 6 months`. */
export function wayWords(w: WayDown): string {
  const who = w.actors === 0 ? "nobody" : w.kind === "denunciation" ? "one member" : w.kind === "amendment" && w.name !== "itself" ? `${w.actors} of the members` : w.who;
  const named = w.name === null ? w.kind : `${w.kind} (${w.name})`;
  const by = w.kind === "response" ? `a breach, then by ${who}` : who;
  const notice = w.after === null ? "" : `, after ${lengthWords(w.after)}`;
  return `${named} by ${by}${notice}${w.on === null ? "" : ` on ${formatDay(w.on)}`}${w.keeps === null ? "" : `, which keeps what was acquired (${w.keeps})`}`;
}

/** How what is owed to those admitted could be lowered with the fewest. */
export function fewestWords({ ways, fewest }: HalfLife): string {
  if (ways.length === 0) return "The text names no way to lower what is owed to those admitted";
  const size = fewest === null ? "" : `: ${count(fewest.actors, "actor")}, ${count(fewest.steps, "step")}`;
  const easiest = fewest === null ? "Every way that the text names keeps what was acquired" : `Fewest: ${wayWords(fewest)}${size}`;
  const others = ways.filter((w) => w !== fewest).map(wayWords);
  return others.length === 0 ? easiest : `${easiest}. Also ${others.join("; ")}`;
}

/** `11 of 224 position-years`: how often what was owed was lowered, and after how long half would be gone. */
export function revocationWords(r: Revocations | null): string {
  if (r === null) return "Lowered so far: not assessable, figures are missing";
  if (r.hazard === null || r.from === null || r.to === null) return "Lowered so far: not assessable, nothing was owed between two dates";
  const lowered = r.byLaw + r.byLeaving;
  const head = `Lowered from ${formatDay(r.from)} to ${formatDay(r.to)}: ${count(lowered, "position")} (${r.byLaw} by law, ${r.byLeaving} by leaving) in ${formatRational(rounded(r.years))} position-years`;
  if (lowered === 0) return `${head}; no hazard, and so no half-life`;
  return `${head}, a hazard of ${degreeWords(r.hazard)}; half-life ${r.halfLife === null ? "not assessable" : `${r.halfLife.toFixed(1)} years`}`;
}
const rounded = ({ numerator, denominator }: Rational): Rational => ({ numerator: (2n * numerator + denominator) / (2n * denominator), denominator: 1n });

const caseWords = (c: ConceptCase): string => `${positionWords(c.position)} on ${formatDay(c.on)}`;

/** Both questions of the ratchet. */
export function ratchetLines(regime: Regime, { tenure, time, cohort }: Ratchet): readonly string[] {
  const newcomers = cohort.length === 0 && time.verdict === "fails" ? "; the text does not tell those admitted from newcomers" : "";
  return [ratchetWords(regime, "More tenure never owes less", tenure, []), `${ratchetWords(regime, "A later day never owes less to those admitted", time, cohort)}${newcomers}`];
}

/** A verdict with the first case that contradicts. */
function ratchetWords(regime: Regime, title: string, { verdict, witness }: RatchetVerdict, cohort: readonly FactId[]): string {
  if (verdict === "not-assessable") return `${title}: not assessable, figures are missing`;
  if (witness === null) return `${title}: ${verdictWord(verdict)}`;
  const [a, b] = witness.cases;
  const { tenure } = witness;
  const who = `${rightName(regime, a.right)} to ${moverName(regime, a.mover < 0 ? null : a.mover)} from ${partyCode(regime, a.origin)} in ${partyCode(regime, a.host)}`;
  const held = cohort.filter((f) => (a.facts[f] ?? 0) > 0).map((f) => factWords(regime, f, a.facts[f] ?? 0));
  const grown = tenure === null ? (held.length === 0 ? "" : ` (with ${listed(held)})`) : ` where ${factKey(regime, tenure.fact)} is ${tenure.from}, then ${tenure.to}`;
  return `${title}: fails; ${who} is ${caseWords(a)}, ${caseWords(b)}${grown} (${names(regime, witness.because)})`;
}

export const needWords = ({ need, missing }: FigureOne): string =>
  need === null ? `not assessable: ${missing ?? ""}` : formatRational(need.least) === formatRational(need.most) ? degreeWords(need.least) : `${degreeDigits(need.least)} to ${degreeDigits(need.most)}`;
export const figureWords = (f: FigureOne): string => `institutionalization ${words(f.institutionalization)}; need for coordination ${needWords(f)}`;

const partWords = { n: "N", v: "V", coverage: "coverage under 1/20" } as const;
/** The lines on the missing regime. */
export function missingRegimeWords(regime: Regime, m: MissingRegime): readonly string[] {
  const failing = m.exists.failing.length === 0 ? "" : ` (${listed(m.exists.failing.map((p) => partWords[p]))})`;
  return [
    `A regime exists (N, V, and coverage of 1/20 or more): ${verdictWord(m.exists.verdict)}${failing}`,
    `Convergence across hosts ${words(m.convergence)}; thrown back on the national state (silent, closure ${regime.closure}) ${words(m.thrownBack)}`,
    orderlyWords(m.orderly),
    controlWords(regime, m),
    mobilityWords(regime, m.mobility),
  ];
}

const orderlyWords = ({ reasons, redress, both }: Orderly): string =>
  reasons === null ? "Orderly movement: no position is adverse, or cases cannot be counted" : `Orderly movement, of adverse cases: with reasons ${words(reasons)}, with redress ${words(redress)}, with both ${words(both)}`;

const controlWords = (regime: Regime, { control: { measures, blocked } }: MissingRegime): string =>
  measures.length === 0 ? "Limits of control: nothing restricts" : `Limits of control: a binding exception stands in the way of ${blocked.length} of ${count(measures.length, "measure")}${blocked.length === 0 ? "" : ` (${names(regime, blocked)})`}`;

const failingWords = { quota: "a quota", "needs test": "a test of the host's needs", "stay ends": "a stay that ends", "not all members": "not every member as host and as origin", "a channel is missing": "no word on entry, stay or work" } as const;
function mobilityWords(regime: Regime, { kind, mover, failing, because }: MissingRegime["mobility"]): string {
  const why = failing === null ? "" : `; not free movement: ${failingWords[failing]}`;
  const of = kind === "none" || kind === "no agreement" || kind === "not assessable" ? "" : ` (${moverName(regime, mover)})`;
  return `Kind of agreement on labour: ${kind}${of}${why}${because.length === 0 ? "" : ` (${names(regime, because)})`}`;
}

/** `-0.5000`; the sign and four digits of a correlation, rounded. */
export function correlationWords({ sign, square, rho }: RankCorrelation): string {
  if (rho !== null) return rho.denominator === 1n ? String(rho.numerator) : `${rho.numerator < 0n ? "-" : ""}${degreeDigits({ ...rho, numerator: rho.numerator < 0n ? -rho.numerator : rho.numerator })} = ${formatRational(rho)}`;
  return `${sign < 0 ? "-" : ""}${rootDigits(square)} (its square ${formatRational(square)})`;
}
/** The root of a fraction from 0 to 1, to the nearest of four digits. */
function rootDigits({ numerator, denominator }: Rational): string {
  const doubled = wholeRoot((numerator * 400_000_000n) / denominator);
  return `0.${String((doubled + 1n) / 2n).padStart(4, "0")}`;
}
