import type { Path } from "./json-text";
import { alternative, definition, definitionName, listOf, type Schema } from "./schema";

/** Called for every part of a checked regime that has a named type. */
export type Visitor = (type: string, value: unknown, path: Path) => void;

function visit(schema: Schema, value: unknown, path: Path, visitor: Visitor): void {
  if (schema.$ref !== undefined) {
    const name = definitionName(schema.$ref);
    visitor(name, value, path);
    if (name !== "Day" && name !== "DatedSet" && listOf(name) === null) visit(definition(name), value, path, visitor);
    return;
  }
  const union = schema.oneOf ?? schema.anyOf;
  if (union !== undefined) return visit(alternative(union, value, "inside"), value, path, visitor);
  const { items, properties } = schema;
  if (items !== undefined && Array.isArray(value)) value.forEach((item, i) => visit(items, item, [...path, i], visitor));
  if (properties === undefined) return;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const [key, s] of Object.entries(properties)) if (fields[key] !== undefined) visit(s, fields[key], [...path, key], visitor);
}

/** Shows a visitor every part of a regime, by the types of the checked regime: a type added there is visited too. */
export const visitRegime = (regime: unknown, path: Path, visitor: Visitor): void => visit(definition("Regime"), regime, path, visitor);
