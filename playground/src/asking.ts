import type { Asked, Asks, Message, Reply } from "./asks";

/** A worker that answers questions. */
export interface Answerer {
  readonly ask: <K extends Asked>(kind: K, ask: Asks[K]["ask"]) => Promise<Asks[K]["answer"]>;
  /** Asks when the question of its kind before is answered, and only the newest of those that wait. `null`: a newer one came. */
  readonly askNewest: <K extends Asked>(kind: K, ask: Asks[K]["ask"]) => Promise<Asks[K]["answer"] | null>;
}

interface Waiting {
  readonly run: () => void;
  readonly drop: () => void;
}

/** Starts a worker. A fault of ours in it is told to `failed` and to whoever asked. */
export function startWorker(name: string, failed: (what: string) => void): Answerer {
  const worker = new Worker(new URL("./worker/worker.ts", import.meta.url), { type: "module", name });
  const open = new Map<number, { readonly done: (answer: unknown) => void; readonly fail: (error: Error) => void }>();
  const busy = new Set<Asked>();
  const waiting = new Map<Asked, Waiting>();
  let last = 0;

  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const asked = open.get(data.id);
    open.delete(data.id);
    if ("answer" in data) return asked?.done(data.answer);
    failed(data.fault);
    asked?.fail(new Error(data.fault));
  });
  worker.addEventListener("error", (event) => failed(event.message));

  const ask = <K extends Asked>(kind: K, question: Asks[K]["ask"]): Promise<Asks[K]["answer"]> =>
    new Promise((done, fail) => {
      const message: Message = { id: (last += 1), kind, ask: question };
      // The worker answers a question of a kind with the answer of that kind.
      open.set(message.id, { done: done as (answer: unknown) => void, fail });
      // The list of what is handed over is empty: everything is copied.
      worker.postMessage(message, []);
    });
  const next = (kind: Asked): void => {
    const one = waiting.get(kind);
    waiting.delete(kind);
    if (one === undefined) busy.delete(kind);
    else one.run();
  };
  const askNewest = <K extends Asked>(kind: K, question: Asks[K]["ask"]): Promise<Asks[K]["answer"] | null> =>
    new Promise((done, fail) => {
      const run = (): void => void ask(kind, question).then(done, fail).finally(() => next(kind));
      if (!busy.has(kind)) {
        busy.add(kind);
        return run();
      }
      waiting.get(kind)?.drop();
      waiting.set(kind, { run, drop: () => done(null) });
    });
  return { ask, askNewest };
}
