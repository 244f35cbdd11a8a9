/**
 * Puts what the command always loads into one file, and what `check` and nearly every other command loads into another. The bundler makes a file of
 * each set of commands that share something, so that `check` would open 28 of them: a seventh of the time it takes.
 */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rollup } from "rollup";

/** A module and all that it imports at once. */
function closure(id, moduleOf, seen = new Set()) {
  if (!seen.has(id)) {
    seen.add(id);
    for (const next of moduleOf(id)?.importedIds ?? []) closure(next, moduleOf, seen);
  }
  return seen;
}

/** Files that start a thread: the language server's and the simulation's. */
const threadNames = ["lsp-thread", "simulate-thread"];

/** Merges the files in `folder` that its `main.js` loads; threads take what they need from the same. */
export async function mergeChunks(folder) {
  const main = path.resolve(folder, "main.js");
  const threads = Object.fromEntries(threadNames.map((name) => [name, path.resolve(folder, `${name}.js`)]));
  const ours = (id) => path.dirname(id) === path.dirname(main);
  const bundle = await rollup({
    input: { main, ...threads },
    // Of prettier's languages only those that are shipped are here.
    external: (id) => !/^\.?\//.test(id) || id.includes("/plugins/"),
    treeshake: false,
  });
  const { output } = await bundle.generate({
    format: "es",
    chunkFileNames: "[name]-[hash].js",
    manualChunks(id, { getModuleInfo }) {
      if (id === main || Object.values(threads).includes(id) || !ours(id)) return undefined;
      if (closure(main, getModuleInfo).has(id)) return "start";
      const check = getModuleInfo(main)?.dynamicallyImportedIds.find((other) => path.basename(other).startsWith("check-"));
      if (check === undefined) throw new Error("there is no module of `check`");
      return closure(check, getModuleInfo).has(id) ? "core" : undefined;
    },
  });
  await bundle.close();
  for (const file of readdirSync(folder)) if (file !== "main.js" && file.endsWith(".js")) rmSync(path.join(folder, file));
  // `main.js` is written over, so that it can be run as before.
  for (const { fileName, code } of output) writeFileSync(path.join(folder, fileName), code);
}
