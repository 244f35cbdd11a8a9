/** Measures tables of people on DuckDB, bundled: `npm run bench:batch -- 10000000`; against Spark: `npm run bench:spark -- 10000000`. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const [first, ...others] = process.argv.slice(2);
const isSpark = first === "--spark";
const rows = isSpark || first === undefined ? others : [first, ...others];
const name = isSpark ? "spark" : "batch";
const outfile = path.join(root, `coverage/bench/${name}.mjs`);
await build({ entryPoints: [path.join(root, `tests/bench/${name}.ts`)], outfile, bundle: true, format: "esm", platform: "node", logLevel: "warning", external: ["@duckdb/node-api"] });
const usual = isSpark ? ["10000000"] : ["100000", "1000000", "10000000"];
const { status } = spawnSync(process.execPath, [outfile, ...(rows.length > 0 ? rows : usual)], { stdio: "inherit", cwd: root });
process.exitCode = status ?? 1;
