import { capAmounts, comparedLookups } from "../language/reading";
import type { Cap, Condition, FactId, Lookup, LookupArg, Operand, Sentence, TimePoint, Window } from "../language/regime";
import type { Location } from "../language/span";
import { combinationLimit, type Builder } from "./builder";
import { neverHolds } from "./satisfiable";

/** Stands in a look-up for the label of the fact that is the key, until what reads it is split into one reading for each label. */
export const eachLabel: LookupArg = { label: -1 };
const isOpen = (arg: LookupArg): boolean => typeof arg === "object" && "label" in arg && arg.label < 0;

/** One label for each fact by which something is read. */
type Choice = ReadonlyMap<FactId, number>;

/** The facts by which look-ups are read and which have no label yet. */
export function openKeys(b: Builder, lookups: readonly Lookup[]): readonly FactId[] {
  const facts = new Set<FactId>();
  for (const { table, args } of lookups) {
    b.tables.items[table]?.keys.forEach((key, i) => {
      const arg = args[i];
      if (typeof key === "object" && arg !== undefined && isOpen(arg)) facts.add(key.fact);
    });
  }
  return [...facts];
}

/** Every way to choose the labels by which look-ups are read; one empty choice where none is open. */
function choices(b: Builder, lookups: readonly Lookup[], at: Location): readonly Choice[] {
  let made: readonly Choice[] = [new Map()];
  for (const fact of openKeys(b, lookups)) {
    const type = b.facts.items[fact]?.type;
    const labels = type?.kind === "labels" ? type.labels : [];
    b.budget.combinations -= made.length * labels.length;
    if (b.budget.combinations < 0) {
      b.report("table-too-large", at, { table: b.tables.items[lookups[0]?.table ?? 0]?.name ?? "", limit: combinationLimit });
      return [];
    }
    made = made.flatMap((choice) => labels.map((_, label) => new Map([...choice, [fact, label]])));
  }
  return made;
}

function chosen(b: Builder, lookup: Lookup, choice: Choice): Lookup {
  const keys = b.tables.items[lookup.table]?.keys ?? [];
  const args = lookup.args.map((arg, i) => {
    const key = keys[i];
    return isOpen(arg) && typeof key === "object" ? { label: choice.get(key.fact) ?? 0 } : arg;
  });
  return { table: lookup.table, args };
}

const lookupsOf = (operand: Operand): readonly Lookup[] => operand.terms.map((term) => term.lookup);
const chosenOperand = (b: Builder, operand: Operand, choice: Choice): Operand =>
  ({ ...operand, terms: operand.terms.map((term) => ({ factor: term.factor, lookup: chosen(b, term.lookup, choice) })) });

/** Words that read a table by a fact, with the label chosen. */
const chosenWords = (b: Builder, words: string, choice: Choice): string =>
  words.replace(/\bmover\.(\w+)/g, (whole, name: string) => {
    const [fact, label] = [...choice].find(([id]) => b.facts.items[id]?.key === name) ?? [];
    const type = fact === undefined ? undefined : b.facts.items[fact]?.type;
    return type?.kind === "labels" && label !== undefined ? (type.labels[label] ?? whole) : whole;
  });

/** The cap of a sentence with the label chosen. */
function chosenCap(b: Builder, cap: Cap, choice: Choice): Cap {
  const made = { ...cap, amount: chosenOperand(b, cap.amount, choice), ...(cap.other ? { other: { ...cap.other, amount: chosenOperand(b, cap.other.amount, choice) } } : {}) };
  return cap.words === undefined ? made : { ...made, words: chosenWords(b, cap.words, choice) };
}

/** That the facts have the labels chosen. */
const labelled = (choice: Choice): readonly Condition[] =>
  [...choice].map(([fact, label]) => ({ kind: "fact", fact, comparator: "=", operand: { constant: label, terms: [] } }));

