/** The playground as files for any web server: `npm run build` puts them into dist/playground. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const source = (path: string): string => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // The page works in any folder of any server.
  base: "./",
  resolve: {
    // The package by its names, as package.json exports it: from its sources, so that only what is used is shipped.
    alias: [
      { find: /^regime-lang$/, replacement: source("index.ts") },
      { find: /^regime-lang\/services$/, replacement: source("services/index.ts") },
      { find: /^regime-lang\/report$/, replacement: source("page.ts") },
    ],
  },
  define: { PAPA_BROWSER_CONTEXT: "true" },
  // The solver is an optional package, which the page has no use for: asked for it, the engine says that it is not there.
  worker: { format: "es", rolldownOptions: { external: ["highs"] } },
  build: { outDir: "../dist/playground", emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false }, reportCompressedSize: false, chunkSizeWarningLimit: 2000 },
});
