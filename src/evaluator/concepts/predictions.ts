import { addMonths, type Day } from "../../language/dates";
import { rational, type Rational } from "../../language/rational";
import type { ClauseId, FactId, Regime, RightId, Sentence, SentenceId } from "../../language/regime";
import type { Slice } from "../../kernel/slices";
import { powersOn } from "../criteria/bodies";
import { entriesOf } from "../criteria/topic";
import type { InterestsReport } from "../interests/result";
import { featuresOf } from "../interests/fit";
import { relationsOf } from "../interests/relations";
import { isOwed, isSpoken, type Questions } from "./positions";
import type { HalfLife, MissingRegime } from "./result";
import type { Globalization, LiberalInstitutionalism, Predicted, Predictions, Realism } from "./result-design";
import { isEntry } from "./entry";

/** So many months after a break of the balance of power count as its time: five years, a convention of ours. */
const breakTime = 60;

/** What is known of a regime on a day and over its dates. */
export interface Known {
  readonly slices: readonly Slice[];
  readonly ways: HalfLife["ways"];
  readonly control: MissingRegime["control"];
  /** The days on which some position changed; `null`: not known. */
  readonly changes: readonly Day[] | null;
  readonly counted: boolean;
  readonly interests: InterestsReport | null;
}

/** What realism, the globalization thesis and liberal institutionalism would expect, asked of the text. */
export function predictionsOf(questions: Questions, known: Known, broke: Day | null): Predictions {
  const { found, missing } = liberalInstitutionalism(questions.analysis.slices.space.regime, known.interests);
  return { realism: realism(questions, known, broke), globalization: globalization(questions, known), liberalInstitutionalism: found, missing };
}

function realism(questions: Questions, { slices, counted, changes }: Known, broke: Day | null): Realism {
  return { structure: counted ? structure(questions, slices) : null, breaks: broke === null ? null : breaks(changes, broke), refugees: refugees(questions, slices) };
}

/** Where some change of the facts about the world alone changes the position, of all cases of which the text speaks. */
function structure(questions: Questions, slices: readonly Slice[]): Rational | null {
  const { analysis } = questions;
  const { space } = analysis.slices;
  const world = new Set(space.variables.filter((f: FactId) => space.regime.facts[f]?.tag === "system"));
  if (world.size === 0) return null;
  let [part, whole] = [0n, 0n];
  for (const slice of slices) {
    for (const { cell, pairs } of entriesOf(slice)) {
      const turns = analysis.interferences.where(analysis.guarded(cell.node, slice.feasible), world);
      const spoken = space.or(questions.where(isSpoken, cell, slice.feasible), turns);
      [part, whole] = [part + analysis.weight(turns) * BigInt(pairs), whole + analysis.weight(spoken) * BigInt(pairs)];
    }
  }
  return whole === 0n ? null : rational(part, whole);
}

/** Parameters change if and only if power does: something changes in the time of the break, and nothing outside it. */
function breaks(changes: readonly Day[] | null, broke: Day): Realism["breaks"] {
  if (changes === null) return { verdict: "not-assessable", missing: "figures are missing", inside: 0, all: 0 };
  if (changes.length === 0) return { verdict: "not-assessable", missing: "nothing in the text changes", inside: 0, all: 0 };
  const inside = changes.filter((day) => broke <= day && day < addMonths(broke, breakTime)).length;
  return { verdict: inside > 0 && inside === changes.length ? "borne out" : "not borne out", missing: null, inside, all: changes.length };
}

