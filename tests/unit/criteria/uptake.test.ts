/** How much of a number is used by what a text declares of admissions: worked by hand. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import { contains, parseDay } from "../../../src/language/dates";
import { regimeOf } from "../../support/compiled";

const text = (cap: string, flows: string, hosts = "every member"): string => `party A "A"
party B "B"
party C "C"
party D "D"
right Work
mover Worker
mover Nurse is Worker
mover Student
regime R {
  members { A, B, C, D since 2000-01-01 }
  rule free { ${hosts} grants Work to Worker from every other member ${cap} }
  ${flows === "" ? "" : `scenario many "many" { horizon 2010 to 2012 discount 0 % ${flows} }`}
}
`;
const two = "flow Worker from B, C to A 6 per year";

/** What is said of each number on a day. */
function uptake(cap: string, flows: string, on = "2011-06-01", hosts = "every member"): readonly string[] {
  const day = parseDay(on);
  if (day === null) throw new Error(`no day: ${on}`);
  const found = evaluate(regimeOf(text(cap, flows, hosts)), { reading: "both" }).publicGood?.uptake ?? [];
  return found.filter((u) => contains(u.interval, day)).map((u) => (u.admitted === null ? u.realized : `${u.realized}, ${u.admitted} of ${u.limit} (${u.source})`));
}

describe("twelve come a year", () => {
  test.each([
    ["at most 10 per year", "reached, 12 of 10 (many)"],
    ["at most 12 per year", "reached, 12 of 12 (many)"],
    ["at most 13 per year", "not reached, 12 of 13 (many)"],
    ["at most 2 per month", "not reached, 12 of 24 (many)"],
    ["at most 1 per 2 months", "reached, 12 of 6 (many)"],
    ["at most 30 per 2 years", "not reached, 12 of 15 (many)"],
    ["at most 1 per 73 days", "reached, 12 of 5 (many)"],
    ["at most 100 in all", "not declared"],
  ])("%s", (cap, expected) => {
    expect(uptake(cap, two)).toEqual([expected]);
  });
});

describe("what is declared", () => {
  test("is nothing without a scenario, and outside its years", () => {
    expect(uptake("at most 10 per year", "")).toEqual(["not declared"]);
    const on = (day: string): readonly string[] => uptake("at most 10 per year", two, day);
    expect([on("2009-12-31"), on("2010-01-01"), on("2012-12-31"), on("2013-01-01")].flat()).toEqual(["not declared", "reached, 12 of 10 (many)", "reached, 12 of 10 (many)", "not declared"]);
  });

  test("lasts as long as the flow", () => {
    const on = (day: string): readonly string[] => uptake("at most 10 per year", `${two} since 2011-02-01 until 2011-12-31`, day);
    expect([on("2011-01-31"), on("2011-02-01"), on("2011-12-31"), on("2012-01-01")].flat()).toEqual(["not declared", "reached, 12 of 10 (many)", "reached, 12 of 10 (many)", "not declared"]);
  });

  test("is the most of a flow, and all flows of a host together", () => {
    expect(uptake("at most 20 per year", "flow Worker from B, C to A between 0 and 7 mostly 2 per year")).toEqual(["not reached, 14 of 20 (many)"]);
    expect(uptake("at most 20 per year", `${two} flow Worker from D to A 9 per year`)).toEqual(["reached, 21 of 20 (many)"]);
  });

  test("is of the host that is nearest its number", () => {
    expect(uptake("at most 20 per year", `${two} flow Worker from A to D 19 per year`)).toEqual(["not reached, 19 of 20 (many)"]);
    expect(uptake("at most 20 per year", `flow Worker from A to D 19 per year ${two}`)).toEqual(["not reached, 19 of 20 (many)"]);
  });

  test("counts movers of the class and of those below it, and nobody who stays at home", () => {
    expect(uptake("at most 10 per year", "flow Nurse from B to A 11 per year")).toEqual(["reached, 11 of 10 (many)"]);
    expect(uptake("at most 10 per year", "flow Student from B to A 11 per year")).toEqual(["not declared"]);
    expect(uptake("at most 10 per year", "flow Worker, Nurse, Student from B to A 5 per year")).toEqual(["reached, 10 of 10 (many)"]);
  });

  test("is counted once for hosts that share a number", () => {
    const flows = `${two} flow Worker from C to B 3 per year`;
    expect(uptake("at most 20 per year", flows, "2011-06-01", "A, B together")).toEqual(["not reached, 15 of 20 (many)"]);
  });
});
