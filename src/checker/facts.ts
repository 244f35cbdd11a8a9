import type { FactSubject, HeldAtom, Name, Operand, Parties, Unit } from "../language/ast";
import { formatDay } from "../language/dates";
import type { FactId, FactType, Role, Tag } from "../language/regime";
import { internFact, resolve, type Builder, type FactSpec } from "./builder";
import { find, place, type FactSymbol, type JudgementSymbol, type Scope } from "./scope";
import { factType, labelNames, yesNoRange } from "./types";
import { partiesText } from "../language/party-text";
import { readingText } from "./wording";
import { wholeDay } from "./written-dates";

const yesOrNo: FactType = { kind: "yes-or-no" };

function tagOf(about: FactSubject, role: Role | null): Tag {
  switch (about) {
    case "mover": case "employer":
      return "profile";
    case "party":
      return role === "origin" ? "class" : "host";
    case "host":
      return "host";
    case "pair":
      return "relation";
    case "world":
      return "system";
    case "issues":
      return "linked";
    default: {
      const never: never = about;
      return never;
    }
  }
}

const keyOf = (symbol: FactSymbol, role: Role | null): string => (symbol.about === "party" ? `${role ?? "host"}.${symbol.name}` : symbol.name);

/** The number of a declared fact; one about a party has one number for each role. `null` for one with several values at once (`severalOf`). */
export function declaredFact(b: Builder, symbol: FactSymbol, role: Role | null): FactId | null {
  const key = keyOf(symbol, role);
  const known = b.facts.ids.get(key);
  if (known !== undefined) return known;
  if (severalOf(b, symbol, role)) return null;
  const declared = factType(b, symbol.scope, symbol.node.type);
  if (!declared) return null;
  return internFact(b, key, () => ({
    key, title: symbol.node.title?.value ?? null, tag: tagOf(symbol.about, role), ...declared, judgedBy: null, from: null, at: symbol.at,
  }));
}

/** A fact with several values at once: one yes-or-no fact for each label. */
export interface Several {
  readonly key: string;
  readonly labels: readonly string[];
  readonly facts: readonly FactId[];
}

/** The facts that stand for a fact declared as `some of`; `null` for any other. */
export function severalOf(b: Builder, symbol: FactSymbol, role: Role | null): Several | null {
  const { type, title } = symbol.node;
  if (type.kind !== "Labels" || type.mode !== "some") return null;
  const name = keyOf(symbol, role);
  const labels = labelNames(b, symbol.scope, type);
  const facts = labels.map((label) => {
    const key = `${name} = ${label}`;
    return internFact(b, key, () => ({
      key, title: title?.value ?? null, tag: tagOf(symbol.about, role), type: yesOrNo, range: yesNoRange, default: 0, judgedBy: null, from: null, at: symbol.at,
    }));
  });
  return { key: name, labels, facts };
}

/** The number of a judgement; one about a party has one number for each role, and of the origin it is a matter between the two. */
export function judgementFact(b: Builder, symbol: JudgementSymbol, role: Role | null): FactId {
  const { by, about, words } = symbol.node;
  const key = about === "party" ? `${role ?? "host"}.${symbol.name}` : symbol.name;
  return internFact(b, key, () => ({
    key, title: words.value, tag: about === "party" && role === "origin" ? "relation" : tagOf(about, role), type: yesOrNo, range: yesNoRange, default: 0,
    judgedBy: by.kind === "RoleBody" ? by.role : by.text, from: null, at: symbol.at,
  }));
}

type Access = Extract<Operand, { kind: "Access" }>;

/** `mover.stay`, `host.unemployment`. */
export function accessedFact(b: Builder, scope: Scope, operand: Access, name: Name): FactId | Several | null {
  const read = accessed(b, scope, operand, name);
  if (typeof read === "number") return read;
  return read && (severalOf(b, read.symbol, read.role) ?? declaredFact(b, read.symbol, read.role));
}

