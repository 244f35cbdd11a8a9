/** Validates documents by the JSON Schemas in `grammar/schemas`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";

const folder = join(import.meta.dirname, "..", "..", "grammar", "schemas");
export const schemaKinds = ["diagnostics", "check", "test", "evaluate", "histories", "simulate", "decide", "population", "population-diff", "diff", "compare", "repair", "lint", "regime", "fmt"] as const;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, discriminator: true });
// All of them first: that of `evaluate` refers to that of `simulate`.
const schemas = schemaKinds.map((kind) => [kind, JSON.parse(readFileSync(join(folder, `${kind}.schema.json`), "utf8")) as { readonly $id: string }] as const);
for (const [, schema] of schemas) ajv.addSchema(schema);
const validators = new Map(schemas.map(([kind, { $id }]) => [kind, ajv.getSchema($id)]));

/** What is wrong with a document by its own schema; empty where nothing is. */
export function schemaErrors(document: unknown): readonly string[] {
  const name = (document as { schema?: string }).schema ?? "";
  const kind = schemaKinds.find((k) => name === `regime-lang/${k}/1`);
  const validate = kind === undefined ? undefined : validators.get(kind);
  if (validate === undefined) return [`there is no schema ${name}`];
  return validate(document) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath}: ${e.message ?? ""}`);
}
