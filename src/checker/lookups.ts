import type { Call, Name, Operand } from "../language/ast";
import { totalRows } from "../language/figures";
import type { FactId, Lookup, LookupArg, Table, TableId, TableKey, TableType, Totals } from "../language/regime";
import { combinationLimit, resolve, type Builder } from "./builder";
import { accessedFact } from "./facts";
import { eachLabel } from "./labels";
import { place, type Scope, type SeriesSymbol, type TableSymbol } from "./scope";
import { tableId } from "./tables";
import { labelIndex } from "./types";
import { keyText, operandText, readingText } from "./wording";

/** A table read in a clause. */
export interface Reading {
  readonly lookup: Lookup;
  readonly type: TableType;
}

/** Reads `t(host, origin)`. */
export function lowerCall(b: Builder, scope: Scope, call: Call): Reading | null {
  const { args } = call;
  if (args.some((arg) => arg.to)) return wrongRange(b, scope, call, `mean of ${operandText(call)}`);
  return readCall(b, scope, call, args.map((arg) => arg.value));
}

/** What is read over several years. */
interface YearsReading {
  readonly lookups: readonly Lookup[];
  readonly type: TableType;
}

/** Reads `t(origin, year - 4 to year - 2)`, of which the mean or the sum is taken: one look-up for each year. */
export function lowerYears(b: Builder, scope: Scope, call: Call, of: "mean" | "sum"): YearsReading | null {
  const ranged = call.args.filter((arg) => arg.to);
  const [range] = ranged;
  const [from, to] = [range && yearsAfter(range.value), range?.to && yearsAfter(range.to)];
  const first = range?.value.kind === "Integer" ? range.value.value : null;
  if (of === "sum" && ranged.length === 1 && first !== null && range?.to && typeof to === "number") return lowerTotal(b, scope, call, first);
  if (ranged.length !== 1 || !range || typeof from !== "number" || typeof to !== "number") {
    return wrongRange(b, scope, call, `${of} of ${call.name.text}(..., year - 3 to year - 1)`);
  }
  if (from > to) {
    b.report("empty-range", place(scope, range.span), { from: `\`${operandText(range.value)}\``, to: range.to ? `\`${operandText(range.to)}\`` : "" });
    return null;
  }
  if (to - from >= b.budget.combinations) {
    b.report("table-too-large", place(scope, call.span), { table: call.name.text, limit: combinationLimit });
    return null;
  }
  b.budget.combinations -= to - from + 1;
  const read = readCall(b, scope, call, call.args.map((arg) => arg.value));
  if (!read) return null;
  const at = call.args.indexOf(range);
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return { type: read.type, lookups: years.map((plus) => ({ ...read.lookup, args: read.lookup.args.with(at, yearArg(plus)) })) };
}

/** Reads `t(origin, 2016 to year)`: the total of that year, from a series of totals. */
function lowerTotal(b: Builder, scope: Scope, call: Call, from: number): YearsReading | null {
  const read = readCall(b, scope, call, call.args.map((arg) => arg.to ?? arg.value));
  const series = read && b.tables.items[read.lookup.table];
  if (!read || !series) return null;
  if (series.file === undefined || from < 1000 || from > 9999) return wrongRange(b, scope, call, `sum of ${call.name.text}(..., year - 3 to year - 1)`);
  const totals = { table: read.lookup.table, key: call.args.findIndex((arg) => arg.to), from };
  return { type: read.type, lookups: [{ ...read.lookup, table: totalTable(b, series, totals) }] };
}

/** The series of running totals, made once. */
function totalTable(b: Builder, series: Table, totals: Totals): TableId {
  const known = b.tables.items.findIndex((t) => t?.totals?.table === totals.table && t.totals.key === totals.key && t.totals.from === totals.from);
  if (known >= 0) return known;
  const name = `${series.name} since ${totals.from}`;
  return b.tables.items.push({ ...series, name, rows: totalRows(series.rows, totals), made: true, totals }) - 1;
}

function wrongRange(b: Builder, scope: Scope, call: Call, expected: string): null {
  const symbol = resolve(b, scope, "value", call.name, "table");
  if (symbol) b.report("wrong-arguments", place(scope, call.span), { table: symbol.name, expected }, [{ at: symbol.at, label: "declared here" }]);
  return null;
}

