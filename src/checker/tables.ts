import type { Integer, Name, Period, TableDeclaration, TableKey as WrittenKey, TableRow as WrittenRow, TableValue as WrittenValue, Type } from "../language/ast";
import { unionOfIntervals, type DayInterval } from "../language/dates";
import type { FactId, PartyAtom, PartySet, Table, TableCell, TableId, TableKey, TableRow, TableType, TableValue } from "../language/regime";
import type { Builder } from "./builder";
import { accessedFact } from "./facts";
import { checkOverlaps } from "./table-cells";
import { partyAtom } from "./parties";
import { place, type Scope, type SeriesSymbol, type TableSymbol } from "./scope";
import { lowerSeries } from "./series";
import { labelIndex, literalType, literalValue, tableType, type DeclaredType } from "./types";
import { keyText, literalText, typeWords, valueWords } from "./wording";
import { dayFrom } from "./written-dates";

/** The number of a table; its rows are read the first time. */
export function tableId(b: Builder, symbol: TableSymbol | SeriesSymbol): TableId {
  const known = b.tables.ids.get(symbol);
  if (known !== undefined) return known;
  const id = b.tables.items.push(null) - 1;
  b.tables.ids.set(symbol, id);
  const keys = keysOf(b, symbol);
  if (keys) b.tables.items[id] = symbol.kind === "series" ? lowerSeries(b, symbol, keys) : lowerTable(b, symbol, keys);
  return id;
}

function keysOf(b: Builder, { scope, node }: TableSymbol | SeriesSymbol): readonly TableKey[] | null {
  const keys = node.keys.map((key) => (key.kind === "mover" ? factKey(b, scope, key) : key.kind));
  keys.forEach((key, i) => {
    const again = key !== null && key !== "party" && keys.findIndex((k) => JSON.stringify(k) === JSON.stringify(key)) < i;
    const at = node.keys[i];
    if (again && at) b.report("duplicate-name", place(scope, at.span), { name: keyText(at), what: "key" });
  });
  const known = keys.filter((key) => key !== null);
  return known.length < keys.length ? null : known;
}

function lowerTable(b: Builder, symbol: TableSymbol, keys: readonly TableKey[]): Table | null {
  const { scope, node } = symbol;
  const declared = tableType(b, scope, node.type);
  if (!declared) return null;
  const type = withCurrency(declared.type, node);
  const rows: (TableRow & { readonly written: WrittenRow })[] = [];
  let otherwise: TableValue = null;
  for (const row of node.rows) {
    const value = tableValue(b, scope, symbol, type, node.type, row.value);
    checkRange(b, symbol, type, declared.range, value, row);
    if (row.otherwise) otherwise = value;
    else {
      const cells = rowCells(b, scope, symbol, keys, row);
      if (cells) rows.push({ cells, value, written: row });
    }
  }
  checkOverlaps(b, symbol, keys, rows);
  return { name: symbol.name, keys, type, rows: rows.map(({ cells, value }) => ({ cells, value })), otherwise, counts: null, at: symbol.at };
}

/** Reports a value outside the range that the table declares. */
function checkRange(b: Builder, symbol: TableSymbol, type: TableType, range: DeclaredType["range"], value: TableValue, row: WrittenRow): void {
  if (!range || typeof value !== "number" || type.kind === "periods" || (value >= range.from && value <= range.to)) return;
  const words = (n: number): string => valueWords(type, n);
  b.report("out-of-range", place(symbol.scope, row.value.span), { fact: symbol.name, value: words(value), range: `${words(range.from)} to ${words(range.to)}` });
}

/** A fact about the mover as a key: one of which a mover has exactly one label. */
function factKey(b: Builder, scope: Scope, key: WrittenKey & { kind: "mover" }): TableKey | null {
  const fact = accessedFact(b, scope, { kind: "Access", subject: "mover", fact: key.fact, span: key.span }, key.fact);
  if (fact === null) return null;
  const type = typeof fact === "number" ? b.facts.items[fact]?.type : undefined;
  if (typeof fact === "number" && type?.kind === "labels") return { fact };
  b.report("wrong-type", place(scope, key.span), { words: keyText(key), found: type ? typeWords(type) : "a fact with several values at once", expected: "a fact declared as `one of ...` or `ladder of ...`" });
  return null;
}