/** The fact that is read, and of which party if it is about one. */
function accessed(b: Builder, scope: Scope, operand: Access, name: Name): { readonly symbol: FactSymbol; readonly role: Role | null } | FactId | null {
  const symbol = resolve(b, scope, "value", name, `fact about the ${operand.subject === "pair" ? "two parties" : operand.subject}`);
  if (!symbol) return null;
  const words = `${operand.subject}.${name.text}`;
  const misread = (what: string, write: string): null => {
    b.report("misread-fact", place(scope, operand.span), { words, what, write });
    return null;
  };
  switch (symbol.kind) {
    case "judgement":
      if (symbol.node.about !== "party") return misread("a judgement", symbol.name);
      if (operand.subject === "host" || operand.subject === "origin") return judgementFact(b, symbol, operand.subject);
      return misread("a judgement about a party", `host.${symbol.name}`);
    case "table":
      return misread("a table", readingText(symbol.name, symbol.node.keys, operand.subject === "origin" ? "origin" : "host"));
    case "series":
      return misread("a series", readingText(symbol.name, symbol.node.keys));
    case "fact":
      break;
    default: {
      const never: never = symbol;
      return never;
    }
  }
  const role = operand.subject === "host" || operand.subject === "origin" ? operand.subject : null;
  const { about } = symbol;
  const fits = about === "party" ? role !== null : about === "issues" ? role === null && operand.subject !== "mover" && operand.subject !== "employer" : about === operand.subject;
  if (fits) return { symbol, role };
  return misread(`a fact about ${about === "pair" ? "the two parties" : about === "party" ? "a party" : `the ${about}`}`, `${about === "party" ? "host" : about === "issues" ? "pair" : about}.${symbol.name}`);
}

/** A judgement by its bare name, or `null` where the name stands for none. A fact named so is reported. */
export function bareFact(b: Builder, scope: Scope, name: Name): FactId | "reported" | null {
  const symbol = find(scope, "value", name.text);
  if (!symbol) return null;
  if (symbol.kind === "judgement" && symbol.node.about !== "party") return judgementFact(b, symbol, null);
  const [what, write] =
    symbol.kind === "table" || symbol.kind === "series"
      ? [`a ${symbol.kind}`, readingText(symbol.name, symbol.node.keys)]
      : symbol.kind === "judgement"
        ? ["a judgement about a party", `host.${symbol.name}`]
        : ["a fact", `${symbol.about === "party" ? "host" : symbol.about === "issues" ? "pair" : symbol.about}.${symbol.name}`];
  b.report("misread-fact", place(scope, name.span), { words: name.text, what, write });
  return "reported";
}

/** A yes-or-no fact that follows from the words of a clause, with what it usually is. */
export const derived = (key: string, tag: Tag, usual: number): FactSpec => ({
  key, title: null, tag, type: yesOrNo, range: yesNoRange, default: usual, judgedBy: null, from: null, at: null,
});

/** `mover held Work in ES on 2011-08-11`. */
export function heldFact(b: Builder, scope: Scope, atom: HeldAtom): FactId | null {
  const right = resolve(b, scope, "right", atom.right, "right");
  const day = wholeDay(b, scope, atom.on);
  const known = atom.in === undefined || knownParties(b, scope, atom.in);
  if (!right || day === null || !known) return null;
  const key = `held ${right.name}${atom.in ? ` in ${partiesText(atom.in)}` : ""} on ${formatDay(day)}`;
  return internFact(b, key, () => ({ ...derived(key, "profile", 0), from: day, at: place(scope, atom.span) }));
}

/** Whether every party that is named is known; what is not is reported. */
export function knownParties(b: Builder, scope: Scope, parties: Parties): boolean {
  const set = parties.kind === "Listed" ? parties.set : parties.kind === "EveryMember" ? parties.of : undefined;
  if (!set) return true;
  const names = [...set.names, ...(set.within ? [set.within] : []), ...set.except];
  return names.map((name) => resolve(b, scope, "party", name, "party or group")).every((symbol) => symbol !== null);
}

/** Time spent under a right: one fact a right, in months or in days, never both. */
export function timeUnder(b: Builder, scope: Scope, right: Name, unit: Unit, at: { readonly span: Name["span"] }): FactId | null {
  const symbol = resolve(b, scope, "right", right, "right");
  if (!symbol) return null;
  const grain = unit === "days" ? "days" : "months";
  const other = grain === "days" ? "months" : "days";
  const first = b.facts.ids.get(`${other} of ${symbol.name}`);
  if (first !== undefined) {
    const where = b.facts.items[first]?.at;
    b.report("mixed-units", place(scope, at.span), {
      left: `Time under \`${symbol.name}\` in ${grain === "days" ? "days" : "months or years"}`, right: `the same in ${other === "days" ? "days" : "months or years"}`,
    }, where ? [{ at: where, label: `counted in ${other} here` }] : []);
    return null;
  }
  const key = `${grain} of ${symbol.name}`;
  return internFact(b, key, () => ({
    key, title: null, tag: "profile", type: { kind: "number", grain }, range: grain === "months" ? { from: 0, to: 600 } : null,
    default: 0, judgedBy: null, from: null, at: place(scope, at.span),
  }));
}

/** `origin is in good standing`. */
export function standingFact(b: Builder, role: Role, at: FactSpec["at"]): FactId {
  const key = `${role} is in good standing`;
  return internFact(b, key, () => ({ ...derived(key, "standing", 1), at }));
}
