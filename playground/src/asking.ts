import type { Asked, Asks, File, Reply } from "./asks";
import { createThread } from "./thread";
import { createWaiting, isStale, type Question } from "./waiting";

/** What is asked of a text. */
export type OfText = Exclude<Asked, "files">;

/** A worker that answers questions, one at a time. */
export interface Answerer {
  /** The text as it is now: of another one nothing is wanted any more. What runs of one is waited for a moment, and then abandoned with the worker that it runs in; what runs for a tab, too, where a judgement is asked for. */
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

// Nobody waits for the answer; a fault is told by whoever is told of faults.
const handedOver = (files: readonly File[]): Question => ({ kind: "files", ask: { files }, file: null, done: () => undefined, fail: () => undefined });

/** Whether nobody wants a question any more once another tab is looked at, or another regime: tests are of the text, whatever is looked at. */
const isForTab = ({ kind, file }: Question): boolean => file !== null && kind !== "outcomes";

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
  /** Gives up what runs, unless it is soon done. */
  function letGo(old: Running): void {
    clearTimeout(cutting);
    cutting = setTimeout(() => {
      if (running !== old) return;
      clearTimeout(old.slow);
      thread.replace();
      [running, fresh] = [null, true];
      old.question.done(null);
      next();
    }, Math.max(pause, old.until - performance.now()));
  }
  const put = (question: Question): void => {
    waiting.put(question);
    next();
  };
  return {
    now: (file) => {
      current = file;
      waiting.drop((q) => isStale(q, file));
      if (running !== null && isStale(running.question, file)) letGo(running);
    },
    give: (given) => {
      for (const file of given) files.set(file.path, file);
      put(handedOver(given));
    },
    ask: (kind, ask) => new Promise((done, fail) => put(asked(kind, ask, null, done, fail))),
    askNewest: (kind, ask) => new Promise((done, fail) => {
      const question = asked(kind, ask, ask, done, fail);
      if (isStale(question, current)) return done(null);
      waiting.drop((q) => q.kind === kind && q.file !== null);
      if (kind === "judge" && running !== null && isForTab(running.question)) letGo(running);
      put(question);
    }),
  };
}
