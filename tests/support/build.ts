/** Builds the package before the tests that run it as a user does, if it is not built or older than its sources. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..");
export const builtCommand = join(root, "dist", "cli", "main.js");

/** When the newest file below a folder was written, built ones aside. */
function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !/[\\/]\.vitepress[\\/](?:dist|cache)/.test(entry.parentPath));
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

const lock = join(root, "coverage", "building");

/** Builds while no other file of tests does: the second waits, and mostly finds everything there. */
function alone(build: () => void): void {
  mkdirSync(join(root, "coverage"), { recursive: true });
  while (!taken()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    build();
  } finally {
    rmSync(lock);
  }
}
/** Takes the lock; one whose holder has ended is broken. */
function taken(): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (!isRunning()) rmSync(lock, { force: true });
    return false;
  }
}
function isRunning(): boolean {
  try {
    return process.kill(Number(readFileSync(lock, "utf8")), 0);
  } catch {
    // It has just been given back, or who took it is gone.
    return false;
  }
}

/** Builds what is not there, or older than its sources. */
export const setup = (): void => alone(build);
function build(): void {
  const built = [builtCommand, join(root, "dist", "cli", "lsp-thread.js"), join(root, "dist", "cli", "simulate-thread.js"), join(root, "dist", "index.cjs"), join(root, "dist", "index.d.ts"), join(root, "dist", "testing.d.ts"), join(root, "dist", "services.d.ts"), join(root, "dist", "report.d.ts"), join(root, "dist", "report.js"), join(root, "dist", "lsp-worker.js")];
  if (built.every((file) => existsSync(file) && statSync(file).mtimeMs >= newest(join(root, "src")))) return;
  execFileSync(process.execPath, [join(root, "scripts", "build.mjs"), "--silent"], { cwd: root, stdio: "inherit" });
}

export const builtPlayground = join(root, "dist", "playground", "index.html");

/** Builds the playground too, and the command that serves it. */
export const setupPlayground = (): void => alone(buildPlayground);
function buildPlayground(): void {
  build();
  const from = Math.max(...["src", "playground", "examples"].map((folder) => newest(join(root, folder))));
  if (existsSync(builtPlayground) && statSync(builtPlayground).mtimeMs >= from) return;
  execFileSync(process.execPath, [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "playground", "--logLevel", "warn"], { cwd: root, stdio: "inherit" });
}

export const builtSite = join(root, "coverage", "site");

/** Builds the site of the documents too, with the playground in it. */
export const setupSite = (): void => alone(buildSite);
function buildSite(): void {
  buildPlayground();
  const from = Math.max(...["docs", "grammar", "examples", join("dist", "playground")].map((folder) => newest(join(root, folder))));
  const index = join(builtSite, "index.html");
  if (existsSync(index) && statSync(index).mtimeMs >= from) return;
  execFileSync("npm", ["run", "--silent", "site:check"], { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
}
