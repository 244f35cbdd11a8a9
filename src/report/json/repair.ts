import { formatDay, type Day } from "../../language/dates";
import type { RepairAnswer, Suggestion } from "../../repair/result";
import type { RepairAsked } from "../words/repair";
import type { Json } from "./shared";

const day = (on: Day | null): string | null => (on === null ? null : formatDay(on));

const suggestionJson = ({ places }: RepairAsked, s: Suggestion): Json => ({
  changes: s.changes.map(({ kind, clause, words }) => ({ kind, clause, words })),
  edits: s.edits.map(({ path, start, end, replacement }) => ({ path: places.show(path), start, end, replacement })),
  along: s.along,
  verdicts: s.verdicts.map(({ criterion, before, after }) => ({ criterion, before, after })),
  rights: typeof s.rights === "string" ? null : s.rights.map(({ effect, rights, movers, hosts, origins }) => ({ effect, rights, movers, hosts, origins })),
  rightsMissing: typeof s.rights === "string" ? s.rights : null,
  closing: s.closing,
  tests: s.tests,
  expectations: s.expectations,
  reform: s.reform,
});

/** The answer of `regime repair`. */
export function repairDocument(asked: RepairAsked, answer: RepairAnswer): Json {
  const { target } = asked;
  const days = "days" in answer ? answer.days : { since: null, until: null };
  const found = answer.kind === "searched" ? answer : null;
  return {
    schema: "regime-lang/repair/1",
    regime: asked.regime,
    criterion: "criterion" in target ? target.criterion : null,
    claim: "claim" in target ? target.claim : null,
    binding: asked.binding,
    since: day(days.since),
    until: day(days.until),
    outcome: found === null ? answer.kind : found.suggestions.length > 0 ? "found" : "none-found",
    verdict: answer.kind === "holds" ? "holds" : answer.kind === "not-failing" ? answer.verdict : null,
    because: found?.because ?? [],
    candidates: found?.candidates ?? 0,
    trials: found?.trials ?? 0,
    upTo: found?.upTo ?? 0,
    ended: found?.ended ?? null,
    suggestions: (found?.suggestions ?? []).map((s) => suggestionJson(asked, s)),
  };
}
