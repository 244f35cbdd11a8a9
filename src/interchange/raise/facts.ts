import type { Condition as Written, Duration, Given, HeldAtom, KeepsAtom, Operand } from "../../language/ast";
import { exampleOfState } from "../../language/reading";
import { stateless, type Fact, type FactId, type StatedFact, type Tag, type Test } from "../../language/regime";
import { meantState, type StateType } from "../../language/states";
import { parseGiven } from "../../parser";
import { cannot, item, type Context } from "./context";
import { access, duration, name, nowhere } from "./nodes";
import { value } from "./operands";

/** What a fact is in the words of the language, by the form of its key (`Fact.key`). */
export type FactWords =
  /** `label`: one of several values that a fact may have at once. */
  | { readonly kind: "declared"; readonly role: "host" | "origin" | null; readonly name: string; readonly label: string | null }
  | { readonly kind: "judgement"; readonly role: "host" | "origin" | null; readonly name: string }
  | { readonly kind: "earned"; readonly right: string; readonly unit: "days" | "months" }
  | { readonly kind: "held"; readonly held: HeldAtom }
  | { readonly kind: "keeps"; readonly keeps: KeepsAtom }
  /** How long a duty has been kept. */
  | { readonly kind: "lasting"; readonly keeps: KeepsAtom; readonly unit: "days" | "months" }
  | { readonly kind: "standing"; readonly role: "host" | "origin" };

/** The fact that a key says, as after `with` in a test. */
function stated(key: string): Given | null {
  const { given, diagnostics } = parseGiven(key);
  return diagnostics.length === 0 && given.length === 1 ? (given[0] ?? null) : null;
}

export function factWords(fact: Fact): FactWords | null {
  const { key } = fact;
  const earned = /^(days|months) of (\S+)$/.exec(key);
  if (earned) return { kind: "earned", unit: earned[1] === "days" ? "days" : "months", right: earned[2] ?? "" };
  const lasting = /^(days|months) for which (.+)$/.exec(key);
  if (lasting) {
    const [, unit, words = ""] = lasting;
    const kept = stated(`${words} for 1 month`);
    return kept?.kind === "GivenKeeps" ? { kind: "lasting", keeps: kept.keeps, unit: unit === "days" ? "days" : "months" } : null;
  }
  const named = /^(?:(host|origin)\.)?([^\s.]+)(?: = (\S+))?$/.exec(key);
  if (named) {
    const role = named[1] === undefined ? null : named[1] === "host" ? "host" : "origin";
    const called = named[2] ?? "";
    return fact.judgedBy !== null ? { kind: "judgement", role, name: called } : { kind: "declared", role, name: called, label: named[3] ?? null };
  }
  const given = stated(key);
  if (given?.kind === "GivenHeld") return { kind: "held", held: given.held };
  if (given?.kind === "GivenKeeps") return { kind: "keeps", keeps: given.keeps };
  return given?.kind === "GivenStanding" ? { kind: "standing", role: given.role } : null;
}

const subjects: Readonly<Record<Tag, Extract<Operand, { kind: "Access" }>["subject"] | null>> = {
  profile: "mover", class: "origin", host: "host", relation: "pair", linked: "pair", system: "world", "conduct-one": null, "conduct-all": null, standing: null, open: null,
};

/** A fact where a condition reads it: an operand, a condition of its own, or time under a right, which only `after` reads. */
export type FactRead =
  | { readonly kind: "operand"; readonly operand: Operand }
  | { readonly kind: "condition"; readonly condition: Written }
  | { readonly kind: "earned"; readonly right: string; readonly unit: "days" | "months" }
  /** Asked with a length of time: `has kept .. for 6 months`. */
  | { readonly kind: "lasting"; readonly keeps: KeepsAtom; readonly unit: "days" | "months" }
  | { readonly kind: "unsaid" };

