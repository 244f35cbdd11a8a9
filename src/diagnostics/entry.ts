/** How one kind of diagnostic is said. Facts are data; sentences are made here and nowhere else. */
export interface CatalogueEntry<Facts> {
  readonly severity: "error" | "warning";
  /** What is wrong, naming the user's own clause, party or article. No implementation words. */
  readonly message: (facts: Facts) => string;
  /** What to do about it. */
  readonly remedy: (facts: Facts) => string;
}

/** Declares one kind of diagnostic. */
export function entry<Facts>(
  severity: "error" | "warning",
  message: (facts: Facts) => string,
  remedy: (facts: Facts) => string,
): CatalogueEntry<Facts> {
  return { severity, message, remedy };
}
