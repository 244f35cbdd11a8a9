/** What is sent to the thread that works, and what comes back; and its end of the line. */
import { createWorkspace, type ProjectHost, type Workspace } from "../services";
import { work, type JobName, type Jobs } from "./jobs";

/** A job, with all that has changed since the last one. */
export interface Order {
  readonly id: number;
  readonly root: string;
  readonly path: string;
  readonly job: JobName;
  readonly asked: Jobs[JobName]["asked"];
  /** Documents that are others; `null`: it is no longer open. */
  readonly texts: readonly { readonly path: string; readonly text: string | null }[];
  /** Files on disk may be others. */
  readonly forget: boolean;
}
export type Reply = { readonly id: number; readonly answer: Jobs[JobName]["answer"] } | { readonly id: number; readonly fault: string };

/** Answers orders one after the other; it has workspaces of its own. */
export function answerOrders(hostOf: (root: string) => ProjectHost): (order: Order) => Reply {
  const workspaces = new Map<string, Workspace>();
  return ({ id, root, path, job, asked, texts, forget }) => {
    try {
      const workspace = workspaces.get(root) ?? createWorkspace(hostOf(root));
      workspaces.set(root, workspace);
      if (forget) workspace.forget();
      for (const { path: changed, text } of texts) {
        if (text === null) workspace.close(changed);
        else workspace.open(changed, text);
      }
      return { id, answer: work(workspace, path, job, asked) };
    } catch (error) {
      return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
}
