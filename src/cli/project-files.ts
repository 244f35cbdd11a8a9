import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ProjectHost } from "../services";
import { nodeHost } from "./node-host";
import { filesOf } from "./targets";

/** Of a folder that is not there, or of an address that is no file: nothing is read. */
const nothing: ProjectHost = { read: () => ({ ok: false, reason: "missing" }), list: () => [] };

/** The path of an address; `null` where it is that of no file. */
export const pathOf = (uri: string): string | null => (uri.startsWith("file:") ? fileURLToPath(uri) : null);

/** The files of a project, by the address of its folder. */
export function projectFiles(root: string): ProjectHost {
  const folder = pathOf(root);
  return folder !== null && existsSync(folder) ? { ...nodeHost(folder), list: () => filesOf(realpathSync(folder)) } : nothing;
}
