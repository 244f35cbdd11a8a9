import type { Parties, PartySet } from "./ast";

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
