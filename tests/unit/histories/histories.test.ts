/** Histories whose shortest form is known. */
import { describe, expect, test } from "vitest";
import { histories, latestDay, type HistoryReport } from "../../../src/evaluator";
import { randomExplorer } from "../../../src/evaluator/testing/random-history";
import { formatDay } from "../../../src/language/dates";
import { items, withMembers } from "../../../src/evaluator/histories/state";
import type { Regime } from "../../../src/language/regime";
import { stepWords } from "../../../src/report/words/histories";
import { compileExample, examplePaths } from "../../support/examples";
import { regimeOf } from "../../support/compiled";

const head = `right Cut right Stay mover Good act Give "give" act Pay "pay" party A "A" party B "B" party C "C" party D "D"\n`;
const open = "rule open { every member grants Cut to Good from every other member }";
const regime = (body: string, members = "members { A, B, C, D }"): Regime => regimeOf(`${head}regime R {\n${members}\n${body}\n}`);

const day = 12_000;
function asked(r: Regime, question: string, options: Partial<Parameters<typeof histories>[1]> = {}): HistoryReport {
  const [report] = histories(r, { on: day, question, ...options }).reports;
  if (report === undefined) throw new Error(`no question ${question}`);
  return report;
}
const told = (r: Regime, report: HistoryReport): readonly string[] => report.steps.map((s) => stepWords(r, s));
/** How a question is answered, in words. */
const answer = (r: Regime, question: string): readonly string[] => {
  const report = asked(r, question);
  return [report.outcome, ...told(r, report)];
};

describe("the shortest history", () => {
  test("is empty where it fails as it is written", () => {
    expect(answer(regime("rule open { every member grants Cut to Good from A }"), "g2")).toEqual(["reached"]);
  });

  test("does not exist where everybody is treated alike whatever is done", () => {
    const report = asked(regime(open), "g2");
    expect([report.outcome, report.grade, report.steps, report.witness]).toEqual(["unreachable", "proved", [], null]);
  });

  test("is one breach where treatment waits for conduct", () => {
    const r = regime(`duty give { every member must Give toward every other member }
      rule open { every member grants Cut to Good from every other member when origin keeps give toward host }`);
    expect(answer(r, "g2")).toEqual(["reached", "B does not keep give toward A"]);
    expect(asked(r, "g2").witness?.cases.map((c) => c.decision.position.kind)).toEqual(["silent", "granted"]);
  });

  test("is a breach, then a decision, where standing is decided", () => {
    const r = regime(`institution Council "c" { decides everything by consensus }
      duty give { every member must Give toward every other member }
      standing decided by Council on complaint of any member toward every member when origin keeps give toward every member
      rule open { every member grants Cut to Good from every other member when origin is in good standing }`);
    expect(answer(r, "g2")).toEqual(["reached", "B does not keep give toward A", "B is found not to be in good standing (decided by Council)"]);
  });

  test("is a breach, then a suspension, until nothing is given", () => {
    const r = regime(`duty give { every member must Give toward every other member otherwise host may suspend open toward origin }
      ${open}\nclaim kept "never refused" { never host refuses Cut to Good }`);
    expect(answer(r, "kept")).toEqual(["reached", "B does not keep give toward A", "A refuses what it may refuse toward B (give)"]);
  });

  test("is one concession where none spreads, and none where all do", () => {
    const concession = "concession cuts to mfn { every member may concede Cut to Good from every other member }";
    const plain = `rule mfn { every member grants Stay to Good from every other member }\n${concession}`;
    expect(answer(regime(plain), "g2")).toEqual(["reached", "A makes the concession cuts to B"]);
    const favoured = `rule mfn { every member grants Cut to Good from every other member on most favoured terms }\n${concession}`;
    expect(answer(regime(favoured), "g2")).toEqual(["unreachable"]);
  });

  test("is a schedule that only some gain by", () => {
    const r = regime(`table bound : host -> number { otherwise : 5 }
      rule some { every member grants Cut to Good from A, B at most bound(host) per year }
      rule rest { every member grants Cut to Good from every other member at most 5 per year }
      concession wider to some { every member may raise bound }`);
    expect(answer(r, "g2")).toEqual(["reached", "A raises its schedule under the concession wider"]);
  });

  test("is a concession to another, where those on most favoured terms are named", () => {
    const r = regime(`rule mfn { every member grants Cut to Good from B on most favoured terms }
      rule base { every member grants Cut to Good from every other member at most 5 per year }
      claim limited "B's goods are limited" { never A grants Cut to Good from B }
      concession cuts to base { every member may concede Cut to Good from C }`);
    expect(answer(r, "limited")).toEqual(["reached", "A makes the concession cuts to C"]);
  });

  test("is a power invoked toward one", () => {
    const r = regime(`${open}\nexception brake to open once invoked { host refuses Cut to Good from every other member }`);
    expect(answer(r, "g2")).toEqual(["reached", "A invokes brake toward B"]);
    expect(answer(r, "i1")).toEqual(["reached", "A invokes brake toward B"]);
  });

  test("is a circumstance of the host, which treats all alike", () => {
    const r = regime(`facts about host { crisis : yes or no "a crisis" }\n${open}
      exception brake to open { host refuses Cut when host.crisis }`);
    expect(answer(r, "g2")).toEqual(["unreachable"]);
    expect(answer(r, "i1")).toEqual(["reached", "in A it comes to this: a crisis"]);
  });

  test("is an accession, or a withdrawal with its notice", () => {
    const outsiders = "rule closed { every member refuses Cut to Good from D }\nrule open { every member grants Stay to Good from every other member }";
    const joining = regime(`${outsiders}\naccession open to any state\nclaim apart "D has nothing" { never host grants Stay to Good from D }`, "members { A, B, C }");
    expect(answer(joining, "apart")).toEqual(["reached", "D accedes"]);
    for (const when of ["date >= 2002-11-09", "date < 2002-11-09"]) {
      const later = regime(`${outsiders}\naccession open to any state when ${when}\nclaim apart "D has nothing" { never host grants Stay to Good from D }`, "members { A, B, C }");
      // The day that is asked about is 2002-11-09.
      expect(answer(later, "apart")).toEqual(when.includes(">=") ? ["reached", "D accedes"] : ["unreachable"]);
    }
    const leaving = regime(`${open}\nexit after 12 months\nclaim kept "B's goods enter" { always A grants Cut to Good from B }`);
    const report = asked(leaving, "kept");
    expect(told(leaving, report)).toEqual(["B has withdrawn"]);
    expect([report.steps[0]?.on, report.witness?.cases[0]?.case.on]).toEqual([day + 365, day + 365]);
  });
});

