import { defineConfig } from "vitest/config";

/** Every run draws a new seed and prints it. Replay one with `FC_SEED=<seed> npm test`. */
const seed = process.env["FC_SEED"] ?? String(Math.floor(Math.random() * 2 ** 31));
process.env["FC_SEED"] = seed;

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    benchmark: { include: ["tests/bench/**/*.bench.ts"] },
    setupFiles: ["tests/support/seed.ts"],
    globalSetup: ["tests/support/print-seed.ts", "tests/support/updating.ts"],
    // Against what hangs: a busy machine is no reason to fail.
    testTimeout: 120_000,
    // Both processors: the default leaves one to a watcher.
    maxWorkers: "100%",
    // No module keeps state (a rule of the house), so that files can share them: reading the modules anew for each of 230 files took half of the time.
    isolate: false,
    hookTimeout: 120_000,
    reporters: ["default", ["json", { outputFile: "coverage/test-results.json" }]],
    coverage: { include: ["src/**"], exclude: ["src/**/*.generated.ts"], clean: false },
  },
});
