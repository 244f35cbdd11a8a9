import { existsSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { configFile, lint as findAll, mend, readConfig, type LintConfig, type LintOptions } from "../linter";
import type { File } from "../language/ast";
import { position, sourceFile } from "../language/span";
import { lintDocument } from "../report/json/lint";
import { print } from "../report/json/shared";
import type { Linted } from "../report/lint";
import { lintText } from "../report/text/lint";
import type { Command, Context } from "./command";
import { countFromZero } from "./counts";
import { exit, type ExitCode } from "./exit-codes";
import { readPlainFile } from "./node-host";
import { compileAll, reportBroken, type Compiled } from "./session";
import { showPath } from "./targets";
import { UsageError } from "./usage-error";
import { writeMended } from "./write-mended";

type Entry = NonNullable<Compiled["entry"]>;

/** How a project says that it is linted; nothing where it has no configuration. */
function configOf(root: string, shown: string): LintConfig {
  const path = join(root, configFile);
  if (!existsSync(path)) return {};
  const file = readPlainFile(path);
  if (!file.ok) throw new UsageError(`\`${shown}\` cannot be read: ${file.detail ?? file.reason}.`);
  const read = readConfig(file.text);
  if (read.ok) return read.config;
  const { line, column } = position(sourceFile(path, file.text), read.problem.at.start);
  throw new UsageError(`${shown}:${line}:${column}: ${read.problem.message}`);
}

/** The configuration of each project, read once. */
function configs(entries: readonly Entry[], cwd: string): ReadonlyMap<string, LintConfig> {
  const all = new Map<string, LintConfig>();
  for (const { target } of entries) {
    if (!all.has(target.root)) all.set(target.root, configOf(target.root, showPath(target, cwd)(configFile)));
  }
  return all;
}

/** The trees of the files given that use a file. */
const usersOf = (entry: Entry, entries: readonly Entry[]): readonly File[] =>
  entries.flatMap(({ path, target, compilation }) => {
    const module = target.root === entry.target.root && path !== entry.path ? compilation.modules.get(path) : undefined;
    return module !== undefined && module.uses.some((use) => use.path === entry.path) ? [module.file] : [];
  });

function checkAsked({ options, operands }: Context, compiled: readonly Compiled[]): readonly Entry[] {
  if (options.has("fix") && !options.has("dry-run") && operands.includes("-")) throw new UsageError("Standard input cannot be mended in its place: name a file, or add `--dry-run`.");
  return compiled.map(({ entry, name }) => {
    if (entry === null) throw new UsageError(`\`${name}\` is a document of checked regimes: it has no text to lint. \`regime export --to text\` writes one.`);
    return entry;
  });
}

/** One file, mended if that is asked. Nothing is written yet. */
function lintOne({ name, places }: Compiled, { host, compilation }: Entry, options: LintOptions, fix: boolean): Linted & { readonly text: string | null } {
  const findings = findAll(compilation, options);
  const source = compilation.sources.get(options.path);
  if (!fix || source === undefined || findings.every((f) => f.fix === null)) return { name, places, findings, mended: null, text: null };
  const { text, edits, count, compiled, left } = mend(host, options);
  return { name, places: { ...places, sources: compiled.sources }, findings: left, mended: { source, edits, count, written: false }, text };
}

function codeOf(files: readonly Linted[], most: number | null): ExitCode {
  const of = (level: "error" | "warn"): number => files.reduce((n, file) => n + file.findings.filter((f) => f.level === level).length, 0);
  return of("error") > 0 || (most !== null && of("warn") > most) ? exit.failed : exit.ok;
}

/** The most warnings allowed: as asked, else the fewest that a project of the files allows. */
function mostWarnings(context: Context, projects: Iterable<LintConfig>): number | null {
  const asked = countFromZero(context.options, "max-warnings");
  const allowed = [...projects].flatMap((config) => config.maxWarnings ?? []);
  return asked ?? (allowed.length === 0 ? null : Math.min(...allowed));
}

/** `regime lint PATH...`: 1 where there is a finding at `error`, or more at `warn` than allowed; 3 where a file has errors. */
export const lint: Command = async (context) => {
  const { options, io } = context;
  const compiled = await compileAll(context);
  const entries = checkAsked(context, compiled);
  if (compiled.some((c) => c.broken)) {
    reportBroken(compiled, context);
    return exit.source;
  }
  const projects = configs(entries, io.cwd);
  const most = mostWarnings(context, projects.values());
  const dryRun = options.has("dry-run");
  const start = performance.now();
  const linted = compiled.flatMap((one, i) => {
    const entry = entries[i];
    return entry === undefined ? [] : [{ entry, ...lintOne(one, entry, { path: entry.path, config: projects.get(entry.target.root) ?? {}, users: usersOf(entry, entries) }, dryRun || options.has("fix")) }];
  });
  context.spent("lint", performance.now() - start);
  if (!dryRun) writeMended(linted.flatMap(({ entry, text }) => (text === null ? [] : [{ path: join(entry.target.root, entry.path), text }])));
  const files = linted.map(({ name, places, findings, mended }): Linted => ({ name, places, findings, mended: mended === null ? null : { ...mended, written: !dryRun } }));
  if (context.ci !== null) {
    context.ci.lint(files);
    return codeOf(files, most);
  }
  context.time("report", () => io.out(context.format === "json" ? print(lintDocument(files)) : lintText(files, { paint: context.paint, quiet: context.quiet, dryRun })));
  return codeOf(files, most);
};