/** A condition that reads a table by a fact, as alternatives: one for each label, of which a mover has exactly one. */
export function overLabels(b: Builder, condition: Condition, at: Location): Condition {
  switch (condition.kind) {
    case "and": case "or":
      return { kind: condition.kind, operands: condition.operands.map((o) => overLabels(b, o, at)) };
    case "not":
      return { kind: "not", operand: overLabels(b, condition.operand, at) };
    case "fact": case "table": case "date": {
      const lookups = [...(condition.kind === "table" ? [condition.lookup] : []), ...lookupsOf(condition.operand)];
      if (openKeys(b, lookups).length === 0) return condition;
      return {
        kind: "or",
        operands: choices(b, lookups, at).map((choice) => {
          const operand = chosenOperand(b, condition.operand, choice);
          const read: Condition = condition.kind === "table" ? { ...condition, lookup: chosen(b, condition.lookup, choice), operand } : { ...condition, operand };
          return { kind: "and", operands: [...labelled(choice), read] };
        }),
      };
    }
    case "series": {
      const { comparison, words } = condition;
      const lookups = comparedLookups(comparison);
      if (openKeys(b, lookups).length === 0) return condition;
      return {
        kind: "or",
        operands: choices(b, lookups, at).map((choice) => {
          const operand = chosenOperand(b, comparison.operand, choice);
          const read = comparison.kind === "table" ? { ...comparison, lookup: chosen(b, comparison.lookup, choice), operand } : { ...comparison, operand };
          return { kind: "and", operands: [...labelled(choice), { ...condition, words: chosenWords(b, words, choice), comparison: read }] };
        }),
      };
    }
    case "constant": case "state": case "party": case "member":
      return condition;
    default: {
      const never: never = condition;
      return never;
    }
  }
}

const pointLookup = (point: TimePoint | null): readonly Lookup[] => (point === null || typeof point === "number" ? [] : [point]);
/** The tables that windows read. */
export const windowLookups = (windows: readonly Window[]): readonly Lookup[] =>
  windows.flatMap((w) => [...pointLookup(w.since), ...pointLookup(w.before), ...pointLookup(w.during)]);

/** Reports dates that are read by a fact of the mover where they must be the same for every mover. */
export function refuseOpenKeys(b: Builder, windows: readonly Window[], at: Location, where: string): void {
  for (const lookup of windowLookups(windows)) {
    if (openKeys(b, [lookup]).length > 0) b.report("mover-out-of-place", at, { table: b.tables.items[lookup.table]?.name ?? "", where });
  }
}

/** One way to read what is read by facts: for one label of each. */
export interface Reading {
  /** That the facts have these labels. */
  readonly labelled: readonly Condition[];
  readonly operand: <O extends Operand>(operand: O) => O;
  readonly cap: (cap: Cap) => Cap;
  readonly windows: (windows: readonly Window[]) => readonly Window[];
}

/** Every way to read an amount and dates; one, which changes nothing, where they are read by no fact. */
export function readings(b: Builder, amounts: readonly Operand[], windows: readonly Window[], at: Location): readonly Reading[] {
  const lookups = [...amounts.flatMap(lookupsOf), ...windowLookups(windows)];
  return choices(b, lookups, at).map((choice) => {
    const point = <P extends TimePoint | null>(p: P): P | Lookup => (p === null || typeof p === "number" ? p : chosen(b, p, choice));
    return {
      labelled: labelled(choice),
      operand: (o) => ({ ...o, ...chosenOperand(b, o, choice) }),
      cap: (cap) => chosenCap(b, cap, choice),
      windows: (ws) => (choice.size === 0 ? ws : ws.map((w) => ({ ...w, since: point(w.since), before: point(w.before), during: w.during && chosen(b, w.during, choice) }))),
    };
  });
}

/** A condition with what else must hold. */
export const together = (labelled: readonly Condition[], condition: Condition): Condition =>
  labelled.length === 0 ? condition : { kind: "and", operands: [...labelled, condition] };

/** A sentence whose cap or dates read a table by a fact, as one sentence for each label; labels that its condition rules out are left out. */
export function splitByLabels(b: Builder, sentence: Sentence): readonly Sentence[] {
  const { head, windows } = sentence;
  const split = readings(b, head.kind === "ration" ? capAmounts(head.cap) : [], windows, sentence.at).map((read): Sentence => ({
    ...sentence,
    head: head.kind === "ration" ? { ...head, cap: read.cap(head.cap) } : head,
    windows: read.windows(windows),
    condition: together(read.labelled, sentence.condition),
  }));
  if (split.length <= 1) return split;
  const possible = split.filter((s) => !neverHolds(b, s.condition));
  return possible.length > 0 ? possible : split.slice(0, 1);
}
