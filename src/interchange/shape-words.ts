/** What the code that ajv made finds wrong with a document, in words. */
import { pathOf, type Path } from "./json-text";

/** Which part of a document departs from the schema, and how: `is not a text`. */
export interface ShapeProblem {
  readonly path: Path;
  readonly problem: string;
  /** A field that means nothing there, if that is the problem. */
  readonly field: string | null;
}

/** One finding of the code that ajv made. */
interface Finding {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
/** The code that ajv makes of a schema. */
export interface Validate {
  (data: unknown): boolean;
  readonly errors?: readonly Finding[] | null;
}

const quoted = (value: unknown): string => `\`${String(value)}\``;
const typeWords: Readonly<Record<string, string>> = {
  string: "a text", number: "a number", integer: "a whole number", boolean: "`true` or `false`", null: "`null`", array: "a list", object: "an object",
};
const typesInWords = (type: unknown): string => String(type).split(",").map((t) => typeWords[t] ?? t).join(" or ");

function words({ keyword, params }: Finding): string {
  switch (keyword) {
    case "required":
      return `has no field ${quoted(params["missingProperty"])}`;
    case "additionalProperties":
      return `has a field ${quoted(params["additionalProperty"])}, which means nothing there`;
    case "type":
      return `is not ${typesInWords(params["type"])}`;
    case "enum":
      return `is none of ${(params["allowedValues"] as readonly unknown[]).map(quoted).join(", ")}`;
    case "const":
      return `is not ${quoted(params["allowedValue"])}`;
    case "pattern":
      return "is not a date written year-month-day";
    case "minimum":
      return `is below ${quoted(params["limit"])}`;
    case "maximum":
      return `is above ${quoted(params["limit"])}`;
    case "discriminator":
      return "has no `kind` that can stand there";
    default:
      return "has a form that cannot stand there";
  }
}

const depth = (finding: Finding): number => finding.instancePath.split("/").length;

/** What departs from a schema first and deepest; `null` where the document follows it. */
export function problemBy(check: Validate, document: unknown): ShapeProblem | null {
  if (check(document)) return null;
  const findings = (check.errors ?? []).filter((f) => !["anyOf", "oneOf", "if"].includes(f.keyword));
  const deepest = Math.max(...findings.map(depth));
  const told = findings.filter((f) => depth(f) === deepest);
  // Of a union that none of its types fits, all the types are named.
  const types = told.every((f) => f.keyword === "type") ? told.map((f) => String(f.params["type"])) : [];
  const [first] = told;
  if (first === undefined) return { path: [], problem: "does not follow the schema", field: null };
  const merged = types.length > 1 ? { ...first, params: { type: [...new Set(types)].join() } } : first;
  const field = first.keyword === "additionalProperties" ? String(first.params["additionalProperty"]) : null;
  return { path: pathOf(first.instancePath), problem: words(merged), field };
}
