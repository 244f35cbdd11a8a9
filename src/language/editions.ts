/** Editions of the language, oldest first. */
export const editions: readonly number[] = [2026];
