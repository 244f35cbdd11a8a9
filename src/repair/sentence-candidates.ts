/** Edits of one sentence: what may go, what may be said of all, and by which standard it may treat. */
import type { Cap, Condition, Counted, Operand, Parties, PartySet, Sentence, Tail, Window } from "../language/ast";
import { civil, dayOf, formatDay, type Day } from "../language/dates";
import { partiesText } from "../language/party-text";
import { printCondition, printWindow } from "../formatter/print";
import { lacking, nowhere, operandsOf, withoutOperand, type Phrase } from "./draft";
import type { ChangeKind } from "./result";

/** A change of one sentence: how it is said, and what is left; `null`: nothing. */
export interface PhraseChange {
  readonly kind: ChangeKind;
  readonly words: string;
  readonly change: (sentence: Phrase) => Phrase | null;
  readonly whole?: string;
  readonly partOf?: readonly string[];
}

/** What a change may make of sentences: the whole of those whom the regime reaches, and the last day before the failure. */
export interface Reach {
  /** Whether some sentence speaks of others than members. */
  readonly outside: boolean;
  /** `null`: there is no day before. */
  readonly lastDay: Day | null;
}

/** The changes of one sentence; `taken` is the word for where it stands. */
export function phraseChanges(sentence: Phrase, reach: Reach, taken: string): readonly PhraseChange[] {
  return [
    ...conditionChanges(sentence.tail.when, taken).map(({ left, ...said }) => ({ ...said, change: inTail((tail) => withWhen(tail, left(tail.when))) })),
    ...windowChanges(sentence.tail.window, taken),
    ...(sentence.tail.cap ? capChanges(sentence.tail.cap, taken) : []),
    ...(sentence.tail.counted ? countedChanges(sentence.tail.counted, taken) : []),
    ...termChanges(sentence, taken),
    ...(sentence.kind === "Sentence" ? subjectChanges(sentence, taken) : []),
    ...(sentence.from ? fromChanges(sentence.from, reach, taken) : []),
  ];
}

const inTail = (change: (tail: Tail) => Tail) => (sentence: Phrase): Phrase => ({ ...sentence, tail: change(sentence.tail) });
const withWhen = (tail: Tail, when: Condition | null | undefined): Tail => (when ? { ...tail, when } : lacking(tail, "when"));

/** One thing that may be taken from a condition. */
interface Taken extends Omit<PhraseChange, "change"> {
  readonly left: (now: Condition | undefined) => Condition | null;
}

/** What may be taken from a condition: each of its operands, and the whole. */
export function conditionChanges(when: Condition | undefined, taken: string): readonly Taken[] {
  if (!when) return [];
  const operands = operandsOf(when);
  const whole = `condition ${when.span.start}`;
  const take = (part: Condition): Taken => ({
    kind: "drop", words: `drop the condition \`${printCondition(part)}\` ${taken}`, left: (now) => (now ? withoutOperand(now, part.span) : null),
  });
  return operands.length === 1 ? operands.map(take) : [...operands.map((part) => ({ ...take(part), partOf: [whole] })), { ...take(when), whole }];
}

/** Whether a table is read somewhere in an operand. */
function readsTable(operand: Operand): boolean {
  switch (operand.kind) {
    case "Call": case "MeanOf": case "SumOf":
      return true;
    case "Sum":
      return operand.terms.some((term) => readsTable(term.operand));
    case "Product":
      return operand.factors.some(readsTable);
    default:
      return false;
  }
}

/** Dates that a table gives go. */
function windowChanges(window: Window | undefined, taken: string): readonly PhraseChange[] {
  if (!window) return [];
  const drop = (words: Window, left: (now: Window) => Omit<Window, "span">): PhraseChange => ({
    kind: "generalise",
    words: `drop \`${printWindow(words)}\` ${taken}`,
    change: inTail((tail) => {
      const now = tail.window && left(tail.window);
      return now && (now.since || now.end || now.during) ? { ...tail, window: { ...now, span: nowhere } } : lacking(tail, "window");
    }),
  });
  const { since, end, during } = window;
  return [
    ...(during ? [drop({ during, span: nowhere }, (now) => lacking(now, "during"))] : []),
    ...(since?.kind === "Call" ? [drop({ since, span: nowhere }, (now) => lacking(now, "since"))] : []),
    ...(end?.point.kind === "Call" ? [drop({ end, span: nowhere }, (now) => lacking(now, "end"))] : []),
  ];
}

/** A number that a table gives goes, and so does a part set aside for some. */
function capChanges(cap: Cap, taken: string): readonly PhraseChange[] {
  const parted = cap.parts.some((part) => part.from);
  const whole: PhraseChange = { kind: "generalise", words: `drop the number ${taken}`, change: inTail((tail) => lacking(tail, "cap")) };
  const parts: PhraseChange = {
    kind: "generalise", words: `drop what the number sets aside ${taken}`,
    change: inTail((tail) => (tail.cap ? { ...tail, cap: { ...tail.cap, parts: tail.cap.parts.filter((part) => !part.from) } } : tail)),
  };
  return [...(parted ? [parts] : []), ...(readsTable(cap.amount) || (cap.other && readsTable(cap.other.amount)) ? [whole] : [])];
}

