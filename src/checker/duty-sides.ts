import type { DutySide, Obligation, Parties, PrivatePerson } from "../language/ast";
import { partiesText, sideText } from "../language/party-text";
import type { Duty, Role, Selector } from "../language/regime";
import type { Builder } from "./builder";
import { find, place, type Scope } from "./scope";
import { boundOf, canBe, isTogether, selector, subjectSelector } from "./selectors";

/** Who bears a duty, and to whom it is owed. */
type Sides = Pick<Duty, "together" | "bearer" | "toward" | "towardBody" | "persons" | "bearers" | "towardAll">;

/** Reads both sides of an obligation; `null` after an error. */
export function dutySides(b: Builder, scope: Scope, { bearer, toward }: Obligation): Sides | null {
  if (bearer.kind === "Person") return bornePrivately(b, scope, bearer, toward);
  const bound = boundSelector(b, scope, bearer, subjectSelector(b, scope, bearer));
  if (toward.kind === "Person") {
    const persons = { bearer: null, toward: toward.person } as const;
    return bound && { together: isTogether(bearer), bearer: bound, toward: anyMember, persons, bearers: roles.filter((role) => canBe(bearer, role)), towardAll: false };
  }
  const body = bodyToward(scope, toward);
  const whom: Selector | null = body === null ? selector(b, scope, toward) : anyMember;
  const bearers = roles.filter((role) => canBe(bearer, role) && canBe(toward, role === "host" ? "origin" : "host"));
  if (bearers.length === 0) {
    b.report("misplaced-party", place(scope, toward.span), {
      words: partiesText(toward), where: "the party to which it owes the duty itself", expected: "`toward` the other of the two, or `toward every member`",
    });
    return null;
  }
  return bound && whom && {
    together: isTogether(bearer), bearer: bound, toward: whom, ...(body === null ? {} : { towardBody: body }), bearers, towardAll: toward.kind === "EveryMember" && !toward.of,
  };
}

const roles: readonly Role[] = ["host", "origin"];
const anyMember: Selector = { kind: "members", of: null };

/** A private person owes something to a party of the case, to the other person, or to a body. */
function bornePrivately(b: Builder, scope: Scope, bearer: PrivatePerson, toward: DutySide): Sides | null {
  const body = bodyToward(scope, toward);
  const whom = body !== null ? null : toward.kind === "Role" ? toward.role : toward.kind === "Person" && toward.person !== bearer.person ? toward.person : undefined;
  if (whom !== undefined) {
    return {
      together: false, bearer: anyMember, toward: { kind: "any" }, ...(body === null ? {} : { towardBody: body }),
      persons: { bearer: bearer.person, toward: whom }, bearers: [], towardAll: false,
    };
  }
  const itself = toward.kind === "Person";
  b.report("misplaced-party", place(scope, toward.span), {
    words: sideText(toward), where: itself ? "the one to whom it owes the duty itself" : "the one to whom a private person owes a duty",
    expected: `\`toward host\`, \`toward origin\`, \`toward ${bearer.person === "mover" ? "employer" : "mover"}\` or the name of an institution`,
  });
  return null;
}

/** The institution to which a duty is owed; `null` where it is owed to parties or persons. */
export function bodyToward(scope: Scope, written: DutySide): string | null {
  if (written.kind !== "Listed" || written.together || written.set.within || written.set.except.length > 0) return null;
  const [name, ...more] = written.set.names;
  return name && more.length === 0 && !find(scope, "party", name.text) && find(scope, "institution", name.text) ? name.text : null;
}

/** Only a party that is bound owes anything. */
function boundSelector(b: Builder, scope: Scope, written: Parties, read: Selector | null): Selector | null {
  // Any state would be all states, of whom only the members are bound.
  const anybody = written.kind === "AnyState" || written.kind === "Anyone";
  const of = anybody ? undefined : read && boundOf(read);
  if (read && of === undefined) {
    b.report("misplaced-party", place(scope, written.span), {
      words: partiesText(written), where: "the bearer of a duty", expected: "`every member` or the name of a member: only a party that is bound owes anything",
    });
  }
  return of === undefined ? null : { kind: "members", of };
}
