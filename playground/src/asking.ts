import type { Asked, Asks, File, Reply } from "./asks";
import { createThread } from "./thread";
import { createWaiting, isStale, type Question } from "./waiting";

/** What is asked of a text. */
export type OfText = Exclude<Asked, "files">;

/** A worker that answers questions, one at a time. */
export interface Answerer {
  /** The text as it is now: of another one nothing is wanted any more. What runs of one is let go for a moment, and then abandoned with the worker that it runs in. */
  readonly now: (file: File) => void;
  /** Files beside the one in the editor, for all that is asked from here on. */
  readonly give: (files: readonly File[]) => void;
  readonly ask: <K extends OfText>(kind: K, ask: Asks[K]["ask"]) => Promise<Asks[K]["answer"]>;
  /** Asks of the text as it is now; of those of a kind that wait, the newest alone. `null`: a newer one came, or a newer text. */
  readonly askNewest: <K extends OfText>(kind: K, ask: Asks[K]["ask"]) => Promise<Asks[K]["answer"] | null>;
}

interface Running {
  readonly id: number;
  readonly question: Question;
  /** When it is given up once nobody wants it: in milliseconds, as `performance.now` has them. */
  readonly until: number;
  /** Starts a spare worker when the answer takes long. */
  readonly slow: ReturnType<typeof setTimeout>;
}

/** Milliseconds for which an answer is waited for that nobody wants any more: a worker is soon done with most texts, later with its first, and one in its place would begin anew. */
const grace = { first: 1500, later: 400 };
/** Milliseconds without a newer text before a worker is ended: who types on gets no new worker for each letter. */
const pause = 120;

// A worker answers a question of a kind with the answer of that kind.
const asked = (kind: OfText, ask: unknown, file: File | null, done: unknown, fail: (error: Error) => void): Question => ({ kind, ask, file, done: done as Question["done"], fail });

/** Starts a worker. A fault of ours in it is told to `failed` and to whoever asked. */
export function startWorker(name: string, failed: (what: string) => void): Answerer {
  const files = new Map<string, File>();
  const waiting = createWaiting();
  const thread = createThread(name, files, answered, failed);
  let [running, current]: [Running | null, File | null] = [null, null];
  let [last, fresh, cutting]: [number, boolean, ReturnType<typeof setTimeout> | undefined] = [0, true, undefined];

  function next(): void {
    const question = running === null ? waiting.take() : undefined;
    if (question === undefined) return;
    const long = fresh ? grace.first : grace.later;
    running = { id: (last += 1), question, until: performance.now() + long, slow: setTimeout(thread.warm, long) };
    thread.send({ id: running.id, kind: question.kind, ask: question.ask });
  }
  function answered(reply: Reply): void {
    if (running === null || reply.id !== running.id) return;
    const { question, slow } = running;
    clearTimeout(slow);
    [running, fresh] = [null, fresh && question.file === null];
    if ("answer" in reply) question.done(reply.answer);
    else {
      failed(reply.fault);
      question.fail(new Error(reply.fault));
    }
    next();
  }
  function abandon({ question, slow }: Running): void {
    clearTimeout(slow);
    thread.replace();
    [running, fresh] = [null, true];
    question.done(null);
    next();
  }
  const put = (question: Question): void => {
    waiting.put(question);
    next();
  };
  return {
    now: (file) => {
      current = file;
      waiting.drop((q) => isStale(q, file));
      clearTimeout(cutting);
      if (running === null || !isStale(running.question, file)) return;
      const old = running;
      cutting = setTimeout(() => (running === old ? abandon(old) : undefined), Math.max(pause, old.until - performance.now()));
    },
    give: (given) => {
      for (const file of given) files.set(file.path, file);
      // A fault is told by whoever is told of faults.
      put({ kind: "files", ask: { files: given }, file: null, done: () => undefined, fail: () => undefined });
    },
    ask: (kind, ask) => new Promise((done, fail) => put(asked(kind, ask, null, done, fail))),
    askNewest: (kind, ask) => new Promise((done, fail) => {
      const question = asked(kind, ask, ask, done, fail);
      if (isStale(question, current)) return done(null);
      waiting.drop((q) => q.kind === kind && q.file !== null);
      put(question);
    }),
  };
}
