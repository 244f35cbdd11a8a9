/** A quarter of the cases of a long look, so that all checks end in a quarter of an hour; `FC_TIMES=1` looks at them all, `FC_TIMES=20` at twenty times as many. */
const times = Number(process.env["FC_TIMES"] ?? 0.25);

/** How often a property runs that runs `n` times in a long look. */
export const runs = (n: number): number => Math.ceil(n * times);

/** Milliseconds after which a property counts as hanging. */
export const patience = 240_000 * Math.max(1, times);
