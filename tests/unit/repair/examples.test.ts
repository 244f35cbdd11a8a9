/** Repairs of the examples: what would have made them multilateral. */
import { expect, test } from "vitest";
import { repair } from "../../../src/repair";
import { parseDay } from "../../../src/language/dates";
import { host } from "../../support/examples";
import { inOrders } from "../../support/repairs";

const answer = (name: string, options: Parameters<typeof repair>[2]) => {
  const found = repair(`examples/${name}.regime`, host, options);
  if (found.kind !== "searched") throw new Error(found.kind);
  return found;
};

test("free movement in 2010: the transition is all that stands in the way of norms", () => {
  const found = answer("eu-free-movement", { target: { criterion: "norms" }, on: parseDay("2010-06-01") ?? 0 });
  expect(found.because).toEqual(["transition"]);
  expect(inOrders(found.suggestions)).toEqual(["end `transition` on 2010-05-31", "drop the condition `mover.employedForYear` in `yearEmployed`", "drop the exception `transition`"]);
  const dropped = found.suggestions.at(-1);
  expect(dropped?.along).toEqual(["yearEmployed"]);
  expect(dropped?.verdicts.map((v) => `${v.criterion} ${v.after ?? ""}`)).toEqual(["indivisibility holds", "multilateral holds", "definitional holds", "g1 holds", "g2 holds", "i1 holds"]);
}, 120_000);

test("conditional most favoured treatment: no condition, or a standing that all decide together", () => {
  expect(inOrders(answer("conditional-mfn", { target: { criterion: "reciprocity" } }).suggestions)).toEqual([
    "drop the condition `origin keeps equivalentConcession toward host` in `mfn`",
    "let standing that all decide together stand for `origin keeps equivalentConcession toward host` in `mfn`",
  ]);
});

test("the New Plan: clearing agreements with each country apart are not mended by one edit", () => {
  expect(answer("schacht-new-plan", { target: { criterion: "norms" }, upTo: 1 })).toMatchObject({ suggestions: [], ended: "complete" });
}, 60_000);
