import type { DayInterval } from "../language/dates";
import type { Regime } from "../language/regime";
import { dayText } from "./day-text";
import { allLists, alternative, definition, definitionName, listOf, schemaName, type Json, type Schema } from "./schema";

type Fields = Readonly<Record<string, unknown>>;

/** How each list names its items: by the name, or by the number where several share it. */
class Names {
  private readonly names = new Map<string, readonly (string | number)[]>();

  constructor(regime: Regime) {
    for (const [list, field] of allLists) {
      if (field === null) continue;
      const items = (regime as unknown as Record<string, readonly Fields[]>)[list] ?? [];
      const texts = items.map((item) => String(item[field]));
      const seen = new Map<string, number>();
      for (const text of texts) seen.set(text, (seen.get(text) ?? 0) + 1);
      this.names.set(list, texts.map((text, i) => (seen.get(text) === 1 ? text : i)));
    }
  }
  of(list: string, index: number): string | number {
    return this.names.get(list)?.[index] ?? index;
  }
}

function encode(names: Names, schema: Schema, value: unknown): Json {
  if (schema.$ref !== undefined) return encodeDefinition(names, definitionName(schema.$ref), value);
  const union = schema.oneOf ?? schema.anyOf;
  if (union !== undefined) return encode(names, alternative(union, value, "inside"), value);
  const { items, properties } = schema;
  if (items !== undefined && Array.isArray(value)) return value.map((item) => encode(names, items, item));
  if (properties === undefined) return value as Json;
  const fields = value as Fields;
  return Object.fromEntries(Object.entries(properties).flatMap(([key, s]) => (fields[key] === undefined ? [] : [[key, encode(names, s, fields[key])]])));
}

function encodeDefinition(names: Names, name: string, value: unknown): Json {
  if (name === "Day") return dayText(value as number);
  if (name === "DatedSet") return encodeSet(names, value as readonly (readonly DayInterval[])[]);
  const list = listOf(name);
  return list === null ? encode(names, definition(name), value) : names.of(list[0], value as number);
}

function encodeSet(names: Names, set: readonly (readonly DayInterval[])[]): Json {
  const interval = definition("DayInterval");
  return Object.fromEntries(
    set.flatMap((days, party) => (days.length === 0 ? [] : [[String(names.of("parties", party)), days.map((d) => encode(names, interval, d))]])),
  );
}

/** One checked regime as JSON: references by name, days as dates, no places. */
export const encodeRegime = (regime: Regime): Json => encode(new Names(regime), definition("Regime"), regime);

/** The document that holds checked regimes, as text. The same regimes give the same text. */
export const exportJson = (regimes: readonly Regime[]): string => `${printJson({ schema: schemaName, regimes: regimes.map(encodeRegime) })}\n`;

const width = 120;

/** On one line. */
function inline(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(inline).join(", ")}]`;
  const entries = Object.entries(value).map(([key, v]) => `${JSON.stringify(key)}: ${inline(v)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** What fits on one line stands on one line. */
function printJson(value: Json, indent = ""): string {
  const line = inline(value);
  if (indent.length + line.length <= width || typeof value !== "object" || value === null) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${(value as readonly Json[]).map((v) => inner + printJson(v, inner)).join(",\n")}\n${indent}]`;
  const entries = Object.entries(value).map(([key, v]) => `${inner}${JSON.stringify(key)}: ${printJson(v, inner)}`);
  return `{\n${entries.join(",\n")}\n${indent}}`;
}