/** Money takes its currency from the first row that has one. */
function withCurrency(type: TableType, node: TableDeclaration): TableType {
  if (type.kind !== "money" || type.currency !== "") return type;
  for (const row of node.rows) if (row.value.kind === "MoneyLiteral") return { kind: "money", currency: row.value.currency };
  return type;
}

function rowCells(b: Builder, scope: Scope, symbol: TableSymbol, keys: readonly TableKey[], row: WrittenRow): TableRow["cells"] | null {
  const wrong = (found: string, expected: string): null => {
    b.report("wrong-row", place(scope, row.span), { table: symbol.name, found, expected });
    return null;
  };
  if (row.cells.length !== keys.length) return wrong(lists(row.cells.length), lists(keys.length));
  const cells: TableRow["cells"][number][] = [];
  for (const [i, key] of keys.entries()) {
    const written = row.cells[i] ?? [];
    const names = written.filter((v): v is Name => v.kind === "Name");
    const years = written.filter((v): v is Integer => v.kind === "Integer");
    if (key === "year") {
      if (names.length > 0) return wrong(`\`${names[0]?.text ?? ""}\``, "a year");
      cells.push({ years: years.map((y) => y.value) });
      continue;
    }
    if (years.length > 0) return wrong(`\`${years[0]?.value ?? ""}\``, typeof key === "object" ? "a label" : "a party or a group");
    const cell = typeof key === "object" ? labelCell(b, scope, key.fact, names) : cellSet(b, scope, names);
    if (!cell) return null;
    cells.push(cell);
  }
  return cells;
}

function labelCell(b: Builder, scope: Scope, fact: FactId, names: readonly Name[]): TableCell | null {
  const draft = b.facts.items[fact];
  const labels = names.map((name) => (draft?.type.kind === "labels" ? labelIndex(b, scope, draft.type, name, draft.key) : null));
  const known = labels.filter((label) => label !== null);
  return known.length < labels.length ? null : { labels: known };
}

const lists = (n: number): string => (n === 1 ? "one list" : `${n} lists`);

function cellSet(b: Builder, scope: Scope, names: readonly Name[]): PartySet | null {
  const atoms = names.map((name) => partyAtom(b, scope, name));
  const known = atoms.filter((atom): atom is PartyAtom => atom !== null);
  return known.length < atoms.length || known.length === 0 ? null : { include: known, within: null, except: [] };
}

function tableValue(b: Builder, scope: Scope, symbol: TableSymbol, type: TableType, written: Type, value: WrittenValue): TableValue {
  const wrong = (words: string, found: string): null => {
    b.report("wrong-type", place(scope, value.span), { words, found, expected: typeWords(type) });
    return null;
  };
  switch (value.kind) {
    case "None":
      return type.kind === "periods" ? [] : null;
    case "Always":
      return type.kind === "periods" ? [{ since: null, before: null }] : wrong("always", "a list of periods");
    case "PeriodList":
      if (type.kind === "periods") return periods(b, scope, value.periods);
      return type.kind === "date" && value.periods.length === 1 && value.periods[0] && !value.periods[0].to
        ? literalValue(b, scope, type, value.periods[0].from, "first")
        : wrong("a list of periods", "a list of periods");
    case "Name":
      if (value.text === "") return null;
      return type.kind === "labels" ? labelIndex(b, scope, type, value, symbol.name) : wrong(value.text, "a word");
    default: {
      if (type.kind === "periods") {
        if (value.kind === "DateLiteral") return periods(b, scope, [{ from: value, span: value.span }]);
        return wrong(literalText(value), typeWords(literalType(value) ?? { kind: "number", grain: "count" }));
      }
      const unit = written.kind === "Number" ? written.unit : undefined;
      const literal = value.kind === "Integer" && unit ? ({ kind: "Duration", amount: value.value, unit, span: value.span } as const) : value;
      return literalValue(b, scope, type, literal, "first");
    }
  }
}

function periods(b: Builder, scope: Scope, written: readonly Period[]): readonly DayInterval[] {
  const intervals: DayInterval[] = [];
  for (const period of written) {
    const since = dayFrom(period.from, "first");
    const last = dayFrom(period.to ?? period.from, "last");
    if (since === null || last === null) continue;
    if (period.since) intervals.push({ since, before: null });
    else if (since <= last) intervals.push({ since, before: last + 1 });
    else if (period.to) b.report("contradictory-dates", place(scope, period.span), { since: literalText(period.from), end: literalText(period.to) });
  }
  return unionOfIntervals(intervals);
}
