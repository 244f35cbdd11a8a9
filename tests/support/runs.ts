const times = Number(process.env["FC_TIMES"] ?? 1);

/** How often a property runs: `FC_TIMES=20 npx vitest run tests/properties` looks twenty times as long, `FC_TIMES=0.25` a quarter. */
export const runs = (n: number): number => Math.ceil(n * times);

/** Milliseconds after which a property counts as hanging. */
export const patience = 240_000 * Math.max(1, times);
