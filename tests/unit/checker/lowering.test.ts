/** What the checker hands on, where no message shows it: facts, dates, sets of parties, the two directions of a remedy. */
import { describe, expect, test } from "vitest";
import { runTests } from "../../../src/evaluator";
import { formatDay, type DayInterval } from "../../../src/language/dates";
import type { DatedSet, Regime } from "../../../src/language/regime";
import { compileText, inWords } from "../../support/compile-text";

function regimesOf(text: string): readonly Regime[] {
  const result = compileText(`use std.rights use std.movers use std.groups.eu\n${text}`);
  expect(inWords(result)).toEqual([]);
  return result.regimes;
}
function regimeOf(text: string): Regime {
  const [regime] = regimesOf(text);
  if (!regime) throw new Error("no regime");
  return regime;
}
const grant = "every member grants Enter to Worker from every other member";
const days = ({ since, before }: DayInterval): string => `${since === null ? "" : formatDay(since)}..${before === null ? "" : formatDay(before)}`;
const dated = (regime: Regime, set: DatedSet): Record<string, string> =>
  Object.fromEntries(set.flatMap((intervals, party) => (intervals.length > 0 ? [[regime.parties[party]?.code ?? "", intervals.map(days).join(" ")]] : [])));

describe("the roster", () => {
  const roster = (members: string, more = ""): Record<string, string> => {
    const regime = regimeOf(`regime R { ${more} members { ${members} } rule open { ${grant} } }`);
    return dated(regime, regime.roster);
  };
  test("is the union of its entries, each with its dates", () => {
    expect(roster("FR since 1958-01-01 until 1960-12-31 ; FR since 1970-01-01 ; DE before 1990-01-01")).toEqual({
      FR: "1958-01-01..1961-01-01 1970-01-01..", DE: "..1990-01-01",
    });
  });
  test("joins what touches, and reads a month from its first day to its last", () => {
    expect(roster("FR since 1958-01 until 1960-02 ; FR since 1960-03-01 ; DE")).toEqual({ FR: "1958-01-01..", DE: ".." });
  });
  test("conjoins the dates of a group inside it, and of a state's life", () => {
    expect(roster("Pair since 1970-01-01 ; SU since 1960-01-01", "group Pair { FR until 1979-12-31 ; DE }")).toEqual({
      FR: "1970-01-01..1980-01-01", DE: "1970-01-01..", SU: "1960-01-01..1992-08-31",
    });
  });
  test("cuts to `within` and takes away `except`", () => {
    expect(roster("EU except EU15 since 2010-01-01 ; DE, ES within EU6 since 2000-01-01", "")).toMatchObject({ PL: "2010-01-01..", DE: "2000-01-01..", HR: "2013-07-01.." });
  });
});

describe("facts", () => {
  const regime = (): Regime => regimeOf(`
    act Pay "pay"
    regime R {
      members { FR, DE }
      facts about mover { sponsored : yes or no registered : formality age : years stay : months wait : days skill : one of low, high }
      facts about party { rich : yes or no }
      facts about host { crisis : yes or no }
      facts about pair { border : yes or no }
      facts about world { war : yes or no }
      facts about issues { aid : yes or no }
      judgement threat about mover "a threat" by host
      duty paying { every member must Pay toward every member }
      rule open {
        ${grant} after 5 years of Reside when mover.age >= 18 years and origin.rich and host.rich
        ${grant} when mover held Work in ES on 2011-08-11 and mover held Work on 2011-08-12
        ${grant} when origin keeps paying toward host and host keeps paying toward every member and origin is in good standing
      }
    }`);
  const fact = (key: string) => regime().facts.find((f) => f.key === key);

  test.each([
    ["sponsored", "profile", 0, { from: 0, to: 1 }],
    ["registered", "profile", 1, { from: 0, to: 1 }],
    ["age", "profile", null, { from: 0, to: 1440 }],
    ["stay", "profile", null, { from: 0, to: 600 }],
    ["wait", "profile", null, null],
    ["skill", "profile", null, { from: 0, to: 1 }],
    ["host.rich", "host", 0, { from: 0, to: 1 }],
    ["origin.rich", "class", 0, { from: 0, to: 1 }],
    ["crisis", "host", 0, { from: 0, to: 1 }],
    ["border", "relation", 0, { from: 0, to: 1 }],
    ["war", "system", 0, { from: 0, to: 1 }],
    ["aid", "linked", 0, { from: 0, to: 1 }],
    ["threat", "profile", 0, { from: 0, to: 1 }],
    ["months of Reside", "profile", 0, { from: 0, to: 600 }],
    ["held Work in ES on 2011-08-11", "profile", 0, { from: 0, to: 1 }],
    ["held Work on 2011-08-12", "profile", 0, { from: 0, to: 1 }],
    ["origin keeps paying toward host", "conduct-one", 1, { from: 0, to: 1 }],
    ["host keeps paying toward every member", "conduct-all", 1, { from: 0, to: 1 }],
    ["origin is in good standing", "standing", 1, { from: 0, to: 1 }],
  ])("`%s` is about the %s", (key, tag, usual, range) => {
    expect(fact(key)).toMatchObject({ key, tag, default: usual, range });
  });
  test("years are kept in months, days apart", () => {
    expect(fact("age")?.type).toEqual({ kind: "number", grain: "months" });
    expect(fact("wait")?.type).toEqual({ kind: "number", grain: "days" });
  });
  test("a judgement says whose it is, and a fact about the past begins on its day", () => {
    expect(fact("threat")?.judgedBy).toBe("host");
    expect(formatDay(fact("held Work in ES on 2011-08-11")?.from ?? 0)).toBe("2011-08-11");
  });
});

