/** The workspaces of a client: one for each project that it has a file of. */
import { library } from "../library";
import { createWorkspace, type ProjectHost, type Workspace } from "../services";
import { folderOf, pathBelow, uriBelow } from "./convert";

/** What the surroundings give: files, and where those of the library can be read. */
export interface Surroundings {
  readonly hostOf: (root: string) => ProjectHost;
  /** The folder of the project that a file belongs to; `folder` is that of the client around it, else the file's own. */
  readonly rootOf: (uri: string, folder: string) => string;
  /** The address of a file of the standard library. */
  readonly libraryUri: (path: string) => string;
}

/** A file of a workspace. */
export interface Place {
  readonly workspace: Workspace;
  readonly root: string;
  readonly path: string;
}

export interface Projects {
  /** The folders that the client has open. */
  readonly setRoots: (roots: readonly string[]) => void;
  readonly placeOf: (uri: string) => Place;
  readonly uriOf: (root: string, path: string) => string;
  readonly all: () => readonly Workspace[];
  /** Each workspace with its folder; the path is that of no file in particular. */
  readonly allPlaces: () => readonly Place[];
  /** The text of a file of the standard library; `null` if there is none. */
  readonly libraryText: (path: string) => string | null;
}

export function createProjects({ hostOf, rootOf, libraryUri }: Surroundings): Projects {
  const workspaces = new Map<string, Workspace>();
  let roots: readonly string[] = [];
  const workspaceOf = (root: string): Workspace => {
    const known = workspaces.get(root) ?? createWorkspace(hostOf(root));
    workspaces.set(root, known);
    return known;
  };
  return {
    setRoots: (given) => void (roots = given.map((root) => root.replace(/\/+$/, "")).toSorted((a, b) => b.length - a.length)),
    placeOf: (uri) => {
      const root = rootOf(uri, roots.find((folder) => pathBelow(folder, uri) !== null) ?? folderOf(uri));
      return { workspace: workspaceOf(root), root, path: pathBelow(root, uri) ?? uri };
    },
    uriOf: (root, path) => (library.has(path) ? libraryUri(path) : uriBelow(root, path)),
    all: () => [...workspaces.values()],
    allPlaces: () => [...workspaces].map(([root, workspace]) => ({ root, workspace, path: "" })),
    libraryText: (path) => library.get(path) ?? null,
  };
}
