import type { DayInterval } from "../language/dates";
import type { Condition, PartyId, PartySet, Power, Selector } from "../language/regime";
import type { Builder } from "./builder";
import { always } from "./intervals";
import { datesOfSet } from "./parties";

/** Stands for everybody who is not named: other states and the stateless. */
export const others: PartyId = -1;
export type Dated = ReadonlyMap<PartyId, readonly DayInterval[]>;

/** Whom a selector may mean, and when, as far as its own words tell: members are taken to be members. */
export function meant(b: Builder, selector: Selector): Dated {
  switch (selector.kind) {
    case "listed":
      return datesOfSet(b, selector.set);
    case "members":
      if (selector.of) return datesOfSet(b, selector.of);
      return new Map([...b.roster.keys(), others].map((party) => [party, always]));
    case "stateless":
      return new Map([[others, always]]);
    case "any": case "states": case "outsiders": case "anyone":
      return new Map([...b.parties.items.keys(), others].map((party) => [party, always]));
    default: {
      const never: never = selector;
      return never;
    }
  }
}

/** Why a power does not cover an invocation: it has no such host, or no such origin; `null` if it does. When is told elsewhere. */
export function outsideReach(b: Builder, power: Power, by: PartySet, toward: Selector): { readonly side: "host" | "origin" } | null {
  const hosts = power.sentences.map((s) => meant(b, s.host));
  if (![...datesOfSet(b, by).keys()].every((party) => hosts.some((h) => h.has(party) || h.has(others)))) return { side: "host" };
  const targets = [...meant(b, toward).keys()];
  const origins = power.sentences.map((s) => meant(b, s.origin));
  return targets.some((party) => origins.some((o) => o.has(party))) ? null : { side: "origin" };
}

/** Origins within the power's and within those against whom it is invoked: a selector, and a condition for what it cannot say. */
export function narrowedTo(origin: Selector, toward: Selector): { readonly origin: Selector; readonly within: Condition } {
  const yes: Condition = { kind: "constant", value: true };
  if (toward.kind === "any" || toward.kind === "anyone" || JSON.stringify(origin) === JSON.stringify(toward)) return { origin, within: yes };
  if (origin.kind === "any" || origin.kind === "anyone") return { origin: toward, within: yes };
  if (origin.kind === "stateless" || toward.kind === "stateless") return { origin, within: { kind: "constant", value: false } };
  if (toward.kind === "states") return { origin, within: yes };
  return { origin: toward, within: asCondition(origin) };
}

function asCondition(selector: Selector): Condition {
  const member: Condition = { kind: "member", role: "origin" };
  switch (selector.kind) {
    case "members":
      return selector.of ? { kind: "and", operands: [member, { kind: "party", role: "origin", set: selector.of }] } : member;
    case "outsiders":
      return { kind: "not", operand: member };
    case "listed":
      return { kind: "party", role: "origin", set: selector.set };
    case "any": case "states": case "anyone": case "stateless":
      return { kind: "constant", value: true };
    default: {
      const never: never = selector;
      return never;
    }
  }
}
