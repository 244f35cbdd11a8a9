import { suggest } from "../diagnostics/suggest";
import { figureKey, figureText, knownFigure } from "../language/figures";
import type { GivenFigure } from "../language/ast";
import type { Regime, StatedFigure, Table, TableCell, TableKey } from "../language/regime";
import { parseGiven } from "../parser";
import { didYouMean, UsageError } from "./usage-error";

/** Whether a text after `--set` states a figure: a fact may be named `figure`, but nothing then follows it but `=`. */
export const isFigure = (text: string): boolean => /^figure\s+[^\s=]/.test(text);

/** The figures stated with `--set`, each as in a test. */
export function statedFigures(regime: Regime, texts: readonly string[]): readonly StatedFigure[] {
  const stated = new Map<string, StatedFigure>();
  for (const text of texts) {
    const figure = statedFigure(regime, text);
    const key = `${figure.table} ${figureKey(figure.cells)}`;
    const first = stated.get(key);
    if (first && first.value !== figure.value) throw new UsageError(`\`--set\`: ${figureText(regime, first)} and ${figureText(regime, figure)} are stated of one figure.`);
    stated.set(key, figure);
  }
  return [...stated.values()];
}

function statedFigure(regime: Regime, text: string): StatedFigure {
  const wrong = (problem: string): UsageError => new UsageError(`\`--set "${text}"\`: ${problem}`);
  const { given: [given], diagnostics } = parseGiven(text);
  if (diagnostics.length > 0 || given?.kind !== "GivenFigure") throw wrong("a figure is stated as in `figure permits(DE, 2022) = 100`.");
  const { table, series } = seriesNamed(regime, given.series.text, wrong);
  const cells = cellsOf(regime, series, given, wrong);
  const { value: literal } = given;
  if (literal.kind !== "Integer" && literal.kind !== "Decimal") throw wrong("a figure is a number.");
  const known = knownFigure(series, cells);
  if (known !== null) throw wrong(`\`${series.file ?? ""}\` has this figure: ${known}. Only one that is missing may be stated.`);
  return { table, cells, value: literal.value };
}

type Wrong = (problem: string) => UsageError;

function seriesNamed(regime: Regime, name: string, wrong: Wrong): { readonly table: number; readonly series: Table } {
  const isSeries = (t: Table): boolean => t.file !== undefined && t.made !== true;
  const table = regime.tables.findIndex((t) => isSeries(t) && t.name === name);
  const series = regime.tables[table];
  if (series) return { table, series };
  const names = regime.tables.filter(isSeries).map((t) => t.name);
  const known = names.length === 0 ? " It reads none." : ` Known: ${names.join(", ")}.`;
  const close = suggest(name, names);
  throw wrong(`${regime.name} reads no series \`${name}\`.${close === null ? known : didYouMean(close)}`);
}

function cellsOf(regime: Regime, series: Table, { args }: GivenFigure, wrong: Wrong): readonly TableCell[] {
  if (args.length !== series.keys.length) throw wrong(`the keys of \`${series.name}\` are ${series.keys.map((key) => keyWords(regime, key)).join(", ")}.`);
  return args.map((arg, i) => {
    const key = series.keys[i] ?? "year";
    const cell = cellOf(regime, key, arg);
    if (cell === null) throw wrong(`\`${arg.kind === "Name" ? arg.text : arg.value}\` stands where ${keyWords(regime, key)} is needed.`);
    return cell;
  });
}

function cellOf(regime: Regime, key: TableKey, arg: GivenFigure["args"][number]): TableCell | null {
  if (key === "year") return arg.kind === "Integer" && arg.value >= 1000 && arg.value <= 9999 ? { years: [arg.value] } : null;
  if (arg.kind !== "Name") return null;
  if (typeof key === "object") {
    const type = regime.facts[key.fact]?.type;
    const label = type?.kind === "labels" ? type.labels.indexOf(arg.text) : -1;
    return label < 0 ? null : { labels: [label] };
  }
  const party = regime.parties.findIndex((p) => p.code === arg.text);
  return party < 0 ? null : { include: [{ party }], within: null, except: [] };
}

function keyWords(regime: Regime, key: TableKey): string {
  if (key === "year") return "a year";
  if (typeof key !== "object") return key === "party" ? "a party" : `a party (the ${key})`;
  const fact = regime.facts[key.fact];
  return fact?.type.kind === "labels" ? `one of ${fact.type.labels.join(", ")}` : "a label";
}
