import { dayOf, parseDay } from "../../language/dates";
import { readFactValue } from "../../language/fact-text";
import { stateless, type Fact, type Regime } from "../../language/regime";
import type { Column, Marginal, MarginalProblem, Range, Share } from "./marginals";

/** A line of a table of marginals: the cells `column`, `value` and `weight`. */
export interface MarginalLine {
  /** Counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}
type Read = number | Range | null | { readonly expected: string };

/**
 * Reads declared marginals. `column` is `host`, `origin`, `mover`, `on` or the key of a fact; several are joined with `+`, then so are their values.
 * A value is written as for `decide`; of numbers and days also `from..to`, of days a year; an empty one of a fact is not recorded. Weights are numbers of any size.
 */
export function readMarginals(regime: Regime, lines: readonly MarginalLine[]): { readonly marginals: readonly Marginal[]; readonly problems: readonly MarginalProblem[] } {
  const problems: MarginalProblem[] = [];
  const found = new Map<string, { readonly columns: readonly Column[]; readonly shares: Share[] }>();
  const taken = new Map<Column, string>();
  for (const { line, cells } of lines) {
    const [name = "", value = "", weight = ""] = cells;
    const wrong = (column: MarginalProblem["column"], text: string, expected: string): void => void problems.push({ line, column, value: text, expected });
    const marginal = found.get(name) ?? begin(regime, name, taken);
    if ("expected" in marginal) {
      wrong("column", name, marginal.expected);
      continue;
    }
    found.set(name, marginal);
    const share = readShare(regime, marginal.columns, value);
    const weighs = Number(weight);
    if ("expected" in share) wrong("value", value, share.expected);
    else if (weight === "" || !Number.isFinite(weighs) || weighs < 0) wrong("weight", weight, "a number, 0 or more");
    else marginal.shares.push({ values: share.values, weight: weighs });
  }
  const marginals = [...found.values()];
  for (const [name, { shares }] of found) {
    const last = lines.findLast(({ cells }) => cells[0] === name);
    if (problems.length === 0 && shares.every((s) => s.weight === 0)) problems.push({ line: last?.line ?? 1, column: "weight", value: last?.cells[2] ?? "", expected: `a weight above 0 for some value of ${name}` });
  }
  return { marginals, problems };
}

function begin(regime: Regime, name: string, taken: Map<Column, string>): { readonly columns: readonly Column[]; readonly shares: Share[] } | { readonly expected: string } {
  const columns: Column[] = [];
  for (const part of splitFor(regime, name)) {
    const column = columnOf(regime, part);
    if (column === null) return { expected: `host, origin, mover, on, or a fact that ${regime.name} reads${known(regime)}` };
    if (taken.has(column) || columns.includes(column)) return { expected: `${part} in one marginal only` };
    columns.push(column);
  }
  for (const column of columns) taken.set(column, name);
  return { columns, shares: [] };
}

/** A key may have a `+` in it. */
const splitFor = (regime: Regime, name: string): readonly string[] => (columnOf(regime, name) === null ? name.split("+").map((part) => part.trim()) : [name]);

function columnOf(regime: Regime, name: string): Column | null {
  if (name === "host" || name === "origin" || name === "mover" || name === "on") return name;
  const fact = regime.facts.findIndex(({ key, tag }) => key === name && tag !== "open");
  return fact < 0 ? null : fact;
}
function known({ facts }: Regime): string {
  const keys = facts.filter(({ tag }) => tag !== "open").map(({ key }) => key);
  return keys.length === 0 ? "; it reads none" : `: ${keys.slice(0, 12).join(", ")}${keys.length > 12 ? ", ..." : ""}`;
}

function readShare(regime: Regime, columns: readonly Column[], value: string): { readonly values: readonly (number | Range | null)[] } | { readonly expected: string } {
  const parts = columns.length === 1 ? [value] : value.split("+").map((part) => part.trim());
  if (parts.length !== columns.length) return { expected: `${columns.length} values joined with +` };
  const values: (number | Range | null)[] = [];
  for (const [i, column] of columns.entries()) {
    const read = readValue(regime, column, parts[i] ?? "");
    if (read !== null && typeof read === "object" && "expected" in read) return read;
    values.push(read);
  }
  return { values };
}

function readValue(regime: Regime, column: Column, text: string): Read {
  switch (column) {
    case "host":
    case "origin": {
      if (column === "origin" && text === "stateless") return stateless;
      const party = regime.parties.findIndex(({ code }) => code === text);
      return party >= 0 ? party : { expected: `a state by its code${column === "origin" ? ", or stateless" : ""}` };
    }
    case "mover": {
      const mover = regime.classes.findIndex(({ name }) => name === text);
      return mover >= 0 ? mover : { expected: `one of ${regime.classes.map(({ name }) => name).join(", ")}` };
    }
    case "on":
      return readDays(text);
    default:
      return readFact(regime.facts[column], text);
  }
}

function readDays(text: string): Read {
  const expected = { expected: "a day YYYY-MM-DD, a year, or from..to" };
  const [first = "", last = first, ...rest] = text.split("..");
  const from = /^\d{4}$/.test(first) ? dayOf(Number(first), 1, 1) : parseDay(first);
  const to = /^\d{4}$/.test(last) ? dayOf(Number(last), 12, 31) : parseDay(last);
  return from === null || to === null || from > to || rest.length > 0 ? expected : from === to ? from : { from, to };
}

function readFact(fact: Fact | undefined, text: string): Read {
  if (fact === undefined || text === "") return null;
  const { type, range } = fact;
  if (type.kind === "state") {
    const label = type.labels.indexOf(text);
    return label >= 0 ? label : { expected: `one of ${type.labels.join(", ")}` };
  }
  const one = (written: string): number | { readonly expected: string } => {
    const value = readFactValue(type, written);
    return typeof value === "number" && range !== null && (value < range.from || value > range.to) ? { expected: `a value from ${range.from} to ${range.to}` } : value;
  };
  const [first = "", last, ...rest] = type.kind === "labels" || type.kind === "yes-or-no" ? [text] : text.split("..");
  const from = one(first.trim());
  if (last === undefined || typeof from !== "number") return from;
  const to = one(last.trim());
  if (typeof to !== "number") return to;
  return from > to || rest.length > 0 ? { expected: "from..to, the smaller first" } : { from, to };
}
