/** The extension for VS Code, as far as it can be run without VS Code: its manifest, its snippets, its pages, and the test explorer on a stand-in for the editor. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { itemsOf, type EvaluateAnswer, type TestAnswer } from "../../../editors/vscode/src/answers";
import { commandOf, finished } from "../../../editors/vscode/src/command";
import { frameOf, timelineHtml } from "../../../editors/vscode/src/timeline";
import { builtCommand, root, setup } from "../../support/build";
import { folderOf, regime } from "../../support/command-line";
import { compileText } from "../../support/compile-text";

const folder = join(root, "editors", "vscode");
const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), "utf8");

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly snippets: readonly { readonly path: string }[];
    readonly languages: readonly { readonly configuration: string }[];
    readonly grammars: readonly { readonly scopeName: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}
const manifest = JSON.parse(read("package.json")) as Manifest;

describe("the manifest", () => {
  const { contributes } = manifest;
  test("names files that are there, and the scope of our grammar", () => {
    for (const { path } of contributes.snippets) expect(existsSync(join(folder, path))).toBe(true);
    for (const { configuration } of contributes.languages) expect(existsSync(join(folder, configuration))).toBe(true);
    const grammar = JSON.parse(readFileSync(join(root, "grammar", "regime.tmLanguage.json"), "utf8")) as { readonly scopeName: string };
    expect(contributes.grammars.map((g) => g.scopeName)).toEqual([grammar.scopeName]);
  });
  test("every command of a menu is declared, and every command declared is registered", () => {
    const declared = contributes.commands.map((c) => c.command);
    expect(Object.values(contributes.menus).flat().filter((m) => !declared.includes(m.command))).toEqual([]);
    const source = read("src", "extension.ts");
    for (const command of declared) expect(source).toContain(`registerCommand("${command}"`);
    for (const setting of Object.keys(contributes.configuration.properties)) expect(source).toContain(setting.split(".")[1] ?? "?");
  });
});

/** `vscode-languageclient` starts a module with these words after its own. */
test("the server answers when it is started as VS Code starts it", async () => {
  setup();
  const child = spawn(process.execPath, [builtCommand, "lsp", "--stdio", `--clientProcessId=${process.pid}`], { stdio: ["pipe", "pipe", "inherit"] });
  const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities: {} } });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);
  const [first]: unknown[] = await Promise.race([once(child.stdout, "data"), once(child, "exit").then(([code]) => [`ended with ${String(code)}`])]);
  expect(String(first)).toMatch(/^Content-Length: \d+/);
  child.kill();
}, 120_000);

/** A snippet as it stands when its places are accepted one after the other. */
function accepted(body: readonly string[]): string {
  const values = new Map<string, string>();
  return body.join("\n")
    .replaceAll(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, "$2")
    .replaceAll(/\$\{(\d+):([^}]*)\}/g, (_, place: string, value: string) => {
      values.set(place, values.get(place) ?? value);
      return values.get(place) ?? value;
    });
}

describe("the snippets", () => {
  const snippets = JSON.parse(read("snippets", "regime.json")) as Readonly<Record<string, { readonly body: readonly string[] }>>;
  const text = (name: string): string => accepted(snippets[name]?.body ?? []);
  const head = "use std.rights\nuse std.movers\n";
  const errors = (source: string): readonly string[] => compileText(source).diagnostics.map((d) => d.code);

  test("a regime compiles as it stands, and its test passes", async () => {
    const made = folderOf({ "a.regime": `${head}${text("regime")}\n` });
    expect(await regime(made.path, ["test", "a.regime"])).toMatchObject({ code: 0, err: "" });
    made.remove();
  });
  test.each(["rule", "exception", "test", "expect"])("%s fits into a regime", (name) => {
    const clauses = [...new Set(["rule", ...(name === "rule" ? [] : [name])])].map(text).join("\n").replace("exception name to rule", "exception other to name");
    expect(errors(`${head}regime R {\n  source Treaty "a treaty"\n  members { BE, NL }\n${clauses}\n}\n`)).toEqual([]);
  });
});

