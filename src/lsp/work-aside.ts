import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";
import type { Workspace } from "../services";
import type { JobName, Jobs } from "./jobs";
import { takenBack, type Asking, type Labour } from "./labour";
import type { Order, Reply } from "./orders";
import type { Place } from "./projects";

/** A thread that answers orders. */
export interface Thread {
  readonly send: (order: Order) => void;
  /** Ends it, whatever it is doing. */
  readonly end: () => void;
}
/** Starts a thread: whom it tells its answers, and whom why it is gone. */
export type StartThread = (heard: (reply: Reply) => void, gone: (why: string) => void) => Thread;

/** Milliseconds that a job may go on for after the texts have changed, or the question was taken back. A new thread takes about a second until it is as quick. */
const grace = 1000;
/** What a check has found still serves, moved along with the edits. */
const graceOfCheck = 5000;

interface Task {
  readonly place: Place;
  readonly job: JobName;
  readonly asked: Jobs[JobName]["asked"];
  readonly begun: () => void;
  readonly done: (answer: Jobs[JobName]["answer"]) => void;
  readonly failed: (error: Error) => void;
  readonly token: CancellationToken | undefined;
}
interface Running {
  readonly task: Task;
  readonly id: number;
  /** Set once nobody needs the answer any more: then its time runs out. */
  over: ReturnType<typeof setTimeout> | undefined;
}

/** All work in another thread, one job at a time, checks first. What is stale and does not end by itself ends with its thread. */
export function workAside(start: StartThread): Labour {
  const waiting: Task[] = [];
  let running: Running | null = null;
  let last = 0;

  /** What is running no longer runs. */
  const take = (): Task | null => {
    clearTimeout(running?.over);
    const task = running?.task ?? null;
    running = null;
    return task;
  };
  const next = (): void => {
    if (running) return;
    const [task] = waiting.splice(Math.max(0, waiting.findIndex((t) => t.job === "check")), 1);
    if (!task) return;
    running = { task, id: ++last, over: undefined };
    task.begun();
    line.send(task, last);
  };
  const heard = (reply: Reply): void => {
    if (reply.id !== running?.id) return;
    const stale = running.over !== undefined;
    const task = take();
    if (!task) return;
    if ("fault" in reply) task.failed(new Error(reply.fault));
    else if (stale && task.job !== "check") again(task, waiting);
    else task.done(reply.answer);
    next();
  };
  const line = createLine(start, heard, (why) => {
    take()?.failed(new Error(why));
    next();
  });
  const expire = (): void => {
    line.end();
    const task = take();
    if (task) again(task, waiting);
    next();
  };
  const stale = (): void => {
    if (running) running.over ??= setTimeout(expire, running.task.job === "check" ? graceOfCheck : grace);
  };
  const takeBack = (task: Task): void => {
    const at = waiting.indexOf(task);
    if (at >= 0) waiting.splice(at, 1);
    task.failed(takenBack());
    if (running?.task === task) stale();
  };
  return {
    ask: (place, job, asked, asking) => taskOf(place, job, asked, asking, takeBack, (task) => {
      waiting.push(task);
      next();
    }),
    changed: (workspace, what) => {
      if (what === "files") line.forget(workspace);
      if (running?.task.place.workspace === workspace) stale();
    },
  };
}

/** The texts are others now: what is asked is asked of them. Of a check there is a next one. */
function again(task: Task, waiting: Task[]): void {
  if (task.token?.isCancellationRequested) return;
  if (task.job === "check") task.failed(new ResponseError(LSPErrorCodes.ContentModified, "the text has changed"));
  else waiting.unshift(task);
}

/** A task that is handed on, and the promise of its answer. */
const taskOf = <J extends JobName>(place: Place, job: J, asked: Jobs[J]["asked"], { token, begun = () => undefined }: Asking = {}, takeBack: (task: Task) => void, hand: (task: Task) => void) =>
  new Promise<Jobs[J]["answer"]>((resolve, reject) => {
    // The thread answers what it was asked.
    const done = resolve as (answer: Jobs[JobName]["answer"]) => void;
    const task: Task = { place, job, asked, begun, done, failed: reject, token };
    if (token?.isCancellationRequested) return reject(takenBack());
    token?.onCancellationRequested(() => takeBack(task));
    hand(task);
  });

interface Line {
  readonly send: (task: Task, id: number) => void;
  /** Files of the workspace on disk may be others. */
  readonly forget: (workspace: Workspace) => void;
  /** Ends the thread; the next task begins another. */
  readonly end: () => void;
}

/** The thread of the moment, and what it has of the texts: it is sent what it lacks. */
function createLine(start: StartThread, heard: (reply: Reply) => void, gone: (why: string) => void): Line {
  const sent = new Map<Workspace, ReadonlyMap<string, string>>();
  const forgotten = new Set<Workspace>();
  let thread: Thread | null = null;
  const lose = (): void => {
    thread = null;
    sent.clear();
    forgotten.clear();
  };
  const begin = (): Thread => {
    const own = start(
      (reply) => { if (thread === own) heard(reply); },
      (why) => {
        if (thread !== own) return;
        lose();
        gone(why);
      },
    );
    return own;
  };
  const since = (workspace: Workspace): Pick<Order, "texts" | "forget"> => {
    const before = sent.get(workspace) ?? new Map<string, string>();
    const now = new Map(workspace.opened().map(({ path, text }) => [path, text] as const));
    sent.set(workspace, now);
    const closed = [...before.keys()].flatMap((path) => (now.has(path) ? [] : [{ path, text: null }]));
    const changed = [...now].flatMap(([path, text]) => (before.get(path) === text ? [] : [{ path, text }]));
    return { texts: [...closed, ...changed], forget: forgotten.delete(workspace) };
  };
  // It is there by the time that the first text is opened.
  thread = begin();
  return {
    send: ({ place: { workspace, root, path }, job, asked }, id) => {
      thread ??= begin();
      thread.send({ id, root, path, job, asked, ...since(workspace) });
    },
    forget: (workspace) => void forgotten.add(workspace),
    end: () => {
      thread?.end();
      lose();
    },
  };
}
