/**
 * Measures simulation as a user of the package gets it: bundled, each kind of regime in a process of its own. Kinds may be named:
 * `npm run bench:simulation -- free`.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const outfile = path.join(root, "coverage/bench/simulation.mjs");
await build({ entryPoints: [path.join(root, "tests/bench/simulation.ts")], outfile, bundle: true, format: "esm", platform: "node", logLevel: "warning" });
const kinds = process.argv.slice(2);
for (const kind of kinds.length > 0 ? kinds : ["free", "capped", "staying"]) {
  const { status } = spawnSync(process.execPath, [outfile, kind], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
