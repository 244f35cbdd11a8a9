/** Institutions are read on the day: what no verdict of the cases shows. */
import { expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import { formatDay } from "../../../src/language/dates";
import { fraction } from "../../support/evaluations";
import { regimeOf } from "../../support/compiled";

const text = `right Work
mover Worker
act Report "report"
regime R {
  members { FR, DE, PL }
  institution Watch "the Watch" since 1991-07-06 until 2019-12-31 { monitors everything since 2005-01-19 }
  rule work { every member grants Work to Worker from every other member }
  duty reports { every member may Report toward every other member }
}
`;

test("the rules are kept in the days in which a body sees to it", () => {
  const phases = evaluate(regimeOf(text), { reading: "hollifield" }).publicGood?.rulesKept ?? [];
  expect(phases.map((p) => [p.interval.since === null ? null : formatDay(p.interval.since), fraction(p.degree)])).toEqual([
    [null, "0"], ["2005-01-19", "1"], ["2020-01-01", "0"],
  ]);
});
