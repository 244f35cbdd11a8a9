import type { File, Message, Reply } from "./asks";

/** A worker, and another one that comes in its place. */
export interface Thread {
  readonly send: (message: Message) => void;
  /** Starts another worker beside, so that it is there when it is wanted. */
  readonly warm: () => void;
  /** Ends the worker, and what runs in it: nothing else does. The other one comes in its place. */
  readonly replace: () => void;
}

/** Starts the worker; what comes in its place gets the files. */
export function createThread(name: string, files: ReadonlyMap<string, File>, answered: (reply: Reply) => void, failed: (what: string) => void): Thread {
  // The list of what is handed over is empty: everything is copied.
  const send = (worker: Worker, message: Message): void => worker.postMessage(message, []);
  function started(): Worker {
    const made = new Worker(new URL("./worker/worker.ts", import.meta.url), { type: "module", name });
    made.addEventListener("message", ({ data }: MessageEvent<Reply>) => answered(data));
    made.addEventListener("error", ({ message }) => failed(message));
    return made;
  }
  let [worker, spare]: [Worker, Worker | null] = [started(), null];
  return {
    send: (message) => send(worker, message),
    warm: () => {
      spare ??= started();
    },
    replace: () => {
      worker.terminate();
      [worker, spare] = [spare ?? started(), null];
      // Nobody waits for the answer to this.
      send(worker, { id: 0, kind: "files", ask: { files: [...files.values()] } });
    },
  };
}
