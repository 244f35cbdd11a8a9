/** Builds the package once before the tests that run it as a user does, if it is not built yet. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
export const builtCommand = join(root, "dist", "cli", "main.js");

export function setup(): void {
  if (existsSync(builtCommand) && existsSync(join(root, "dist", "index.cjs"))) return;
  execFileSync(process.execPath, [join(root, "node_modules", "tsup", "dist", "cli-default.js"), "--silent"], { cwd: root, stdio: "inherit" });
}