const asylum: readonly string[] = ["Refugee", "AsylumSeeker", "SubsidiaryProtected"];
/** A preference for those who flee some states: a clause on refugees reads which state they come from. */
function refugees({ analysis }: Questions, slices: readonly Slice[]): Realism["refugees"] {
  const { regime } = analysis.slices.space;
  const own = slices.filter((s) => s.topic.mover !== null && asylum.includes(regime.classes[s.topic.mover]?.name ?? ""));
  const missing: Predicted = { verdict: "not-assessable", missing: "no clause speaks of refugees" };
  if (own.length === 0) return { ...missing, because: [] };
  const because = [...new Set(own.flatMap((s) => s.branches).filter((b) => analysis.readings[b.sentence]?.identity === true || namesOrigins(regime, b.sentence)).map((b) => regime.sentences[b.sentence]?.clause ?? -1))];
  return { verdict: because.length > 0 ? "borne out" : "not borne out", missing: null, because: because.sort((a, b) => a - b) };
}
const namesOrigins = (regime: Regime, id: SentenceId): boolean => {
  const origin = regime.sentences[id]?.origin;
  return origin?.kind === "listed" || (origin?.kind === "members" && origin.of !== null);
};

/** Which of what is owed after entry no state can lower alone, and how many clauses movers can claim. */
function globalization(questions: Questions, { slices, ways, control }: Known): Globalization {
  const { regime } = questions.analysis.slices.space;
  const alone = ways.filter((w) => w.actors === 1 && w.kind !== "discretion" && w.kind !== "power");
  const kept = new Set(alone.flatMap((w) => w.keeps ?? []));
  const all = alone.some((w) => w.keeps === null);
  const named = new Set(ways.filter((w) => w.kind === "discretion" || w.kind === "power").flatMap((w) => w.name ?? []));
  let [part, whole] = [0, 0];
  for (const slice of slices.filter((s) => !isEntry(regime, s.topic.right))) {
    const lowered = new Set(regime.clauses.filter((c) => named.has(c.name) && speaksOf(regime, c.name, slice.topic.right)).flatMap((c) => c.targets));
    const keeps = kept.size === 0 || [...kept].some((name) => speaksOf(regime, name, slice.topic.right));
    for (const { cell, pairs } of entriesOf(slice)) {
      const owed = questions.where(isOwed, cell, slice.feasible);
      if (owed === questions.analysis.slices.space.no) continue;
      whole += pairs;
      if (!all && keeps && !questions.clauses(cell, owed).some((c) => lowered.has(c))) part += pairs;
    }
  }
  return { beyondOneState: { part, whole }, claims: claimed(regime, slices).length, powers: control.measures.length };
}
/** Whether a clause, or a power of that name, speaks of a right. */
function speaksOf(regime: Regime, name: string, right: RightId): boolean {
  const speaks = (s: Sentence | undefined): boolean => s !== undefined && (s.rights === null || s.rights.includes(right));
  const powers = regime.powers.filter((p) => regime.clauses[p.clause]?.name === name).flatMap((p) => p.sentences);
  return [...powers, ...regime.clauses.filter((c) => c.name === name).flatMap((c) => c.sentences.map((id) => regime.sentences[id]))].some(speaks);
}

/** The clauses in force that grant, and on which a body decides when a mover complains. */
function claimed(regime: Regime, slices: readonly Slice[]): readonly ClauseId[] {
  const courts = powersOn(regime, slices[0]?.on ?? 0).filter((p) => p.verb === "adjudicates" && p.complainants.includes("any mover"));
  if (courts.length === 0) return [];
  const live = new Set(slices.flatMap((s) => s.branches.map((b) => b.sentence)));
  const granting = new Set(regime.sentences.flatMap((s, id) => (live.has(id) && s.head.kind === "grant" ? [s.clause] : [])));
  return [...granting].filter((c) => courts.some((p) => p.clauses === null || p.clauses.includes(c)));
}

function liberalInstitutionalism(regime: Regime, interests: InterestsReport | null): { readonly found: LiberalInstitutionalism | null; readonly missing: string | null } {
  if (interests === null) return { found: null, missing: "no interests are declared" };
  const { dyads, sustain, ledger } = interests;
  if (dyads.missing !== null) return { found: null, missing: dyads.missing };
  return {
    found: { delta: sustain.delta, ...relationsOf(dyads.dyads, sustain.delta), monitors: featuresOf(regime, ledger.years).filter((f) => f.kind === "monitoring").map((f) => f.name) },
    missing: null,
  };
}
