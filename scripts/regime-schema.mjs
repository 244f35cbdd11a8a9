/**
 * The JSON Schema of the checked regime, made from src/language/regime.ts, and the code that checks a document against it.
 * In JSON a reference is the name of what it means, a day is a date, and places are left out: src/interchange/codec.ts does the same.
 */
import path from "node:path";
import { createGenerator } from "ts-json-schema-generator";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";

/** For each type of reference, the list of `Regime` that it counts in and the field that names what stands there. */
const lists = {
  PartyId: ["parties", "code"],
  GroupId: ["groups", "name"],
  RightId: ["rights", "name"],
  ClassId: ["classes", "name"],
  FactId: ["facts", "key"],
  TableId: ["tables", "name"],
  ClauseId: ["clauses", "name"],
  SentenceId: ["sentences", null],
  DutyId: ["duties", null],
  PrincipleId: ["principles", "name"],
  QuotaId: ["quotas", "name"],
};
const date = { type: "string", pattern: "^(?:[0-9]{4}|10000)-[0-9]{2}-[0-9]{2}$" };

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The definitions as TypeScript has them, with our own places, references and days. */
function definitions(root) {
  const made = createGenerator({
    path: path.join(root, "src/language/regime.ts"), tsconfig: path.join(root, "tsconfig.json"), type: "Regime",
    skipTypeCheck: true, topRef: true, expose: "export", encodeRefs: false, additionalProperties: false, sortProps: false,
  }).createSchema("Regime").definitions;
  const replaced = new Map([
    ["Day", { ...date, description: "A day, written year-month-day. `before` is the first day after the span." }],
    ["DatedSet", { type: "object", additionalProperties: { type: "array", items: { $ref: "#/$defs/DayInterval" } }, description: "For each party that ever belongs, by its code, when: sorted and disjoint." }],
  ]);
  for (const name of Object.keys(made)) {
    if (!name.endsWith("Id")) continue;
    if (!Object.hasOwn(lists, name)) throw new Error(`${name}: say in scripts/regime-schema.mjs (lists) which list of Regime it counts in.`);
    const [list, field] = lists[name];
    replaced.set(name, field === null
      ? { type: "integer", minimum: 0, description: `The number of an item of \`${list}\`, from 0.` }
      : { type: ["string", "integer"], minimum: 0, description: `The \`${field}\` of an item of \`${list}\`, or its number from 0 where several have that \`${field}\`.` });
  }
  return Object.fromEntries(
    Object.entries(made).filter(([name]) => name !== "Location").map(([name, schema]) => [name, replaced.get(name) ?? rewritten(schema, made)]),
  );
}

const isPlace = (schema) => schema.$ref === "#/definitions/Location" || (schema.anyOf ?? []).some(isPlace);

function rewritten(schema, all) {
  if (schema.$ref !== undefined) return { ...schema, $ref: schema.$ref.replace("#/definitions/", "#/$defs/") };
  if (schema.anyOf !== undefined) return union(schema, all);
  const out = { ...schema };
  if (schema.items !== undefined) out.items = rewritten(schema.items, all);
  if (schema.properties !== undefined) {
    const entries = Object.entries(schema.properties);
    const places = entries.filter(([, value]) => isPlace(value)).map(([key]) => key);
    out.properties = Object.fromEntries(entries.filter(([key]) => !places.includes(key)).map(([key, value]) => [key, rewritten(value, all)]));
    // In the order of the properties, so that the text does not hang on how types are joined.
    out.required = Object.keys(out.properties).filter((key) => (schema.required ?? []).includes(key));
    if (places.length > 0) out["x-places"] = places;
  }
  return out;
}

/** The alternatives of a union, those of the unions it names included. */
const alternatives = (schema, all) => {
  const target = schema.$ref === undefined ? undefined : all[schema.$ref.replace("#/definitions/", "")];
  if (target?.anyOf !== undefined) return target.anyOf.flatMap((s) => alternatives(s, all));
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap((s) => alternatives(s, all));
};

const hasKind = (schema) => isObject(schema.properties?.kind) && (schema.required ?? []).includes("kind") && ("const" in schema.properties.kind || "enum" in schema.properties.kind);

/** A union whose alternatives differ by `kind` says so, so that a finding speaks of the alternative meant. */
function union(schema, all) {
  const { anyOf: _, ...rest } = schema;
  const flat = alternatives(schema, all);
  if (flat.length > 1 && flat.every(hasKind)) {
    return { ...rest, type: "object", discriminator: { propertyName: "kind" }, oneOf: flat.map((s) => rewritten(s, all)) };
  }
  return { ...rest, anyOf: schema.anyOf.map((s) => rewritten(s, all)) };
}

const withoutPlaces = (value) =>
  Array.isArray(value) ? value.map(withoutPlaces)
  : isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== "x-places").map(([key, v]) => [key, withoutPlaces(v)]))
  : value;

const withoutWords = (value) =>
  Array.isArray(value) ? value.map(withoutWords)
  : isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key, v]) => !(key === "description" && typeof v === "string")).map(([key, v]) => [key, withoutWords(v)]))
  : value;

/** The files made from the types: the published schema, the same for our own use, and the code that checks a document. */
export function regimeSchemaFiles(root) {
  const shapes = definitions(root);
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:regime-lang:regime:1",
    title: "Checked regimes, as `regime export --to json` writes them",
    type: "object",
    properties: { schema: { const: "regime-lang/regime/1" }, regimes: { type: "array", items: { $ref: "#/$defs/Regime" } } },
    required: ["schema", "regimes"],
    additionalProperties: false,
    $defs: shapes,
  };
  const published = withoutPlaces(schema);
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, discriminator: true, inlineRefs: false, messages: false, code: { source: true, esm: true, optimize: 2 } });
  // The keywords used mean the same in every draft; those of the newest would only make the code longer.
  const { $schema: _, ...plain } = withoutWords(published);
  const code = standaloneCode(ajv, ajv.compile(plain)).replace(/^"use strict";/, "").replace(/export default \w+;/, "");
  if (/\brequire\(|\bimport\b/.test(code)) throw new Error("the schema uses a keyword for which the checking code needs a package");
  const note = "// Generated by scripts/generate.mjs from src/language/regime.ts; do not edit.\n";
  return new Map([
    ["grammar/schemas/regime.schema.json", `${JSON.stringify(published, null, 2)}\n`],
    ["src/interchange/schema.generated.ts", `${note}
import type { Schema } from "./schema-type";

/** For each type of reference, the list that it counts in and the field that names its items. */
export const lists: Readonly<Record<string, readonly [string, string | null]>> = ${JSON.stringify(lists, null, 2)};

/** The schema of a document; \`x-places\` names the fields for places, which documents leave out. */
export const schema: Schema = ${JSON.stringify(schema, null, 2)};
`],
    ["src/interchange/validate.generated.ts", `${note}// @ts-nocheck: code made by ajv.\n\n${code}`],
  ]);
}
