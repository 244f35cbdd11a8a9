import type { Parties, PartySet as WrittenSet } from "../language/ast";
import type { PartySet, Role, Selector } from "../language/regime";
import { resolve, type Builder } from "./builder";
import { partySet } from "./parties";
import { place, type Scope } from "./scope";
import { partiesText, partySetText } from "../language/party-text";

/** Who acts in a sentence: a constraint on the host. `null` after an error. */
export function subjectSelector(b: Builder, scope: Scope, parties: Parties): Selector | null {
  if (parties.kind !== "Listed") return selector(b, scope, parties);
  return parties.together ? listedSelector(b, scope, parties.set) : onePartySelector(b, scope, parties.set, parties);
}

function listedSelector(b: Builder, scope: Scope, set: WrittenSet): Selector | null {
  const resolved = partySet(b, scope, set);
  return resolved && { kind: "listed", set: resolved };
}

function onePartySelector(b: Builder, scope: Scope, set: WrittenSet, at: Parties): Selector | null {
  const [name, ...more] = set.names;
  const symbol = name && resolve(b, scope, "party", name, "party or group");
  if (!symbol) return null;
  if (symbol.kind === "group" || more.length > 0 || set.within || set.except.length > 0) {
    b.report("group-as-subject", place(scope, at.span), { group: partySetText(set) });
    return null;
  }
  return listedSelector(b, scope, set);
}

/** Parties a sentence reaches, wherever they stand. `null` after an error. */
export function selector(b: Builder, scope: Scope, parties: Parties): Selector | null {
  switch (parties.kind) {
    case "EveryMember": {
      if (!parties.of) return { kind: "members", of: null };
      const of = partySet(b, scope, parties.of);
      return of && { kind: "members", of };
    }
    case "AnyState":
      return { kind: "states" };
    case "AnyOutsider":
      return { kind: "outsiders" };
    case "Anyone":
      return { kind: "anyone" };
    case "Stateless":
      return { kind: "stateless" };
    case "Role":
      return { kind: "any" };
    case "Listed": {
      if (parties.together) return misplacedTogether(b, scope, parties, "anything but the one who acts", `\`${partySetText(parties.set)}\``);
      return listedSelector(b, scope, parties.set);
    }
    default: {
      const never: never = parties;
      return never;
    }
  }
}

export const isTogether = (parties: Parties): boolean => parties.kind === "Listed" && parties.together;

/** Says that parties cannot stand here as one. */
export function misplacedTogether(b: Builder, scope: Scope, parties: Parties, where: string, expected: string): null {
  b.report("misplaced-party", place(scope, parties.span), { words: partiesText(parties), where, expected });
  return null;
}

/** Whose nationals: a constraint on the origin. */
export function originSelector(b: Builder, scope: Scope, parties: Parties | undefined): Selector | null {
  if (!parties) return { kind: "any" };
  if (parties.kind === "Role" && parties.role === "host") {
    b.report("misplaced-party", place(scope, parties.span), { words: "host", where: "where the movers are from", expected: "`from origin`, `from every other member` or the name of a party" });
    return null;
  }
  return selector(b, scope, parties);
}

/** `host` and `origin` name a role of the case; anyone else may stand in either. */
export const canBe = (parties: Parties, role: Role): boolean => parties.kind !== "Role" || parties.role === role;

/** The members among those whom a selector reaches: all (`null`), a named set, or nobody (`undefined`). */
export function boundOf(selector: Selector): PartySet | null | undefined {
  switch (selector.kind) {
    case "any": case "states": case "anyone":
      return null;
    case "members":
      return selector.of;
    case "listed":
      return selector.set;
    case "outsiders": case "stateless":
      return undefined;
    default: {
      const never: never = selector;
      return never;
    }
  }
}
