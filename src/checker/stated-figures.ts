import type { GivenFigure, Integer, Name } from "../language/ast";
import { figureKey, knownFigure } from "../language/figures";
import type { StatedFigure, Table, TableCell, TableKey } from "../language/regime";
import { resolve, type Builder } from "./builder";
import { partyAtom } from "./parties";
import { place, type Scope, type SeriesSymbol } from "./scope";
import { tableId } from "./tables";
import { labelIndex, literalValue } from "./types";
import { literalText } from "./wording";

/** Reads the figures that a case states; one that the file has, or that is stated in two ways, is reported. */
export function lowerFigures(b: Builder, scope: Scope, given: readonly GivenFigure[], test: string): readonly StatedFigure[] {
  const stated = new Map<string, { readonly figure: StatedFigure; readonly given: GivenFigure }>();
  for (const one of given) {
    const figure = statedFigure(b, scope, one);
    if (!figure) continue;
    const key = `${figure.table} ${figureKey(figure.cells)}`;
    const first = stated.get(key);
    if (first && first.figure.value !== figure.value) {
      b.report("stated-twice", place(scope, one.span), { fact: words(one), test }, [{ at: place(scope, first.given.span), label: "stated here first" }]);
    }
    if (!first) stated.set(key, { figure, given: one });
  }
  return [...stated.values()].map(({ figure }) => figure);
}

/** `permits(CH, HR, 2022)`. */
const words = ({ series, args }: GivenFigure): string => `${series.text}(${args.map((arg) => (arg.kind === "Name" ? arg.text : literalText(arg))).join(", ")})`;

function statedFigure(b: Builder, scope: Scope, given: GivenFigure): StatedFigure | null {
  const symbol = resolve(b, scope, "value", given.series, "series");
  if (!symbol) return null;
  const at = place(scope, given.span);
  if (symbol.kind !== "series") {
    b.report("not-a-series", place(scope, given.series.span), { name: given.series.text, what: symbol.kind }, [{ at: symbol.at, label: "declared here" }]);
    return null;
  }
  const id = tableId(b, symbol);
  const table = b.tables.items[id];
  if (!table) return null;
  const cells = figureCells(b, scope, given, symbol, table);
  const value = literalValue(b, scope, table.type.kind === "periods" ? { kind: "number", grain: "count" } : table.type, given.value, "first");
  if (!cells || value === null) return null;
  const known = knownFigure(table, cells);
  if (known === null) return { table: id, cells, value };
  b.report("known-figure", at, { figure: words(given), file: table.file ?? "", value: known }, [{ at: symbol.at, label: "declared here" }]);
  return null;
}

/** One cell for each key; `null` after an error. */
function figureCells(b: Builder, scope: Scope, given: GivenFigure, symbol: SeriesSymbol, table: Table): readonly TableCell[] | null {
  const { args } = given;
  const fits = (key: TableKey, arg: Name | Integer | undefined): boolean =>
    key === "year" ? arg?.kind === "Integer" && arg.value >= 1000 && arg.value <= 9999 : arg?.kind === "Name" && arg.text !== "host" && arg.text !== "origin";
  if (args.length !== table.keys.length || !table.keys.every((key, i) => fits(key, args[i]))) {
    b.report("wrong-keys", place(scope, given.span), { figure: words(given), expected: `figure ${symbol.name}(${table.keys.map((key) => example(b, key)).join(", ")}) = 100` }, [
      { at: symbol.at, label: "declared here" },
    ]);
    return null;
  }
  const cells = args.map((arg, i) => (arg.kind === "Integer" ? { years: [arg.value] } : namedCell(b, scope, arg, table.keys[i])));
  const known = cells.filter((cell) => cell !== null);
  return known.length < cells.length ? null : known;
}

/** A key as it may be written. */
function example(b: Builder, key: TableKey): string {
  if (key === "year") return "2022";
  const type = typeof key === "object" ? b.facts.items[key.fact]?.type : undefined;
  return type?.kind === "labels" ? (type.labels[0] ?? "") : "DE";
}

function namedCell(b: Builder, scope: Scope, name: Name, key: TableKey | undefined): TableCell | null {
  if (typeof key === "object") {
    const fact = b.facts.items[key.fact];
    const label = fact?.type.kind === "labels" ? labelIndex(b, scope, fact.type, name, fact.key) : null;
    return label === null ? null : { labels: [label] };
  }
  const atom = partyAtom(b, scope, name);
  if (!atom) return null;
  if ("party" in atom) return { include: [atom], within: null, except: [] };
  b.report("not-one-party", place(scope, name.span), { name: name.text, where: "what a figure is about", orAny: false });
  return null;
}
