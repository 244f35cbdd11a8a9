import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { compile, type Compilation } from "../compile";
import { hasErrors, type Diagnostic } from "../diagnostics";
import type { Host } from "../language/host";
import type { Regime } from "../language/regime";
import { sourceFile, type SourceFile } from "../language/span";
import { diagnosticsDocument } from "../report/json/diagnostics";
import { print } from "../report/json/shared";
import type { Places } from "../report/places";
import { diagnosticsText } from "../report/text/diagnostics";
import type { Context } from "./command";
import { decode, largestFile, nodeHost, withText } from "./node-host";
import { expandOperands, showPath, type Target } from "./targets";
import { UsageError } from "./usage-error";

/** One file compiled. `regimes` are those that stand in the file itself, not in what it uses. */
export interface Compiled {
  readonly name: string;
  readonly regimes: readonly Regime[];
  readonly diagnostics: readonly Diagnostic[];
  readonly places: Places;
  readonly broken: boolean;
  /** The text compiled, its project and where it and what it uses are read; `null` for a document of checked regimes. */
  readonly entry: { readonly path: string; readonly host: Host; readonly target: Target; readonly compilation: Compilation } | null;
  /** Every file that was read for it, where it lies. */
  readonly read: readonly string[];
}

async function readStdin(context: Context): Promise<ReturnType<typeof decode>> {
  const bytes = await context.io.input(largestFile);
  if (bytes === null) return { ok: false, reason: "too-large", detail: `at most ${largestFile} bytes are read` };
  return decode(bytes);
}

/**
 * The document of checked regimes that a target is, if it is one. No text of the language begins with `{`, so on standard input the two
 * can be told apart. What cannot be read is left to `compile`, which says why.
 */
function documentOf(target: Target, host: Host): SourceFile | null {
  if (target.kind === "file" && !target.path.endsWith(".regime.json")) return null;
  const read = host.read(target.path);
  if (!read.ok || (target.kind === "stdin" && !read.text.trimStart().startsWith("{"))) return null;
  return sourceFile(target.path, read.text);
}

async function readDocument(target: Target, source: SourceFile, context: Context): Promise<Compiled> {
  const { importJson } = await import("../interchange");
  const { regimes, diagnostics } = context.time("check files", () => importJson(source));
  const show = showPath(target, context.io.cwd);
  return { name: show(target.path), regimes, diagnostics, places: { sources: new Map([[target.path, source]]), show }, broken: hasErrors(diagnostics), entry: null, read: [join(target.root, target.path)] };
}

async function compileTarget(target: Target, context: Context): Promise<Compiled> {
  const files = nodeHost(target.root);
  const read = new Set<string>();
  const noted: Host = {
    ...files,
    read: (path) => {
      read.add(join(target.root, path));
      return files.read(path);
    },
  };
  const host = target.kind === "stdin" ? withText(noted, target.path, await readStdin(context)) : noted;
  const document = documentOf(target, host);
  if (document !== null) return readDocument(target, document, context);
  const result = compile(target.path, host, { clock: () => performance.now() });
  for (const phase of ["load", "parse", "check"] as const) context.spent(`${phase} files`.replace("load", "read"), result.timings?.[phase] ?? 0);
  const show = showPath(target, context.io.cwd);
  const broken = hasErrors(result.diagnostics);
  return {
    name: show(target.path),
    regimes: result.regimes.filter((r) => r.at.path === target.path),
    diagnostics: result.diagnostics,
    places: { sources: result.sources, show },
    broken,
    entry: { path: target.path, host, target, compilation: result },
    read: [...read],
  };
}

/** Compiles every file that the operands stand for. */
export async function compileAll(context: Context): Promise<readonly Compiled[]> {
  const targets = expandOperands(context.operands, context.io.cwd, context.io.err);
  const compiled: Compiled[] = [];
  for (const [i, target] of targets.entries()) {
    context.progress("reading", i, targets.length);
    compiled.push(await compileTarget(target, context));
  }
  return compiled;
}

/** Compiles the one file that the command works on. */
export async function compileOne(context: Context): Promise<Compiled> {
  if (context.operands.length > 1) throw new UsageError(`One FILE is needed, not ${context.operands.length}.`);
  const compiled = await compileAll(context);
  const [only] = compiled;
  if (only === undefined || compiled.length > 1) throw new UsageError(`One FILE is needed; \`${context.operands[0] ?? ""}\` holds ${compiled.length}.`);
  return only;
}

/** Compiles files, each of which holds what is asked for; one that is named twice is read once. */
export async function compileEach(context: Context, files: readonly string[]): Promise<readonly Compiled[]> {
  const known = new Map<string, Compiled>();
  const compiled: Compiled[] = [];
  for (const file of files) {
    const one = known.get(file) ?? (await compileOne({ ...context, operands: [file] }));
    known.set(file, one);
    compiled.push(one);
  }
  return compiled;
}

/** Every diagnostic with the places to show it, each once (files share what they use). */
export function allDiagnostics(compiled: readonly Compiled[]): readonly { readonly diagnostic: Diagnostic; readonly places: Places }[] {
  const seen = new Set<string>();
  return compiled.flatMap(({ diagnostics, places }) =>
    diagnostics.flatMap((diagnostic) => {
      const { code, at } = diagnostic;
      const key = `${code} ${places.show(at.path)} ${at.start} ${at.end} ${JSON.stringify(diagnostic.facts)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ diagnostic, places }];
    }),
  );
}

/** Diagnostics of several files as text. */
export function diagnosticsOf(compiled: readonly Compiled[], context: Context): string {
  const found = allDiagnostics(compiled);
  return compiled
    .map(({ places }) => diagnosticsText(found.filter((f) => f.places === places).map((f) => f.diagnostic), places, context.paint))
    .filter((text) => text !== "")
    .join("\n");
}

/** Shows what is wrong with the source, for commands that need it sound: JSON on standard output, text on standard error. */
export function reportBroken(compiled: readonly Compiled[], context: Context): boolean {
  const broken = compiled.some((c) => c.broken);
  if (context.format === "json") {
    if (broken) context.io.out(print(diagnosticsDocument(allDiagnostics(compiled))));
  } else if (context.ci !== null) {
    if (broken) context.ci.diagnostics("regime", compiled, allDiagnostics(compiled));
  } else if (broken || !context.quiet) {
    context.io.err(diagnosticsOf(compiled, context));
  }
  return broken;
}
