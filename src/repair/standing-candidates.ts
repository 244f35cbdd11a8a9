/** Conduct toward one becomes a matter of all: standing that is decided together, and remedies that all, or a body, decide on. */
import type { Condition, DutyClause, KeepsAtom, Obligation, Remedy, RegimeItem, StandingClause } from "../language/ast";
import { printCondition } from "../formatter/print";
import type { Candidate } from "./candidate";
import { atomsOf, changeAtoms, changeItem, changeObligation, changeSentence, lacking, nowhere, sentencesOf, type Draft } from "./draft";
import { everyMember } from "./sentence-candidates";

/** The edits of one item by which conduct is judged together. */
export function togetherCandidates(items: readonly RegimeItem[], item: RegimeItem, index: number): readonly Candidate[] {
  if (item.kind === "Duty") return dutyCandidates(items, item, index);
  if (item.kind !== "Rule" && item.kind !== "Exception" && item.kind !== "Reservation") return [];
  return sentencesOf(item).flatMap((sentence) => {
    const kept = keepsIn(sentence.tail.when);
    if (kept.length === 0) return [];
    const words = kept.map((atom) => `\`${printCondition(atom)}\``).join(", ");
    const apply = (draft: Draft): Draft => withStanding(changeItem(draft, index, (now) => changeSentence(now, sentence.span.start, ({ ...s }) => {
      const when = s.tail.when && changeAtoms(s.tail.when, (atom) => (isConductOfParty(atom) ? standingOf(atom) : atom));
      return when ? { ...s, tail: { ...s.tail, when } } : s;
    })), kept);
    return [{ kind: "extend", clause: item.name.text, words: `let standing that all decide together stand for ${words} in \`${item.name.text}\``, sentence: sentence.span.start, parts: ["i3"], whole: null, partOf: [], apply }];
  });
}

const keepsIn = (when: Condition | undefined): readonly KeepsAtom[] => (when ? atomsOf(when).flatMap((atom) => (isConductOfParty(atom) ? [atom] : [])) : []);

/** What private persons do is no matter of standing. */
const isConductOfParty = (atom: Condition): atom is KeepsAtom => atom.kind === "Keeps" && atom.keeper.kind === "Access" && (atom.keeper.subject === "host" || atom.keeper.subject === "origin");

const standingOf = (atom: KeepsAtom): Condition => ({ kind: "IsStanding", operand: atom.keeper, negative: false, span: atom.span });

/** A draft in which somebody decides on standing: what is there stays. */
function withStanding(draft: Draft, kept: readonly KeepsAtom[]): Draft {
  if ([...draft.items, ...draft.added].some((item) => item?.kind === "Standing")) return draft;
  const atoms = kept.filter((atom, i) => kept.findIndex((other) => other.duty.text === atom.duty.text) === i)
    .map((atom): Condition => ({ ...atom, keeper: { kind: "Access", subject: "origin", span: nowhere }, toward: everyMember }));
  const [only] = atoms;
  if (!only) return draft;
  const when: Condition = atoms.length === 1 ? only : { kind: "And", operands: atoms, span: nowhere };
  const standing: StandingClause = { kind: "Standing", by: { kind: "EveryMember", span: nowhere }, complainants: [{ kind: "AnyMember", span: nowhere }], toward: everyMember, when, cites: [], span: nowhere };
  return { ...draft, added: [...draft.added, standing] };
}

/** A remedy goes, is for every member, or is decided on by a body. */
function dutyCandidates(items: readonly RegimeItem[], item: DutyClause, index: number): readonly Candidate[] {
  const bodies = items.flatMap((other) => (other.kind === "Institution" ? [other.name] : []));
  return item.obligations.flatMap((obligation, i) => {
    const { otherwise } = obligation;
    if (!otherwise) return [];
    const candidate = (kind: Candidate["kind"], words: string, change: (now: Obligation) => Obligation): Candidate => ({
      kind, words: `${words} in ${item.obligations.length > 1 ? `obligation ${i + 1} of ` : ""}\`${item.name.text}\``, clause: item.name.text, sentence: null, parts: [], whole: null, partOf: [],
      apply: (draft) => changeItem(draft, index, (now) => changeObligation(now, obligation.span.start, change)),
    });
    const inRemedy = (change: (remedy: Remedy) => Remedy) => (now: Obligation): Obligation => (now.otherwise ? { ...now, otherwise: change(now.otherwise) } : now);
    return [
      candidate("drop", "drop the remedy", (now) => lacking(now, "otherwise")),
      ...(otherwise.by.kind === "EveryMember" ? [] : [candidate("extend", "let every member respond to a breach", inRemedy((remedy) => ({ ...remedy, by: everyMember })))]),
      ...(otherwise.decidedBy ? [] : bodies.map((body) => candidate("extend", `let \`${body.text}\` decide on the remedy`, inRemedy((remedy) => ({ ...remedy, decidedBy: { ...body, span: nowhere } }))))),
    ];
  });
}
