/** `regime compare`, and `regime evaluate --axes`, on the command line. */
import { describe, expect, test } from "vitest";
import { inFolder, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const head = "use std.rights\nuse std.movers\n";
const open = `${head}regime Open { members { BE, NL, LU }\n  rule work { every member grants Work to Worker from every other member } }\n`;
/** `Work` denied to one of six pairs; `Reside` besides, of which the other is silent. */
const named = `${head}regime Named { members { BE, NL, LU }\n  rule work { every member grants Work, Reside to Worker from every other member }\n  exception out to work { BE refuses Work to Worker from NL } }\n`;
const half = `${head}regime Half { members { BE, NL, LU }\n  rule work { BE grants Work to Worker from every other member\n NL grants Work to Worker from LU } }\n`;
const files = { "a.regime": open, "b/b.regime": named, "b/c.regime": half };

interface Document {
  readonly regimes: readonly { readonly regime: string; readonly on: string | null; readonly criteria: readonly { readonly criterion: string; readonly verdict: string }[] }[];
  readonly closeness: readonly { readonly regimes: readonly string[]; readonly frame: readonly unknown[]; readonly opennessExact: string | null; readonly coverageExact: string | null }[];
  readonly metricSensitive: readonly unknown[];
}
const compared = async (...argv: readonly string[]): Promise<Document> => {
  const { code, out, err } = await inFolder(files, "compare", ...argv, "--format", "json");
  expect([code, err]).toEqual([0, ""]);
  const document = JSON.parse(out) as Document;
  expect(schemaErrors(document)).toEqual([]);
  return document;
};

describe("the table", () => {
  test("one row a regime, by name; directories are read", async () => {
    const { regimes } = await compared("a.regime", "b");
    expect(regimes.map((r) => r.regime)).toEqual(["Half", "Named", "Open"]);
    expect(regimes.find((r) => r.regime === "Open")?.criteria.find((c) => c.criterion === "norms")?.verdict).toBe("holds");
    expect(regimes.find((r) => r.regime === "Named")?.criteria.find((c) => c.criterion === "norms")?.verdict).toBe("fails");
  });

  test("how far apart: by hand", async () => {
    // Work: Open grants 6 of 6; Named grants 5 of 6 and denies one; Half grants 3 of 6 and is silent to the rest.
    const { closeness } = await compared(".");
    expect(closeness.map((c) => [c.regimes.join(), c.frame, c.opennessExact, c.coverageExact])).toEqual([
      ["Half,Named", [{ right: "Work", mover: "Worker" }], "1/6", "1/2"],
      ["Half,Open", [{ right: "Work", mover: "Worker" }], "0", "1/2"],
      ["Named,Open", [{ right: "Work", mover: "Worker" }], "1/6", "0"],
    ]);
  });

  test("the order of files does not matter, nor does naming one twice", async () => {
    const document = await compared(".");
    expect(await compared("b/c.regime", "b/b.regime", "a.regime")).toEqual(document);
    expect(await compared("a.regime", "b", "a.regime")).toEqual(document);
  });

  test("a regime is at no distance from itself, and two of one name are told apart", async () => {
    const { out } = await inFolder({ "a.regime": open, "b.regime": open }, "compare", "b.regime", "a.regime", "--format", "json");
    const document = JSON.parse(out) as Document;
    expect(document.regimes.map((r) => r.regime)).toEqual(["Open of a.regime", "Open of b.regime"]);
    expect(document.closeness.map((c) => [c.opennessExact, c.coverageExact])).toEqual([["0", "0"]]);
  });

  test("renaming the parties changes nothing", async () => {
    const swap: Readonly<Record<string, string>> = { BE: "LU", LU: "NL", NL: "BE" };
    const renamed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(/\b(BE|NL|LU)\b/g, (code) => swap[code] ?? code)]));
    const { out } = await inFolder(renamed, "compare", ".", "--format", "json");
    expect(JSON.parse(out)).toEqual(await compared("."));
  });
});

test("an order that the metric turns round is said", async () => {
  // A: one of twelve pairs is denied what the others are granted. B: two of twelve are left to discretion, the others denied.
  const parties = "members { BE, NL, LU, FR }\n";
  const a = `${head}regime A { ${parties}  rule work { every member grants Work to Worker from every other member }\n  exception out to work { BE refuses Work to Worker from NL } }\n`;
  const b = `${head}regime B { ${parties}  rule work { every member refuses Work to Worker from every other member }\n  exception out to work { BE may grant Work to Worker from NL\n NL may grant Work to Worker from BE } }\n`;
  const { out } = await inFolder({ "a.regime": a, "b.regime": b }, "compare", ".", "--format", "json");
  expect((JSON.parse(out) as Document).metricSensitive).toEqual([{ criterion: "norms", lower: "B", higher: "A" }]);
  const text = await inFolder({ "a.regime": a, "b.regime": b }, "compare", ".");
  expect(text.out).toContain("norms: B is lower than A by the discrete metric");
});

