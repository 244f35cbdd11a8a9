/** What takes more than the budget is a finding, never an exception. */
import { expect, test } from "vitest";
import { compileText } from "../../support/compile-text";
import { patience } from "../../support/runs";

/** Nothing that has been read of the first half of the facts may be forgotten before the second half is read. */
const tangled = (pairs: number): string => {
  const numbers = Array.from({ length: pairs }, (_, i) => i + 1);
  const either = numbers.map((i) => `mover.first${i} and mover.second${i}`).join(" or ");
  return `
right Work
mover Worker
regime Tangled {
  members { FR, DE, ES }
  facts about mover { ${["first", "second"].flatMap((half) => numbers.map((i) => `${half}${i} : yes or no`)).join("  ")} }
  rule open { every member grants Work to Worker from every other member when ${either} }
  rule closed { every member refuses Work to Worker from every other member when not (${either}) }
}
`;
};

test("a regime whose consistency cannot be proved within the budget", () => {
  const { diagnostics, regimes } = compileText(tangled(24));
  expect(diagnostics.map((d) => [d.code, d.facts])).toEqual([["too-many-kinds", { regime: "Tangled", what: "more kinds of case than can be held at once" }]]);
  expect(regimes).toEqual([]);
}, patience);

test("a smaller one is proved consistent", () => {
  expect(compileText(tangled(6)).diagnostics).toEqual([]);
});

test("missing figures of all states, compared by most favoured terms, are within it", () => {
  const text = `
act Report "report"
right Work
mover Worker
regime Wide {
  members { FR, DE, ES, PL, IT }
  series uptake : origin, year -> performed by origin toward host from "uptake.csv"
  table places : host -> number { FR : 5  DE : 6  ES : 7  otherwise : 8 }
  rule open { PL grants Work to Worker from anyone when mean of uptake(origin, year - 1 to year) > 10 at most 15 per year }
  rule favoured { every member grants Work to Worker from every other member on most favoured terms at most places(host) per year }
  exception closed to open, favoured { host refuses Work when uptake(origin, year) <= 10 }
}
// file uptake.csv: origin,year,value
`;
  expect(compileText(text).diagnostics).toEqual([]);
});
