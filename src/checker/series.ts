import type { Body } from "../language/ast";
import type { Counts, PartySet, Table, TableCell, TableKey, TableRow } from "../language/regime";
import type { Location } from "../language/span";
import { combinationLimit, resolve, type Builder } from "./builder";
import type { CsvRow } from "./csv";
import { joinPath, type DataFile } from "./modules";
import { partyId } from "./parties";
import { find, place, type Scope, type SeriesSymbol } from "./scope";
import { keyText } from "./wording";

/** At most this many lines of one file are reported. */
const mostReports = 10;

/** Reads a series as a table of numbers: one row for each line of figures. After an error `null`. */
export function lowerSeries(b: Builder, symbol: SeriesSymbol, keys: readonly TableKey[]): Table | null {
  const { node, scope } = symbol;
  const counts = countsOf(b, scope, node.origin);
  const path = joinPath(scope.path, node.from.value) ?? "";
  const data = scope.data.get(path);
  const rows = data ? figures(b, { name: symbol.name, scope, columns: node.keys.map(keyText), keys, value: number, at: symbol.at }, data) : [];
  return rows && counts && { name: symbol.name, keys, type: { kind: "number", grain: "count" }, rows, otherwise: null, file: path, counts, at: symbol.at };
}

function countsOf(b: Builder, scope: Scope, origin: SeriesSymbol["node"]["origin"]): Counts | null {
  if (origin.kind === "admitted") return { kind: "admitted" };
  const by = sideOf(b, scope, origin.by);
  const toward = sideOf(b, scope, origin.toward);
  return by === null || toward === null ? null : { kind: "performed", by, toward };
}

/** The side whose acts a series counts, or toward whom: a role of the case, a state or a group of states. */
function sideOf(b: Builder, scope: Scope, body: Body): string | null {
  if (body.kind === "Name") return resolve(b, scope, "party", body, "party or group") && body.text;
  if (body.role === "host" || body.role === "origin") return body.role;
  b.report("misplaced-party", place(scope, body.span), { words: body.role, where: "among those whose acts a series counts", expected: "`host`, `origin`, a state or a group of states" });
  return null;
}

/** What is read from a file of figures. */
export interface Wanted {
  readonly name: string;
  readonly scope: Scope;
  /** The words at the head of each column but the last. */
  readonly columns: readonly string[];
  readonly keys: readonly TableKey[];
  readonly value: { readonly form: RegExp; readonly words: string };
  /** The first two columns are the two sides of a move. */
  readonly apart?: true;
  readonly at: Location;
}
const number = { form: /^-?\d{1,15}(\.\d{1,9})?$/, words: "a number without separators" };

/** The lines of a file that have a figure; `null` where it cannot be read at all. */
export const figures = (b: Builder, wanted: Wanted, data: DataFile): readonly TableRow[] | null => new Figures(b, wanted, data).rows();

class Figures {
  private readonly told = new Set<string>();
  private readonly seen = new Map<string, Location>();
  private readonly file: string;

  constructor(
    private readonly b: Builder,
    private readonly wanted: Wanted,
    private readonly data: DataFile,
  ) {
    this.file = data.source.path;
  }

  rows(): readonly TableRow[] | null {
    const { csv } = this.data;
    const [head, ...lines] = csv.rows;
    const columns = [...this.wanted.columns, "value"].join(",");
    const found = (head?.cells ?? []).join(",");
    if (found !== columns) {
      this.b.report("wrong-columns", this.at(head), { file: this.file, found: found === "" ? "nothing" : `\`${found}\``, expected: columns });
      return null;
    }
    if (csv.misquoted !== null) {
      this.b.report("wrong-figure", { path: this.file, start: csv.misquoted, end: csv.misquoted + 1 }, { file: this.file, found: "a quote that does not stand round a whole cell", expected: "one that does" });
      return null;
    }
    this.b.budget.combinations -= lines.length;
    if (this.b.budget.combinations < 0) {
      this.b.report("table-too-large", this.wanted.at, { table: this.wanted.name, limit: combinationLimit });
      return null;
    }
    return lines.flatMap((line) => this.row(line) ?? []);
  }

  private at(line: CsvRow | undefined): Location {
    return { path: this.file, start: line?.start ?? 0, end: line?.end ?? 0 };
  }

  /** Says what is wrong with a line; a mistake that is made in many lines is said once. */
  private wrong(line: CsvRow, found: string, expected: string): null {
    if (this.told.size < mostReports && !this.told.has(found)) this.b.report("wrong-figure", this.at(line), { file: this.file, found, expected });
    this.told.add(found);
    return null;
  }

  private row(line: CsvRow): TableRow | null {
    const { keys, columns, value: expected } = this.wanted;
    const count = line.cells.length;
    if (count !== keys.length + 1) return this.wrong(line, count === 1 ? "a line of one cell" : `a line of ${count} cells`, `${keys.length + 1}`);
    const cells: TableCell[] = [];
    for (const [i, key] of keys.entries()) {
      const written = line.cells[i] ?? "";
      const cell = this.cell(key, written);
      const column = `the column \`${columns[i] ?? ""}\``;
      if (typeof cell === "string") return this.wrong(line, `${written === "" ? "nothing" : `\`${written}\``} in ${column}`, cell);
      cells.push(cell);
    }
    if (this.wanted.apart && line.cells[0] === line.cells[1]) return this.wrong(line, `\`${line.cells[0] ?? ""}\` on both sides`, "two parties");
    const value = line.cells.at(-1) ?? "";
    if (value !== "" && !expected.form.test(value)) return this.wrong(line, `\`${value}\` in the column \`value\``, expected.words);
    return this.isRepeated(line) || value === "" ? null : { cells, value: Number(value) };
  }

  private isRepeated(line: CsvRow): boolean {
    const key = line.cells.slice(0, -1).join(" / ");
    const first = this.seen.get(key);
    if (!first) this.seen.set(key, this.at(line));
    else this.b.report("repeated-figure", this.at(line), { file: this.file, key }, [{ at: first, label: "the first" }]);
    return first !== undefined;
  }

  /** What a cell stands for, or what it should have been. */
  private cell(key: TableKey, written: string): TableCell | string {
    if (key === "year") return /^\d{4}$/.test(written) ? { years: [Number(written)] } : "a year such as `2024`";
    if (typeof key === "string") return partyCell(this.b, this.wanted.scope, written) ?? "the name of a party";
    const type = this.b.facts.items[key.fact]?.type;
    const label = type?.kind === "labels" ? type.labels.indexOf(written) : -1;
    return label >= 0 ? { labels: [label] } : `one of ${type?.kind === "labels" ? type.labels.map((l) => `\`${l}\``).join(", ") : ""}`;
  }
}

function partyCell(b: Builder, scope: Scope, name: string): PartySet | null {
  const symbol = find(scope, "party", name);
  return symbol?.kind === "party" ? { include: [{ party: partyId(b, symbol) }], within: null, except: [] } : null;
}
