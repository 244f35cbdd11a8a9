/** Findings as a text is written: errors of syntax with every keystroke, the rest after a pause; files that use one another; clients that go away. */
import { spawn } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CancellationTokenSource, CodeLensRequest, CodeLensResolveRequest, DidCloseTextDocumentNotification, HoverRequest, LSPErrorCodes } from "vscode-languageserver-protocol/node";
import { pause } from "../../../src/lsp/sync";
import { lawShaped } from "../../bench/law-shaped";
import { builtCommand, setup } from "../../support/build";
import { positionIn, startClient, type Client } from "../../support/client";

const shared = 'source Treaty "A treaty" celex "12016E"\n';
const main = `use std.rights
use std.movers
use "shared.regime"
party A "Aland"
party B "Bland"
regime R {
  members { A, B }
  rule r cites Treaty {
    A grants Enter to Worker from B
  }
}
`;
let client: Client;
const codes = (all: readonly { readonly code?: string | number }[]): readonly unknown[] => all.map((d) => d.code);

beforeAll(async () => {
  setup();
  client = await startClient({ "main.regime": main, "shared.regime": shared });
}, 600_000);
afterAll(async () => {
  expect(await client.end()).toBe(0);
});

test("a broken word is shown at once, an unknown name after a pause, and both go when mended", async () => {
  client.open("main.regime", main);
  const clean = await client.findings("main.regime");
  expect(clean).toMatchObject({ version: 1, diagnostics: [] });
  const grants = positionIn(main, "grants");
  client.change("main.regime", 2, [{ range: { start: grants, end: { ...grants, character: grants.character + 6 } }, text: "grunts" }]);
  const broken = await client.findings("main.regime", (p) => p.version === 2);
  expect(broken.diagnostics).toMatchObject([{ code: "unexpected-text", severity: 1, range: { start: grants }, message: expect.stringContaining("Did you mean `grants`?") }]);
  const treaty = positionIn(main, "Treaty");
  client.change("main.regime", 3, [
    { range: { start: grants, end: { ...grants, character: grants.character + 6 } }, text: "grants" },
    { range: { start: treaty, end: { ...treaty, character: treaty.character + 6 } }, text: "Traety" },
  ]);
  expect(codes((await client.findings("main.regime", (p) => p.version === 3)).diagnostics)).toEqual([]);
  const unknown = await client.findings("main.regime", (p) => p.diagnostics.some((d) => d.code === "unknown-name"));
  expect(unknown).toMatchObject({ version: 3, diagnostics: [{ code: "unknown-name", range: { start: treaty } }] });
  // A line above moves what was found, before anything is checked again.
  client.change("main.regime", 4, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "// one line more\n" }]);
  const moved = await client.findings("main.regime", (p) => p.version === 4);
  expect(moved.diagnostics).toMatchObject([{ code: "unknown-name", range: { start: { line: treaty.line + 1, character: treaty.character } } }]);
  client.change("main.regime", 5, [{ text: main }]);
  await client.findings("main.regime", (p) => p.version === 5 && p.diagnostics.length === 0);
});

test("an open file stands before the one on disk, also for those who use it", async () => {
  client.open("shared.regime", 'source Other "Another text" celex "12016E"\n');
  await client.findings("main.regime", (p) => p.diagnostics.some((d) => d.code === "unknown-name"));
  await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: client.uri("shared.regime") } });
  await client.findings("main.regime", (p) => p.diagnostics.every((d) => d.source === "regime lint"));
});

test("a question about a file that is not there has no answer", async () => {
  expect(await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: client.uri("none.regime") }, position: { line: 0, character: 0 } })).toBeNull();
  expect(await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: "untitled:Untitled-1" }, position: { line: 3, character: 9 } })).toBeNull();
});

test("a question that is taken back is not answered", async () => {
  const [lens] = (await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: client.uri("main.regime") } })) ?? [];
  if (!lens) throw new Error("a regime has no lens");
  const source = new CancellationTokenSource();
  const answer = client.connection.sendRequest(CodeLensResolveRequest.type, lens, source.token);
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
});

test("a keystroke that falls into a check is answered before the check is done, and what is found stands where it is by then", async () => {
  // Takes a second and more to check; a name that is not there is found by the check only. Where the machine was too busy to tell in time, with a longer one.
  let first: readonly unknown[] = ["unknown-name"];
  for (let regimes = 48; first.length > 0 && regimes <= 200; regimes *= 2) {
    const path = `long-${regimes}.regime`;
    const text = lawShaped({ parties: 60, rules: 100, regimes }).replace("regime ", "right Mine needs Wrok\nregime ");
    client.open(path, text);
    await client.findings(path, (p) => p.version === 1);
    await new Promise((done) => setTimeout(done, pause + 100));
    client.change(path, 2, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "// one line more\n" }]);
    // In the order in which they were told: nothing was found yet when the keystroke was answered.
    first = codes((await client.findings(path)).diagnostics);
    if (first.length === 0) {
      expect(await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: client.uri(path) }, position: { line: 0, character: 0 } })).toBeNull();
      const { line, character } = positionIn(text, "Wrok");
      const found = await client.findings(path, (p) => p.diagnostics.some((d) => d.code === "unknown-name"));
      expect(found.version).toBe(2);
      expect(found.diagnostics.find((d) => d.code === "unknown-name")?.range.start).toEqual({ line: line + 1, character });
    }
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: client.uri(path) } });
  }
  expect(first).toEqual([]);
}, 120_000);

test("where the client is gone, the server ends", async () => {
  const server = spawn(process.execPath, [builtCommand, "lsp"], { stdio: ["pipe", "ignore", "inherit"] });
  const ended = new Promise((done) => server.once("exit", done));
  server.stdin.end();
  expect(await ended).not.toBeNull();
});
