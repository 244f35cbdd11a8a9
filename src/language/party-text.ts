import type { DutySide, KeepsAtom, Name, Parties, PartySet } from "./ast";
import type * as checked from "./regime";

/** Resolved parties as the language writes them. */
export const resolvedSetText = ({ include, within, except }: checked.PartySet, nameOf: (atom: checked.PartyAtom) => string): string =>
  include.map(nameOf).join(", ") + (within === null ? "" : ` within ${nameOf(within)}`) + (except.length === 0 ? "" : ` except ${except.map(nameOf).join(", ")}`);

/** Named parties as written. */
export function partySetText(set: PartySet): string {
  const within = set.within ? ` within ${set.within.text}` : "";
  const except = set.except.length > 0 ? ` except ${set.except.map((n) => n.text).join(", ")}` : "";
  return set.names.map((n) => n.text).join(", ") + within + except;
}

/** Parties as written. */
export function partiesText(parties: Parties): string {
  switch (parties.kind) {
    case "EveryMember":
      return `every ${parties.other ? "other " : ""}member${parties.of ? ` of ${partySetText(parties.of)}` : ""}`;
    case "AnyState":
      return "any state";
    case "AnyOutsider":
      return "any outsider";
    case "Anyone":
      return "anyone";
    case "Stateless":
      return "stateless";
    case "Role":
      return parties.role;
    case "Listed":
      return partySetText(parties.set) + (parties.together ? " together" : "");
    default: {
      const never: never = parties;
      return never;
    }
  }
}

/** Who bears a duty, or to whom it is owed, as written. */
export const sideText = (side: DutySide): string => (side.kind === "Person" ? side.person : partiesText(side));

/** The conduct that an atom reads, between the one who keeps a duty and the one toward whom: `keeps`, `kept`, `has kept`. */
export const keepingVerb = ({ on, lasting }: KeepsAtom): string => (on ? "kept" : lasting ? "has kept" : "keeps");

const nowhere = { start: 0, end: 0 } as const;
const named = (words: string): readonly Name[] => words.split(", ").map((text) => ({ kind: "Name", text, span: nowhere }));

/** The other way round, for words that `partySetText` made. */
function partySetOf(words: string): PartySet {
  const [rest = "", except] = words.split(" except ");
  const [names = "", within] = rest.split(" within ");
  const [cut] = within === undefined ? [] : named(within);
  return { kind: "PartySet", names: named(names), ...(cut ? { within: cut } : {}), except: except === undefined ? [] : named(except), span: nowhere };
}

/** The other way round, for words that `sideText` made. */
export const sideOf = (words: string): DutySide => (words === "employer" || words === "mover" ? { kind: "Person", person: words, span: nowhere } : partiesOf(words));

/** The other way round, for words that `partiesText` made. */
export function partiesOf(words: string): Parties {
  const simple = ({ "any state": "AnyState", "any outsider": "AnyOutsider", anyone: "Anyone", stateless: "Stateless" } as const)[words];
  if (simple) return { kind: simple, span: nowhere };
  if (words === "host" || words === "origin") return { kind: "Role", role: words, span: nowhere };
  const [, other, of] = /^every (other )?member(?: of (.*))?$/.exec(words) ?? [];
  if (words.startsWith("every ")) return { kind: "EveryMember", other: other !== undefined, ...(of === undefined ? {} : { of: partySetOf(of) }), span: nowhere };
  return { kind: "Listed", set: partySetOf(words.replace(/ together$/, "")), together: words.endsWith(" together"), span: nowhere };
}
