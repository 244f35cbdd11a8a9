/** Who does what may take long: another thread, or this one where there is no other. */
import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";
import type { Workspace } from "../services";
import { work, type JobName, type Jobs } from "./jobs";
import type { Place } from "./projects";

export interface Asking {
  /** Says whether the client has taken its question back. */
  readonly token?: CancellationToken;
  /** Is called when the texts are taken that the answer will be about. */
  readonly begun?: () => void;
}

export interface Labour {
  /**
   * Does a job. The answer is about the texts as they are when it comes; only that of a check may be about those of the time when it began. Rejects with
   * `RequestCancelled` where the question was taken back, with `ContentModified` where a check was given up because the texts have changed.
   */
  readonly ask: <J extends JobName>(place: Place, job: J, asked: Jobs[J]["asked"], asking?: Asking) => Promise<Jobs[J]["answer"]>;
  /** The texts of a workspace have changed; `files`: those on disk may have. */
  readonly changed: (workspace: Workspace, what: "document" | "files") => void;
}

export const takenBack = (): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestCancelled, "taken back");

/** All work in this thread, one job at a time. */
export const workHere: Labour = {
  ask: async ({ workspace, path }, job, asked, { token, begun } = {}) => {
    // Lets what the client has sent since come in first.
    await new Promise((done) => setTimeout(done, 0));
    if (token?.isCancellationRequested) throw takenBack();
    begun?.();
    return work(workspace, path, job, asked);
  },
  changed: () => undefined,
};
