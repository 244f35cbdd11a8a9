import { suggest } from "../diagnostics";
import { readJson } from "../interchange/json-text";
import { problemBy, type Validate } from "../interchange/shape-words";
import type { Span } from "../language/span";
import type { LintConfig } from "./lint";
import { lintCodes } from "./registry";
import { validate } from "./validate.generated";

/** The file at the root of a project that says how it is linted. */
export const configFile = "regime.config.json";

/** What is wrong with a configuration, and where. */
export interface ConfigProblem {
  readonly at: Span;
  readonly message: string;
}

const fields: readonly string[] = ["lint", "rules", "maxWarnings", "level", "lines", "questions", "times"];

/** Reads `regime.config.json`. Nothing in it is trusted; what means nothing there is told, with its place. */
export function readConfig(text: string): { readonly ok: true; readonly config: LintConfig } | { readonly ok: false; readonly problem: ConfigProblem } {
  const read = readJson(text);
  if (!read.ok) {
    const { kind, at, problem } = read.problem;
    return { ok: false, problem: { at, message: kind === "depth" ? "It is nested too deeply." : `It is not JSON: ${problem}.` } };
  }
  const { value, spanAt } = read.json;
  const wrong = problemBy(validate as unknown as Validate, value);
  // The schema has been followed: it is a configuration.
  if (wrong === null) return { ok: true, config: (value as { readonly lint?: LintConfig }).lint ?? {} };
  const where = wrong.path.length === 0 ? "The configuration" : `\`${wrong.path.join(".")}\``;
  const near = wrong.field === null ? null : suggest(wrong.field, wrong.path.at(-1) === "rules" ? [...lintCodes] : fields);
  const at = spanAt(wrong.field === null ? wrong.path : [...wrong.path, wrong.field]);
  return { ok: false, problem: { at, message: `${where} ${wrong.problem}.${near === null ? "" : ` Did you mean \`${near}\`?`}` } };
}
