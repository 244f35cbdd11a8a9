import type { Regime } from "../language/regime";
import { encodeRegime } from "./encode";
import type { Json } from "./schema";

type Fields = Readonly<Record<string, Json>>;
const isFields = (value: Json | undefined): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a text does not keep: which regime a reform edited, and in which words something is written. */
const forgotten: ReadonlySet<string> = new Set(["reformOf", "asWritten"]);
/** Lists in which order means nothing, with the field that names their items. */
const unordered: ReadonlyMap<string, string> = new Map([
  ["parties", "code"], ["groups", "name"], ["rights", "name"], ["classes", "name"], ["facts", "key"], ["tables", "name"], ["sources", "name"], ["clauses", "name"],
  ["claims", "name"], ["scenarios", "name"], ["concessions", "name"], ["quotas", "name"],
]);

/** One condition in one form: conditions joined alike are joined once, in one order, and one alone stands by itself. */
function simplified(fields: Fields): Json {
  const { kind, operands } = fields;
  if ((kind !== "and" && kind !== "or") || !Array.isArray(operands)) return fields;
  const flat = operands.flatMap((o: Json) => (isFields(o) && o["kind"] === kind && Array.isArray(o["operands"]) ? (o["operands"] as readonly Json[]) : [o]));
  const ordered = [...flat].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return ordered.length === 1 && ordered[0] !== undefined ? ordered[0] : { kind, operands: ordered };
}

function normal(value: Json): Json {
  if (Array.isArray(value)) return value.map(normal);
  if (!isFields(value)) return value;
  const keys = Object.keys(value).sort();
  return simplified(Object.fromEntries(keys.map((key) => [key, sets.has(key) ? inOrder(value[key] ?? null) : normal(value[key] ?? null)])));
}

/** The targets of an exception are a set, and so are the clauses under a norm or a power, and the facts for the figures that a comparison lacks. */
const sets: ReadonlySet<string> = new Set(["targets", "open", "clauses"]);
const inOrder = (list: Json): Json => {
  const items = normal(list);
  return Array.isArray(items) ? [...(items as readonly Json[])].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : items;
};

const sorted = (list: Json, field: string): Json => {
  if (!Array.isArray(list)) return list;
  const key = (item: Json): string => (isFields(item) ? String(item[field]) : "");
  return [...(list as readonly Json[])].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};

/** Each clause with its sentences inside it. */
function withSentences(clauses: Json, sentences: Json): Json {
  if (!Array.isArray(clauses) || !Array.isArray(sentences)) return clauses;
  return (clauses as readonly Json[]).map((clause) => {
    if (!isFields(clause) || !Array.isArray(clause["sentences"])) return clause;
    return { ...clause, sentences: (clause["sentences"] as readonly Json[]).map((s) => ({ ...(sentences[Number(s)] as Fields), clause: null })) };
  });
}

/** Clauses of one name told apart by their order among themselves: several remedies of one duty are named as the duty is. */
function clausesApart({ clauses }: Regime): Regime["clauses"] {
  const counted = new Map<string, number>();
  return clauses.map((clause) => {
    const before = counted.get(clause.name) ?? 0;
    counted.set(clause.name, before + 1);
    return before === 0 ? clause : { ...clause, name: `${clause.name} ${before + 1}` };
  });
}

/** What a regime means, in one form whatever the order of its declarations and the numbers of its parts. */
export function normalForm(regime: Regime): Fields {
  const encoded = encodeRegime({ ...regime, clauses: clausesApart(regime) }) as Fields;
  const { sentences, ...rest } = encoded;
  const lists = { ...rest, clauses: withSentences(encoded["clauses"] ?? [], sentences ?? []) };
  const entries = Object.entries(lists).filter(([key]) => !forgotten.has(key));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const field = unordered.get(key);
      return [key, normal(field === undefined ? value : sorted(value, field))];
    }),
  );
}

/** The first part in which two forms differ, as a JSON pointer; `null` where they are the same. */
export function difference(a: Json | undefined, b: Json | undefined, at = ""): string | null {
  if (isFields(a) && isFields(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return first(keys.map((key) => () => difference(a[key], b[key], `${at}/${key}`)));
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    const named = (list: readonly Json[], i: number): string => {
      const item = list[i];
      return isFields(item) ? String(item["name"] ?? item["key"] ?? item["code"] ?? i) : String(i);
    };
    return first(Array.from({ length: Math.max(a.length, b.length) }, (_, i) => () => difference(a[i] as Json, b[i] as Json, `${at}/${named(a.length > i ? a : b, i)}`)));
  }
  return a === b || (a === 0 && b === 0) ? null : at;
}

function first(looks: readonly (() => string | null)[]): string | null {
  for (const look of looks) {
    const found = look();
    if (found !== null) return found;
  }
  return null;
}
