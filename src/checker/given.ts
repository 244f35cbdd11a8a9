import type { FactSubject, Given as AnyGiven, GivenFigure, Literal, Name } from "../language/ast";
import { contains, type Day } from "../language/dates";
import { valueOfParty } from "../language/reading";
import { stateless, type Condition, type FactId, type Operand, type StatedFact, type Who } from "../language/regime";
import { stateValue, type StateType } from "../language/states";
import { nearest, type Builder } from "./builder";
import { keepsFact } from "./conduct";
import { declaredFact, severalOf, heldFact, judgementFact, standingFact, timeUnder, type Several } from "./facts";
import { partyAtom } from "./parties";
import { find, namesIn, place, type Scope } from "./scope";
import { durationOf } from "./durations";
import { labelIndex, literalValue } from "./types";
import { literalText, valueWords } from "./wording";

type Given = Exclude<AnyGiven, GivenFigure>;

/** The parties and the day of the case. */
export interface About {
  readonly host: Who;
  readonly origin: Who;
  readonly on: Day;
}

/** Reads the facts that a case states; one stated in two ways is reported. */
export function lowerGiven(b: Builder, scope: Scope, given: readonly Given[], test: string, about: About): readonly StatedFact[] {
  const stated = new Map<FactId, { readonly value: number; readonly given: Given }>();
  for (const one of given) {
    const fact = statedFact(b, scope, one, about);
    if (!fact) continue;
    const first = stated.get(fact.fact);
    if (first && first.value !== fact.value) {
      b.report("stated-twice", place(scope, one.span), { fact: b.facts.items[fact.fact]?.key ?? "", test }, [{ at: place(scope, first.given.span), label: "stated here first" }]);
    }
    if (!first) stated.set(fact.fact, { value: fact.value, given: one });
  }
  return [...stated].map(([fact, { value }]) => ({ fact, value }));
}

function statedFact(b: Builder, scope: Scope, given: Given, about: About): StatedFact | null {
  const withValue = (fact: FactId | null, value: number): StatedFact | null => (fact === null ? null : { fact, value });
  switch (given.kind) {
    case "GivenFact":
      return namedFact(b, scope, given, about);
    case "GivenEarned":
      return withValue(timeUnder(b, scope, given.right, given.duration.unit, given), durationOf(given.duration).amount);
    case "GivenHeld":
      return withValue(heldFact(b, scope, given.held), given.negative ? 0 : 1);
    case "GivenKeeps":
      return withValue(keepsFact(b, scope, given.keeps), given.keeps.lasting ? durationOf(given.keeps.lasting).amount : given.negative ? 0 : 1);
    case "GivenStanding":
      return withValue(standingFact(b, given.role, place(scope, given.span)), given.negative ? 0 : 1);
    default: {
      const never: never = given;
      return never;
    }
  }
}

type Stated = Extract<Given, { kind: "GivenFact" }>;

const aboutWords: Readonly<Record<FactSubject, string>> = { mover: "the mover", employer: "the employer", party: "a party", host: "the host", pair: "two parties", world: "no party", issues: "no party" };

/** The fact a stated name means. One about a party is that of the role in which the clauses read it; if they read both, the role must be said. */
function factByName(b: Builder, scope: Scope, given: Stated): FactId | Several | null {
  const { fact: name, subject } = given;
  const role = subject === "host" || subject === "origin" ? subject : null;
  if (name.text === "") return null;
  const symbol = find(scope, "value", name.text);
  // `host.alarm` is how clauses read a fact about the host, `mover.skill` one about the mover.
  const asRead = symbol?.kind === "fact" && symbol.about === subject;
  const ofParty = (symbol?.kind === "fact" && symbol.about === "party") || (symbol?.kind === "judgement" && symbol.node.about === "party");
  if ((symbol?.kind === "fact" || symbol?.kind === "judgement") && (!subject || (ofParty && role) || asRead)) {
    const read = role ? [role] : ofParty ? rolesRead(b, symbol.name) : [];
    if (read.length === 2) {
      b.report("role-missing", place(scope, given.span), { fact: name.text });
      return null;
    }
    const of = read[0] ?? "host";
    return symbol.kind === "judgement" ? judgementFact(b, symbol, of) : (severalOf(b, symbol, of) ?? declaredFact(b, symbol, of));
  }
  if (symbol && subject) {
    b.report("misread-fact", place(scope, given.span), { words: `${subject}.${name.text}`, what: symbol.kind === "judgement" ? "a judgement" : symbol.kind === "fact" ? `a fact about ${aboutWords[symbol.about]}` : "a table", write: name.text });
  } else if (!scope.incomplete) b.report("unknown-name", place(scope, name.span), { name: name.text, expected: "fact", suggestion: nearest(b, name.text, statable(scope)) });
  return null;
}

/** The roles in which clauses read a fact about a party, or a label of it. */
const rolesRead = (b: Builder, name: string): readonly ("host" | "origin")[] =>
  (["host", "origin"] as const).filter((role) => [...b.facts.ids.keys()].some((key) => key === `${role}.${name}` || key.startsWith(`${role}.${name} = `)));

function* statable(scope: Scope): Generator<string> {
  for (const name of namesIn(scope, "value")) {
    const symbol = find(scope, "value", name);
    if (symbol?.kind === "judgement" || symbol?.kind === "fact") yield name;
  }
}

