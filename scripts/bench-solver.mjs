/** Asks z3 about many drawn regimes: `npm run bench:solver -- FIRST LAST` (seeds; 1 to 100). */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const outfile = path.join(root, "coverage/bench/solver.mjs");
await build({ entryPoints: [path.join(root, "tests/bench/solver.ts")], outfile, bundle: true, format: "esm", platform: "node", mainFields: ["module", "main"], external: ["z3-solver", "fast-check"], logLevel: "warning" });
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(status ?? 1);
