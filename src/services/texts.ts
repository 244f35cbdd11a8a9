import type { Host } from "../language/host";
import { sourceFile, type SourceFile } from "../language/span";
import { library } from "../library";
import type { Draft, Piece } from "../parser/pieces";
import { read, reread, type Change } from "../parser/reread";

/** Where the files of a project come from; open documents stand before them. */
export interface ProjectHost extends Host {
  /** The `.regime` files of the project. */
  readonly list: () => readonly string[];
}

/** The texts of a project as they are now: those that are open, and those on disk as they were read last. */
export interface Texts {
  readonly open: (path: string, text: string) => void;
  readonly change: (path: string, changes: readonly Change[]) => void;
  readonly close: (path: string) => void;
  /** Files on disk may be others by now. */
  readonly forget: () => void;
  /** The documents that are open, as they stand. */
  readonly opened: () => readonly SourceFile[];
  /** Every file that there is: open, in the project, or in the library. */
  readonly paths: () => readonly string[];
  /** The text of a file, read into items; `null` where it cannot be read. */
  readonly draft: (path: string) => Draft | null;
  readonly host: Host;
  /** Reads what moved where it stands now, as `compile` needs it. */
  readonly settle: () => void;
}

interface OnDisk {
  readonly answer: ReturnType<Host["read"]>;
  readonly draft: Draft | null;
}

export function createTexts(project: ProjectHost): Texts {
  const opened = new Map<string, Draft>();
  const closed = new Map<string, OnDisk>();
  let listed: readonly string[] | null = null;
  const fromDisk = (path: string): OnDisk => {
    const known = closed.get(path) ?? readFrom(project, path);
    closed.set(path, known);
    return known;
  };
  const forget = (): void => {
    for (const path of closed.keys()) if (!library.has(path)) closed.delete(path);
    listed = null;
  };
  return {
    open: (path, text) => void opened.set(path, read(sourceFile(path, text))),
    change: (path, changes) => {
      for (const change of changes) {
        const before = opened.get(path);
        if (before) opened.set(path, reread(before, change));
      }
    },
    close: (path) => {
      opened.delete(path);
      forget();
    },
    forget,
    opened: () => [...opened.values()].map(({ source }) => source),
    paths: () => [...new Set([...opened.keys(), ...(listed ??= project.list()), ...library.keys()])],
    draft: (path) => opened.get(path) ?? fromDisk(path).draft,
    host: {
      read: (path) => {
        const open = opened.get(path);
        return open ? { ok: true, text: open.source.text } : fromDisk(path).answer;
      },
    },
    settle: () => {
      for (const [path, draft] of opened) if (draft.pieces.some(isMoved)) opened.set(path, read(draft.source));
    },
  };
}

/** A file of the project or the library; only texts of the language are read into items. */
function readFrom(project: ProjectHost, path: string): OnDisk {
  const text = library.get(path);
  const answer = text === undefined ? project.read(path) : ({ ok: true, text } as const);
  return { answer, draft: answer.ok && path.endsWith(".regime") ? read(sourceFile(path, answer.text)) : null };
}

const isMoved = ({ shift, inner }: Piece): boolean => shift !== 0 || inner.some(isMoved);
