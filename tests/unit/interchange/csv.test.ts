/** Tables for spreadsheets and statistics. */
import { parse } from "papaparse";
import { describe, expect, test } from "vitest";
import { codebookCsv, notCoded, opennessCsv, rightsCsv, rulesCsv } from "../../../src/interchange";
import { csv } from "../../../src/interchange/csv/csv";
import { rightIndicators } from "../../../src/language/indicators";
import { parseDay } from "../../../src/language/dates";
import { library } from "../../../src/library";
import { compileText } from "../../support/compile-text";
import { regimeOf } from "../../support/compiled";

type Cells = Readonly<Record<string, string>>;
const cells = (text: string): readonly Cells[] => {
  const { data, errors } = parse<Cells>(text.trimEnd(), { header: true });
  expect(errors).toEqual([]);
  return data;
};
const day = (text: string): number => parseDay(text) ?? 0;

describe("the form of a table (RFC 4180)", () => {
  test("quotes what must be quoted, ends lines with CR LF", () => {
    expect(csv(["a", "b"], [["1,2", 'say "x"'], ["two\nlines", ""]])).toBe('a,b\r\n"1,2","say ""x"""\r\n"two\nlines",\r\n');
  });
  test.each(["=1+1", "+1", "-1", "@x", "\tx", "\rx"])("%j is no formula", (text) => {
    const [written] = cells(csv(["a", "b"], [[text, "x"]]));
    expect(written?.["a"]).toBe(`'${text}`);
  });
});

const gatekeeping = `use std.rights
use std.movers
act Readmit "take back own nationals"
source Treaty "A treaty"
regime Gate {
  facts about mover { skill : one of low, high }
  members { BE, NL, LU }
  rule work cites Treaty "art 1" {
    every member grants Enter, Work to Worker from every other member when mover.skill = high at most 500 per year for at most 9 months since 2000-01-01
    every member grants Vote, ChangeEmployer to Worker from every other member
  }
  rule free { every member grants Enter to Student from any state  every member endeavours to grant Stand to Worker from every other member }
  exception emergency to work since 2005-01-01 until 2005-12-31 { BE refuses Work to Worker from LU cites Treaty "=cmd()"  host may refuse Vote to Worker from NL }
  exception late to emergency { emergency does not apply after 2 years of Work }
  duty readmission { every member must Readmit toward every member within 3 months }
}
`;

describe("the institutional grammar", () => {
  const rows = cells(rulesCsv([regimeOf(gatekeeping)]));
  const row = (clause: string, statement: number): Cells | undefined => rows.find((r) => r["clause"] === clause && r["statement"] === String(statement));

  test("one row for each sentence and obligation", () => {
    expect(rows.map((r) => `${r["clause"]} ${r["statement"]}`)).toEqual(["work 1", "work 2", "free 1", "free 2", "emergency 1", "emergency 2", "late 1", "readmission 1"]);
  });
  test("a grant with its conditions", () => {
    expect(row("work", 1)).toEqual({
      regime: "Gate", clause: "work", kind: "rule", statement: "1", statement_type: "regulative", adico_type: "norm", attributes: "every member", deontic: "must", aim: "grant",
      object: "Enter, Work", object_indirect: "Worker from every other member", activation_conditions: "mover.skill = high", execution_constraints: "at most 500 per year; for at most 9 months",
      or_else: "", since: "2000-01-01", until: "", force: "hard", defeats: "", cites: "Treaty art 1",
    });
  });
  test("the deontics", () => {
    expect([row("work", 2), row("free", 2), row("emergency", 1), row("emergency", 2), row("readmission", 1)].map((r) => `${r?.["deontic"]} ${r?.["aim"]} ${r?.["force"]}`)).toEqual([
      "must grant hard", "must endeavour to grant soft", "need not grant hard", "may refuse hard", "must Readmit hard",
    ]);
  });
  test("an exception has the days of its clause, and names what it defeats", () => {
    expect(row("emergency", 1)).toMatchObject({ since: "2005-01-01", until: "2005-12-31", defeats: "work", cites: "Treaty =cmd()" });
  });
  test("what sets a clause aside is constitutive", () => {
    expect(row("late", 1)).toMatchObject({ statement_type: "constitutive", adico_type: "", attributes: "emergency", aim: "does not apply", activation_conditions: "after 2 years of Work" });
  });
  test("the deadline of a duty", () => {
    expect(row("readmission", 1)).toMatchObject({ kind: "duty", object_indirect: "toward every member", execution_constraints: "within 3 months" });
  });
});

