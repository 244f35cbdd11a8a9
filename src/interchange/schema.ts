import { lists, schema } from "./schema.generated";
import type { Schema } from "./schema-type";

export type { Schema } from "./schema-type";

/** Everything that may stand in a JSON document. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What the first field of a document of checked regimes says. */
export const schemaName = "regime-lang/regime/1";

const prefix = "#/$defs/";
/** The definition a reference names. */
export const definitionName = (ref: string): string => ref.slice(prefix.length);

/** The definition of a type of the checked regime. */
export function definition(name: string): Schema {
  const found = schema.$defs?.[name];
  if (found === undefined) throw new Error(`the schema has no ${name}`);
  return found;
}

/** The list a type of reference counts in, with the field that names its items. */
export const listOf = (name: string): readonly [string, string | null] | null => (Object.hasOwn(lists, name) ? (lists[name] ?? null) : null);
/** Every list that references count in. */
export const allLists = Object.values(lists);

function published(value: unknown): Json {
  if (Array.isArray(value)) return value.map(published);
  if (typeof value !== "object" || value === null) return value as Json;
  return Object.fromEntries(Object.entries(value).flatMap(([key, v]) => (key === "x-places" ? [] : [[key, published(v)]])));
}

/** The JSON Schema (draft 2020-12) of a document of checked regimes. */
export const regimeSchema = (): Json => published(schema);

// ---- unions ---------------------------------------------------------------------------------------------------

/** Whether a value is one of the checked regime or one of a document: references and days differ. */
export type Side = "inside" | "document";

function fitsType(type: string, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return typeof value === "number";
    default:
      return typeof value === type;
  }
}

function fitsDefinition(name: string, value: unknown, side: Side): boolean {
  if (side === "inside") {
    if (name === "Day" || listOf(name) !== null) return typeof value === "number";
    if (name === "DatedSet") return Array.isArray(value);
  }
  return fits(definition(name), value, side);
}

/** Whether a value has the outer form that a schema asks for: enough to tell the alternatives of a union apart. */
function fits(schema: Schema, value: unknown, side: Side): boolean {
  if (schema.$ref !== undefined) return fitsDefinition(definitionName(schema.$ref), value, side);
  const union = schema.oneOf ?? schema.anyOf;
  if (union !== undefined) return union.some((s) => fits(s, value, side));
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum !== undefined) return (schema.enum as readonly unknown[]).includes(value);
  const { type } = schema;
  if (type !== undefined && !(typeof type === "string" ? [type] : type).some((t) => fitsType(t, value))) return false;
  if (schema.properties === undefined) return true;
  const fields = value as Readonly<Record<string, unknown>>;
  const kind = schema.properties["kind"];
  return (schema.required ?? []).every((key) => Object.hasOwn(fields, key)) && (kind === undefined || fits(kind, fields["kind"], side));
}

/** The alternative that a value is of. */
export function alternative(alternatives: readonly Schema[], value: unknown, side: Side): Schema {
  const found = alternatives.find((s) => fits(s, value, side));
  if (found === undefined) throw new Error(`no alternative of the schema fits ${JSON.stringify(value)?.slice(0, 200) ?? "nothing"}`);
  return found;
}
