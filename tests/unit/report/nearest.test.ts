/** The verdicts that are nearest to changing come first, whatever their order is. */
import { expect, test } from "vitest";
import { nearestOf } from "../../../src/report/words/sensitivity";
import { lastRegimeOf, lawWith, reportOf } from "../../support/interests-of";

// Each takes one a year at a cost of 4, and sends one who is worth 5. How near each changes is worked out in tests/unit/interests/sensitivity.test.ts.
const text = lawWith("host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once", "discount 10 %  flow Worker from NL to BE 1 per year  flow Worker from BE to NL 1 per year");
const { sensitivity } = reportOf(text);

test.each([["as told", sensitivity.verdicts], ["the other way round", [...sensitivity.verdicts].reverse()]])("D3 by less than 1/9, D4 by 1/9, the game by 1/5: %s", (_, verdicts) => {
  const [line = ""] = nearestOf(lastRegimeOf(text), { ...sensitivity, verdicts }, ({ of }) => of === "d3" || of === "d4" || of === "game", 2);
  expect(line).toMatch(/^Nearest to changing, one number each: D3 holds with [^;]*; D4 holds with [^;]*; and 1 verdict more/);
});
