/** Where no change of facts grants a right: the nearest days and the other origins of which it would be granted. */
import { expect, test } from "vitest";
import { elsewhere } from "../../../src/evaluator/decide/elsewhere";
import { parseDay } from "../../../src/language/dates";
import { regimeOf } from "../../support/compiled";

const regime = regimeOf(`right Work
right Stay
mover Worker
regime R {
  members { BE, NL, LU }
  rule early { BE grants Work to Worker from NL until 2010-06-30 }
  rule late { BE grants Work to Worker from NL since 2012-01-01 }
  rule neighbour { BE grants Work to Worker from LU since 2011-01-01 }
}
`);
const day = (text: string): number => parseDay(text) ?? expect.fail(text);
const party = (code: string): number => regime.parties.findIndex((p) => p.code === code);
const asked = (on: string, origin = "NL", right = 0) => elsewhere(regime, { host: party("BE"), origin: party(origin), mover: 0, on: day(on), given: new Map() }, right);

test.each([
  // The first day on which something else holds, the last before the next change, and one between.
  ["2010-07-01", "2010-06-30", "2012-01-01", []],
  ["2011-12-31", "2010-06-30", "2012-01-01", ["LU"]],
  ["2011-06-01", "2010-06-30", "2012-01-01", ["LU"]],
] as const)("on %s it was granted until %s, and is since %s", (on, earlier, later, origins) => {
  expect(asked(on)).toEqual({ earlier: day(earlier), later: day(later), origins: origins.map(party) });
});

test("what was never granted and never will be, and to nobody else", () => {
  expect(asked("2011-06-01", "NL", 1)).toEqual({ earlier: null, later: null, origins: [] });
});
test("the last day before a right was granted for the first time", () => {
  expect(asked("2010-12-31", "LU")).toEqual({ earlier: null, later: day("2011-01-01"), origins: [] });
});
