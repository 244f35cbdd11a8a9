/** docs/reference/schemas.md: the JSON Schemas of grammar/schemas, in the notation of TypeScript. */
import { readFileSync, readdirSync } from "node:fs";

/** What our schemas use of JSON Schema. */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly type?: string | readonly string[];
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
const union = (parts: readonly string[]): string => [...new Set(parts)].join(" | ");
const grouped = (type: string): string => (/ \| /.test(type.replaceAll(/\{[^]*\}/g, "")) ? `(${type})` : type);

function object({ properties = {}, required = [], additionalProperties: more }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).flatMap(([name, s]) => [
    ...(s.description === undefined ? [] : [`${inner}// ${s.description}`]),
    `${inner}${key(name)}${required.includes(name) ? "" : "?"}: ${typeOf(s, inner)}`,
  ]);
  const others = typeof more === "object" ? [`${inner}[name: string]: ${typeOf(more, inner)}`] : [];
  return lines.length + others.length === 0 ? "{}" : `{\n${[...lines, ...others].join("\n")}\n${indent}}`;
}

/** A schema as a type. It throws for what it has no notation for, so that no page says less than its schema. */
export function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref !== undefined) return schema.$ref.replace(/^#\/\$defs\//, "");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map((value) => JSON.stringify(value)));
  const choices = schema.anyOf ?? schema.oneOf ?? (schema.then && schema.else ? [schema.else, schema.then] : undefined);
  if (choices !== undefined) return union(choices.map((s) => typeOf(s, indent)));
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type }, indent)));
  if (schema.prefixItems !== undefined) return `[${schema.prefixItems.map((s) => typeOf(s, indent)).join(", ")}]`;
  if (schema.type === "array") return `${schema.items ? grouped(typeOf(schema.items, indent)) : "unknown"}[]`;
  if (schema.type === "object" || schema.properties !== undefined) return object(schema, indent);
  if (schema.type === "integer") return "integer";
  if (typeof schema.type === "string") return schema.type;
  const keys = Object.keys(schema).filter((k) => k !== "description");
  if (keys.length === 0) return "unknown";
  throw new Error(`A schema has no notation here: ${JSON.stringify(schema).slice(0, 200)}`);
}

const said = (description: string | undefined, indent: string): string =>
  description === undefined ? "" : `${indent}// ${description}\n`;

function section(file: string): string {
  const schema = JSON.parse(readFileSync(`grammar/schemas/${file}`, "utf8")) as Schema;
  const parts = Object.entries(schema.$defs ?? {}).map(
    ([name, s]) => `${said(s.description, "")}type ${name} = ${typeOf(s, "")}\n`,
  );
  const name = file.replace(".schema.json", "");
  return `## ${name}

${schema.title ?? ""}. ${schema.description ?? ""}${schema.description === undefined ? "" : " "}The schema: [${file}](../../grammar/schemas/${file}).

\`\`\`ts
type Answer = ${typeOf(schema, "")}
${parts.length === 0 ? "" : `\n${parts.join("\n")}`}\`\`\`
`;
}

/** The page of the schemas; relative to the folder of the repository, in which it is run. */
export const schemasPage = (): string => `# What is written as JSON

Every answer as JSON has a JSON Schema (draft 2020-12) in \`grammar/schemas\`, and our tests hold the answers to it. This page says the same in the notation of TypeScript: \`?\` is a field that may be missing, \`integer\` a whole number. Limits of numbers and forms of texts stand in the schemas alone.
A schema may refer to another by its \`$id\`: \`evaluate.schema.json\` to \`urn:regime-lang:simulate:1\`, which is \`simulate.schema.json\`. A validator must be given both.
\`npm run generate\` writes this page; do not edit it.

${readdirSync("grammar/schemas")
  .filter((file) => file.endsWith(".schema.json"))
  .sort()
  .map(section)
  .join("\n")}`;