test("numbers in conditions are brought to the other side of the table they are compared with", () => {
  const regime = regimeOf(`regime R { members { FR, DE } table t : host -> number { otherwise : 7 } rule open { ${grant} when 10 - 2 * t(host) <= 4 } }`);
  expect(regime.sentences[0]?.condition).toEqual({
    kind: "table", lookup: { table: 0, args: ["host"] }, comparator: ">=", operand: { constant: 3, terms: [] },
  });
});

test("`until` a day of a table includes it", () => {
  const regime = regimeOf(`regime R { members { FR, DE } table t : host -> date { otherwise : 2004-05-01 } rule open { ${grant} until t(host) ${grant} before t(host) } }`);
  expect(regime.sentences.map((s) => s.windows[0]?.beforeOffset)).toEqual([1, 0]);
});

test("the sentences of `exit` stand as a rule of that name", () => {
  const regime = regimeOf(`regime R { members { FR, DE ; GB until 2020-12-31 } rule open { ${grant} } exit { every member grants Enter to Worker from GB since 2021-01-01 } }`);
  expect(regime.clauses.map((c) => [c.name, c.kind])).toEqual([["open", "rule"], ["exit", "rule"]]);
});

test("remedies speak for the party that suffers the breach, in the role it then has", () => {
  const regimes = regimesOf(`
    act Readmit "readmit"
    regime R {
      members { US, MX, DE }
      rule work { ${grant} }
      duty readmission { every member must Readmit toward every other member otherwise origin may suspend work }
      institution Council "C" { adjudicates readmission for injured member }
      test "host breaks" { host US origin MX mover Worker with not host keeps readmission toward origin on 2000-01-01 expect Enter discretionary because readmission }
      test "origin breaks" { host US origin MX mover Worker with not origin keeps readmission toward host on 2000-01-01 expect Enter granted }
    }
    regime S {
      members { US, MX, DE }
      rule work { ${grant} }
      duty paying { US must Readmit toward MX otherwise MX may suspend everything decided by Council }
      institution Council "C" { decides everything by majority }
      test "MX as host" { host MX origin US mover Worker with not origin is in good standing on 2000-01-01 expect Enter discretionary because paying }
      test "MX as origin" { host US origin MX mover Worker with not host is in good standing on 2000-01-01 expect Enter discretionary because paying }
      test "DE" { host DE origin US mover Worker with not origin is in good standing on 2000-01-01 expect Enter granted }
    }`);
  expect(regimes.flatMap(runTests).map((o) => [o.test.title, o.cases, o.failures.length])).toEqual(
    ["host breaks", "origin breaks", "MX as host", "MX as origin", "DE"].map((title) => [title, 1, 0]),
  );
  expect(regimes.map((r) => r.duties.map((d) => d.response))).toEqual([["injured"], ["all"]]);
});

test("a package binds every regime that it names, wherever it stands", () => {
  const regime = (name: string, more = ""): string => `regime ${name} { members { FR, DE } rule open { ${grant} } ${more} }`;
  const regimes = regimesOf([regime("First"), regime("Second", "package deal { First, Second end together }"), regime("Third")].join("\n"));
  expect(regimes.map((r) => [r.name, r.packages.map((p) => p.name)])).toEqual([["First", ["deal"]], ["Second", ["deal"]], ["Third", []]]);
});
