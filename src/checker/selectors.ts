import type { Parties, PartySet as WrittenSet } from "../language/ast";
import type { Selector } from "../language/regime";
import { resolve, unsupported, type Builder } from "./builder";
import { partySet } from "./parties";
import { place, type Scope } from "./scope";
import { partiesText, partySetText } from "../language/party-text";

/** Who acts in a sentence: a constraint on the host. `null` after an error. */
export function subjectSelector(b: Builder, scope: Scope, parties: Parties): Selector | null {
  return parties.kind === "Listed" ? onePartySelector(b, scope, parties.set, parties.together, parties) : selector(b, scope, parties);
}

function onePartySelector(b: Builder, scope: Scope, set: WrittenSet, together: boolean, at: Parties): Selector | null {
  if (together) return unsupported(b, scope, at.span, `\`${partiesText(at)}\`, several parties acting as one`);
  const [name, ...more] = set.names;
  const symbol = name && resolve(b, scope, "party", name, "party or group");
  if (!symbol) return null;
  if (symbol.kind === "group" || more.length > 0 || set.within || set.except.length > 0) {
    b.report("group-as-subject", place(scope, at.span), { group: partySetText(set) });
    return null;
  }
  const resolved = partySet(b, scope, set);
  return resolved && { kind: "listed", set: resolved };
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
      if (parties.together) return unsupported(b, scope, parties.span, `\`${partiesText(parties)}\`, several parties acting as one`);
      const set = partySet(b, scope, parties.set);
      return set && { kind: "listed", set };
    }
    default: {
      const never: never = parties;
      return never;
    }
  }
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
