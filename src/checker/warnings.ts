import type { Builder } from "./builder";

/** Says what is probably wrong with a regime that can be read. */
export function warn(_b: Builder): void {}