function readCall(b: Builder, scope: Scope, call: Call, written: readonly Operand[]): Reading | null {
  const symbol = resolve(b, scope, "value", call.name, "table");
  if (!symbol) return null;
  if (symbol.kind !== "table" && symbol.kind !== "series") {
    b.report("misread-fact", place(scope, call.span), {
      words: operandText(call), what: symbol.kind === "fact" ? "a fact" : "a judgement",
      write: symbol.kind === "judgement" ? symbol.name : `${symbol.about === "party" ? "host" : symbol.about}.${symbol.name}`,
    });
    return null;
  }
  const id = tableId(b, symbol);
  const table = b.tables.items[id];
  const args = written.map((arg, i) => argument(b, scope, arg, table?.keys[i]));
  if (args.includes("reported") || !table) return null;
  const known = args.filter((arg): arg is LookupArg => arg !== null && arg !== "reported");
  if (!checkArguments(b, scope, call, symbol, table.keys, known)) return null;
  const lookup = { table: id, args: known };
  b.reads.push({ lookup, at: place(scope, call.span) });
  return { lookup, type: table.type };
}

function argument(b: Builder, scope: Scope, value: Operand, key: TableKey | undefined): LookupArg | "reported" | null {
  const plus = yearsAfter(value);
  if (plus !== null) return yearArg(plus);
  if (value.kind === "Access" && !value.fact && (value.subject === "host" || value.subject === "origin")) return value.subject;
  if (value.kind === "Name" && value.text === "target" && (key === "origin" || key === "party")) return target(b, scope, value);
  return typeof key === "object" ? label(b, scope, value, key.fact) : null;
}

/** Those against whom a power is invoked: no party of the case. */
function target(b: Builder, scope: Scope, value: Name): LookupArg | "reported" {
  if (scope.target) return "target";
  b.report("misplaced-party", place(scope, value.span), {
    words: "target", where: "read here, since nobody is invoked against", expected: "`origin`, or read it in the condition or the cap of an exception `once invoked`",
  });
  return "reported";
}

/** How many years after the year of the case: `year - 1` is one before. */
function yearsAfter(written: Operand): number | null {
  if (written.kind === "CaseYear") return 0;
  if (written.kind !== "Sum" || written.terms.length === 0) return null;
  const [first, ...rest] = written.terms;
  if (first?.sign !== 1 || first.operand.kind !== "CaseYear") return null;
  const counts = rest.map(({ sign, operand }) => (operand.kind === "Integer" ? sign * operand.value : null));
  const whole = counts.filter((n) => n !== null);
  return whole.length < counts.length ? null : whole.reduce((sum, n) => sum + n, 0);
}

const yearArg = (plus: number): LookupArg => (plus === 0 ? "year" : { plus, since: null });

/** The label of the fact by which a table is read: the mover's own, or one by name. */
function label(b: Builder, scope: Scope, value: Operand, fact: FactId): LookupArg | "reported" | null {
  const draft = b.facts.items[fact];
  if (value.kind === "Access" && value.subject === "mover" && value.fact) {
    const read = accessedFact(b, scope, value, value.fact);
    return read === null ? "reported" : read === fact ? eachLabel : null;
  }
  if (value.kind !== "Name" || draft?.type.kind !== "labels") return null;
  const index = labelIndex(b, scope, draft.type, value, draft.key);
  return index === null ? "reported" : { label: index };
}

function checkArguments(b: Builder, scope: Scope, call: Call, symbol: TableSymbol | SeriesSymbol, keys: readonly TableKey[], args: readonly LookupArg[]): boolean {
  // Figures of several are added up; a trigger asks what a table has of each.
  const aimed = symbol.kind === "series" || scope.trigger === true;
  const fits = (key: TableKey, arg: LookupArg | undefined): boolean => {
    if (typeof key === "object") return typeof arg === "object" && "label" in arg;
    if (key === "party") return arg === "host" || arg === "origin" || (arg === "target" && aimed);
    if (arg === "target") return key === "origin" && aimed;
    return key === arg || (key === "year" && typeof arg === "object" && "plus" in arg);
  };
  const at = place(scope, call.span);
  if (args.length === call.args.length && args.length === keys.length) {
    if (keys.every((key, i) => fits(key, args[i]))) return true;
    const turned = args.map((arg) => (arg === "host" ? "origin" : arg === "origin" ? "host" : arg));
    if (keys.includes("host") && keys.includes("origin") && keys.every((key, i) => fits(key, turned[i]))) {
      b.report("swapped-columns", at, { table: symbol.name, declared: `\`${symbol.node.keys.map(keyText).join(", ")}\`` }, [{ at: symbol.at, label: "declared here" }]);
      return true;
    }
  }
  b.report("wrong-arguments", at, { table: symbol.name, expected: readingText(symbol.name, symbol.node.keys) }, [{ at: symbol.at, label: "declared here" }]);
  return false;
}
