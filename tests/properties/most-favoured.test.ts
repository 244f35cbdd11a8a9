/** A clause of the most favoured nation makes every host treat all origins alike, whatever the other rules give to whom. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import { regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import { formatDay } from "../../src/language/dates";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

const names = (text: string, word: string): string => [...text.matchAll(new RegExp(`^ *${word} (\\w+)`, "gm"))].map((m) => m[1]).join(", ");

/** The text with one rule more, that gives every right to everybody. */
const withClause = (text: string, terms: string): string =>
  text.replace(/\}\n$/, `  rule everybody { every member grants ${names(text, "right")} to ${names(text, "mover")} from anyone${terms} }\n}\n`);

/** The days since which G2 does not hold though the regime is in force. */
const unequal = (text: string): readonly string[] => {
  const report = evaluate(regimeOf(text)).criteria.flatMap((c) => c.parts).find((p) => p.part === "g2");
  return (report?.timeline ?? []).flatMap((s) => (s.verdict === "fails" ? [formatDay(s.interval.since ?? 0)] : []));
};

// Rules that refuse contradict any that grants; the stateless are no state whose treatment others could claim.
const options = { outsiders: false, reservations: false, maxExceptions: 0, conduct: false, maxParties: 4, maxRules: 3, maxAtoms: 2 } as const;

test("G2 holds wherever all are given the most favoured treatment", () => {
  fc.assert(
    fc.property(regimeText(options), (text) => {
      // The measure asks what others are given in the same facts, those about the origin included: what is given to rich states alone is no measure for a poor one.
      fc.pre(!text.includes(" refuses ") && !text.includes("origin.rich"));
      expect(unequal(withClause(text, " on most favoured terms"))).toEqual([]);
    }),
    { numRuns: runs(25) },
  );
}, patience);

test("and not wherever all are given something on other terms", () => {
  const named = `edition 2026
right Work
regime R {
  mover Worker
  members { FR, DE, IT }
  rule one { FR grants Work to Worker from DE at most 5 per year }
}
`;
  expect(unequal(named)).toHaveLength(1);
  expect(unequal(withClause(named, " on general terms at most 3 per year"))).toHaveLength(1);
  expect(unequal(withClause(named, " on most favoured terms"))).toEqual([]);
});
