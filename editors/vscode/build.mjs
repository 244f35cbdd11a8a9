/** Bundles the extension, and copies the grammar, the command and its pages from the repository: `npm run build` there first. */
import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const root = join(here, "..", "..");
const command = join(root, "dist", "cli");
if (!existsSync(join(command, "main.js"))) throw new Error("The command is not built: run `npm run build` in the repository first.");
for (const made of ["dist", "server", "syntaxes"]) rmSync(join(here, made), { recursive: true, force: true });
await build({ entryPoints: [join(here, "src", "extension.ts")], bundle: true, minify: true, platform: "node", format: "cjs", target: "node20", external: ["vscode"], outfile: join(here, "dist", "extension.js"), logLevel: "warning" });
cpSync(command, join(here, "server"), { recursive: true });
// The command is a module of ECMAScript, as its folder says.
writeFileSync(join(here, "server", "package.json"), '{ "type": "module" }\n');
cpSync(join(root, "grammar", "regime.tmLanguage.json"), join(here, "syntaxes", "regime.tmLanguage.json"));
cpSync(join(root, "docs", "errors"), join(here, "server", "docs", "errors"), { recursive: true });
cpSync(join(root, "templates"), join(here, "server", "templates"), { recursive: true });
cpSync(join(root, "LICENSE"), join(here, "LICENSE"));
