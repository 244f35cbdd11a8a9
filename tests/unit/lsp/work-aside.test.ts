/** The queue before the thread that works, with a thread that answers when it is told to. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { CancellationTokenSource, LSPErrorCodes } from "vscode-languageserver";
import type { JobName, Jobs } from "../../../src/lsp/jobs";
import { answerOrders, type Order, type Reply } from "../../../src/lsp/orders";
import { workAside } from "../../../src/lsp/work-aside";
import { createWorkspace, type ProjectHost } from "../../../src/services";

const noFiles: ProjectHost = { read: () => ({ ok: false, reason: "missing" }), list: () => [] };
const text = `party A "a"
party B "b"
right Work
mover Worker
regime R {
  members { A, B }
  rule r { every member grants Wrok to Worker from every other member }
}
`;

/** A thread that notes its orders, and answers the oldest when it is told to. */
function line(hostOf: () => ProjectHost = () => noFiles) {
  const threads: { readonly orders: Order[]; readonly answer: (order: Order) => Reply; readonly heard: (reply: Reply) => void; readonly gone: (why: string) => void; ended: boolean }[] = [];
  const labour = workAside((heard, gone) => {
    const thread = { orders: [] as Order[], answer: answerOrders(hostOf), heard, gone, ended: false };
    threads.push(thread);
    return { send: (order) => void thread.orders.push(order), end: () => { thread.ended = true; } };
  });
  const workspace = createWorkspace(noFiles);
  workspace.open("a.regime", text);
  const place = { workspace, root: "file:///p", path: "a.regime" };
  const settled: string[] = [];
  const ask = <J extends JobName>(job: J, asked: Jobs[J]["asked"], token?: CancellationTokenSource, note: string = job): Promise<Jobs[J]["answer"] | null> =>
    labour.ask(place, job, asked, token ? { token: token.token } : {}).then(
      (answer) => { settled.push(`${note} done`); return answer; },
      (error: unknown) => { settled.push(`${note} failed: ${String((error as { code?: number }).code ?? (error as Error).message)}`); return null; },
    );
  const change = (start: number, end: number, written: string): void => {
    workspace.change("a.regime", [{ start, end, text: written }]);
    labour.changed(workspace, "document");
  };
  const reply = async (at = threads.length - 1): Promise<Order> => {
    const thread = threads[at];
    const order = thread?.orders.shift();
    if (!thread || !order) throw new Error("the thread has no order");
    thread.heard(thread.answer(structuredClone(order)));
    await vi.advanceTimersByTimeAsync(0);
    return order;
  };
  return { labour, threads, workspace, settled, ask, change, reply };
}
const lens: Jobs["lens"]["asked"] = { at: { path: "a.regime", start: 0, end: 0 }, what: "verdict", regime: "R", title: null };
const everything = { start: 0, end: text.length };

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe("what is sent", () => {
  test("the texts that the thread lacks, and no others", async () => {
    const { workspace, ask, change, reply, labour } = line();
    const first = ask("check", null);
    expect((await reply()).texts).toEqual([{ path: "a.regime", text }]);
    expect((await first)?.checked.map((d) => d.code)).toContain("unknown-name");
    void ask("hints", everything);
    expect(await reply()).toMatchObject({ texts: [], forget: false });
    workspace.open("b.regime", "");
    change(text.indexOf("Wrok"), text.indexOf("Wrok") + 4, "Work");
    labour.changed(workspace, "files");
    const mended = ask("check", null);
    expect(await reply()).toMatchObject({ texts: [{ path: "a.regime", text: text.replace("Wrok", "Work") }, { path: "b.regime", text: "" }], forget: true });
    expect((await mended)?.checked.map((d) => d.code)).not.toContain("unknown-name");
    workspace.close("b.regime");
    void ask("check", null);
    expect(await reply()).toMatchObject({ texts: [{ path: "b.regime", text: null }], forget: false });
  });
  test("one job at a time, and checks before other questions", async () => {
    const { threads, settled, ask, reply } = line();
    void ask("hints", everything);
    void ask("lens", lens);
    void ask("check", null);
    expect(threads[0]?.orders.map((o) => o.job)).toEqual(["hints"]);
    for (let i = 0; i < 3; i++) await reply();
    expect(settled).toEqual(["hints done", "check done", "lens done"]);
  });
});

