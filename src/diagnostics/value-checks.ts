import { entry } from "./entry";

const hint = (suggestion: string | null): string => (suggestion === null ? "" : ` Did you mean \`${suggestion}\`?`);
const listed = (names: readonly string[]): string => names.map((n) => `\`${n}\``).join(", ");
const few = (names: readonly string[]): string => (names.length <= 8 ? listed(names) : `${listed(names.slice(0, 8))} and ${names.length - 8} more`);

/** What can be wrong with facts, conditions, numbers and tables. */
export const values = {
  "wrong-type": entry<{ words: string; found: string; expected: string }>(
    "error",
    (f) => `\`${f.words}\` is ${f.found}, where ${f.expected} is needed.`,
    (f) => `Write ${f.expected} here.`,
  ),
  "mixed-units": entry<{ left: string; right: string }>(
    "error",
    (f) => `${f.left} cannot be compared with ${f.right}: a month has no fixed number of days.`,
    () => "Use days on both sides, or months and years on both sides.",
  ),
  "mixed-currencies": entry<{ left: string; right: string }>(
    "error",
    (f) => `Money in ${f.left} cannot be compared with money in ${f.right}.`,
    () => "Write both amounts in one currency.",
  ),
  "percent-alone": entry<{ words: string }>(
    "error",
    (f) => `\`${f.words}\` is a share of something, not a number.`,
    () => "Say of what, for example `110 % * wage(host)`.",
  ),
  "order-on-labels": entry<{ subject: string; comparator: string }>(
    "error",
    (f) => `\`${f.comparator}\` needs an order, and \`${f.subject}\` has none.`,
    () => "Compare with `=`, or declare the fact as `ladder of ...` from the lowest to the highest.",
  ),
  "unknown-label": entry<{ label: string; subject: string; labels: readonly string[]; suggestion: string | null }>(
    "error",
    (f) => `\`${f.label}\` is none of the values of \`${f.subject}\`.${hint(f.suggestion)}`,
    (f) => `The values are ${listed(f.labels)}.`,
  ),
  "state-by-name": entry<{ fact: string; role: "host" | "origin" }>(
    "error",
    (f) => `\`${f.fact}\` is a state by name, the same whoever host and origin are, so it is never compared with \`${f.role}\`.`,
    (f) => `Name a state, ask whether it \`is a member\`, or declare \`${f.fact}\` as \`state\`, which is read by role.`,
  ),
  "two-facts": entry<{ left: string; right: string }>(
    "error",
    (f) =>
      `\`${f.left}\` and \`${f.right}\` are both unknown until a case is given, so they cannot be compared. Each fact is compared with what the text or a table fixes, so that every question can be decided.`,
    () => "Compare with a number, a date or a table of the parties, or declare one yes-or-no fact that says which is larger.",
  ),
  "fact-arithmetic": entry<{ fact: string }>(
    "error",
    (f) => `\`${f.fact}\` stands inside a calculation: a fact is compared as it is.`,
    (f) =>
      /^(host|origin)\./.test(f.fact)
        ? `Figures about parties that are known belong in a table: \`table ${f.fact.replace(/^\w+\./, "")} : party -> ...\`, read as \`${f.fact.replace(/^\w+\./, "")}(${f.fact.replace(/\..*/, "")})\`.`
        : "Move the calculation to the other side of the comparison, where numbers and tables are.",
  ),
  "moving-date": entry<{ words: string }>(
    "error",
    (f) => `\`${f.words}\` moves with the day of the case: facts, and what is reckoned with, must stay as they are while days pass, or questions about a regime could not be decided.`,
    () => "Write `after 5 years of` a right for time spent, or a fact counted in years; add a length of time to the date of a table, not to `date`.",
  ),
  "not-linear": entry<{ words: string }>(
    "error",
    (f) => `\`${f.words}\` multiplies two things that the text does not fix.`,
    () => "Multiply by a number or a percentage only.",
  ),
  "misread-fact": entry<{ words: string; what: string; write: string }>(
    "error",
    (f) => `\`${f.words}\` is not how ${f.what} is read.`,
    (f) => `Write \`${f.write}\`.`,
  ),
  "role-missing": entry<{ fact: string }>(
    "error",
    (f) => `\`${f.fact}\` may be stated of the host or of the origin: the clauses read both.`,
    (f) => `Write \`host.${f.fact}\` or \`origin.${f.fact}\`, or state both.`,
  ),
  "empty-range": entry<{ from: string; to: string }>(
    "error",
    (f) => `No value lies between ${f.from} and ${f.to}.`,
    () => "Write the smallest value first.",
  ),
  "out-of-range": entry<{ fact: string; value: string; range: string }>(
    "error",
    (f) => `\`${f.fact}\` cannot be ${f.value}: it was declared from ${f.range}.`,
    () => "Write a value in that range, or widen the range where it is declared.",
  ),
  "wrong-amount": entry<{ words: string; clause: string; why: string }>(
    "error",
    (f) => `\`${f.words}\` in \`${f.clause}\` is no amount that can be given out: it is ${f.why}.`,
    () => "Write a whole number, zero or more, or read a table of numbers.",
  ),
  "wrong-allocation": entry<{ clause: string; why: "twice" | "limited" }>(
    "error",
    (f) => (f.why === "twice"
      ? `The number in \`${f.clause}\` says twice how places are given out.`
      : `A share in \`${f.clause}\` says how it is given out and is limited besides, or is no percentage.`),
    (f) => (f.why === "twice" ? "Say it once: `by ballot` for all, or `of which 50 % by ballot` for a share." : "Write `of which 50 % by ballot`, and any limit in an `of which` of its own."),
  ),
  "too-many-parts": entry<{ clause: string; found: number; limit: number }>(
    "error",
    (f) => `A number in \`${f.clause}\` has parts under ${f.found} conditions: each may hold or not, which divides it too often.`,
    (f) => `Use at most ${f.limit} conditions, or one \`ladder of ...\` or \`one of ...\` fact, in sentences of their own.`,
  ),
  "empty-cap": entry<{ clause: string }>(
    "warning",
    (f) => `A sentence of \`${f.clause}\` gives out 0 places: it is rationed and lets nobody in.`,
    () => "Write `refuses`, or leave the sentence out.",
  ),
  "no-such-day": entry<{ day: string }>(
    "error",
    (f) => `No year has a day \`${f.day}\`.`,
    () => "Write a day and a month, such as `15 December`.",
  ),
  "incomplete-table": entry<{ table: string; missing: readonly string[] }>(
    "error",
    (f) => `The table \`${f.table}\` has no value for ${few(f.missing)}.`,
    () => "Add rows for them, or end the table with `otherwise : ...`.",
  ),
  "overlapping-rows": entry<{ table: string; key: string }>(
    "error",
    (f) => `Two rows of the table \`${f.table}\` give a value for \`${f.key}\`.`,
    () => "Leave it in one row only.",
  ),
  "table-too-large": entry<{ table: string; limit: number }>(
    "error",
    (f) => `With the table \`${f.table}\` the tables stand for more than ${f.limit} combinations of keys.`,
    () => "Use `otherwise` for what is common to most of them.",
  ),
  "wrong-row": entry<{ table: string; found: string; expected: string }>(
    "error",
    (f) => `A row of the table \`${f.table}\` begins with ${f.found}, where its keys ask for ${f.expected}.`,
    () => "Write one list a key, separated by `/`.",
  ),
  "wrong-arguments": entry<{ table: string; expected: string }>(
    "error",
    (f) => `The table \`${f.table}\` is not read like this.`,
    (f) => `Write \`${f.expected}\`.`,
  ),
  "class-by-party": entry<{ mover: string }>(
    "error",
    (f) => `Who belongs to the mover class \`${f.mover}\` depends on the host or the origin here, but a class means the same everywhere.`,
    () => "Move this condition to the sentences about the class.",
  ),
  "mover-out-of-place": entry<{ table: string; where: string }>(
    "error",
    (f) => `The table \`${f.table}\` is read by a fact about the mover in ${f.where}, which are the same for every mover.`,
    () => "Read a table by parties and years only, or put it in a sentence of a rule or an exception.",
  ),
  "swapped-columns": entry<{ table: string; declared: string }>(
    "warning",
    (f) => `The table \`${f.table}\` is declared by ${f.declared} and read the other way round.`,
    () => "If one side repays the other in kind, write `on reciprocal terms`; the table hides it.",
  ),
};
