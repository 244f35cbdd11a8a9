/** Measures tables of people on DuckDB, bundled: `npm run bench:batch -- 10000000`. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const outfile = path.join(root, "coverage/bench/batch.mjs");
await build({ entryPoints: [path.join(root, "tests/bench/batch.ts")], outfile, bundle: true, format: "esm", platform: "node", logLevel: "warning", external: ["@duckdb/node-api"] });
const rows = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [outfile, ...(rows.length > 0 ? rows : ["100000", "1000000", "10000000"])], { stdio: "inherit", cwd: root });
process.exitCode = status ?? 1;
