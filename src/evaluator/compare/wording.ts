/** Parts of a regime in words that do not hang on numbers, so that parts of two texts can be compared. */
import type { Condition, FactType, Lookup, LookupArg, Regime, Table, TableId, TableType } from "../../language/regime";

/** Left out: what has no bearing on what a part says. */
const unsaid = new Set(["at", "cites", "documentation", "made"]);
type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

const text = (value: Plain): string => JSON.stringify(value);
const sorted = (values: readonly Plain[]): readonly Plain[] => values.map((v) => [text(v), v] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, v]) => v);

/** Turns a part into names. `deep`: groups and tables by what they hold, not by their names. */
class Wording {
  constructor(
    private readonly regime: Regime,
    private readonly deep: boolean,
  ) {}

  of(value: unknown, key = ""): Plain {
    if (typeof value === "number") return this.named(key, value);
    if (value === null || value === undefined || typeof value === "boolean" || typeof value === "string") return value ?? null;
    if (Array.isArray(value)) return this.list(value, key);
    return Object.fromEntries(
      Object.entries(this.labelled(value)).filter(([k]) => !unsaid.has(k)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, this.of(v, k)]),
    );
  }

  /** Labels are kept as their numbers, which another order of the same labels changes: here each stands by its word. */
  private labelled(value: object): object {
    if (isComparison(value)) {
      const labels = labelsOf(value.kind === "fact" ? this.regime.facts[value.fact]?.type : this.regime.tables[value.lookup.table]?.type);
      return labels === null ? value : { ...value, operand: { ...value.operand, constant: value.operand.terms.length === 0 ? labels[value.operand.constant] : null } };
    }
    if (isLookup(value)) {
      const table = this.regime.tables[value.table];
      return { ...value, args: value.args.map((arg, i) => (isLabel(arg) ? { label: this.labelsOfKey(table, i)[arg.label] } : arg)) };
    }
    if (isTable(value)) return this.tableByLabels(value);
    return isUnorderedLabels(value) ? { ...value, labels: [...value.labels].sort() } : value;
  }

  private tableByLabels(table: Table): object {
    const labels = labelsOf(table.type);
    const word = (value: Table["otherwise"]): unknown => (labels !== null && typeof value === "number" ? labels[value] : value);
    const rows = table.rows.map(({ cells, value }) => ({
      value: word(value), cells: cells.map((cell, i) => ("labels" in cell ? { labels: cell.labels.map((l) => this.labelsOfKey(table, i)[l]).sort() } : cell)),
    }));
    return { ...table, rows, otherwise: word(table.otherwise) };
  }

  /** The labels of the fact by which a table is keyed at a place. */
  private labelsOfKey(table: Table | undefined, place: number): readonly string[] {
    const key = table?.keys[place];
    return (typeof key === "object" ? labelsOf(this.regime.facts[key.fact]?.type) : null) ?? [];
  }

  /** Lists of names and of alternatives have no order; lists of rows and labels have. */
  private list(values: readonly unknown[], key: string): Plain {
    const words = values.map((v) => this.of(v, itemKey[key] ?? ""));
    return unordered.has(key) ? sorted(words) : words;
  }

  private named(key: string, id: number): Plain {
    const { regime } = this;
    switch (key) {
      case "party": case "host": case "origin":
        return regime.parties[id]?.code ?? id;
      case "group":
        return this.deep ? this.set(regime.groups[id]?.members ?? []) : (regime.groups[id]?.name ?? id);
      case "right":
        return regime.rights[id]?.name ?? id;
      case "mover":
        return regime.classes[id]?.name ?? id;
      case "fact":
        return regime.facts[id]?.key ?? id;
      case "table": case "series":
        return this.table(id);
      case "clause": case "gives": case "inReturnFor":
        return regime.clauses[id]?.name ?? id;
      case "remedyOf":
        return regime.duties[id]?.name ?? id;
      case "sentence":
        return this.of({ ...regime.sentences[id], clause: null });
      case "quota":
        return regime.quotas[id]?.name ?? id;
      case "principle":
        return regime.principles[id]?.name ?? id;
      default:
        return id;
    }
  }

  private table(id: TableId): Plain {
    const table = this.regime.tables[id];
    return table === undefined ? id : this.deep || table.made === true ? this.of({ ...table, name: "" }) : table.name;
  }

  /** A dated set by the codes of its parties. */
  set(members: Regime["roster"]): Plain {
    return sorted(members.flatMap((spans, p) => (spans.length === 0 ? [] : [[this.regime.parties[p]?.code ?? p, spans.map(({ since, before }) => [since, before])] as Plain])));
  }
}

const labelsOf = (type: TableType | undefined): readonly string[] | null => (type?.kind === "labels" ? type.labels : null);
type Comparison = Extract<Condition, { readonly kind: "fact" | "table" }>;
const isComparison = (value: object): value is Comparison => "kind" in value && "operand" in value && (value.kind === "fact" || value.kind === "table");
const isLookup = (value: object): value is Lookup => "table" in value && "args" in value;
const isLabel = (arg: LookupArg): arg is Extract<LookupArg, { readonly label: number }> => typeof arg === "object" && "label" in arg;
const isTable = (value: object): value is Table => "keys" in value && "rows" in value;
const isUnorderedLabels = (value: object): value is Extract<FactType, { readonly kind: "labels" }> => "kind" in value && value.kind === "labels" && "ladder" in value && value.ladder === false;

/** What the items of a list are. */
const itemKey: Readonly<Record<string, string>> = { rights: "right", classes: "mover", movers: "mover", clauses: "clause", targets: "clause", sentences: "sentence", follows: "principle", named: "party", parties: "party" };
const unordered = new Set([...Object.keys(itemKey), "include", "except", "operands", "open", "bearers", "complainants"]);

/** A part of a regime, by names. */
export const wordingOf = (regime: Regime, part: unknown): string => text(new Wording(regime, false).of(part));

/** A part of a regime with what its groups and tables hold: equal only where it means the same. */
export const meaningOf = (regime: Regime, part: unknown): string => text(new Wording(regime, true).of(part));

/** What a duty says and what it reads, roster, groups and tables included: equal only where no case can differ. */
export function dutyWording(regime: Regime, name: string): string {
  const deep = new Wording(regime, true);
  const duties = regime.duties.filter((d) => d.name === name);
  if (duties.length === 0) return "";
  const lives = regime.parties.filter((p) => p.life.since !== null || p.life.before !== null || p.code.length !== 2).map((p) => [p.code, p.life.since, p.life.before]);
  const classes = regime.classes.map((c) => [c.name, c.parent === null ? null : (regime.classes[c.parent]?.name ?? null), deep.of(c.condition)]);
  return text([sorted(duties.map((d) => deep.of(d))), deep.set(regime.roster), sorted(lives), sorted(classes)]);
}

/** A dated set by the codes of its parties. */
export const setWording = (regime: Regime, members: Regime["roster"]): string => text(new Wording(regime, false).set(members));
