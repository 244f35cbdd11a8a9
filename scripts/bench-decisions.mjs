/**
 * Measures decisions as a user of the package gets them: bundled, each size in a process of its own. Sizes may be named:
 * `npm run bench:decisions -- 28/200 200/2000`.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const outfile = path.join(root, "coverage/bench/decisions.mjs");
await build({
  entryPoints: [path.join(root, "tests/bench/decisions.ts")],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  mainFields: ["module", "main"],
  define: { PAPA_BROWSER_CONTEXT: "true" },
  external: ["@casl/ability", "@cedar-policy/cedar-wasm", "@ucast/mongo2js", "json-logic-engine", "stream"],
  logLevel: "warning",
});
const sizes = process.argv.slice(2);
const all = sizes.length > 0 ? sizes : ["28/20", "200/20", "28/200", "200/200", "28/2000", "200/2000"];
const runs = [
  ...all.map((size) => ["decisions", ...size.split("/")]),
  ...all.filter((size) => /^200\/2000?$/.test(size)).flatMap((size) => ["treatment", "drawing"].map((what) => [what, ...size.split("/")])),
];
for (const args of runs) {
  const { status } = spawnSync(process.execPath, [outfile, ...args], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
