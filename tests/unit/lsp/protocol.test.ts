/** Every feature of the language server, asked by a client over standard input and output. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  CallHierarchyIncomingCallsRequest, CallHierarchyOutgoingCallsRequest, CallHierarchyPrepareRequest, CodeActionRequest, CodeActionResolveRequest, CodeLensRequest, CodeLensResolveRequest,
  CompletionRequest, DefinitionRequest, DocumentFormattingRequest, DocumentHighlightRequest, DocumentRangeFormattingRequest, DocumentSymbolRequest, ExecuteCommandRequest, FoldingRangeRequest, HoverRequest, InlayHintRequest,
  PrepareRenameRequest, ReferencesRequest, RenameRequest, SemanticTokensRequest, SignatureHelpRequest, WorkspaceSymbolRequest,
  type CodeAction, type CompletionItem, type DocumentSymbol, type Location, type Range, type SymbolInformation, type TextEdit,
} from "vscode-languageserver-protocol/node";
import { sourceFile } from "../../../src/language/span";
import { offsetOf } from "../../../src/lsp/convert";
import { tokenTypes } from "../../../src/services";
import { setup } from "../../support/build";
import { positionIn, startClient, type Client } from "../../support/client";

const shared = `edition 2026
use std.rights

/// Those who work for pay.
mover Worker "a worker"
source Treaty "A treaty" celex "12016E"
`;
const main = `edition 2026
use std.rights
use "shared.regime"

group Old { A, B }
party A "Aland"
party B "Bland"
party C "Cland"
facts about mover {
  /// How well trained.
  skill : one of low, high
  urgent : yes or no
}
table fee : host, year -> money {
  A / 2010 : 10 EUR
  otherwise : 20 EUR
}

/// Work for all.
regime Common "A common regime" {
  members { A, B, C }
  /// Free work.
  rule work cites Treaty "art 1" {
    every member grants Work to Worker from every other member
  }
  exception slow to work cites Treaty {
    A refuses Work to Worker from Old when mover.skill = low
  }
  test "It is granted" cites Treaty {
    host B origin C mover Worker on 2010-01-01
    expect Work granted because work
  }
  test "It is refused" cites Treaty {
    host B origin C mover Worker on 2010-01-01
    expect Work denied
  }
  expect g1 holds
}
`;

let client: Client;
const at = (piece: string, within = 0): { textDocument: { uri: string }; position: ReturnType<typeof positionIn> } => ({ textDocument: { uri: client.uri("main.regime") }, position: positionIn(main, piece, within) });
const document = (): { textDocument: { uri: string } } => ({ textDocument: { uri: client.uri("main.regime") } });
const source = sourceFile("main.regime", main);
const textAt = ({ start, end }: Range): string => main.slice(offsetOf(source, start), offsetOf(source, end));
const everything: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

beforeAll(async () => {
  setup();
  client = await startClient({ "main.regime": main, "shared.regime": shared });
  client.open("main.regime", main);
  // A warning that only the check gives.
  await client.findings("main.regime", (p) => p.diagnostics.some((d) => d.code === "right-without-prerequisite"));
}, 600_000);
afterAll(async () => {
  expect(await client.end()).toBe(0);
});

test("it says what it can", () => {
  expect(client.initialized.serverInfo?.name).toBe("regime");
  expect(client.initialized.capabilities.textDocumentSync).toMatchObject({ openClose: true, change: 2 });
});

test("hover: what a name is, its comment and what it rests on", async () => {
  const rule = await client.connection.sendRequest(HoverRequest.type, at("to work cites", 4));
  expect(rule?.contents).toMatchObject({ value: expect.stringContaining("rule work") });
  expect(rule?.contents).toMatchObject({ value: expect.stringMatching(/Free work\.[^]*Cites Treaty art 1\./) });
  const fact = await client.connection.sendRequest(HoverRequest.type, at("mover.skill", 8));
  expect(fact?.contents).toMatchObject({ value: expect.stringContaining("mover.skill : one of low, high") });
  const mover = await client.connection.sendRequest(HoverRequest.type, at("to Worker", 4));
  expect(mover?.contents).toMatchObject({ value: expect.stringMatching(/Those who work for pay\.[^]*Declared in `shared\.regime`/) });
  expect(await client.connection.sendRequest(HoverRequest.type, at("grants"))).toBeNull();
});

test("definition: in the same file, in another, in the library", async () => {
  const rule = (await client.connection.sendRequest(DefinitionRequest.type, at("to work cites", 4))) as Location;
  expect([rule.uri, textAt(rule.range)]).toEqual([client.uri("main.regime"), "work"]);
  const mover = (await client.connection.sendRequest(DefinitionRequest.type, at("to Worker", 4))) as Location;
  expect([mover.uri, mover.range.start.line]).toEqual([client.uri("shared.regime"), 4]);
  const right = (await client.connection.sendRequest(DefinitionRequest.type, at("grants Work", 8))) as Location;
  const library = readFileSync(fileURLToPath(right.uri), "utf8").split("\n")[right.range.start.line] ?? "";
  expect(library).toMatch(/^right Work /);
  const used = (await client.connection.sendRequest(DefinitionRequest.type, at('"shared', 3))) as Location;
  expect(used.uri).toBe(client.uri("shared.regime"));
});

test("references and highlights", async () => {
  const found = await client.connection.sendRequest(ReferencesRequest.type, { ...at("rule work", 6), context: { includeDeclaration: true } });
  expect(found?.map((l) => textAt(l.range))).toEqual(["work", "work", "work"]);
  const without = await client.connection.sendRequest(ReferencesRequest.type, { ...at("rule work", 6), context: { includeDeclaration: false } });
  expect(without).toHaveLength(2);
  const marks = await client.connection.sendRequest(DocumentHighlightRequest.type, at("rule work", 6));
  expect(marks?.map((m) => m.kind)).toEqual([3, 2, 2]);
});

test("rename: across files, and refused where it cannot be", async () => {
  const edit = await client.connection.sendRequest(RenameRequest.type, { ...at("to Worker", 4), newName: "Labourer" });
  expect(Object.fromEntries(Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [uri, edits.length]))).toEqual({ [client.uri("main.regime")]: 4, [client.uri("shared.regime")]: 1 });
  const place = await client.connection.sendRequest(PrepareRenameRequest.type, at("to Worker", 4));
  expect(place).toMatchObject({ placeholder: "Worker" });
  await expect(client.connection.sendRequest(PrepareRenameRequest.type, at("grants Work", 8))).rejects.toThrow("standard library");
  await expect(client.connection.sendRequest(RenameRequest.type, { ...at("rule work", 6), newName: "slow" })).rejects.toThrow("There is a `slow` already.");
  await expect(client.connection.sendRequest(RenameRequest.type, { ...at("rule work", 6), newName: "Work" })).rejects.toThrow("small letter");
  await expect(client.connection.sendRequest(RenameRequest.type, { ...at("rule work", 6), newName: "every" })).rejects.toThrow("word of the language");
});

test("symbols of the file and of the project", async () => {
  const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, document())) as DocumentSymbol[];
  const regime = symbols.find((s) => s.name === "Common");
  expect(regime?.children?.map((s) => s.name)).toEqual(["members", "work", "slow", "It is granted", "It is refused", "expect g1 holds"]);
  expect(symbols.find((s) => s.name === "facts about mover")?.children?.map((s) => s.name)).toEqual(["skill", "urgent"]);
  const found = (await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "wrk" })) as SymbolInformation[];
  expect(found.some((s) => s.name === "Worker" && s.location.uri === client.uri("shared.regime"))).toBe(true);
});

test("folding", async () => {
  const folds = await client.connection.sendRequest(FoldingRangeRequest.type, document());
  const regime = main.split("\n").findIndex((line) => line.startsWith("regime"));
  expect(folds).toContainEqual({ startLine: regime, endLine: main.split("\n").length - 3 });
});

test("colours by meaning", async () => {
  const { data = [] } = (await client.connection.sendRequest(SemanticTokensRequest.type, document())) ?? {};
  const tokens: string[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(i, i + 4);
    [line, character] = [line + lines, lines > 0 ? characters : character + characters];
    tokens.push(`${(main.split("\n")[line] ?? "").slice(character, character + length)}:${tokenTypes[type]}`);
  }
  expect(tokens).toEqual(expect.arrayContaining(["Common:namespace", "Work:interface", "Worker:type", "work:method", "A:class", "skill:property", "low:enumMember", "Treaty:macro", "2026:number", "rule:keyword", "/// Free work.:comment"]));
});

test("hints: what is left unsaid", async () => {
  const hints = await client.connection.sendRequest(InlayHintRequest.type, { ...document(), range: everything });
  expect(hints?.map((h) => [h.label, h.position.line])).toEqual([[" = no", positionIn(main, "urgent").line], [" (2)", positionIn(main, "from Old").line]]);
});

test("the keys of a table while they are written", async () => {
  const text = main.replace("mover.skill = low", "fee(host, ");
  client.open("keys.regime", text);
  const help = await client.connection.sendRequest(SignatureHelpRequest.type, { textDocument: { uri: client.uri("keys.regime") }, position: positionIn(text, "fee(host, ", 10) });
  expect(help).toMatchObject({ activeParameter: 1, signatures: [{ label: "fee(host, year) : money", parameters: [{ label: "host" }, { label: "year" }] }] });
});

test("completion: names of the kind that is asked for, and words", async () => {
  const labels = async (piece: string, within: number): Promise<readonly string[]> => {
    const items = (await client.connection.sendRequest(CompletionRequest.type, at(piece, within))) as CompletionItem[];
    return items.map((item) => item.label);
  };
  expect(await labels("to work cites", 3)).toEqual(expect.arrayContaining(["work", "slow", "everything"]));
  expect(await labels("to Worker", 3)).toEqual(["Worker", "anybody"]);
  expect(await labels("mover.skill", 6)).toEqual(["skill", "urgent"]);
  expect(await labels("= low", 2)).toEqual(expect.arrayContaining(["low", "high"]));
  expect(await labels("every member grants", 13)).toEqual(expect.arrayContaining(["grants", "refuses", "may"]));
});

test("formatting lays a text out, and keeps its comments", async () => {
  const plain = 'source S   "a text"\n';
  client.open("plain.regime", plain);
  const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri: client.uri("plain.regime") }, options: { tabSize: 2, insertSpaces: true } });
  expect(edits?.map((e) => e.newText)).toEqual(['source S "a text"\n']);
  client.open("comment.regime", `// a remark\n${plain}`);
  const commented = await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri: client.uri("comment.regime") }, options: { tabSize: 2, insertSpaces: true } });
  expect(commented?.map((e) => e.newText)).toEqual(['// a remark\nsource S "a text"\n']);
  client.open("laid.regime", 'source S "a text"\n');
  expect(await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri: client.uri("laid.regime") }, options: { tabSize: 2, insertSpaces: true } })).toEqual([]);
});

test("formatting a range lays out its lines, and no others", async () => {
  const lines = ["regime  R {", "      closure   none", "      members   { A }", "}", ""];
  const ask = async (text: string, from: number, to: number): Promise<readonly TextEdit[] | null | undefined> => {
    client.open("range.regime", text);
    const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
    return client.connection.sendRequest(DocumentRangeFormattingRequest.type, { textDocument: { uri: client.uri("range.regime") }, range, options: { tabSize: 2, insertSpaces: true } });
  };
  const text = lines.join("\n");
  const [edit, ...more] = (await ask(text, 2, 3)) ?? [];
  expect(more).toEqual([]);
  if (!edit) throw new Error("a line that is not laid out has no edit");
  const place = sourceFile("range.regime", text);
  const changed = text.slice(0, offsetOf(place, edit.range.start)) + edit.newText + text.slice(offsetOf(place, edit.range.end));
  expect(changed.split("\n")).toEqual([lines[0], lines[1], "  members { A }", "}", ""]);
  expect(await ask(changed, 2, 3)).toEqual([]);
  expect(await ask("regime R { rule }", 0, 1)).toEqual([]);
});

test("what the linter finds is shown with what else is found, and mended", async () => {
  const text = 'edition 2026\nuse std.rights\nsource S "a text"\n';
  client.open("linted.regime", text);
  const { diagnostics } = await client.findings("linted.regime", (p) => p.diagnostics.some((d) => d.source === "regime lint"));
  expect(diagnostics.filter((d) => d.source === "regime lint").map((d) => d.code)).toContain("unused-use");
  const line = { line: 1, character: 2 };
  const actions = (await client.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri: client.uri("linted.regime") }, range: { start: line, end: line }, context: { diagnostics: [] } })) ?? [];
  const [fix] = actions.flatMap((a) => ("edit" in a && a.edit ? [a.edit] : []));
  expect(fix?.changes?.[client.uri("linted.regime")]?.map((e) => [e.range.start.line, e.newText])).toEqual([[1, ""]]);
});

test("lenses: run a test, and the verdicts over time", async () => {
  const lenses = (await client.connection.sendRequest(CodeLensRequest.type, document())) ?? [];
  const resolved = await Promise.all(lenses.map((lens) => client.connection.sendRequest(CodeLensResolveRequest.type, lens)));
  const titles = resolved.map((lens) => lens.command?.title ?? "");
  expect(titles).toEqual([expect.stringMatching(/^multilateral: /), "Run test: passes", "Run test: fails"]);
  const [verdict, , failing] = resolved;
  const verdicts = await client.connection.sendRequest(ExecuteCommandRequest.type, { command: verdict?.command?.command ?? "", arguments: verdict?.command?.arguments ?? [] });
  expect(verdicts).toMatch(/^Common\nform: [^]*norms: fails/);
  expect(await client.connection.sendRequest(ExecuteCommandRequest.type, { command: failing?.command?.command ?? "", arguments: failing?.command?.arguments ?? [] })).toMatch(/expected denied/);
  // What was judged is said of a clause too.
  const rule = await client.connection.sendRequest(HoverRequest.type, at("exception slow", 12));
  expect(rule?.contents).toMatchObject({ value: expect.stringContaining("Responsible in Common") });
});

test("actions: what was meant, and a repair", async () => {
  const text = main.replace("Work to Worker from Old", "Work to Wroker from Old");
  client.open("meant.regime", text);
  const found = await client.findings("meant.regime", (p) => p.diagnostics.some((d) => d.code === "unknown-name"));
  const range = found.diagnostics.find((d) => d.code === "unknown-name")?.range ?? everything;
  const actions = await client.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri: client.uri("meant.regime") }, range, context: { diagnostics: [] } });
  expect(actions).toMatchObject([{ title: "Write `Worker`", edit: { changes: { [client.uri("meant.regime")]: [{ newText: "Worker", range }] } } }]);
  const line = positionIn(main, "expect g1");
  const [repair] = (await client.connection.sendRequest(CodeActionRequest.type, { ...document(), range: { start: line, end: line }, context: { diagnostics: [] } })) ?? [];
  if (!repair || !("title" in repair)) throw new Error("no repair is offered");
  const made = await client.connection.sendRequest<CodeAction>(CodeActionResolveRequest.method, repair);
  expect(made.title).toMatch(/`g1` holds/);
  expect(made.edit?.changes?.[client.uri("main.regime")]?.length).toBeGreaterThan(0);
});

test("who refers to a rule, and to what it refers", async () => {
  const [item] = (await client.connection.sendRequest(CallHierarchyPrepareRequest.type, at("rule work", 6))) ?? [];
  if (!item) throw new Error("a rule has no item");
  const incoming = await client.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item });
  expect(incoming?.map((c) => c.from.name)).toEqual(["slow", "It is granted"]);
  const outgoing = await client.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item });
  expect(outgoing?.map((c) => c.to.name)).toEqual(["Treaty", "Work", "Worker"]);
});