/** What is counted in a quota no longer is, and so are parts that the sentence sets aside for some. */
function countedChanges(counted: Counted, taken: string): readonly PhraseChange[] {
  const whole: PhraseChange = { kind: "generalise", words: `drop the number of \`${counted.quota.text}\` ${taken}`, change: inTail((tail) => lacking(tail, "counted")) };
  const parts: PhraseChange = {
    kind: "generalise", words: `drop what the number sets aside ${taken}`,
    change: inTail((tail) => (tail.counted ? { ...tail, counted: { ...tail.counted, parts: tail.counted.parts.filter((part) => !part.from) } } : tail)),
  };
  return [...(counted.parts.some((part) => part.from) ? [parts] : []), whole];
}

function termChanges(sentence: Phrase, taken: string): readonly PhraseChange[] {
  const { terms } = sentence.tail;
  if (!terms) return [];
  const none: PhraseChange = { kind: "replace-terms", words: `drop the ${terms.kind} terms ${taken}`, change: inTail((tail) => lacking(tail, "terms")) };
  const favoured: PhraseChange = {
    kind: "replace-terms", words: `put most favoured terms in the place of ${terms.kind} terms ${taken}`,
    change: inTail((tail) => ({ ...tail, terms: { kind: "most favoured", span: nowhere } })),
  };
  return terms.kind === "most favoured" ? [none] : [none, favoured];
}

/** The named parties in a phrase; `null` where it names none. */
export const namedIn = (parties: Parties): PartySet | null =>
  parties.kind === "Listed" ? parties.set : parties.kind === "EveryMember" ? (parties.of ?? null) : null;

const withSet = (parties: Parties, set: PartySet): Parties =>
  parties.kind === "Listed" ? { ...parties, set } : parties.kind === "EveryMember" ? { ...parties, of: set } : parties;

/** Named parties become all members, or lose what they are cut to and what they leave out. */
export function partiesChanges(parties: Parties, all: Parties): readonly { readonly parties: Parties; readonly words: string }[] {
  const set = namedIn(parties);
  // What parties do together cannot be said of every member.
  if (!set || (parties.kind === "Listed" && parties.together)) return [];
  const say = (to: Parties): { readonly parties: Parties; readonly words: string } => ({ parties: to, words: `say \`${partiesText(to)}\` for \`${partiesText(parties)}\`` });
  return [
    say(all),
    ...(set.within ? [say(withSet(parties, lacking(set, "within")))] : []),
    ...(set.except.length > 0 ? [say(withSet(parties, { ...set, except: [] }))] : []),
  ];
}

export const everyMember: Parties = { kind: "EveryMember", other: false, span: nowhere };
export const everyOtherMember: Parties = { kind: "EveryMember", other: true, span: nowhere };

const subjectChanges = (sentence: Sentence, taken: string): readonly PhraseChange[] =>
  partiesChanges(sentence.subject, everyMember).map(({ parties, words }) => ({
    kind: "generalise", words: `${words} ${taken}`, change: (now) => (now.kind === "Sentence" ? { ...now, subject: parties } : now),
  }));

/** From whom: all other members, or all whom the regime reaches. */
function fromChanges(from: Parties, { outside }: Reach, taken: string): readonly PhraseChange[] {
  const to = (kind: ChangeKind, parties: Parties, words: string): PhraseChange => ({ kind, words: `${words} ${taken}`, change: (now) => ({ ...now, from: parties }) });
  const widest = outside && from.kind !== "Anyone" && from.kind !== "Role";
  const wider = widest ? (["AnyState", "Anyone"] as const).filter((kind) => kind !== from.kind).map((kind): Parties => ({ kind, span: nowhere })) : [];
  return [
    ...partiesChanges(from, everyOtherMember).map(({ parties, words }) => to("generalise", parties, words)),
    ...wider.map((parties) => to("extend", parties, `say \`${partiesText(parties)}\` for \`${partiesText(from)}\``)),
  ];
}

/** A span that ends on a day; `null` where it has ended by then, or a table says when it ends. */
export function endedOn(window: Window | undefined, day: Day): Window | null {
  const point = window?.end?.point;
  if (point?.kind === "Call") return null;
  if (point && (dayOf(point.year, point.month, point.day ?? 1) ?? 0) <= day) return null;
  const { year, month, day: date } = civil(day);
  return { ...window, end: { kind: "until", point: { kind: "DateLiteral", year, month, day: date, span: nowhere } }, span: window?.span ?? nowhere };
}

/** A sentence that ends on a day. */
export function ends(sentence: Phrase, day: Day | null, taken: string): readonly PhraseChange[] {
  const window = day === null ? null : endedOn(sentence.tail.window, day);
  return day === null || !window ? [] : [{ kind: "extend", words: `end it on ${formatDay(day)} ${taken}`, change: inTail((tail) => ({ ...tail, window })) }];
}
