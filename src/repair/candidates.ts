/** The edits of which a repair may be made: every clause of a regime with all that may be dropped, said of all, extended or given on other terms. */
import { printSentence } from "../formatter/print";
import { partiesText, partySetText } from "../language/party-text";
import type { Complainant, ExceptionClause, InstitutionClause, InvocationClause, RegimeItem, ReservationClause, StandingClause } from "../language/ast";
import { formatDay } from "../language/dates";
import type { Candidate } from "./candidate";
import { changeItem, changeSentence, lacking, nowhere, sentencesOf, type Draft, type Phrase } from "./draft";
import { conditionChanges, endedOn, ends, everyMember, everyOtherMember, namedIn, partiesChanges, phraseChanges, type PhraseChange, type Reach } from "./sentence-candidates";
import { togetherCandidates } from "./standing-candidates";

/** The edits of a regime, in the order of its clauses. */
export function candidatesOf(items: readonly RegimeItem[], reach: Reach): readonly Candidate[] {
  return items.flatMap((item, index) => (item.broken ? [] : [...itemCandidates(item, index, reach), ...togetherCandidates(items, item, index)]));
}

/** Whether a regime speaks of others than its members. */
export const speaksOfOthers = (items: readonly RegimeItem[]): boolean =>
  items.flatMap(sentencesOf).some((s) => s.from !== undefined && ["AnyState", "AnyOutsider", "Anyone", "Stateless"].includes(s.from.kind));

type Made = Pick<Candidate, "kind" | "words"> & Partial<Pick<Candidate, "parts" | "whole" | "partOf">> & { readonly change: (item: RegimeItem) => RegimeItem | null };

const make = (index: number, clause: string, { change, ...said }: Made, sentence: number | null = null): Candidate => ({
  parts: [], whole: null, partOf: [], ...said, clause, sentence, apply: (draft: Draft) => changeItem(draft, index, change),
});

const clauseWhole = (item: RegimeItem): string => `clause ${item.span.start}`;

function itemCandidates(item: RegimeItem, index: number, reach: Reach): readonly Candidate[] {
  switch (item.kind) {
    case "Rule": case "Exception": case "Reservation":
      return [
        ...(item.kind !== "Rule" || item.sentences.every(isParticular) ? [make(index, item.name.text, { kind: "drop", words: `drop the ${item.kind.toLowerCase()} \`${item.name.text}\``, whole: clauseWhole(item), change: () => null })] : []),
        ...(item.kind === "Rule" ? [] : headChanges(item, reach).map((made) => make(index, item.name.text, made))),
        ...phraseCandidates(item, index, item.name.text, reach),
      ];
    case "Exit":
      return [
        ...(item.sentences.length > 0 && item.sentences.every(isParticular) ? [make(index, "exit", { kind: "drop", words: "drop `exit`", whole: clauseWhole(item), change: () => null })] : []),
        ...phraseCandidates(item, index, "exit", reach),
      ];
    case "Invocation":
      return invocationChanges(item, reach).map((made) => make(index, item.exception.text, made, item.span.start));
    case "Institution":
      return institutionChanges(item).map((made) => make(index, item.name.text, made));
    case "Standing":
      return standingChanges(item).map((made) => make(index, "standing", made));
    case "Members":
      return item.eachAlone
        ? [make(index, "members", { kind: "drop", words: "drop `each alone`", parts: ["n"], change: (now) => (now.kind === "Members" ? { ...now, eachAlone: false } : now) })]
        : [];
    default:
      return [];
  }
}

/** Whether a sentence is for some only: to drop what is given to all would end the regime, not mend it. */
const isParticular = (s: Phrase): boolean =>
  s.tail.terms?.kind === "reciprocal" || (s.from !== undefined && namedIn(s.from) !== null) || (s.kind === "Sentence" && namedIn(s.subject) !== null);

/** Changes of each sentence of a clause, and its dropping where it is not the only one. */
function phraseCandidates(item: RegimeItem, index: number, clause: string, reach: Reach): readonly Candidate[] {
  const sentences = sentencesOf(item);
  const several = sentences.length > 1;
  return sentences.flatMap((sentence, i) => {
    const start = sentence.span.start;
    const taken = several ? `in sentence ${i + 1} of \`${clause}\`` : `in \`${clause}\``;
    const dropped: PhraseChange = { kind: "drop", words: `drop sentence ${i + 1} of \`${clause}\`: \`${printSentence(sentence)}\``, partOf: [clauseWhole(item)], change: () => null };
    const changes = [
      ...(several && (item.kind !== "Rule" || isParticular(sentence)) ? [dropped] : []),
      ...phraseChanges(sentence, reach, taken),
      ...(several && item.kind !== "Rule" ? ends(sentence, reach.lastDay, taken) : []),
    ];
    return changes.map(({ change, ...said }) => make(index, clause, { ...said, change: (now) => changeSentence(now, start, change) }, start));
  });
}

