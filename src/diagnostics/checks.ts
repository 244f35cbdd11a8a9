import { entry } from "./entry";
import { design } from "./design-checks";
import { duties } from "./duty-checks";
import { powers } from "./power-checks";
import { provenance } from "./provenance-checks";
import { programme } from "./programme-checks";
import { reforms } from "./reform-checks";
import { reservations } from "./reservation-checks";
import { series } from "./series-checks";
import { unorderedRemedy, whyUnordered, type Unordered } from "./unordered";
import { verdicts } from "./verdict-checks";
import { values } from "./value-checks";

const hint = (suggestion: string | null): string => (suggestion === null ? "" : ` Did you mean \`${suggestion}\`?`);
const listed = (names: readonly string[]): string => names.map((n) => `\`${n}\``).join(", ");

/** What can be wrong with a text that can be read: names, types, parties, rules. */
export const checks = {
  "unknown-name": entry<{ name: string; expected: string; suggestion: string | null }>(
    "error",
    (f) => `There is no ${f.expected} \`${f.name}\` here.${hint(f.suggestion)}`,
    (f) => `Declare the ${f.expected}, or \`use\` the file that declares it.`,
  ),
  "unsuitable-type": entry<{ what: string; type: string; why: string }>(
    "error",
    (f) => `${f.what} cannot be \`${f.type}\`: ${f.why}.`,
    (f) => (f.what === "A fact" ? "Declare a table of periods, and write `during table(..)`." : "Give one yes-or-no table for each value, or name the parties in a condition."),
  ),
  "duplicate-name": entry<{ name: string; what: string }>(
    "error",
    (f) => `The name \`${f.name}\` is already taken by another ${f.what}.`,
    () => "Give one of the two another name, or leave one out.",
  ),
  "repeated-clause": entry<{ clause: string; regime: string }>(
    "error",
    (f) => `\`${f.regime}\` says \`${f.clause}\` twice.`,
    (f) => `Join the two into one \`${f.clause}\`.`,
  ),
  "circular-definition": entry<{ what: string; names: readonly string[] }>(
    "error",
    (f) => `The ${f.what} \`${f.names[0] ?? ""}\` depends on itself: ${listed(f.names)}.`,
    () => "Break the circle at one of these names.",
  ),
  "unknown-edition": entry<{ edition: number; known: readonly number[] }>(
    "error",
    (f) => `There is no edition ${f.edition} of the language.`,
    (f) => `Write \`edition ${f.known.at(-1) ?? ""}\`, or leave the line out for the newest.`,
  ),
  "no-members": entry<{ regime: string }>(
    "error",
    (f) => `\`${f.regime}\` does not say whom it binds.`,
    () => "Add one clause `members`, for example `members { DE, FR since 1958-01-01 }`.",
  ),
  "day-missing": entry<{ date: string }>(
    "error",
    (f) => `\`${f.date}\` is a whole month, where one day is meant.`,
    (f) => `Write the day too, for example \`${f.date}-01\`.`,
  ),
  "contradictory-dates": entry<{ since: string; end: string }>(
    "error",
    (f) => `No day lies in this span: it begins on ${f.since} and ends on ${f.end}.`,
    () => "Mend one of the two dates.",
  ),
  "date-not-written": entry<{ where: string }>(
    "error",
    (f) => `In ${f.where} a date cannot come from a table.`,
    () => "Write the date itself, as year-month-day.",
  ),
  "group-as-subject": entry<{ group: string }>(
    "error",
    (f) => `\`${f.group}\` is more than one party: this does not say whether each acts alone or all act together.`,
    (f) => `Write \`every member of ${f.group}\` where each acts for itself, or \`${f.group} together\` where all give out one number or bear one duty.`,
  ),
  "not-one-party": entry<{ name: string; where: string; orAny: boolean }>(
    "error",
    (f) => `\`${f.name}\` is a group, where ${f.where} is one party.`,
    (f) => (f.orAny ? "Name one party, or say `any member`." : "Name one party."),
  ),
  "misplaced-party": entry<{ words: string; where: string; expected: string }>(
    "error",
    (f) => `\`${f.words}\` cannot be ${f.where}.`,
    (f) => `Say ${f.expected}.`,
  ),
  "incomplete-sentence": entry<{ clause: string; missing: readonly string[] }>(
    "error",
    (f) => `A sentence of \`${f.clause}\` does not say ${f.missing.join(" and ")}.`,
    () => "Add `to` with the movers (or `to anybody`) and `from` with whose nationals they are. Only an exception may leave them to the clause it is an exception to.",
  ),
  "not-a-target": entry<{ clause: string; exception: string }>(
    "error",
    (f) => `\`${f.exception}\` says that \`${f.clause}\` does not apply, but is no exception to \`${f.clause}\`.`,
    (f) => `Add \`${f.clause}\` to the names after \`exception ${f.exception} to\`.`,
  ),
  "not-an-exception-target": entry<{ clause: string; exception: string; kind: string }>(
    "error",
    (f) => `\`${f.exception}\` cannot be an exception to \`${f.clause}\`, which is a ${f.kind}.`,
    () => "Name a rule or another exception.",
  ),
  "not-bound-in-rule": entry<{ clause: string }>(
    "error",
    (f) => `A sentence of \`${f.clause}\` says \`is not bound to grant\`, but a rule has nothing to release anybody from.`,
    () => "Write it in an `exception` or a `reservation` to the rule that binds, or leave the case out of the rule.",
  ),
  "limit-without-grant": entry<{ clause: string; verb: string; limit: string }>(
    "error",
    (f) => `A sentence of \`${f.clause}\` that says \`${f.verb}\` cannot carry ${f.limit}.`,
    () => "Only `grants` and `endeavours to grant` can be limited in number or length.",
  ),
  "terms-without-grant": entry<{ clause: string; verb: string; terms: string }>(
    "error",
    (f) => `A sentence of \`${f.clause}\` that says \`${f.verb}\` cannot stand \`${f.terms}\`: terms say by what standard something is granted.`,
    (f) => (f.verb === "is not bound to grant" ? "Leave the terms out." : "Leave them out, or write `on reciprocal terms` where one side answers the other in kind."),
  ),
  "shared-count": entry<{ parties: string; clause: string; each: string | null; soft: boolean }>(
    "error",
    (f) =>
      f.each === null
        ? `In \`${f.clause}\` \`${f.parties}\` shares no number: parties act as one in a sentence only by giving out one number.`
        : `In \`${f.clause}\` \`${f.parties}\` gives out one number for all its hosts, and \`each ${f.each}\` asks for several.`,
    (f) => {
      if (f.each !== null) return `Leave out \`each ${f.each}\`, or write \`every member of ...\` where each counts for itself.`;
      if (!f.soft) return "Add `at most ... per year`, or write `every member of ...` where each acts for itself.";
      return `Write \`every member of ... endeavours to grant\` where each tries for itself, add \`at most ... per year\`, or make it a soft duty: \`${f.parties} endeavours to\` and an \`act\`.`;
    },
  ),
  "inconsistent-rules": entry<{ first: string; second: string; right: string; example: string; unordered: Unordered | null }>(
    "error",
    (f) => `\`${f.first}\` and \`${f.second}\` say different things about ${f.right}, and neither is an exception to the other: ${f.example}.${f.unordered === null ? "" : ` ${whyUnordered(f.unordered)}`}`,
    (f) =>
      f.unordered !== null
        ? unorderedRemedy(f.unordered)
        : f.first === f.second
        ? "Give its sentences conditions or dates under which only one of them applies."
        : `Make one an exception to the other, or add \`${f.first}\` or \`${f.second}\` to the names after \`to\` in the exception that should prevail.`,
  ),
  ...reservations,
  ...powers,
  ...duties,
  ...values,
  ...verdicts,
  ...reforms,
  ...design,
  ...programme,
  ...series,
  ...provenance,
};
