/** What a writer waits for in a long file: from a keystroke to the errors of syntax, and to the proposals, by a client over standard input and output. */
import { bench } from "vitest";
import { CompletionRequest, HoverRequest } from "vscode-languageserver-protocol/node";
import { position, sourceFile } from "../../src/language/span";
import { setup } from "../support/build";
import { startClient, type Client } from "../support/client";
import { firstTime, ms, once, printTable } from "../support/measure";
import { lawShaped } from "./law-shaped";
import { random } from "./workload/random";

const file = "long.regime";
const typed = "    every member grants Work to Worker from every other member when mover.skill = high\n";

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

interface Times {
  readonly syntax: readonly number[];
  readonly completion: readonly number[];
  /** Of a question that takes no work: what the machine itself takes. */
  readonly idle: readonly number[];
}

/** One clause more, written letter by letter somewhere in the text; milliseconds of each answer. */
async function type(client: Client, text: string, place: number, version: number, gap: () => number): Promise<Times> {
  const [syntax, completion, idle]: [number[], number[], number[]] = [[], [], []];
  const { line } = position(sourceFile(file, text), place);
  for (let i = 0; i < typed.length - 1; i++) {
    await wait(gap());
    const at = { line: line - 1, character: i };
    const start = performance.now();
    client.change(file, version + i, [{ range: { start: at, end: at }, text: i === 0 ? `${typed[i] ?? ""}\n` : (typed[i] ?? "") }]);
    await client.findings(file, (p) => p.version === version + i);
    syntax.push(performance.now() - start);
    const asked = performance.now();
    await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri: client.uri(file) }, position: { line: at.line, character: i + 1 } });
    completion.push(performance.now() - asked);
    const free = performance.now();
    await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: client.uri("none.regime") }, position: at });
    idle.push(performance.now() - free);
  }
  return { syntax, completion, idle };
}

/** Letters written while a check is under way: it begins 300 ms after the letter before. */
async function typeDuringChecks(client: Client, version: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < 40; i += 2) {
    const key = (more: number): void => client.change(file, version + i + more, [{ range: { start: { line: 1, character: 12 }, end: { line: 1, character: 12 } }, text: "x" }]);
    key(0);
    await client.findings(file, (p) => p.version === version + i);
    await wait(330);
    const start = performance.now();
    key(1);
    await client.findings(file, (p) => p.version === version + i + 1);
    times.push(performance.now() - start);
    await client.findings(file, (p) => p.version === version + i + 1);
  }
  return times;
}

const at = (times: readonly number[], share: number): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
const row = (times: readonly number[]): string => `${ms(at(times, 0.5))} median, ${ms(at(times, 0.95))} at the 95th percentile, ${ms(at(times, 1 - 1e-9))} at most, of ${times.length}`;

bench(
  "a keystroke in 5,000 lines (figures above)",
  firstTime(async () => {
    setup();
    const draw = random(11);
    // Nine of ten strokes come in a burst; after the tenth the writer thinks.
    const gap = (): number => (draw.chance(0.9) ? draw.whole(60, 200) : draw.whole(300, 2000));
    let text = lawShaped({ parties: 60, rules: 100, regimes: 16 });
    const client = await startClient({});
    client.open(file, text);
    await client.findings(file, (p) => p.diagnostics.length > 0);
    const opened = performance.now();
    const all: { readonly [K in keyof Times]: number[] } = { syntax: [], completion: [], idle: [] };
    for (const [round, share] of [0.1, 0.3, 0.5, 0.7, 0.9].entries()) {
      // Behind the `{` of a rule.
      const place = text.indexOf("{\n", text.indexOf("\n  rule ", text.length * share)) + 2;
      const times = await type(client, text, place, 2 + round * 1000, gap);
      text = `${text.slice(0, place)}${typed}${text.slice(place)}`;
      // The first strokes meet code that was never run.
      if (round > 0) for (const kind of ["syntax", "completion", "idle"] as const) all[kind].push(...times[kind]);
    }
    const checking: number[] = [];
    for (let i = 0; i < 7; i++) {
      const start = performance.now();
      client.change(file, 10_000 + i, [{ range: { start: { line: 1, character: 12 }, end: { line: 1, character: 12 } }, text: "x" }]);
      await client.findings(file, (p) => p.version === 10_000 + i);
      await client.findings(file, (p) => p.version === 10_000 + i);
      checking.push(performance.now() - start);
    }
    const during = await typeDuringChecks(client, 20_000);
    await client.end();
    printTable(`a keystroke in ${text.split("\n").length} lines`, [
      ["errors of syntax", row(all.syntax)],
      ["errors of syntax, during a check", row(during)],
      ["completion", row(all.completion)],
      ["a question without work", row(all.idle)],
      ["all findings, the pause of 300 ms included", row(checking)],
      ["measured for", `${((performance.now() - opened) / 1000).toFixed(0)} s`],
    ]);
  }),
  once,
);
