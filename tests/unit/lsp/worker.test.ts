/** The server in a worker: the built file, with the global object that a browser gives it. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { beforeAll, expect, test } from "vitest";
import { root, setup } from "../../support/build";

const worker = pathToFileURL(join(root, "dist", "lsp-worker.js")).href;
/** Messages as a browser's worker has them. */
const script = `import { parentPort } from "node:worker_threads";
globalThis.self = globalThis;
globalThis.postMessage = (message) => parentPort.postMessage(message);
globalThis.addEventListener = (type, listener) => parentPort.on(type, listener);
parentPort.on("message", (data) => globalThis.onmessage?.({ data }));
await import(${JSON.stringify(worker)});
parentPort.postMessage("ready");`;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly params?: { readonly diagnostics?: readonly { readonly code: string }[] };
}

beforeAll(setup, 600_000);

test("it answers messages, and knows the library", async () => {
  const server = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
  const waiting: { readonly fits: (m: Message) => boolean; readonly done: (m: Message) => void }[] = [];
  const next = (fits: (m: Message) => boolean): Promise<Message> => new Promise((done) => waiting.push({ fits, done }));
  const ready = new Promise<void>((done) => server.on("message", (m: Message | "ready") => {
    if (m === "ready") return done();
    const at = waiting.findIndex((w) => w.fits(m));
    waiting.splice(at, at < 0 ? 0 : 1)[0]?.done(m);
  }));
  await ready;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
  const send = (message: object): void => server.postMessage({ jsonrpc: "2.0", ...message });
  const ask = (id: number, method: string, params: unknown): Promise<Message> => {
    const answer = next((m) => m.id === id && m.method === undefined);
    send({ id, method, params });
    return answer;
  };
  expect(await ask(1, "initialize", { processId: null, rootUri: null, capabilities: {} })).toMatchObject({ result: { serverInfo: { name: "regime" } } });
  const uri = "file:///play/main.regime";
  const found = next((m) => m.method === "textDocument/publishDiagnostics" && (m.params?.diagnostics?.length ?? 0) > 0);
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "regime", version: 1, text: "use std.rights\nright Mine needs Wrok\n" } } });
  expect((await found).params?.diagnostics?.map((d) => d.code)).toContain("unknown-name");
  expect(await ask(2, "textDocument/completion", { textDocument: { uri }, position: { line: 1, character: 17 } })).toMatchObject({ result: expect.arrayContaining([expect.objectContaining({ label: "Work" })]) });
  expect(await ask(3, "workspace/executeCommand", { command: "regime.libraryText", arguments: ["std/rights.regime"] })).toMatchObject({ result: expect.stringContaining("right Work") });
  await server.terminate();
}, 120_000);