describe("what is stale", () => {
  test("a question is asked again of the new texts; of a check, what it found is handed on", async () => {
    const { settled, ask, change, reply } = line();
    const judged = ask("lens", lens);
    const at = text.indexOf("Wrok");
    change(at, at + 4, "Work");
    expect((await reply()).texts).toEqual([{ path: "a.regime", text }]);
    expect(settled).toEqual([]);
    expect((await reply()).texts).toEqual([{ path: "a.regime", text: text.replace("Wrok", "Work") }]);
    expect((await judged)?.short).toMatch(/^multilateral: fails /);
    const checked = ask("check", null);
    change(at, at + 4, "Walk");
    await reply();
    expect((await checked)?.checked.map((d) => d.code)).not.toContain("unknown-name");
  });
  test("a question ends with its thread a second later, and begins again in another, which is sent all", async () => {
    const { threads, settled, ask, change, reply } = line();
    void ask("lens", lens);
    change(0, 0, "// a line\n");
    await vi.advanceTimersByTimeAsync(999);
    expect(threads.map((t) => t.ended)).toEqual([false]);
    await vi.advanceTimersByTimeAsync(1);
    expect(threads.map((t) => t.ended)).toEqual([true, false]);
    await reply(0);
    expect(settled).toEqual([]);
    expect((await reply()).texts).toEqual([{ path: "a.regime", text: `// a line\n${text}` }]);
    expect(settled).toEqual(["lens done"]);
  });
  test("a check is given up after five seconds", async () => {
    const { threads, settled, ask, change, reply } = line();
    void ask("check", null);
    change(0, 0, " ");
    await vi.advanceTimersByTimeAsync(4999);
    expect(settled).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toEqual([`check failed: ${LSPErrorCodes.ContentModified}`]);
    void ask("check", null);
    expect(threads).toHaveLength(2);
    await reply();
    expect(settled.at(-1)).toBe("check done");
  });
  test("an edit in another project is none of its business", async () => {
    const { labour, threads, ask } = line();
    void ask("lens", lens);
    labour.changed(createWorkspace(noFiles), "document");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(threads.map((t) => t.ended)).toEqual([false]);
  });
});

test("what is taken back fails at once; what waits is never begun, and what runs makes way", async () => {
  const { threads, settled, ask, reply } = line();
  const [runs, waits, late] = [new CancellationTokenSource(), new CancellationTokenSource(), new CancellationTokenSource()];
  void ask("lens", lens, runs, "first");
  void ask("lens", lens, waits, "second");
  late.cancel();
  void ask("lens", lens, late, "third");
  waits.cancel();
  runs.cancel();
  await vi.advanceTimersByTimeAsync(0);
  const { RequestCancelled } = LSPErrorCodes;
  expect(settled).toEqual([`third failed: ${RequestCancelled}`, `second failed: ${RequestCancelled}`, `first failed: ${RequestCancelled}`]);
  void ask("check", null);
  expect(threads[0]?.orders.map((o) => o.job)).toEqual(["lens"]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(threads[0]?.ended).toBe(true);
  expect((await reply()).job).toBe("check");
  expect(threads[1]?.orders).toEqual([]);
});

test("a thread that dies takes only its job with it, and a fault is told", async () => {
  const { threads, settled, ask, reply } = line();
  void ask("lens", lens);
  void ask("check", null);
  threads[0]?.gone("no memory");
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).toEqual(["lens failed: no memory"]);
  await reply();
  expect(settled).toEqual(["lens failed: no memory", "check done"]);
  const broken = line(() => { throw new Error("no folder"); });
  void broken.ask("check", null);
  await broken.reply();
  expect(broken.settled).toEqual([expect.stringContaining("check failed: Error: no folder")]);
});
