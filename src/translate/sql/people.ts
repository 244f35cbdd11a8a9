import { atomsOf } from "../../language/conditions";
import { compareValues, isOrIsBelow } from "../../language/reading";
import { type ClassId, type Condition, type Fact, type FactId, type Regime } from "../../language/regime";
import type { SqlColumn, SqlOptions } from "./contract";
import { fewValues, valueText } from "./facts";
import type { Writing } from "./writing";

/** A column of the table of people, as it stands in the query. */
export function columnText(w: Writing, options: SqlOptions, name: string, type: string): string {
  const column = columnOf(options, name);
  return column === null ? `CAST(NULL AS ${type})` : `p.${w.dialect.identifier(column)}`;
}
const columnOf = ({ columns }: SqlOptions, name: string): string | null => {
  const given = columns?.get(name);
  return given === undefined ? name : given;
};

/** The type of a fact in a table. */
export function typeOf(w: Writing, { type }: Fact): string {
  switch (type.kind) {
    case "yes-or-no":
      return "BOOLEAN";
    case "labels":
    case "state":
      return w.dialect.types.text;
    case "date":
      return "DATE";
    default:
      return w.dialect.types.number;
  }
}

/** What the query reads of the table. */
export function columnsRead(w: Writing, options: SqlOptions): readonly SqlColumn[] {
  const given = (name: string, kind: SqlColumn["kind"], labels: readonly string[] | null): SqlColumn => ({ name, column: columnOf(options, name), kind, labels, fact: null, required: true, mayStayOpen: false });
  const { regime } = w;
  return [
    given("host", "party", null), given("origin", "party", null), given("mover", "class", regime.classes.map((c) => c.name)), given("on", "day", null),
    ...[...w.factsRead.keys()].sort((a, b) => a - b).flatMap((id): readonly SqlColumn[] => {
      const fact = regime.facts[id];
      if (fact === undefined) return [];
      const { type } = fact;
      const kind = type.kind === "labels" ? "label" : type.kind === "money" ? "number" : type.kind;
      const labels = type.kind === "labels" ? type.labels : null;
      return [{ name: fact.key, column: columnOf(options, fact.key), kind, labels, fact: id, required: false, mayStayOpen: !isAssumed(w, id), ...(fact.default === null ? {} : { default: plainValue(fact, fact.default) }) }];
    }),
  ];
}
function plainValue(fact: Fact, value: number): string | number | boolean {
  if (fact.type.kind === "yes-or-no") return value !== 0;
  return fact.type.kind === "labels" || fact.type.kind === "state" ? (fact.type.labels[value] ?? "") : value;
}

/**
 * What a fact that is missing counts as: its default. Naming a class asserts its condition, so where that reads the fact alone it may say another value;
 * where it reads other facts too nothing is assumed.
 */
export function assumed(w: Writing, id: FactId, mover: string): string | null {
  const { regime, dialect } = w;
  const fact = regime.facts[id];
  if (fact === undefined) return null;
  const usual = fact.default === null ? null : valueText(fact, fact.default, dialect);
  const unlike = new Map<string, ClassId[]>();
  regime.classes.forEach((_, c) => {
    const value = assumedOf(regime, fact, id, c);
    const text = value === null ? "NULL" : valueText(fact, value, dialect);
    if (text !== (usual ?? "NULL")) unlike.set(text, [...(unlike.get(text) ?? []), c]);
  });
  if (unlike.size === 0) return usual;
  const names = (classes: readonly ClassId[]): string => classes.map((c) => dialect.text(regime.classes[c]?.name ?? "")).join(", ");
  return `CASE ${[...unlike].map(([text, classes]) => `WHEN ${mover} IN (${names(classes)}) THEN ${text}`).join(" ")} ELSE ${usual ?? "NULL"} END`;
}

/** Whether something is assumed of a fact that is missing, whatever the class. */
const isAssumed = ({ regime }: Writing, id: FactId): boolean => {
  const fact = regime.facts[id];
  return fact !== undefined && fact.default !== null && regime.classes.every((_, c) => assumedOf(regime, fact, id, c) !== null);
};

function assumedOf(regime: Regime, fact: Fact, id: FactId, mover: ClassId): number | null {
  const asserted = regime.classes.flatMap(({ condition }, c) => (isOrIsBelow(regime, mover, c) ? conjuncts(condition) : [])).filter((c) => reads(c, id));
  if (asserted.length === 0) return fact.default;
  const meets = (value: number): boolean | null => {
    const all = asserted.map((c) => holdsOf(c, id, value));
    return all.includes(null) ? null : all.every((x) => x === true);
  };
  if (fact.from !== null) return null;
  if (fact.default !== null && meets(fact.default) === true) return fact.default;
  const possible = (fewValues(fact) ?? []).filter((v) => meets(v) !== false);
  const [only] = possible;
  return possible.length === 1 && only !== undefined && meets(only) === true ? only : null;
}

const conjuncts = (condition: Condition): readonly Condition[] => (condition.kind === "and" ? condition.operands.flatMap(conjuncts) : [condition]);
const reads = (condition: Condition, id: FactId): boolean => atomsOf(condition).some((a) => (a.kind === "fact" || a.kind === "state") && a.fact === id);

/** Whether a condition that reads one fact alone holds of one of its values; `null`: it reads more. */
function holdsOf(condition: Condition, id: FactId, value: number): boolean | null {
  switch (condition.kind) {
    case "constant":
      return condition.value;
    case "and":
    case "or": {
      const all = condition.operands.map((c) => holdsOf(c, id, value));
      return all.includes(null) ? null : condition.kind === "and" ? all.every((x) => x === true) : all.includes(true);
    }
    case "not": {
      const inner = holdsOf(condition.operand, id, value);
      return inner === null ? null : !inner;
    }
    case "fact":
      return condition.fact === id && condition.operand.terms.length === 0 ? compareValues(value, condition.comparator, condition.operand.constant / (condition.operand.over ?? 1)) : null;
    default:
      return null;
  }
}