describe("which command is run", () => {
  const there = (path: string): boolean => path === "project/main.js";
  test.each([
    ["set/main.js", "project/main.js", "set/main.js"],
    ["", "project/main.js", "project/main.js"],
    ["", "elsewhere/main.js", "own/main.js"],
    ["", null, "own/main.js"],
  ])("%j, %j: %s", (set, ofProject, expected) => {
    expect(commandOf(set, ofProject, "own/main.js", there)).toBe(expected);
  });
});

describe("the timeline", () => {
  const answer = async (path: string): Promise<EvaluateAnswer> => JSON.parse((await regime(root, ["evaluate", "--format", "json", path])).out) as EvaluateAnswer;
  test("has a bar for each stretch of each criterion, and the same in words", async () => {
    const bracero = await answer("examples/bracero.regime");
    const html = timelineHtml(bracero, "bracero.regime");
    const stretches = bracero.regimes.flatMap((r) => [...Object.values(r.criteria).flatMap((c) => c.timeline), ...("multilateral" in r.criteria ? [] : r.timeline)]);
    expect(html.match(/class="part /g)).toHaveLength(stretches.length);
    expect(html.match(/<li>/g)).toHaveLength(stretches.length);
    expect(html).toContain("fails 1942-08-04 to 1964-12-31, degree 0.5, refuted");
    expect(html).not.toMatch(/<script|\son\w+=/);
  });
  test("bars lie in the frame, and follow one another without gap", async () => {
    const html = timelineHtml(await answer("examples/eu-free-movement.regime"), "eu");
    for (const line of html.match(/<div class="bar">.*?<\/div>/g) ?? []) {
      const parts = [...line.matchAll(/left:([\d.]+)%;width:([\d.]+)%/g)].map((m) => [Number(m[1]), Number(m[2])] as const);
      parts.forEach(([left, width], i) => {
        expect(left + width).toBeLessThanOrEqual(100.01);
        if (i > 0) expect(left).toBeCloseTo((parts[i - 1]?.[0] ?? 0) + (parts[i - 1]?.[1] ?? 0), 1);
      });
    }
  });
  test("a name is text, whatever is in it", () => {
    const html = timelineHtml({ regimes: [{ regime: "R", title: '<img src=x onerror="alert(1)">', life: null, verdict: null, timeline: [], criteria: {} }] }, "</title><script>");
    expect(html).not.toContain("<img");
    expect(html).not.toContain("<script>");
    expect(html).toContain("the regime is never in force");
  });
  test("a regime without an end goes on", () => {
    const open = [{ since: "2000-01-01", until: null, verdict: "holds", grade: "proved", degree: 1 }];
    const frame = frameOf([open]);
    expect((frame?.to ?? 0) - (frame?.from ?? 0)).toBe(3653);
    expect(frameOf([])).toBeNull();
  });
});

const failing = `right Work
mover Worker
regime Pair {
  members { BE, NL }
  rule open { every member grants Work to Worker from every other member }
  expect norms fails
  test "wrong" { host BE origin NL mover Worker on 2010-01-01 expect Work denied }
  test "right" { host BE origin NL mover Worker on 2010-01-01 expect Work granted }
}
`;

describe("what is in the test explorer", () => {
  test("tests and expectations, in the order of the file, with what was found", async () => {
    const made = folderOf({ "a.regime": failing });
    const groups = itemsOf(JSON.parse((await regime(made.path, ["test", "--format", "json", "a.regime"])).out) as TestAnswer);
    made.remove();
    expect(groups.map((g) => [g.label, g.items.map((i) => [i.label, i.at.line, i.passed])])).toEqual([
      ["Pair", [["expect norms fails always", 6, false], ["wrong", 7, false], ["right", 8, true]]],
    ]);
    expect(groups[0]?.items[1]?.message).toBe("Work: expected denied, found granted.");
    expect(groups[0]?.items[0]?.message).toMatch(/^Found holds/);
  });
});

/** As much of the editor as the test explorer touches. */
class Item {
  readonly children = new Items();
  parent: Item | undefined = undefined;
  error: string | undefined = undefined;
  constructor(readonly id: string, readonly label: string, readonly uri: unknown) {
    this.children.owner = this;
  }
}
class Items {
  owner: Item | undefined = undefined;
  private readonly all = new Map<string, Item>();
  get size(): number {
    return this.all.size;
  }
  get = (id: string): Item | undefined => this.all.get(id);
  add(item: Item): void {
    item.parent = this.owner;
    this.all.set(item.id, item);
  }
  replace(items: readonly Item[]): void {
    this.all.clear();
    for (const item of items) this.add(item);
  }
  delete = (id: string): boolean => this.all.delete(id);
  [Symbol.iterator] = (): Iterator<[string, Item]> => this.all[Symbol.iterator]();
}
type Handler = (request: { readonly include: readonly Item[] | undefined }, token: { readonly isCancellationRequested: boolean; readonly onCancellationRequested: () => void }) => Promise<void>;
const editor = vi.hoisted(() => ({ files: [] as { readonly fsPath: string; toString(): string }[], made: [] as { items: unknown; resolveHandler?: (item?: unknown) => Promise<void>; handler?: unknown; results: string[] }[] }));
vi.mock("vscode", () => ({
  TestRunProfileKind: { Run: 1 },
  Range: Object,
  Location: Object,
  TestMessage: class {
    constructor(readonly message: string) {}
  },
  Disposable: { from: () => ({}) },
  workspace: {
    asRelativePath: (uri: { readonly fsPath: string }) => uri.fsPath,
    findFiles: async () => editor.files,
    createFileSystemWatcher: () => ({ onDidCreate: () => undefined, onDidChange: () => undefined, onDidDelete: () => undefined }),
  },
  tests: {
    createTestController: () => {
      const results: string[] = [];
      const say = (word: string) => (item: Item, message?: { readonly message: string }) => void results.push(`${word} ${item.label.split("/").at(-1) ?? ""}${message === undefined ? "" : `: ${message.message}`}`);
      const controller = {
        results, items: new Items(),
        createTestItem: (id: string, label: string, uri: unknown) => new Item(id, label, uri),
        createTestRun: () => ({ started: () => undefined, passed: say("passed"), failed: say("failed"), errored: say("errored"), end: () => results.push("end") }),
        createRunProfile: (_name: string, _kind: number, handler: unknown) => Object.assign(controller, { handler }),
      };
      editor.made.push(controller);
      return controller;
    },
  },
}));

describe("the test explorer", () => {
  beforeAll(setup, 120_000);
  test("finds the files, runs them with the command, and says what failed; one alone can be run", async () => {
    const { testExplorer } = await import("../../../editors/vscode/src/tests");
    const made = folderOf({ "a.regime": failing, "bad.regime": "regime {", "none.regime": "right Work\n" });
    editor.files = ["a.regime", "bad.regime", "none.regime"].map((name) => ({ fsPath: join(made.path, name), toString: () => name }));
    testExplorer((argv) => finished(builtCommand, argv, made.path));
    const controller = editor.made.at(-1) as unknown as { readonly items: Items; readonly resolveHandler: (item?: Item) => Promise<void>; readonly handler: Handler; readonly results: string[] };
    await controller.resolveHandler(undefined);
    expect([...controller.items].map(([id]) => id)).toEqual(["a.regime", "bad.regime", "none.regime"]);
    const [file, bad] = ["a.regime", "bad.regime"].map((id) => controller.items.get(id));
    await controller.resolveHandler(bad);
    expect(bad?.error).toContain("cannot stand here");
    const token = { isCancellationRequested: false, onCancellationRequested: () => undefined };
    await controller.handler({ include: undefined }, token);
    expect(controller.results.map((line) => line.split("\n")[0]?.slice(0, 60))).toEqual([
      expect.stringMatching(/^failed expect norms fails always: Found holds/), "failed wrong: Work: expected denied, found granted.", "passed right",
      expect.stringMatching(/^errored bad\.regime: /), "errored none.regime: There is nothing to run.", "end",
    ]);
    controller.results.length = 0;
    const [, pair] = [...(file?.children ?? [])][0] ?? [];
    const [, wrong] = [...(pair?.children ?? [])].find(([, item]) => item.label === "wrong") ?? [];
    await controller.handler({ include: wrong === undefined ? undefined : [wrong] }, token);
    expect(controller.results).toEqual(["failed wrong: Work: expected denied, found granted.", "end"]);
    made.remove();
  });
});
