import { createWorkspace, type Workspace } from "regime-lang/services";
import type { File } from "../asks";
import { changeBetween } from "./change";

/** The texts of the page, in a workspace. */
export interface Project {
  readonly workspace: Workspace;
  /** Adds files beside the one in the editor, or puts them in place of what they were. */
  readonly add: (files: readonly File[]) => void;
  /** The text of the editor as it is now. */
  readonly hold: (file: File) => void;
  /** Files that were asked for and are not there, since the text was held last. */
  readonly wanted: () => readonly string[];
}

export function createProject(): Project {
  const files = new Map<string, string>();
  const wanted = new Set<string>();
  const workspace = createWorkspace({
    read: (path) => {
      const text = files.get(path);
      if (text !== undefined) return { ok: true, text };
      wanted.add(path);
      return { ok: false, reason: "missing" };
    },
    list: () => [...files.keys()].filter((path) => path.endsWith(".regime")),
  });
  let held: File | null = null;
  return {
    workspace,
    add: (added) => {
      for (const { path, text } of added) files.set(path, text);
      wanted.clear();
      workspace.forget();
    },
    hold: (file) => {
      if (held?.path === file.path && held.text === file.text) return;
      if (held?.path === file.path) workspace.change(file.path, [changeBetween(held.text, file.text)]);
      else {
        if (held !== null) workspace.close(held.path);
        workspace.open(file.path, file.text);
      }
      held = file;
      wanted.clear();
    },
    wanted: () => [...wanted],
  };
}
