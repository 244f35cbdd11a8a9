import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";

/** Does what takes long, unless the client has taken its question back by the time that it is the turn of this one. */
export async function unlessCancelled<T>(token: CancellationToken, work: () => T): Promise<T> {
  // Lets what the client has sent since come in first.
  await new Promise((done) => setTimeout(done, 0));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "taken back");
  return work();
}