describe("the codings of rights", () => {
  const rows = cells(rightsCsv([regimeOf(gatekeeping)], day("2005-06-01")));
  const code = (host: string, mover: string, origin: string, indicator: string): string | undefined =>
    rows.find((r) => r["host"] === host && r["mover"] === mover && r["indicator"] === indicator && (r["origins"] === "" || r["origins"]?.split(" ").includes(origin)))?.["code"];

  test("23 indicators for each host, class and group of origins", () => {
    expect(new Set(rows.map((r) => r["indicator"])).size).toBe(23);
    expect(new Set(rows.map((r) => r["host"]))).toEqual(new Set(["BE", "NL", "LU"]));
    expect(new Set(rows.map((r) => r["mover"]))).toEqual(new Set(["Worker", "Student"]));
  });
  test("in full, in part, silent", () => {
    expect(code("LU", "Worker", "BE", "R1")).toBe("2");
    expect(code("LU", "Worker", "NL", "R1")).toBe("1");
    expect(code("LU", "Worker", "BE", "R2")).toBe("1");
    expect(code("LU", "Worker", "BE", "R6")).toBe("3");
    expect(code("LU", "Student", "BE", "R1")).toBe(notCoded);
    expect(code("LU", "Worker", "BE", "R7")).toBe(notCoded);
  });
  test("refused is 0, and nothing else is", () => {
    const barred = regimeOf(gatekeeping.replace("rule free {", "rule barred { every member refuses Associate to Worker from every other member }\n  rule free {"));
    const coded = cells(rightsCsv([barred], day("2005-06-01")));
    expect(new Set(coded.filter((r) => r["code"] === "0").map((r) => r["indicator"]))).toEqual(new Set(["R3"]));
  });
  test("what is not coded has no maximum and no share", () => {
    for (const r of rows) expect([r["code"] === notCoded, r["maximum"] === "", r["share_of_maximum"] === ""].every((x) => x === (r["code"] === notCoded))).toBe(true);
  });
});

describe("the codings of openness", () => {
  const rows = cells(opennessCsv([regimeOf(gatekeeping)], day("2004-01-01")));
  const coding = (mover: string, indicator: string): Cells | undefined => rows.find((r) => r["host"] === "BE" && r["mover"] === mover && r["indicator"] === indicator);

  test("12 indicators for each host and class", () => {
    expect(rows).toHaveLength(3 * 2 * 12);
  });
  test("quota and nationality", () => {
    expect(coding("Worker", "O1")?.["code"]).toBe("0");
    expect(coding("Student", "O1")?.["code"]).toBe("1");
    expect(coding("Worker", "O8")?.["code"]).toBe("0");
    expect(coding("Student", "O8")?.["code"]).toBe("1");
  });
  test("what the language has no notion of is not coded, and the facts are named", () => {
    for (const n of [2, 3, 4, 5, 6, 7, 9, 10, 11, 12]) expect(coding("Worker", `O${n}`)).toMatchObject({ code: notCoded, facts: "skill" });
  });
});

describe("the codebook", () => {
  const rows = cells(codebookCsv());
  test("has every indicator, and says which labels are to be confirmed", () => {
    expect(rows.map((r) => r["indicator"])).toEqual([...Array.from({ length: 12 }, (_, i) => `O${i + 1}`), ...Array.from({ length: 23 }, (_, i) => `R${i + 1}`)]);
    expect(rows.filter((r) => r["label_status"] === "").map((r) => r["indicator"])).toEqual(["R1", "R2", "R3", "R4", "R5", "R6"]);
  });
  test("each right is one of the library", () => {
    const text = library.get("std/rights.regime") ?? "";
    expect(rightIndicators.filter((r) => !new RegExp(`^right ${r.right} `, "m").test(text))).toEqual([]);
  });
});

test("a regime without any of it has only headers", () => {
  const { regimes } = compileText("use std.rights\nregime Empty { members { BE } }");
  expect(rulesCsv(regimes).split("\r\n")).toHaveLength(2);
  expect(rightsCsv(regimes, 0).split("\r\n")).toHaveLength(2);
});