function namedFact(b: Builder, scope: Scope, given: Stated, about: About): StatedFact | null {
  const fact = factByName(b, scope, given);
  if (fact !== null && typeof fact === "object") return oneOfSeveral(b, scope, fact, given);
  const draft = fact === null ? undefined : b.facts.items[fact];
  if (fact === null || !draft) return null;
  const at = place(scope, given.span);
  if (given.value === undefined) {
    if (draft.type.kind === "yes-or-no") return { fact, value: given.negative ? 0 : 1 };
    b.report("wrong-type", at, { words: given.fact.text, found: "stated without a value", expected: `\`${given.fact.text} = ...\`` });
    return null;
  }
  const value = given.value.kind === "Name" ? wordValue(b, scope, fact, given.value, about) : numberValue(b, scope, fact, given.value);
  if (value === null) return null;
  if (!Number.isInteger(value) && !comparedWithFraction(b, fact)) {
    b.report("wrong-type", at, { words: valueWords(draft.type, value), found: "no whole number", expected: `a whole number (no clause compares \`${draft.key}\` with a fraction)` });
    return null;
  }
  const { range } = draft;
  if (range && (value < range.from || value > range.to)) {
    b.report("out-of-range", at, { fact: draft.key, value: valueWords(draft.type, value), range: `${valueWords(draft.type, range.from)} to ${valueWords(draft.type, range.to)}` });
    return null;
  }
  return { fact, value: given.negative && draft.type.kind === "yes-or-no" ? 1 - value : value };
}

/** `languages = german`: that one label is among several. */
function oneOfSeveral(b: Builder, scope: Scope, several: Several, given: Stated): StatedFact | null {
  if (given.value?.kind !== "Name") {
    const found = given.value ? `stated as ${literalText(given.value)}` : "stated without a value";
    b.report("wrong-type", place(scope, given.span), { words: several.key, found, expected: `\`${several.key} = ...\`, once for each value,` });
    return null;
  }
  const label = labelIndex(b, scope, { kind: "labels", labels: several.labels, ladder: false }, given.value, several.key);
  const fact = label === null ? undefined : several.facts[label];
  return fact === undefined ? null : { fact, value: 1 };
}

/** `firstEntry = host`, `= none`, `= DE`: by role, a party that is the host or the origin of the case counts as that. */
function stateStated(b: Builder, scope: Scope, fact: string, type: StateType, name: Name, about: About): number | null {
  if (name.text === "none") return stateValue(type, "none");
  if (name.text === "host" || name.text === "origin") {
    const value = stateValue(type, name.text);
    if (value === null) b.report("state-by-name", place(scope, name.span), { fact, role: name.text });
    return value;
  }
  if (name.text === "stateless") {
    b.report("misplaced-party", place(scope, name.span), { words: name.text, where: "stated: it is no party", expected: "`none` where there is no state" });
    return null;
  }
  const atom = partyAtom(b, scope, name);
  if (!atom) return null;
  if ("group" in atom) {
    b.report("not-one-party", place(scope, name.span), { name: name.text, where: "what is stated", orAny: false });
    return null;
  }
  const bound = (b.roster.get(atom.party) ?? []).some((span) => contains(span, about.on));
  const of = (who: Who): number => (who.kind === "party" ? who.party : stateless);
  const frame = { host: of(about.host), origin: of(about.origin) };
  const manyCases = about.host.kind !== "party" || (about.origin.kind !== "party" && about.origin.kind !== "stateless");
  if (manyCases && type.byName !== true && atom.party !== frame.host && atom.party !== frame.origin) {
    b.report("misplaced-party", place(scope, name.span), { words: name.text, where: "stated of many cases at once, in some of which it may be the host or the origin", expected: "`host`, `origin` or `none`, or name both parties of the case" });
    return null;
  }
  return valueOfParty(type, atom.party, frame, bound);
}

function wordValue(b: Builder, scope: Scope, fact: FactId, name: Name, about: About): number | null {
  const draft = b.facts.items[fact];
  if (!draft || name.text === "") return null;
  if (draft.type.kind === "state") return stateStated(b, scope, draft.key, draft.type, name, about);
  if (draft.type.kind === "labels") return labelIndex(b, scope, draft.type, name, draft.key);
  b.report("wrong-type", place(scope, name.span), { words: name.text, found: "a word", expected: "a value of the fact's kind" });
  return null;
}

function numberValue(b: Builder, scope: Scope, fact: FactId, literal: Literal): number | null {
  const draft = b.facts.items[fact];
  if (!draft) return null;
  if (draft.type.kind === "labels") {
    b.report("unknown-label", place(scope, literal.span), { label: literalText(literal), subject: draft.key, labels: draft.type.labels, suggestion: null });
    return null;
  }
  if (literal.kind === "DateLiteral" && literal.day === undefined) {
    b.report("day-missing", place(scope, literal.span), { date: literalText(literal) });
    return null;
  }
  return literalValue(b, scope, draft.type, literal, "first");
}


/** Whether some clause compares a fact with a number that is not whole: only then can values between two whole numbers matter. */
function comparedWithFraction(b: Builder, fact: FactId): boolean {
  const fraction = ({ constant, terms }: Operand): boolean =>
    !Number.isInteger(constant) ||
    terms.some(({ factor, lookup }) => {
      const table = b.tables.items[lookup.table];
      return [...(table?.rows.map((row) => row.value) ?? []), table?.otherwise ?? null].some((v) => typeof v === "number" && !Number.isInteger(factor * v));
    });
  const reads = (c: Condition): boolean => {
    if (c.kind === "and" || c.kind === "or") return c.operands.some(reads);
    if (c.kind === "not") return reads(c.operand);
    return c.kind === "fact" && c.fact === fact && fraction(c.operand);
  };
  return b.sentences.some((s) => reads(s.condition)) || b.classes.items.some((mover) => mover !== null && reads(mover.condition));
}
