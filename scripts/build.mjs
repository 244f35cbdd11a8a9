/** Builds the package, then the playground into it: tsup empties `dist` first. Arguments go to tsup; with `--silent` the playground says nothing either. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const args = process.argv.slice(2);
const steps = [
  [join("tsup", "dist", "cli-default.js"), ...args],
  [join("vite", "bin", "vite.js"), "build", "playground", "--logLevel", args.includes("--silent") ? "error" : "warn"],
];
for (const [tool, ...own] of steps) {
  const { status } = spawnSync(process.execPath, [join(root, "node_modules", tool), ...own], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
