/** The language server on standard input and output. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { pathOf, projectFiles } from "../cli/project-files";
import { projectRoot } from "../cli/targets";
import { version } from "../cli/version";
import type { Reply } from "./orders";
import type { Surroundings } from "./projects";
import { serve } from "./server";
import { workAside, type StartThread } from "./work-aside";

const surroundings: Surroundings = {
  hostOf: projectFiles,
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

/** The thread is a file of its own beside this one. */
const startThread: StartThread = (heard, gone) => {
  // What it might print must not come between the messages of the protocol.
  const worker = new Worker(new URL("./lsp-thread.js", import.meta.url), { stdout: true });
  worker.on("message", (reply: Reply) => heard(reply));
  worker.on("error", (error) => gone(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  worker.on("exit", (code) => gone(`the thread that works ended with ${code}`));
  // The server ends when its client is gone, not when its thread is.
  worker.unref();
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    send: (order) => worker.postMessage(order),
    end: () => void worker.terminate(),
  };
};

/** Serves the client at the other end; the process ends when it says `exit`, or is gone. */
export function serveStdio(): Promise<never> {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), surroundings, workAside(startThread), version);
  return new Promise<never>(() => undefined);
}
