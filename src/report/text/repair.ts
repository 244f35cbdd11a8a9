import type { RepairAnswer, Searched, Suggestion } from "../../repair/result";
import { verdictWord } from "../words/criteria";
import { count, listed } from "../words/names";
import { closingWords, daysWords, rightsChangesWords, targetWords, verdictChangesWords, type Answered, type RepairAsked } from "../words/repair";
import { hunks } from "./hunks";
import { wrap } from "./layout";
import type { Paint } from "./paint";

export interface RepairView {
  readonly paint: Paint;
  /** The changes in words only. */
  readonly quiet: boolean;
}

/** What a repair came to: the failure, then each suggestion with what else it changes and how the text would read. */
export function repairText(asked: RepairAsked, answer: RepairAnswer, view: RepairView): string {
  if (!("days" in answer)) return "";
  const lines = answer.kind === "searched" ? searched(asked, answer, view) : [...wrap(nothingToMend(asked, answer), "", "")];
  return `${lines.join("\n")}\n`;
}

function nothingToMend(asked: RepairAsked, answer: Exclude<Answered, Searched>): string {
  const what = `${asked.regime}: ${targetWords(asked)}`;
  if (answer.kind === "holds") return `${what} holds ${daysWords(answer.days)}. There is nothing to mend.`;
  if (answer.verdict === null) return `${what} has no verdict: the regime is not in force, or the claim means no case. There is nothing to mend.`;
  return `${what} is ${verdictWord(answer.verdict)} ${daysWords(answer.days)}; no edit is sought for that.`;
}

const ends: Readonly<Record<Searched["ended"], string>> = {
  complete: "", limit: " The search stopped there (`--limit`): there may be more.", budget: " The search stopped there (`--trials`): there may be more.",
};

function searched(asked: RepairAsked, answer: Searched, view: RepairView): readonly string[] {
  const { suggestions, candidates, trials, upTo, ended } = answer;
  const because = answer.because.length === 0 ? "" : `, because of ${listed(answer.because)}`;
  const effort = `${count(candidates, "candidate")}, up to ${count(upTo, "edit")}, ${count(trials, "text")} tried`;
  const found = suggestions.length === 0
    ? `None found among ${effort}.${ended === "budget" ? " The trials are used up (`--trials`)." : ""}`
    : `${count(suggestions.length, "smallest set of edits", "smallest sets of edits")} under which it holds (${effort}).${ends[ended]}${suggestions.every((s) => s.closing === "admits-nobody") && upTo > 1 ? " Each admits nobody; `--all` looks for larger sets." : ""} No file was changed.`;
  return [
    ...wrap(`${asked.regime}: ${targetWords(asked)} fails ${daysWords(answer.days)}${because}.`, "", ""), ...wrap(found, "", ""),
    ...suggestions.flatMap((s, i) => ["", ...suggestionLines(asked, s, i + 1, view)]),
  ];
}

function suggestionLines(asked: RepairAsked, s: Suggestion, number: number, view: RepairView): readonly string[] {
  const lead = `${number}. `;
  const words = wrap(`${capital(s.changes.map((c) => c.words).join("; "))}.`, lead).map((line) => view.paint("strong", line));
  const closing = closingWords(asked, s);
  const said = closing === null ? words : [...words, ...wrap(`${closing}.`, "   ").map((line) => view.paint("bad", line))];
  return view.quiet ? said : [...said, ...costLines(s), ...textLines(asked, s, view)];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What else changes. */
function costLines(s: Suggestion): readonly string[] {
  const indent = "   ";
  const broken = [...(s.tests.length > 0 ? [count(s.tests.length, "test")] : []), ...(s.expectations > 0 ? [count(s.expectations, "expectation")] : [])];
  return [
    ...(s.along.length === 0 ? [] : wrap(`With it go what only refers to it: ${listed(s.along.map((name) => `\`${name}\``))}.`, indent)),
    ...(s.verdicts.length === 0 ? [] : wrap(`Other verdicts: ${verdictChangesWords(s.verdicts)}.`, indent)),
    ...wrap(`${rightsChangesWords(s.rights)}.`, indent),
    ...wrap(broken.length === 0 ? "Every test and expectation that is met now still is." : `Of those met now, ${listed(broken)} would fail.`, indent),
  ];
}

function textLines(asked: RepairAsked, s: Suggestion, view: RepairView): readonly string[] {
  if (asked.reform !== null) return s.reform === null ? ["   A reform has no words for it."] : s.reform.trimEnd().split("\n");
  const [first] = s.edits;
  const source = first && asked.places.sources.get(first.path);
  return source ? hunks(source, s.edits, asked.places.show(source.path), view.paint) : [];
}
