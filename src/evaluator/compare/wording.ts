/** Parts of a regime in words that do not hang on numbers, so that parts of two texts can be compared. */
import type { Regime, TableId } from "../../language/regime";

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
      Object.entries(value).filter(([k]) => !unsaid.has(k)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, this.of(v, k)]),
    );
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
/** What the items of a list are. */
const itemKey: Readonly<Record<string, string>> = { rights: "right", classes: "mover", movers: "mover", clauses: "clause", targets: "clause", sentences: "sentence", follows: "principle", named: "party" };
const unordered = new Set([...Object.keys(itemKey), "include", "except", "operands", "open", "bearers", "complainants"]);

/** A part of a regime, by names. */
export const wordingOf = (regime: Regime, part: unknown): string => text(new Wording(regime, false).of(part));

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
