/** Regimes that name nobody: one rule for each right, the same for all pairs, perhaps under a condition or up to a number. */
import fc from "fast-check";

const letters = "abcdefghijkl";
/** The parties of a regime of `n`: `Pa`, `Pb`, .. */
export const partyNames = (n: number): readonly string[] => Array.from(letters.slice(0, n), (l) => `P${l}`);

/** A regime of `n` parties from clauses in which `Work` and `Worker` may be used; `declared` stands before it. */
export function regimeOfParties(n: number, clauses: string, declared = ""): string {
  const names = partyNames(n);
  return `${names.map((p) => `party ${p} "${p}"\n`).join("")}right Work\nmover Worker\nact Report "report"\n${declared}regime R {\n  members { ${names.join(", ")} }\n${clauses}}\n`;
}

export interface PlainRegime {
  readonly n: number;
  /** One for each right: what stands after `grants R<i> to Worker from every other member`. */
  readonly tails: readonly string[];
}
const tails = ["", " when mover.skilled", " when host.emergency or mover.skilled", " at most 10 per year", " at most 10 per year each origin", " until 2010-12-31"];

export const plainRegimes: fc.Arbitrary<PlainRegime> = fc.record({
  n: fc.integer({ min: 3, max: 6 }),
  tails: fc.array(fc.constantFrom(...tails), { minLength: 1, maxLength: 3 }),
});

/** The text of a plain regime, with clauses added to it. */
export function plainText({ n, tails: all }: PlainRegime, added = ""): string {
  const rules = all.map((tail, i) => `  rule r${i} { every member grants R${i} to Worker from every other member${tail} }\n`).join("");
  const facts = "  facts about mover { skilled : yes or no }\n  facts about host { emergency : yes or no }\n";
  return regimeOfParties(n, `${facts}${rules}${added}`, all.map((_, i) => `right R${i}\n`).join(""));
}
