import { serveStdio } from "../lsp/main";
import type { Command } from "./command";
import { UsageError } from "./usage-error";

/** `regime lsp`: serves an editor until it says `exit`. */
export const lsp: Command = async ({ operands }) => {
  if (operands.length > 0) throw new UsageError("`regime lsp` takes no PATH: the editor says which files it has open.");
  return serveStdio();
};
