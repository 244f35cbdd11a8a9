/** The language server in a worker of a browser: messages instead of standard input and output, and no files but those that are open. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { version } from "../cli/version";
import { workHere } from "./labour";
import { serve } from "./server";

// A worker's global object is the other end of its channel.
const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

serve(createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port)), {
  hostOf: () => ({ read: () => ({ ok: false, reason: "missing" }), list: () => [] }),
  rootOf: (_, folder) => folder,
  libraryUri: (path) => `regime-library:///${path}`,
}, workHere, version);