export function readFact(c: Context, id: FactId): FactRead {
  const fact = item(c.regime.facts, id);
  const words = factWords(fact);
  switch (words?.kind) {
    case "judgement":
      return { kind: "operand", operand: words.role === null ? name(words.name) : access(words.role, words.name) };
    case "declared": {
      const subject = words.role ?? subjects[fact.tag];
      if (subject === null) break;
      const operand = access(subject, words.name);
      return words.label === null ? { kind: "operand", operand } : { kind: "condition", condition: { kind: "Compare", left: operand, comparator: "=", right: name(words.label), span: nowhere } };
    }
    case "earned": case "lasting":
      return words;
    case "held":
      return { kind: "condition", condition: words.held };
    case "keeps":
      return { kind: "condition", condition: words.keeps };
    case "standing":
      return { kind: "condition", condition: { kind: "IsStanding", operand: access(words.role), negative: false, span: nowhere } };
    case undefined:
      break;
    default: {
      const never: never = words;
      return never;
    }
  }
  cannot(c, `the fact \`${fact.key}\``, "No words of the language state it.");
  return { kind: "unsaid" };
}

/** The time under a right that a number of its fact stands for. */
export const earnedTime = (unit: "days" | "months", amount: number): Duration => duration({ amount, unit });

/** The case of a test, as far as it tells which state is meant. */
export type About = Pick<Test, "host" | "origin" | "on">;

/** A state that has a value of its fact: one of the case, one that the clauses name, or any other that is a member, or is none. */
function stateName(c: Context, type: StateType, value: number, about: About): string {
  const meant = meantState(type, value);
  if (meant === "none" || meant === "host" || meant === "origin") return meant;
  if (typeof meant === "number") return item(c.regime.parties, meant).code;
  const of = (who: Test["host"]): number => (who.kind === "party" ? who.party : stateless);
  return item(c.regime.parties, exampleOfState(c.regime, type, value, { host: of(about.host), origin: of(about.origin), on: about.on }) ?? -1).code;
}

/** One fact of a test. */
export function given(c: Context, { fact: id, value: number }: StatedFact, about: About): readonly Given[] {
  const fact = item(c.regime.facts, id);
  const words = factWords(fact);
  const negative = number === 0;
  switch (words?.kind) {
    case "declared": case "judgement": {
      const subject = words.role !== null && readOfBoth(c, words.name) ? { subject: words.role } : {};
      const head = { kind: "GivenFact", ...subject, fact: name(words.name), span: nowhere } as const;
      if (words.kind === "declared" && words.label !== null) {
        if (negative) cannot(c, `the fact \`${fact.key}\``, "A test says which values a fact has, not which it lacks.");
        return [{ ...head, negative: false, value: name(words.label) }];
      }
      if (fact.type.kind === "yes-or-no") return [{ ...head, negative }];
      return [{ ...head, negative: false, value: fact.type.kind === "state" ? name(stateName(c, fact.type, number, about)) : value(c, fact.type, number) }];
    }
    case "earned":
      return [{ kind: "GivenEarned", duration: earnedTime(words.unit, number), right: name(words.right), span: nowhere }];
    case "held":
      return [{ kind: "GivenHeld", negative, held: words.held, span: nowhere }];
    case "keeps":
      return [{ kind: "GivenKeeps", negative, keeps: words.keeps, span: nowhere }];
    case "lasting":
      return [{ kind: "GivenKeeps", negative: false, keeps: { ...words.keeps, lasting: earnedTime(words.unit, number) }, span: nowhere }];
    case "standing":
      return [{ kind: "GivenStanding", negative, role: words.role, span: nowhere }];
    case undefined:
      cannot(c, `the fact \`${fact.key}\``, "No words of the language state it.");
      return [];
    default: {
      const never: never = words;
      return never;
    }
  }
}

/** Whether clauses read a fact about a party of host and of origin, so that a test must say of which it speaks. */
const readOfBoth = (c: Context, fact: string): boolean =>
  ["host", "origin"].every((role) => c.regime.facts.some((f) => f.key === `${role}.${fact}` || f.key.startsWith(`${role}.${fact} = `)));
