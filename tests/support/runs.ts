/** How often a property runs: `FC_TIMES=20 npx vitest run tests/properties` looks twenty times as long. */
export const runs = (n: number): number => n * Number(process.env["FC_TIMES"] ?? 1);

/** Milliseconds after which a property counts as hanging. */
export const patience = 60_000 * Number(process.env["FC_TIMES"] ?? 1);
