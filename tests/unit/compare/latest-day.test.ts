/** The latest day of a regime: one on which it changes itself. */
import { describe, expect, test } from "vitest";
import { latestDay } from "../../../src/evaluator";
import { formatDay } from "../../../src/language/dates";
import { compileExample } from "../../support/examples";
import { regimeOf } from "../../support/compiled";

/** A world in which one state outside ends in 2003 and another comes to be in 2006. */
const head = `right Work mover Worker
party A "A" party B "B" party C "C" party Old "Old" until 2003-07-23 party New "New" since 2006-06-03
group Club { A, B ; C since 2015-01-01 }
group Elsewhere { Old ; C since 2010-01-01 }
table closed : origin -> periods { Elsewhere : 2011-01-01 to 2011-12-31  otherwise : none }
table quota : origin -> number { Old : 3  New : 5  otherwise : 7 }
`;
const latest = (body: string, members = "members { A since 1990-01-01 ; B }"): string | null => {
  const day = latestDay(regimeOf(`${head}regime R {\n${members}\n${body}\n}`));
  return day === null ? null : formatDay(day);
};
const open = "rule open { every member grants Work to Worker from any state }";

describe("a change of the regime", () => {
  test.each([
    ["of its members", open, "1990-01-01"],
    ["of a clause that begins", `${open}\nexception brake to open { A refuses Work to Worker from C since 1995-05-01 }`, "1995-05-01"],
    ["of a clause that ends", `${open}\nexception brake to open { A refuses Work to Worker from C since 1995-05-01 until 1999-12-31 }`, "2000-01-01"],
    ["of a list of origins", "rule open { every member grants Work to Worker from Elsewhere }", "2010-01-01"],
    ["of a list in a condition", "rule open { every member grants Work to Worker from any state when origin is a member of Elsewhere }", "2010-01-01"],
    ["of a list in a table", "rule open { every member grants Work to Worker from any state at most quota(origin) per year }\nexception brake to open { A refuses Work to Worker from C during closed(origin) }", "2012-01-01"],
    ["of a power that lapses unused", `${open}\nexception brake to open once invoked for at most 24 months running until 2013-12-31 { host refuses Work }`, "2014-01-01"],
    ["of what the date decides", "rule open { every member grants Work to Worker from any state when date >= 1997-01-01 }", "1997-01-01"],
  ])("%s is its latest day, whatever states outside do later", (_, body, day) => {
    expect(latest(body)).toBe(day);
  });
  test("a member that comes to be changes it", () => {
    expect(latest(open, "members { A, B, New }")).toBe("2006-06-03");
  });
  test("a state that a clause names changes it: in a list, a condition, a table", () => {
    expect(latest("rule open { every member grants Work to Worker from New }")).toBe("2006-06-03");
    expect(latest("rule open { every member grants Work to Worker from any state when origin = New }")).toBe("2006-06-03");
    expect(latest("rule open { every member grants Work to Worker from any state at most quota(origin) per year }")).toBe("2006-06-03");
  });
});

describe("no change of the regime", () => {
  test("a group that no clause reads, or none any longer", () => {
    expect(latest("rule open { every member grants Work to Worker from every other member }")).toBe("1990-01-01");
    expect(latest(`${open}\nexception brake to open { A refuses Work to Worker from Club since 1995-05-01 until 1999-12-31 }`)).toBe("2000-01-01");
  });
  test("a regime that has ended speaks last since its last change before", () => {
    expect(latest(open, "members { A since 1990-01-01 until 2007-12-31 ; B since 2000-01-01 until 2007-12-31 }")).toBe("2000-01-01");
  });
  test("one that never changes is judged in the world as it last stood", () => {
    expect(latest(open, "members { A, B }")).toBe("2006-06-03");
  });
  test("one that gives no position has no latest day", () => {
    expect(latest("", "members { A since 1990-01-01 ; B }")).toBeNull();
  });
});

test("the end of Yugoslavia is no day of the regimes that do not name it", () => {
  const days = ["canada-sawp", "refugee-1951", "seville-cotonou"].flatMap((name) => compileExample(`examples/${name}.regime`).regimes.map((r) => latestDay(r)));
  expect(days.map((d) => (d === null ? null : formatDay(d)))).not.toContain("2003-07-24");
});