/** The span of an exception or a reservation ends; a reservation is made by every member. */
function headChanges(item: ExceptionClause | ReservationClause, { lastDay }: Reach): readonly Made[] {
  const window = lastDay === null ? null : endedOn(item.window, lastDay);
  const end: readonly Made[] = lastDay === null || !window ? [] : [{
    kind: "extend", words: `end \`${item.name.text}\` on ${formatDay(lastDay)}`,
    change: (now) => (now.kind === "Exception" || now.kind === "Reservation" ? { ...now, window } : now),
  }];
  const authors = item.kind === "Reservation" ? partiesChanges(item.by, everyMember) : [];
  return [...end, ...authors.map(({ parties, words }): Made => ({
    kind: "generalise", words: `${words} as author of \`${item.name.text}\``, change: (now) => (now.kind === "Reservation" ? { ...now, by: parties } : now),
  }))];
}

function invocationChanges(item: InvocationClause, { lastDay }: Reach): readonly Made[] {
  const what = `the invocation of \`${item.exception.text}\` by ${partySetText(item.by)}`;
  const change = (to: (now: InvocationClause) => InvocationClause) => (now: RegimeItem): RegimeItem => (now.kind === "Invocation" ? to(now) : now);
  const window = lastDay === null ? null : endedOn(item.window, lastDay);
  return [
    { kind: "drop", words: `drop ${what} toward ${partiesText(item.toward)}`, change: () => null },
    ...(lastDay === null || !window ? [] : [{ kind: "extend", words: `end ${what} on ${formatDay(lastDay)}`, change: change((now) => ({ ...now, window })) } as const]),
    ...partiesChanges(item.toward, everyOtherMember).map(({ parties, words }): Made => ({ kind: "generalise", words: `${words} in ${what}`, change: change((now) => ({ ...now, toward: parties })) })),
    ...conditionChanges(item.when, `of ${what}`).map(({ left, ...said }): Made => ({
      ...said,
      change: change((now) => {
        const when = left(now.when);
        return when ? { ...now, when } : lacking(now, "when");
      }),
    })),
  ];
}

const anyMember: Complainant = { kind: "AnyMember", span: nowhere };
/** Complainants with any member in the place of the injured one; `null` where that says nothing new. */
function forAny(complainants: readonly Complainant[]): readonly Complainant[] | null {
  if (complainants.some((c) => c.kind === "AnyMember") || !complainants.some((c) => c.kind === "InjuredMember")) return null;
  return complainants.map((c) => (c.kind === "InjuredMember" ? anyMember : c));
}

function institutionChanges(item: InstitutionClause): readonly Made[] {
  return item.powers.flatMap((power): readonly Made[] => {
    const complainants = power.verb === "adjudicates" ? forAny(power.complainants) : null;
    if (!complainants) return [];
    return [{
      kind: "extend", words: `let any member complain before \`${item.name.text}\``, parts: ["i3"],
      change: (now) => (now.kind === "Institution" ? { ...now, powers: now.powers.map((p) => (p.span.start === power.span.start ? { ...p, complainants } : p)) } : now),
    }];
  });
}

function standingChanges(item: StandingClause): readonly Made[] {
  const complainants = forAny(item.complainants);
  const change = (to: (now: StandingClause) => StandingClause) => (now: RegimeItem): RegimeItem => (now.kind === "Standing" ? to(now) : now);
  return [
    ...(complainants ? [{ kind: "extend", words: "let any member complain of standing", parts: ["i3"], change: change((now) => ({ ...now, complainants })) } as const] : []),
    { kind: "drop", words: "drop `standing`", parts: ["d1c"], change: () => null },
    { kind: "extend", words: "let every member decide on standing, toward every member", parts: ["d1c"], change: change(decidedTogether) },
  ];
}

/** Standing on which all members decide, toward all at once, on complaint of no party by its name. */
function decidedTogether(item: StandingClause): StandingClause {
  const unnamed = item.complainants.filter((c) => c.kind !== "Name");
  return { ...item, by: { kind: "EveryMember", span: nowhere }, toward: everyMember, complainants: unnamed.length > 0 ? unnamed : [anyMember] };
}
