import type { PluginBuild } from "esbuild";
import { defineConfig, type Options } from "tsup";
import { mergeChunks } from "./scripts/merge-chunks.mjs";

/** Of prettier we ship what makes lines of a document, and in the command what reads its configuration (in YAML too): its other languages stay out. */
const withoutLanguages = {
  name: "without-languages",
  setup(build: PluginBuild): void {
    build.onResolve({ filter: /^\.\/plugins\/\w+\.mjs$/ }, ({ path, importer }) =>
      path !== "./plugins/yaml.mjs" && /[\\/]prettier[\\/]index\.mjs$/.test(importer) ? { path, external: true } : undefined,
    );
  },
};

/** papaparse is one small file, of which we use what needs no stream. */
const bundled = [/^vscode-/, /^papaparse/, /^pure-rand/, /^prettier\/doc$/];

/** What draws pictures. */
const drawing = [/^@observablehq\/plot$/, /^d3-/];

const shared: Options = {
  target: "node20",
  platform: "neutral",
  noExternal: bundled,
  external: ["stream"],
  define: { PAPA_BROWSER_CONTEXT: "true" },
  sourcemap: false,
  treeshake: true,
  esbuildOptions(options) {
    options.mainFields = ["module", "main"];
    options.legalComments = "none";
  },
};

export default defineConfig([
  {
    ...shared,
    // The arbitraries are for the fast-check of those who use them.
    entry: { index: "src/index.ts", testing: "src/evaluator/testing/index.ts", prettier: "src/formatter/prettier-plugin.ts", services: "src/services/index.ts" },
    outDir: "dist",
    format: ["esm", "cjs"],
    // Old chunks must not be shipped, and the command line's folder is the other build's.
    clean: ["dist/*.js", "dist/*.cjs", "dist/*.ts", "dist/*.cts"],
    dts: {
      entry: { index: "src/index.ts", testing: "src/evaluator/testing/index.ts", prettier: "src/formatter/prettier-plugin.ts", services: "src/services/index.ts", report: "src/page.ts" },
      compilerOptions: { ignoreDeprecations: "6.0" },
    },
    minifyWhitespace: true,
    esbuildOptions(options, { format }) {
      shared.esbuildOptions?.(options, { format });
      // What `require` loads has no chunks: each of these files is whole, so that space counts.
      options.minifyIdentifiers = true;
    },
  },
  {
    ...shared,
    // Pages are bundled from modules: what draws is in this file, and nowhere else in the library.
    platform: "browser",
    noExternal: [...bundled, ...drawing],
    entry: { report: "src/page.ts" },
    minifyWhitespace: true,
    outDir: "dist",
    format: ["esm"],
    splitting: false,
    clean: false,
    dts: false,
  },
  {
    ...shared,
    // The server in a worker of a browser: one file.
    platform: "browser",
    entry: { "lsp-worker": "src/lsp/worker.ts" },
    // It exports nothing, and is a module all the same.
    footer: { js: "export {};" },
    treeshake: false,
    outDir: "dist",
    format: ["esm"],
    splitting: false,
    clean: false,
    dts: false,
    minify: true,
    esbuildOptions(options) {
      options.mainFields = ["browser", "module", "main"];
      options.conditions = ["browser"];
      options.legalComments = "none";
    },
  },
  {
    ...shared,
    platform: "node",
    noExternal: [...bundled, /^fast-check/, /^prettier$/, ...drawing, /^linkedom$/],
    esbuildPlugins: [withoutLanguages],
    entry: { main: "src/cli/main.ts", "lsp-thread": "src/cli/lsp-thread.ts", "simulate-thread": "src/cli/simulate-thread.ts" },
    outDir: "dist/cli",
    plugins: [{ name: "merge-chunks", buildEnd: () => mergeChunks("dist/cli") }],
    format: ["esm"],
    clean: true,
    dts: false,
    minify: true,
    splitting: true,
    // The protocol's library asks for node's own modules by `require`.
    banner: { js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);' },
  },
]);
