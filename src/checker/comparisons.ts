import type { Operand as Written } from "../language/ast";
import { comparedLookups, compareValues } from "../language/reading";
import type { Comparator, Condition, FactId, Operand, TableType } from "../language/regime";
import type { Span } from "../language/span";
import { combinationLimit, nearest, type Builder } from "./builder";
import type { Several } from "./facts";
import { add, scale } from "./linear";
import { lowerSide, sideWords, type Amount, type Side } from "./operands";
import { partyAtom } from "./parties";
import { compareState } from "./states";
import { namesIn, place, type Scope } from "./scope";
import { agree, labelIndex } from "./types";
import { operandText, typeWords } from "./wording";

/** One comparison as written. */
export interface Comparison {
  readonly left: Written;
  readonly comparator: Comparator;
  readonly right: Written;
  readonly span: Span;
}

const turned: Record<Comparator, Comparator> = { "=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const isOrder = (c: Comparator): boolean => c !== "=" && c !== "!=";

/** Reads a comparison; `null` after reporting what is wrong with it. */
export function lowerComparison(b: Builder, scope: Scope, c: Comparison): Condition | null {
  if (!isOrder(c.comparator)) {
    // An equality with a whole month would silently mean one of its days.
    for (const side of [c.left, c.right]) {
      if (side.kind === "DateLiteral" && side.day === undefined) {
        b.report("day-missing", place(scope, side.span), { date: operandText(side) });
        return null;
      }
    }
  }
  const late = (comparator: Comparator): "first" | "last" => (comparator === "<=" || comparator === ">" ? "last" : "first");
  const sides = lowerSides(b, scope, c, { left: late(turned[c.comparator]), right: late(c.comparator) });
  if (!sides) return null;
  const [left, right] = sides;
  for (const [side, other, written] of [[left, right, c.right], [right, left, c.left]] as const) {
    if (side.kind === "fact" && b.facts.items[side.fact]?.type.kind === "state") return compareState(b, scope, c, side.fact, other, written);
  }
  const swapped = rank(left) > rank(right);
  const made = swapped
    ? compareSides(b, scope, { left: c.right, comparator: turned[c.comparator], right: c.left, span: c.span }, right, left)
    : compareSides(b, scope, c, left, right);
  return made && withFigures(b, scope, c, made);
}

type OfMonth = "first" | "last";

/** Both sides, left first; a word alone comes last, since it may be a label of the other side, whatever else has its name. */
function lowerSides(b: Builder, scope: Scope, c: Comparison, of: { readonly left: OfMonth; readonly right: OfMonth }): readonly [Side, Side] | null {
  if (c.left.kind !== "Name") {
    const left = lowerSide(b, scope, c.left, of.left);
    const right = labelOf(b, left, c.right) ?? lowerSide(b, scope, c.right, of.right);
    return left && right && [left, right];
  }
  const right = lowerSide(b, scope, c.right, of.right);
  const left = labelOf(b, right, c.left) ?? lowerSide(b, scope, c.left, of.left);
  return left && right && [left, right];
}

/** A name that is a label of the other side. */
function labelOf(b: Builder, other: Side | null, written: Written): Side | null {
  if (written.kind !== "Name" || !other) return null;
  const type = other.kind === "fact" ? b.facts.items[other.fact]?.type : other.kind === "amount" ? other.type : undefined;
  const labels = other.kind === "several" ? other.several.labels : type?.kind === "labels" ? type.labels : [];
  return labels.includes(written.text) ? { kind: "word", name: written } : null;
}

/** A comparison that reads a series, whose figures may be missing. */
function withFigures(b: Builder, scope: Scope, c: Comparison, made: Condition): Condition | null {
  if (made.kind !== "table" && made.kind !== "date" && made.kind !== "fact") return made;
  const lookups = made.kind === "fact" ? made.operand.terms.map((t) => t.lookup) : comparedLookups(made);
  const series = lookups.map((l) => b.tables.items[l.table]).find((table) => table?.file !== undefined);
  if (!series) return made;
  if (made.kind === "fact") {
    b.report("fact-against-series", place(scope, c.span), { words: `${operandText(c.left)} ${c.comparator} ${operandText(c.right)}`, series: series.name });
    return null;
  }
  return { kind: "series", words: `${operandText(c.left)} ${c.comparator} ${operandText(c.right)}`, comparison: made, open: [] };
}

/** What a comparison is read from: the side with the lower number. */
function rank(side: Side): number {
  if (side.kind === "amount") return side.operand.terms.length > 0 ? 3 : 4;
  return { role: 0, fact: 1, several: 1, clock: 2, word: 5, "any member": 6, none: 6 }[side.kind];
}

function compareSides(b: Builder, scope: Scope, c: Comparison, left: Side, right: Side): Condition | null {
  switch (left.kind) {
    case "role":
      return compareParty(b, scope, c, left.role, right);
    case "fact":
      return compareFact(b, scope, c, left.fact, right);
    case "clock":
      return compareClock(b, scope, c, left.read, right);
    case "amount":
      return compareAmount(b, scope, c, left, right);
    case "several":
      return compareSeveral(b, scope, c, left.several, right);
    case "any member": case "none":
      b.report("wrong-type", place(scope, c.left.span), { words: left.kind, found: sideWords(left), expected: "a fact or a table" });
      return null;
    case "word":
      if (!scope.incomplete) b.report("unknown-name", place(scope, left.name.span), { name: left.name.text, expected: "fact or judgement", suggestion: nearest(b, left.name.text, namesIn(scope, "value")) });
      return null;
    default: {
      const never: never = left;
      return never;
    }
  }
}

function compareParty(b: Builder, scope: Scope, c: Comparison, role: "host" | "origin", right: Side): Condition | null {
  if (right.kind !== "word") {
    b.report("wrong-type", place(scope, c.right.span), { words: operandText(c.right), found: right.kind === "role" ? "a party of the same case, which always differs" : "no party", expected: "the name of a party" });
    return null;
  }
  if (isOrder(c.comparator)) {
    b.report("order-on-labels", place(scope, c.span), { subject: role, comparator: c.comparator });
    return null;
  }
  if (right.name.text === "stateless") {
    const expected = role === "origin" ? "`from stateless` in a sentence of its own, or `from any state` where they are left out" : "which party the host is: it is always a state";
    b.report("misplaced-party", place(scope, right.name.span), { words: "stateless", where: `compared with \`${role}\`: the stateless have no party`, expected });
    return null;
  }
  const atom = partyAtom(b, scope, right.name);
  if (!atom) return null;
  if ("group" in atom) {
    b.report("misplaced-party", place(scope, right.name.span), { words: right.name.text, where: `compared with \`${role}\`, since it is a group`, expected: `\`${role} is a member of ${right.name.text}\`` });
    return null;
  }
  const condition: Condition = { kind: "party", role, set: { include: [atom], within: null, except: [] } };
  return c.comparator === "=" ? condition : { kind: "not", operand: condition };
}

function compareFact(b: Builder, scope: Scope, c: Comparison, fact: FactId, right: Side): Condition | null {
  const draft = b.facts.items[fact];
  if (!draft) return null;
  if (right.kind === "fact" || right.kind === "several") {
    b.report("two-facts", place(scope, c.span), { left: operandText(c.left), right: operandText(c.right) });
    return null;
  }
  if (right.kind === "clock") {
    b.report("moving-date", place(scope, c.right.span), { words: operandText(c.right) });
    return null;
  }
  const operand = amountOf(b, scope, c, draft.type, draft.key, right);
  if (!operand) return null;
  if (!affordable(b, c, scope, operand)) return null;
  if (draft.type.kind === "money" && draft.type.currency === "" && right.kind === "amount" && right.type.kind === "money") draft.type = right.type;
  return { kind: "fact", fact, comparator: c.comparator, operand };
}

/** `mover.languages = german`: whether it is among several; `!=` whether it is not. A table of labels may say which. */
function compareSeveral(b: Builder, scope: Scope, c: Comparison, several: Several, right: Side): Condition | null {
  if (right.kind === "fact" || right.kind === "several") {
    b.report("two-facts", place(scope, c.span), { left: operandText(c.left), right: operandText(c.right) });
    return null;
  }
  const type: TableType = { kind: "labels", labels: several.labels, ladder: false };
  const operand = amountOf(b, scope, c, type, several.key, right);
  if (!operand) return null;
  const has = (label: number): Condition => ({ kind: "fact", fact: several.facts[label] ?? 0, comparator: "=", operand: { constant: 1, terms: [] } });
  const [term] = operand.terms;
  const among: Condition = term
    ? { kind: "or", operands: several.labels.map((_, label) => ({ kind: "and", operands: [has(label), { kind: "table", lookup: term.lookup, comparator: "=", operand: { constant: label, terms: [] } }] })) }
    : has(operand.constant);
  return c.comparator === "=" ? among : { kind: "not", operand: among };
}

/** Whether the numbers that an operand can be are few enough to tell the values of a fact apart by them. */
function affordable(b: Builder, c: Comparison, scope: Scope, operand: Operand): boolean {
  if (operand.terms.length < 2) return true;
  b.budget.combinations -= operand.terms.reduce((n, { lookup }) => n * ((b.tables.items[lookup.table]?.rows.length ?? 0) + 1), 1);
  if (b.budget.combinations >= 0) return true;
  b.report("table-too-large", place(scope, c.span), { table: b.tables.items[operand.terms[0]?.lookup.table ?? 0]?.name ?? "", limit: combinationLimit });
  return false;
}

/** `date >= opened(host)`, `year = 2010`: known once host, origin and day are. */
function compareClock(b: Builder, scope: Scope, c: Comparison, read: "date" | "year", right: Side): Condition | null {
  const type: TableType = read === "date" ? { kind: "date" } : { kind: "number", grain: "count" };
  const operand = amountOf(b, scope, c, type, read, right);
  return operand && affordable(b, c, scope, operand) ? { kind: "date", read, comparator: c.comparator, operand } : null;
}

/** The right side as an operand of the type of the left. */
function amountOf(b: Builder, scope: Scope, c: Comparison, type: TableType, subject: string, right: Side): Operand | null {
  if (isOrder(c.comparator) && (type.kind === "yes-or-no" || (type.kind === "labels" && !type.ladder))) {
    b.report("order-on-labels", place(scope, c.span), { subject, comparator: c.comparator });
    return null;
  }
  if (right.kind === "word") {
    if (type.kind === "labels") {
      const index = labelIndex(b, scope, type, right.name, subject);
      return index === null ? null : { constant: index, terms: [] };
    }
    b.report("wrong-type", place(scope, right.name.span), { words: right.name.text, found: "a word", expected: typeWords(type) });
    return null;
  }
  // A label that is a structure word was refused where it was declared.
  if (type.kind === "labels" && type.labels.includes(operandText(c.right))) return null;
  if (right.kind !== "amount") {
    b.report("wrong-type", place(scope, c.right.span), { words: operandText(c.right), found: sideWords(right), expected: typeWords(type) });
    return null;
  }
  return agree(b, scope, c.right, operandText(c.right), right.type, type) ? right.operand : null;
}

function compareAmount(b: Builder, scope: Scope, c: Comparison, left: Amount, right: Side): Condition | null {
  const { type } = left;
  if (type.kind === "periods") {
    b.report("wrong-type", place(scope, c.left.span), { words: operandText(c.left), found: typeWords(type), expected: "one value (periods are read by `during`)" });
    return null;
  }
  const operand = amountOf(b, scope, c, type, operandText(c.left), right);
  if (!operand) return null;
  return type.kind === "date" ? orderDates(c.comparator, left.operand, operand) : solve(c.comparator, left.operand, operand);
}

/** Two dates, at least one from a table, either perhaps with a length of time. */
function orderDates(comparator: Comparator, left: Operand, right: Operand): Condition {
  const [term] = left.terms;
  if (!term) return right.terms.length > 0 ? orderDates(turned[comparator], right, left) : { kind: "constant", value: compareValues(left.constant, comparator, right.constant) };
  return { kind: "table", lookup: term.lookup, ...(left.shift ? { shift: left.shift } : {}), comparator, operand: right };
}

/** `left ? right` with one table read alone on the left. */
function solve(comparator: Comparator, left: Operand, right: Operand): Condition {
  const [first, ...others] = left.terms;
  if (!first) {
    if (right.terms.length > 0) return solve(turned[comparator], right, left);
    return { kind: "constant", value: compareValues(left.constant, comparator, right.constant) };
  }
  if (first.factor === 0) return solve(comparator, { ...left, terms: others }, right);
  const over = left.over ?? 1;
  const rest = add(right, scale({ constant: left.constant, terms: others, over }, -1));
  const operand = scale(rest, over, first.factor);
  return { kind: "table", lookup: first.lookup, comparator: first.factor < 0 ? turned[comparator] : comparator, operand };
}
