import { checkConsistency } from "../checker/consistency";
import { diagnostic, hasErrors, sortDiagnostics, type Diagnostic } from "../diagnostics";
import type { Regime } from "../language/regime";
import type { Location, SourceFile, Span } from "../language/span";
import { maxFileSize } from "../parser/limits";
import { decodeRegime, type Mistake } from "./decode";
import { maxDepth, pointer, readJson, type JsonText, type Path } from "./json-text";
import { brokenPromises } from "./promises";
import { schemaName } from "./schema";
import { shapeProblem } from "./shape";

/** What a document of checked regimes holds. After an error in it, no regime. */
export interface Imported {
  readonly regimes: readonly Regime[];
  readonly diagnostics: readonly Diagnostic[];
}

const refused = (...diagnostics: readonly Diagnostic[]): Imported => ({ regimes: [], diagnostics: sortDiagnostics(diagnostics) });

/**
 * Reads a document that `regime export --to json` wrote, or another tool. Nothing in it is trusted: its shape is checked against the
 * schema, then that every reference leads somewhere, then what the schema cannot say, then that no case is told two things at once.
 */
export function importJson(source: SourceFile): Imported {
  const { path, text } = source;
  const place = (span: Span): Location => ({ path, start: span.start, end: span.end });
  if (text.length > maxFileSize) {
    return refused(diagnostic("file-too-large", place({ start: 0, end: 0 }), { file: path, detail: `${text.length} characters; at most ${maxFileSize}` }));
  }
  const read = readJson(text);
  if (!read.ok) {
    const { kind, at, problem } = read.problem;
    return refused(kind === "depth" ? diagnostic("nesting-too-deep", place(at), { limit: maxDepth }) : diagnostic("not-json", place(at), { problem }));
  }
  const { json } = read;
  const at = (path: Path): Location => place(json.spanAt(path));
  const name = schemaNameOf(json.value);
  if (name !== schemaName) return refused(diagnostic("unknown-schema", at(["schema"]), { found: name, known: schemaName }));
  const shape = shapeProblem(json.value);
  if (shape !== null) return refused(diagnostic("wrong-shape", at(shape.path), { at: pointer(shape.path), problem: shape.problem }));
  const made = (json.value as { readonly regimes: readonly unknown[] }).regimes.map((value, i) => readOne(json, value, ["regimes", i], at, place));
  const diagnostics = sortDiagnostics(made.flatMap((m) => m.diagnostics));
  return { regimes: hasErrors(diagnostics) ? [] : made.map((m) => m.regime), diagnostics };
}

function schemaNameOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "schema")) return null;
  const { schema } = value as { readonly schema: unknown };
  return typeof schema === "string" ? schema : null;
}

function readOne(json: JsonText, value: unknown, path: Path, at: (path: Path) => Location, place: (span: Span) => Location): { readonly regime: Regime; readonly diagnostics: readonly Diagnostic[] } {
  const { regime, mistakes } = decodeRegime(value, path, (container) => place(json.spanOf(container)));
  if (mistakes.length > 0) return { regime, diagnostics: mistakes.map((m) => mistakeDiagnostic(m, at(m.path))) };
  const broken = brokenPromises(regime, path);
  if (broken.length > 0) return { regime, diagnostics: broken.map((b) => diagnostic("broken-promise", at(b.path), { at: pointer(b.path), problem: b.problem })) };
  return { regime, diagnostics: checkConsistency(regime) };
}

function mistakeDiagnostic(mistake: Mistake, at: Location): Diagnostic {
  const where = pointer(mistake.path);
  if (mistake.kind === "day") return diagnostic("wrong-shape", at, { at: where, problem: `is \`${mistake.text}\`, a day that does not exist` });
  return diagnostic("unknown-reference", at, { at: where, name: mistake.name, list: mistake.list, several: mistake.several, suggestion: mistake.suggestion });
}
