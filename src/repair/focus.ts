/** Which edits can do away with a failure: those of what decides its witness, of what is an exception to that, and of what could speak where nothing does. */
import type { Evaluation, PartName, Stretch, Witness } from "../evaluator/result";
import type { RegimeItem } from "../language/ast";
import type { ClauseId, Regime, SentenceId } from "../language/regime";
import { sentencesOf } from "./draft";
import type { Candidate } from "./candidate";
import { failingParts, timelineOf, type Target } from "./goal";
import type { Written } from "./text-edits";

interface Focus {
  /** Where the sentences were written that decide the witness. */
  readonly sentences: ReadonlySet<number>;
  readonly clauses: ReadonlySet<string>;
  /** Clauses of which every sentence may matter. */
  readonly wholly: ReadonlySet<string>;
  readonly parts: ReadonlySet<PartName>;
}

/** A text as it stands after some edits, with the way back to where its sentences stood before. */
export interface Judged {
  readonly regime: Regime;
  readonly evaluation: Evaluation;
  readonly original: (sentence: SentenceId) => number;
}

/** The candidates that may mend what fails, by their place in the list. */
export function relevant(judged: Judged, target: Target, written: Written, candidates: readonly Candidate[]): readonly number[] {
  const focus = focusOf(judged, target, written);
  return candidates.flatMap((candidate, i) => (matters(candidate, focus) ? [i] : []));
}

function matters({ clause, sentence, parts }: Candidate, focus: Focus): boolean {
  if (parts.some((part) => focus.parts.has(part)) || focus.wholly.has(clause)) return true;
  return sentence === null ? focus.clauses.has(clause) : focus.sentences.has(sentence);
}

const fails = (s: Stretch): boolean => s.verdict !== "holds";

function focusOf({ regime, evaluation, original }: Judged, target: Target, written: Written): Focus {
  const parts = failingParts(evaluation, target);
  const first = timelineOf(evaluation, target).find(fails);
  const witness = [first, ...parts.map((p) => p.stretch)].map((s) => s?.witness ?? null).find((w) => w !== null && w.cases.length > 0) ?? null;
  const because = first?.because ?? [];
  const named = (id: ClauseId): string => regime.clauses[id]?.name ?? "";
  // Where no case shows the failure, every clause responsible may matter.
  const deciding = witness ? witness.cases.flatMap((c) => c.decision.by) : [];
  const clauses = new Set([...deciding.map((s) => named(regime.sentences[s]?.clause ?? -1)), ...(witness ? [] : because.map(named))]);
  const sentences = new Set(deciding.map(original));
  const items = written.regime.items;
  const wholly = new Set([...(witness ? [] : clauses), ...speakingOf(items, silentRights(regime, witness)), ...unplaced(items, regime, deciding, original), ...exceptionsTo(items, clauses)]);
  for (const { clause } of regime.powers) if (clauses.has(named(clause))) wholly.add(named(clause));
  return { sentences, clauses: new Set([...clauses, ...wholly]), wholly, parts: new Set(parts.map((p) => p.part)) };
}

/** Rights of which the regime is silent in a case of the witness. */
function silentRights(regime: Regime, witness: Witness | null): ReadonlySet<string> {
  const silent = witness?.cases.filter((c) => c.decision.by.length === 0 || c.decision.position.kind === "silent") ?? [];
  return new Set(silent.flatMap((c) => regime.rights[c.right]?.name ?? []));
}

const speakingOf = (items: readonly RegimeItem[], rights: ReadonlySet<string>): readonly string[] =>
  rights.size === 0 ? [] : items.flatMap((item) => (item.kind !== "Rule" && item.kind !== "Exit" ? [] : sentencesOf(item).some((s) => s.kind === "Sentence" && (s.rights.all || s.rights.names.some((r) => rights.has(r.text)))) ? [nameOf(item)] : []));

const nameOf = (item: RegimeItem): string => (item.kind === "Exit" ? "exit" : "name" in item ? item.name.text : "");

/** Clauses of deciding sentences that are written nowhere as sentences: remedies, invocations. */
function unplaced(items: readonly RegimeItem[], regime: Regime, deciding: readonly SentenceId[], original: (sentence: SentenceId) => number): readonly string[] {
  const written = new Set(items.flatMap((item) => [...sentencesOf(item).map((s) => s.span.start), ...(item.kind === "Invocation" ? [item.span.start] : [])]));
  return deciding.flatMap((s) => (written.has(original(s)) ? [] : (regime.clauses[regime.sentences[s]?.clause ?? -1]?.name ?? [])));
}

/** Exceptions to some clauses: where they reached further, these would not decide. */
const exceptionsTo = (items: readonly RegimeItem[], clauses: ReadonlySet<string>): readonly string[] =>
  items.flatMap((item) => ((item.kind === "Exception" || item.kind === "Reservation") && item.targets.some((t) => clauses.has(t.text)) && !clauses.has(item.name.text) ? [item.name.text] : []));