describe("days", () => {
  const dated = { "a.regime": `${head}regime Dated { members { BE since 2000-01-01 until 2009-12-31; NL, LU since 2000-01-01 }\n  rule work { every member grants Work to Worker from every other member } }\n` };
  test("the latest day of each, and which it is", async () => {
    const { out } = await inFolder(dated, "compare", "a.regime");
    expect(out).toContain("1 Dated: latest day 2010-01-01");
  });
  test("--on, and a regime that is not in force then", async () => {
    expect((await inFolder(dated, "compare", "a.regime", "--on", "2005-01-01")).out).toMatch(/1 Dated: on 2005-01-01\n[\s\S]*1 Dated +3 +complete/);
    const before = await inFolder(dated, "compare", "a.regime", "--on", "1990-01-01");
    expect([before.code, before.out.includes("1 Dated: on 1990-01-01: not in force")]).toEqual([0, true]);
    const json = await inFolder(dated, "compare", "a.regime", "--on", "1990-01-01", "--format", "json");
    expect(schemaErrors(JSON.parse(json.out))).toEqual([]);
  });
});

describe("kinds of good", () => {
  const good = async (text: string): Promise<unknown> => {
    const { out } = await inFolder({ "a.regime": text }, "compare", "a.regime", "--format", "json");
    const document = JSON.parse(out) as { readonly regimes: readonly { readonly goods: unknown }[] };
    expect(schemaErrors(document)).toEqual([]);
    return document.regimes[0]?.goods;
  };
  test("a right of all members is public among them, and a club for those outside", async () => {
    expect(await good(open)).toEqual([{ mover: "Worker", members: ["public"], outsiders: ["club"] }]);
  });
  test("a class has the kinds of all its rights: the number of one is shared, from the other a member is shut out; states outside share no number", async () => {
    const mixed = `${head}regime Mixed { members { BE, NL, LU, FR }\n  rule work { every member grants Work to Worker from every other member at most 100 per year\n every member grants Reside to Worker from every other member }\n`
      + "  exception out to work { BE refuses Reside to Worker from NL } }\n";
    expect(await good(mixed)).toEqual([{ mover: "Worker", members: ["club", "common-pool"], outsiders: ["club"] }]);
    const { out } = await inFolder({ "a.regime": mixed }, "compare", "a.regime");
    expect(out).toMatch(/1 Mixed +Worker +club, common-pool +club\n/);
  });
});

test("the pairs of more than ten regimes are counted, not listed", async () => {
  const many = (n: number): Record<string, string> => Object.fromEntries(Array.from({ length: n }, (_, i) => [`${i}.regime`, open.replace("regime Open", `regime Open${i}`)]));
  expect((await inFolder(many(10), "compare", ".")).out).toContain("9 and 10: openness 0");
  const { out } = await inFolder(many(11), "compare", ".");
  expect(out).not.toContain("9 and 10: openness 0");
  expect(out).toContain("55 pairs, which are not listed here");
  const json = await inFolder(many(11), "compare", ".", "--format", "json");
  expect((JSON.parse(json.out) as Document).closeness).toHaveLength(55);
});

test("text fits 80 columns, however long the names", async () => {
  const long = open.replace("regime Open", `regime ${"Long".repeat(15)}`).replace("Work to", "Work, Vote, EqualPay, Education, PermanentResidence, FamilyReunification to");
  const { out } = await inFolder({ ...files, "d.regime": long }, "compare", ".");
  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(out).toContain("Long".repeat(15));
});

test("Markdown has a table for each part, and nothing in a name is markup", async () => {
  const { out, code } = await inFolder({ "a_b.regime": open, "b.regime": open }, "compare", ".", "--format", "markdown");
  expect(code).toBe(0);
  expect(out).toContain("| regime | form | norms | indivis. | recipr. | multilat. |\n| --- | --- | --- | --- | --- | --- |\n");
  expect(out).toContain("- 1 Open of a\\_b.regime: latest day");
});

test("wrong usage, and files that do not check", async () => {
  expect(await inFolder({ "a.regime": head }, "compare", "a.regime")).toMatchObject({ code: 2, out: "" });
  expect((await inFolder({ "a.regime": "regime {" }, "compare", "a.regime")).code).toBe(3);
  expect((await regime(".", ["compare", "--help"])).out.match(/^  --format/gm)).toHaveLength(1);
});

test("evaluate --axes, in text and by its schema", async () => {
  const text = await inFolder(files, "evaluate", "b/b.regime", "--axes");
  expect(text.out).toContain("AXES APART FROM THE CRITERIA");
  expect(text.out).toContain("openness     0.9167 = 11/12");
  const json = await inFolder(files, "evaluate", "b/b.regime", "--axes", "--format", "json");
  expect(schemaErrors(JSON.parse(json.out))).toEqual([]);
  expect(json.out).toContain('"openness": "11/12"');
  expect((await inFolder(files, "evaluate", "b/b.regime")).out).not.toContain("AXES");
});
