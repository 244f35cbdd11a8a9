/** What enters as JSON is not trusted: each thing wrong with it is a finding with its place, and nothing throws. */
import { describe, expect, test } from "vitest";
import { describe as wordsOf } from "../../../src/diagnostics";
import { exportJson } from "../../../src/interchange";
import { freeMovement } from "../../support/free-movement";
import { regimeOf } from "../../support/compiled";
import { readText } from "../../support/interchange";

/** A document to spoil: written anew for every test. */
type Part = { [key: string]: Part } & Part[];
const documentedNow = (): string => exportJson([regimeOf(freeMovement)]);
const spoilt = (change: (regime: Part) => void): string => {
  const document = JSON.parse(documentedNow()) as { regimes: [Part] };
  change(document.regimes[0]);
  return JSON.stringify(document);
};
/** Sets a field to a value of any form. */
const set = (part: unknown, key: string, value: unknown): void => void ((part as Record<string, unknown>)[key] = value);

/** The findings on a text: code, and what stands at their place. */
function findings(text: string): readonly (readonly [string, string])[] {
  const { regimes, diagnostics } = readText(text);
  expect(regimes).toEqual([]);
  for (const d of diagnostics) expect(wordsOf(d).message).toMatch(/^[A-Z`].*[.?]$/s);
  return diagnostics.map((d) => [d.code, text.slice(d.at.start, d.at.end)]);
}
const message = (text: string): string => readText(text).diagnostics.map((d) => wordsOf(d).message).join(" ");

describe("not JSON (not-json)", () => {
  test.each([
    ["", "the text ends too early"],
    ["{", "a key in quotes is missing"],
    ['{"schema": }', "a value is missing"],
    ['{"schema": "x" "y": 1}', "`,` or `}` is missing"],
    ["[1, 2", "the text ends too early"],
    ["{schema: 1}", "a key in quotes is missing"],
    ['{"schema" 1}', "`:` is missing"],
    ['{"schema": "x", "schema": "y"}', "the key `schema` stands here twice"],
    ['{"schema": "never ends', "a text in quotes never ends"],
    ['{"schema": "\\x"}', "an escape that JSON does not know"],
    ['{"schema": NaN}', "a value is missing"],
    ['{"schema": 01}', "`,` or `}` is missing"],
    ['{"schema": 1} and more', "text stands after the end"],
    ["rule workers { }", "a value is missing"],
  ])("%s", (text, problem) => {
    expect(findings(text).map(([code]) => code)).toEqual(["not-json"]);
    expect(message(text)).toContain(problem);
  });
  test("nested too deep", () => {
    expect(findings("[".repeat(200_000))[0]?.[0]).toBe("nesting-too-deep");
    expect(findings(`{"schema": ${'{"a":'.repeat(2000)}1${"}".repeat(2000)}}`)[0]?.[0]).toBe("nesting-too-deep");
  });
  test("too large", () => {
    expect(findings(" ".repeat(17 * 1024 * 1024))[0]?.[0]).toBe("file-too-large");
  });
});

describe("of another kind (unknown-schema)", () => {
  test.each([
    ["[]", "does not say"],
    ["null", "does not say"],
    ["{}", "does not say"],
    ['{"schema": 1}', "does not say"],
    ['{"__proto__": {"schema": "regime-lang/regime/1"}}', "does not say"],
    ['{"schema": "regime-lang/regime/2", "regimes": []}', "`regime-lang/regime/2`"],
    ['{"schema": "regime-lang/evaluate/1", "regimes": []}', "`regime-lang/evaluate/1`"],
  ])("%s", (text, problem) => {
    expect(findings(text).map(([code]) => code)).toEqual(["unknown-schema"]);
    expect(message(text)).toContain(problem);
  });
});

describe("of the wrong shape (wrong-shape)", () => {
  test.each<[string, (r: Part) => void, string]>([
    ["a field is missing", (r) => void delete r["parties"], "`/regimes/0` has no field `parties`."],
    ["a field too many", (r) => set(r["rights"]?.[0], "rank", 1), "`/regimes/0/rights/0` has a field `rank`"],
    ["a field `__proto__`", (r) => Object.defineProperty(r["rights"]?.[0] ?? {}, "__proto__", { value: {}, enumerable: true }), "has a field `__proto__`"],
    ["a number for a name", (r) => set(r, "name", 5), "`/regimes/0/name` is not a text."],
    ["no kind of selector", (r) => set(r["sentences"]?.[0]?.["host"], "kind", "everyone"), "`/regimes/0/sentences/0/host` has no `kind` that can stand there."],
    ["a word for a day", (r) => set(r["parties"]?.[0]?.["life"], "since", "long ago"), "`/regimes/0/parties/0/life/since` is not a date written year-month-day."],
    ["a day that does not exist", (r) => set(r["parties"]?.[0]?.["life"], "since", "2001-02-29"), "`2001-02-29`, a day that does not exist"],
    ["none of the closures", (r) => set(r, "closure", "closed"), "`/regimes/0/closure` is none of `sovereign`, `permissive`, `none`."],
    ["a reference below 0", (r) => set(r["sentences"]?.[0], "clause", -1), "`/regimes/0/sentences/0/clause` is below `0`."],
    ["a list for an object", (r) => set(r, "roster", []), "`/regimes/0/roster` is not an object."],
  ])("%s", (_, change, words) => {
    const text = spoilt(change);
    expect(findings(text).map(([code]) => code)).toEqual(["wrong-shape"]);
    expect(message(text)).toContain(words);
  });
  test("a number beyond all numbers", () => {
    const documented = documentedNow();
    const text = documented.replace('"constant": 1', '"constant": 1e999');
    expect(text).not.toBe(documented);
    expect(findings(text)).toEqual([["wrong-shape", "1e999"]]);
  });
  test("regimes that are no list", () => {
    expect(findings('{"schema": "regime-lang/regime/1", "regimes": 1}')).toEqual([["wrong-shape", "1"]]);
  });
});

describe("references that lead nowhere (unknown-reference)", () => {
  test("a name that is not there, with the one meant", () => {
    const text = spoilt((r) => set(r["sentences"]?.[0], "rights", ["Wrok"]));
    expect(findings(text)).toEqual([["unknown-reference", '"Wrok"']]);
    expect(message(text)).toContain("Did you mean `Work`?");
  });
  test("a number beyond the list", () => {
    expect(findings(spoilt((r) => set(r["sentences"]?.[0], "clause", 1_000_000)))).toEqual([["unknown-reference", "1000000"]]);
  });
  test("a name of two", () => {
    const text = spoilt((r) => set(r["rights"]?.[1], "name", r["rights"]?.[0]?.["name"]));
    expect(findings(text).every(([code]) => code === "unknown-reference")).toBe(true);
    expect(message(text)).toContain("which several items of `rights` are called");
  });
  test.each(["__proto__", "constructor", "toString"])("the party %s", (name) => {
    const text = spoilt((r) => Object.defineProperty(r["roster"] ?? {}, name, { value: [], enumerable: true }));
    expect(findings(text)[0]?.[0]).toBe("unknown-reference");
  });
});

describe("promises that are broken (broken-promise)", () => {
  const interval = (since: string | null, before: string | null): unknown => ({ since, before });
  test.each<[string, (r: Part) => void, string]>([
    ["a span without a day", (r) => set(r["roster"], "AT", [interval("2000-01-01", "1999-01-01")]), "`/regimes/0/roster/AT/0` holds no day"],
    ["spans out of order", (r) => set(r["roster"], "AT", [interval("2000-01-01", "2001-01-01"), interval("1990-01-01", "1991-01-01")]), "`/regimes/0/roster/AT/1` begins before"],
    ["an exception to itself", (r) => set(r["clauses"]?.[1], "targets", [1]), "`/regimes/0/clauses/1/targets` lead back"],
    ["a rule with a target", (r) => set(r["clauses"]?.[0], "targets", [1]), "a rule is an exception to none"],
    ["a sentence of two clauses", (r) => set(r["clauses"]?.[0], "sentences", [0, 1]), "names another clause"],
    ["a right that needs itself", (r) => set(r["rights"]?.[0], "needs", [0]), "`/regimes/0/rights/0/needs` leads back"],
    ["a class below itself", (r) => set(r["classes"]?.[0], "parent", 0), "`/regimes/0/classes/0/parent` leads back"],
    ["a range without a value", (r) => set(r["facts"]?.[0], "range", { from: 2, to: 1 }), "`/regimes/0/facts/0/range`"],
  ])("%s", (_, change, words) => {
    const text = spoilt(change);
    expect(findings(text).map(([code]) => code)).toContain("broken-promise");
    expect(message(text)).toContain(words);
  });
});

describe("permissions and duties toward a body, in a document", () => {
  const written = exportJson([regimeOf(`right Work
mover Worker
act Report "report"
regime R {
  members { CH, DE }
  institution Office "the Office" of CH since 2000-01-01 { monitors everything until 2010-12-31 }
  rule work { every member grants Work to Worker from every other member }
  duty reports {
    every member may Report toward every other member decided by Office
    every member must Report toward Office by 2030-12-31
  }
  test "both" { host CH origin DE mover Worker on 2005-01-01  expect permission reports expect no soft duty reports }
  expect norms holds with soft law
}
`)]);
  test("are read back", () => {
    expect(readText(written).diagnostics).toEqual([]);
    expect(exportJson(readText(written).regimes)).toBe(written);
  });
  test.each<[string, (duties: readonly Part[]) => void, string]>([
    ["a permission that falls due", (d) => set(d[0], "by", "2030-12-31"), "`/regimes/0/duties/0/permission` stands beside what only a duty has"],
    ["a permission that is soft", (d) => set(d[0], "soft", true), "`/regimes/0/duties/0/permission` stands beside"],
    ["a body that is not there", (d) => set(d[1], "towardBody", "Nobody"), "`/regimes/0/duties/1/towardBody` names no institution"],
  ])("%s", (_, change, words) => {
    const document = JSON.parse(written) as { regimes: [Part] };
    change(document.regimes[0]["duties"] as unknown as readonly Part[]);
    const spoiltText = JSON.stringify(document);
    expect(findings(spoiltText).map(([code]) => code)).toEqual(["broken-promise"]);
    expect(message(spoiltText)).toContain(words);
  });
});

describe("figures that a test states, in a document", () => {
  const text = `right Work
mover Worker
facts about mover { permit : one of long, short }
regime R {
  members { CH, DE, FR }
  table quota : year -> number { otherwise : 5 }
  series permits : origin, year, mover.permit -> admitted from "permits.csv"
  rule work { every member grants Work to Worker from every other member when year > quota(year) at most permits(origin, year, mover.permit) per year }
  test "stated" { host CH origin DE mover Worker with figure permits(DE, 2012, short) = -2.5 on 2012-06-01  expect Work rationed }
}
`;
  const regimes = [regimeOf(text, { "permits.csv": "origin,year,mover.permit,value\nDE,2011,short,5\n" })];
  const written = exportJson(regimes);
  const stating = (change: (figure: Part, figures: Part) => void): string => {
    const document = JSON.parse(written) as { regimes: [Part] };
    const figures = document.regimes[0]["tests"]?.[0]?.["figures"];
    change(figures?.[0] as Part, figures as Part);
    return JSON.stringify(document);
  };
  test("are read back", () => {
    expect(readText(written).diagnostics).toEqual([]);
    expect(readText(written).regimes[0]?.tests[0]?.figures).toEqual(regimes[0]?.tests[0]?.figures);
    expect(regimes[0]?.tests[0]?.figures).toHaveLength(1);
  });
  test.each<[string, (figure: Part, figures: Part) => void, string]>([
    ["of a table", (f) => set(f, "table", "quota"), "`/regimes/0/tests/0/figures/0/table` names no series of the text"],
    ["under fewer keys", (f) => void f["cells"]?.pop(), "`/regimes/0/tests/0/figures/0/cells` are not one party, year or label"],
    ["of two years", (f) => set(f["cells"]?.[1], "years", [2012, 2013]), "are not one party, year or label"],
    ["of two parties", (f) => void f["cells"]?.[0]?.["include"]?.push({ party: "FR" } as unknown as Part), "are not one party, year or label"],
    ["of no label", (f) => set(f["cells"]?.[2], "labels", [7]), "are not one party, year or label"],
    ["that the series has", (f) => set(f["cells"]?.[1], "years", [2011]), "`/regimes/0/tests/0/figures/0` states a figure that the series `permits` has"],
    ["twice", (f, figures) => void figures.push({ ...f, value: 5 } as unknown as Part), "`/regimes/0/tests/0/figures/1` states a figure a second time"],
  ])("%s", (_, change, words) => {
    const spoiltText = stating(change);
    expect(findings(spoiltText).map(([code]) => code)).toEqual(["broken-promise"]);
    expect(message(spoiltText)).toContain(words);
  });
});

test("rules that disagree are found as in a text", () => {
  const text = spoilt((r) => {
    const exception = r["clauses"]?.[1];
    set(exception, "kind", "rule");
    set(exception, "targets", []);
  });
  expect(findings(text).map(([code]) => code)).toContain("inconsistent-rules");
});

test("places lead into the document", () => {
  const documented = documentedNow();
  const { regimes } = readText(documented);
  const clause = regimes[0]?.clauses[0];
  expect(documented.slice(clause?.at.start, clause?.at.end)).toContain(`"name": "${clause?.name ?? ""}"`);
});
