/** The language server on standard input and output. */
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeHost } from "../cli/node-host";
import { filesOf, projectRoot } from "../cli/targets";
import { version } from "../cli/version";
import type { ProjectHost } from "../services";
import type { Surroundings } from "./projects";
import { serve } from "./server";

/** Of a folder that is not there, or of an address that is no file: nothing is read. */
const nothing: ProjectHost = { read: () => ({ ok: false, reason: "missing" }), list: () => [] };

const pathOf = (uri: string): string | null => (uri.startsWith("file:") ? fileURLToPath(uri) : null);

const surroundings: Surroundings = {
  hostOf: (root) => {
    const folder = pathOf(root);
    return folder !== null && existsSync(folder) ? { ...nodeHost(folder), list: () => filesOf(realpathSync(folder)) } : nothing;
  },
  // As the command line does: the nearest folder that is marked as a project.
  rootOf: (uri, folder) => {
    const [file, otherwise] = [pathOf(uri), pathOf(folder)];
    return file === null || otherwise === null ? folder : pathToFileURL(projectRoot(dirname(file), otherwise)).href;
  },
  libraryUri: (path) => pathToFileURL(join(stdlib(), path.replace(/^std\//, ""))).href,
};

/** The folder of the standard library in this package. */
function stdlib(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, "stdlib");
    if (existsSync(folder) || dirname(at) === at) return folder;
  }
}

/** Serves the client at the other end; the process ends when it says `exit`, or is gone. */
export function serveStdio(): Promise<never> {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), surroundings, version);
  return new Promise<never>(() => undefined);
}
