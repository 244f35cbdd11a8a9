/** Gives fast-check the seed that `vitest.config.ts` drew, in every test file. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 0) });