test("a power whose trigger reads figures is said not to be followed", () => {
  const r = regimeOf(`${head}regime R {
    members { A, B, C, D }
    series came : origin, year -> admitted from "came.csv"
    ${open}
    exception brake to open once invoked { host refuses Cut to Good from every other member when came(target, year - 1) > 100 }
  }`, { "came.csv": "origin,year,value\nA,2001,5\n" });
  expect(histories(r, { on: day }).leftOut).toEqual(["brake can be invoked only where its trigger allows it"]);
});

test("where rules contradict one another in some state there is no answer", () => {
  const r = regime(`facts about host { crisis : yes or no }
    ${open}
    exception closed to open { host refuses Cut when host.crisis }
    exception brake to open once invoked { host grants Cut to Good from every other member at most 5 per year }
    claim firm { never host may refuse Cut to Good }`);
  const report = asked(r, "firm");
  expect([report.outcome, report.grade, report.missing]).toEqual(["undecided", "undecided", "in some state rules contradict one another"]);
});

test("where states are too many histories are drawn, or it is left undecided", () => {
  const r = regime(`duty give { every member must Give toward every other member }
    rule open { every member grants Cut to Good from every other member when origin keeps give toward host }`);
  expect(asked(r, "g2", { limit: 2 }).outcome).toBe("undecided");
  const draw = { explorer: randomExplorer(200, 7), always: false };
  const drawn = asked(r, "g2", { limit: 2, draw });
  expect([drawn.outcome, drawn.steps.length, drawn.drawn?.seed]).toEqual(["reached", 1, 7]);
  const none = asked(regime(`${open}\nexit`), "g2", { limit: 2, draw });
  expect([none.outcome, none.grade]).toEqual(["not found", "tested"]);
});

test("the latest day of change is that on which the regime last says something", () => {
  const dated = regime(open, "members { A, B ; C since 2010-01-01 until 2015-12-31 }");
  const on = latestDay(dated);
  expect(on === null ? null : formatDay(on)).toBe("2016-01-01");
});

test("every example is answered, and each witness replayed", () => {
  for (const r of examplePaths.flatMap((path) => compileExample(path).regimes)) {
    const on = latestDay(r);
    if (on !== null) expect(histories(r, { on, limit: 5000 }).reports.length).toBeGreaterThan(1);
  }
}, 120_000);

test("who joins again was a member before, and who leaves is none from that day", () => {
  const [was, day0, day1] = [{ since: 100, before: 200 }, 300, 400];
  const r = { ...regime(open), roster: [[was], [{ since: 0, before: null }, { since: day1, before: null }], [was]] };
  expect(withMembers(r, new Set([items.joined(0), items.left(1)]), day0).roster).toEqual([[was, { since: day0, before: null }], [{ since: 0, before: day0 }], [was]]);
});
