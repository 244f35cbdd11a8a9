import type { Parties, PartySet as WrittenSet } from "../../language/ast";
import type { PartyAtom, PartySet, Selector } from "../../language/regime";
import { item, type Context } from "./context";
import { name, names, nowhere } from "./nodes";

export const atomName = (c: Context, atom: PartyAtom): string => ("party" in atom ? item(c.regime.parties, atom.party).code : item(c.regime.groups, atom.group).name);

/** Named parties. */
export const partySet = (c: Context, set: PartySet): WrittenSet => ({
  kind: "PartySet",
  names: names(set.include.map((atom) => atomName(c, atom))),
  ...(set.within === null ? {} : { within: name(atomName(c, set.within)) }),
  except: names(set.except.map((atom) => atomName(c, atom))),
  span: nowhere,
});

/** Whom a selector reaches; `any` is the role in which it stands. `other`: whether members other than the host are meant. */
export function parties(c: Context, selector: Selector, role: "host" | "origin", other = role === "origin"): Parties {
  switch (selector.kind) {
    case "any":
      return { kind: "Role", role, span: nowhere };
    case "members":
      return { kind: "EveryMember", other, ...(selector.of === null ? {} : { of: partySet(c, selector.of) }), span: nowhere };
    case "states":
      return { kind: "AnyState", span: nowhere };
    case "outsiders":
      return { kind: "AnyOutsider", span: nowhere };
    case "anyone":
      return { kind: "Anyone", span: nowhere };
    case "stateless":
      return { kind: "Stateless", span: nowhere };
    case "listed":
      return { kind: "Listed", set: partySet(c, selector.set), together: false, span: nowhere };
    default: {
      const never: never = selector;
      return never;
    }
  }
}
