import { missingIn } from "../language/figures";
import { comparedLookups } from "../language/reading";
import type { Condition, Fact, FactId, Regime, Table, TableCell } from "../language/regime";

const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The regimes with the figures of their series in files beside them; two files of one name in two folders become two names. */
export function withFiguresBeside(regimes: readonly Regime[]): readonly Regime[] {
  const names = new Map<string, string>();
  const beside = (path: string): string => {
    const known = names.get(path);
    if (known !== undefined) return known;
    const taken = new Set(names.values());
    let name = fileName(path);
    for (let n = 2; taken.has(name); n++) name = fileName(path).replace(/(\.[^.]*)?$/, `-${n}$1`);
    names.set(path, name);
    return name;
  };
  return regimes.map((regime) => {
    const tables = regime.tables.map((t) => (t.file === undefined ? t : { ...t, file: beside(t.file) }));
    return { ...regime, tables, facts: retitled(regime, tables) };
  });
}

/** Facts of which the title says in which files figures are missing, with the names that these have now. */
function retitled({ facts, sentences, classes }: Regime, tables: readonly Table[]): readonly Fact[] {
  const titles = new Map<FactId, string>();
  const read = (condition: Condition): void => {
    if (condition.kind === "and" || condition.kind === "or") condition.operands.forEach(read);
    if (condition.kind === "not") read(condition.operand);
    if (condition.kind === "series") for (const { fact } of condition.open) if (!titles.has(fact)) titles.set(fact, missingIn(tables, comparedLookups(condition.comparison)));
  };
  for (const { condition } of [...sentences, ...classes]) read(condition);
  return facts.map((fact, id) => (fact.tag === "open" ? { ...fact, title: titles.get(id) ?? fact.title } : fact));
}

/** The files of figures that regimes read, by name, as the language reads them. */
export function figureFiles(regimes: readonly Regime[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const regime of regimes) {
    for (const table of regime.tables) if (table.file !== undefined && table.made !== true) files.set(table.file, csvOf(regime, table));
  }
  return files;
}

function csvOf(regime: Regime, table: Table): string {
  const head = table.keys.map((key) => (typeof key === "object" ? `mover.${regime.facts[key.fact]?.key ?? ""}` : key));
  const lines = table.rows.map(({ cells, value }) => [...cells.map((cell, i) => cellText(regime, table, cell, i)), String(value)]);
  return [[...head, "value"], ...lines].map((line) => `${line.join(",")}\n`).join("");
}

function cellText(regime: Regime, table: Table, cell: TableCell, index: number): string {
  if ("years" in cell) return cell.years.join(" ");
  if ("include" in cell) return cell.include.map((atom) => ("party" in atom ? (regime.parties[atom.party]?.code ?? "") : "")).join(" ");
  const key = table.keys[index];
  const type = typeof key === "object" ? regime.facts[key.fact]?.type : undefined;
  return cell.labels.map((label) => (type?.kind === "labels" ? (type.labels[label] ?? "") : "")).join(" ");
}
