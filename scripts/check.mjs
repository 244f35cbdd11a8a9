/**
 * Every check of the house, in order, going on after one that fails, so that one run shows all that is wrong.
 * Exits with 1 if any failed.
 */
import { spawnSync } from "node:child_process";

const steps = [
  ["generated files", ["run", "--silent", "generate", "--", "--check"]],
  // First, since the playground takes the package by its name, and so by what is built.
  ["build", ["run", "--silent", "build", "--", "--silent"]],
  ["types", ["run", "--silent", "types"]],
  ["lint", ["run", "--silent", "lint"]],
  ["layers", ["run", "--silent", "layers"]],
  // Before the tests, which look at what it builds.
  ["site", ["run", "--silent", "site:check"]],
  ["tests", ["run", "--silent", "test"]],
  // What is packed is what was built above: packing must not build it again.
  ["package", ["run", "--silent", "package"], { npm_config_ignore_scripts: "true" }],
  ["install size", ["run", "--silent", "install-size"]],
  ["editor: install", ["ci", "--prefix", "editors/vscode", "--no-audit", "--silent"]],
  ["editor: types", ["run", "--silent", "types", "--prefix", "editors/vscode"]],
  ["editor: package", ["run", "--silent", "package", "--prefix", "editors/vscode"]],
];

const results = steps.map(([name, args, env = {}]) => {
  console.log(`\n== ${name}`);
  const start = Date.now();
  // A shell, because npm is a script with another name on Windows; the arguments are the constants above.
  const { status } = spawnSync("npm", args, { stdio: "inherit", shell: process.platform === "win32", env: { ...process.env, ...env } });
  return { name, ok: status === 0, seconds: (Date.now() - start) / 1000 };
});

console.log();
for (const { name, ok, seconds } of results)
  console.log(`${ok ? "ok    " : "FAILED"}  ${name.padEnd(16)} ${seconds.toFixed(1)} s`);
process.exitCode = results.every((result) => result.ok) ? 0 : 1;
