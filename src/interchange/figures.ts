import type { Regime, Table, TableCell } from "../language/regime";

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
  return regimes.map((regime) => ({ ...regime, tables: regime.tables.map((t) => (t.file === undefined ? t : { ...t, file: beside(t.file) })) }));
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
