import { existsSync, lstatSync, readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isWithin } from "./node-host";
import { UsageError } from "./usage-error";

/** One file to work on. `path` is its path from the root of its project, with `/`. */
export interface Target {
  readonly kind: "file" | "stdin";
  readonly root: string;
  readonly path: string;
}

/** Name under which standard input is read; `use` in it is relative to the working directory. */
export const stdinPath = "standard-input.regime";

const markers = ["regime.config.json", "package.json", ".git"];

/** The nearest folder, from this one upwards, that is marked as a project; else the one given. */
export function projectRoot(folder: string, otherwise: string = folder): string {
  for (let at = folder; ; at = dirname(at)) {
    if (markers.some((marker) => existsSync(join(at, marker)))) return at;
    if (dirname(at) === at) return otherwise;
  }
}

const toPath = (root: string, file: string): string => relative(root, file).split(sep).join("/");

function targetOf(file: string, otherwise?: string): Target {
  const folder = dirname(file);
  const root = projectRoot(folder, otherwise);
  return { kind: "file", root, path: toPath(root, file) };
}

interface Walk {
  readonly top: string;
  readonly seen: Set<string>;
  readonly files: string[];
  /** Links that leave the folder asked for: never followed. */
  readonly outside: string[];
}

function visitEntry(walk: Walk, path: string, entry: Dirent): void {
  const named = entry.name.endsWith(".regime");
  if (entry.isDirectory()) {
    if (entry.name !== "node_modules" && entry.name !== ".git") visitFolder(walk, path);
  } else if (entry.isSymbolicLink()) {
    visitLink(walk, path, named);
  } else if (named) {
    walk.files.push(path);
  }
}

function visitLink(walk: Walk, path: string, named: boolean): void {
  // A dangling link is listed if it names a regime: reading it reports it as missing.
  if (!existsSync(path)) {
    if (named) walk.files.push(path);
    return;
  }
  if (!isWithin(projectRoot(walk.top), realpathSync(path))) {
    if (named) walk.files.push(path);
    else if (statSync(path).isDirectory()) walk.outside.push(path);
  } else if (statSync(path).isDirectory()) {
    visitFolder(walk, path);
  } else if (named) {
    walk.files.push(path);
  }
}

function visitFolder(walk: Walk, folder: string): void {
  const real = realpathSync(folder);
  if (walk.seen.has(real)) return;
  walk.seen.add(real);
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) visitEntry(walk, join(folder, entry.name), entry);
}

/** Every `.regime` file of a project, by its path from the root; none where a folder cannot be read. */
export function filesOf(root: string): readonly string[] {
  try {
    return expandFolder(root, root, () => undefined).map((target) => toPath(root, join(target.root, target.path)));
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}

function expandFolder(operand: string, folder: string, note: (text: string) => void): readonly Target[] {
  const walk: Walk = { top: folder, seen: new Set(), files: [], outside: [] };
  try {
    visitFolder(walk, folder);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    throw new UsageError(`\`${path ?? operand}\` cannot be read (${code ?? String(error)}); nothing was done.`);
  }
  for (const link of walk.outside) note(`${link}: a link out of the project, not followed\n`);
  if (walk.files.length === 0) throw new UsageError(`There is no *.regime file below \`${operand}\`.`);
  return walk.files.map((file) => targetOf(file, folder));
}

/** The files that the operands stand for, in order, each once. Throws a `UsageError` where there is nothing. */
export function expandOperands(operands: readonly string[], cwd: string, note: (text: string) => void): readonly Target[] {
  if (operands.length === 0) throw new UsageError("A file is needed: a PATH, a directory, or `-` for standard input.");
  const targets = operands.flatMap((operand): readonly Target[] => {
    if (operand === "-") return [{ kind: "stdin", root: projectRoot(cwd), path: toPath(projectRoot(cwd), join(cwd, stdinPath)) }];
    if (operand === "" || operand.includes("\0")) throw new UsageError("An empty PATH names no file.");
    const path = resolve(cwd, operand);
    if (!existsSync(path)) {
      const dangling = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
      throw new UsageError(dangling ? `\`${operand}\` is a link to nothing.` : `There is no file \`${operand}\`.`);
    }
    return statSync(path).isDirectory() ? expandFolder(operand, path, note) : [targetOf(path)];
  });
  const seen = new Set<string>();
  return targets.filter((t) => {
    const key = `${t.kind} ${t.root} ${t.path}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** How a file of a project is named to the reader: from the working directory; library files as they are. */
export function showPath(target: Target, cwd: string): (path: string) => string {
  return (path) => {
    if (target.kind === "stdin" && path === target.path) return "<standard input>";
    if (path.startsWith("std/")) return path;
    const absolute = join(target.root, path);
    const shown = relative(cwd, absolute);
    return (shown === "" ? basename(absolute) : shown).split(sep).join("/");
  };
}
