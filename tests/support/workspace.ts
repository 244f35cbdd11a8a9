/** Workspaces for tests: files in memory, and the repository's own. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { createWorkspace, type ProjectHost, type Workspace } from "../../src/services/workspace";
import { memoryHost } from "./compile-text";
import { examplePaths, host, root } from "./examples";

/** A project of files in memory; all of them are open. */
export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const workspace = createWorkspace({ ...memoryHost(files), list: () => Object.keys(files).filter((p) => p.endsWith(".regime")) });
  for (const [name, text] of Object.entries(files)) if (name.endsWith(".regime")) workspace.open(name, text);
  return workspace;
}

/** The examples as a project on disk. */
export const exampleHost: ProjectHost = { ...host, list: () => examplePaths };
export const exampleWorkspace = (): Workspace => createWorkspace(exampleHost);
export const exampleText = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** A text with a place marked `|`: without the mark, and where it stood. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf("|");
  if (offset < 0) throw new Error("no place is marked");
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}
