import { afterAll, describe, expect, test } from "vitest";
import { compile } from "../../../src/compile";
import { runTests } from "../../../src/evaluator";
import { memoryHost } from "../../support/compile-text";
import { folderOf, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const union = (transition: string, name = "Union"): string => `right Work
right Enter
mover Worker
act Report "report"
group A8 { CZ, EE, HU, LV, LT, PL, SI, SK }
regime ${name} {
  members { BE, NL, LU ; A8 since 2004-05-01 }
  facts about mover { employed : yes or no }
  duty reports { every member must Report toward every other member }
  rule workers { every member grants Enter, Work to Worker from every other member }
${transition}}
`;
const transition = "  exception transition to workers until 2011-04-30 { every member refuses Work to Worker from every member of A8 when not mover.employed }\n";
const reforms = `${union(transition)}
reform opening of Union { remove transition }
reform widening of opening { admit UA since 2030-01-01 }
`;
const one = `${union(transition)}\nreform opening of Union { remove transition }\n`;
const other = union("").replace("employed : yes or no", "employed : one of long, never").replace("from every other member }\n}", "from every other member when mover.employed = long }\n}");
const folder = folderOf({ "old.regime": union(transition), "new.regime": union(""), "reforms.regime": reforms, "one.regime": one, "other.regime": other, "broken.regime": "regime {" });
afterAll(folder.remove);
const diff = (...argv: readonly string[]) => regime(folder.path, ["diff", ...argv]);

interface Document {
  readonly overall: string;
  readonly before: { readonly label: string };
  readonly changes: readonly { readonly demig: { readonly sign: number }; readonly witness: Readonly<Record<"before" | "after", { readonly test: string | null }>> }[];
}
async function json(...argv: readonly string[]): Promise<Document> {
  const { out, code } = await diff(...argv, "--format", "json");
  expect(code).toBe(0);
  const document = JSON.parse(out) as Document;
  expect(schemaErrors(document)).toEqual([]);
  return document;
}

describe("which two are compared", () => {
  test("two files with a regime each, named apart by their files", async () => {
    const document = await json("old.regime", "new.regime");
    expect(document.overall).toBe("more open");
    expect(document.before.label).toBe("Union of old.regime");
    expect(document.changes.map((c) => c.demig.sign)).toEqual([-1]);
  });
  test("a regime and its only reform, or the one that is named", async () => {
    expect((await json("one.regime")).overall).toBe("more open");
    expect((await json("reforms.regime", "--reform", "opening")).overall).toBe("more open");
    expect((await json("reforms.regime", "--reform", "widening")).overall).toBe("newly addressed");
  });
  test("regimes of files by their names", async () => {
    expect((await json("reforms.regime#widening", "old.regime#Union")).overall).toBe("more closed");
    expect((await json("old.regime", "reforms.regime#opening", "--since", "2011-05-01")).overall).toBe("equivalent");
  });
  test.each<[readonly string[], string]>([
    [["reforms.regime"], "several reforms; choose one: --reform opening, --reform widening"],
    [["old.regime"], "holds no reform: name a second FILE"],
    [["reforms.regime", "--reform", "openin"], "Did you mean `opening`?"],
    [["old.regime", "new.regime", "--reform", "x"], "write FILE#REFORM"],
    [["old.regime", "new.regime", "one.regime"], "Two FILEs are needed, not 3"],
    [[], "Two regimes are needed"],
    [["old.regime#Unio", "new.regime"], "Did you mean `Union`?"],
    [["old.regime", "new.regime", "--right", "Wrok"], "Neither text knows a right `Wrok`. Did you mean `Work`?"],
    [["old.regime", "new.regime", "--on", "2005-01-01", "--until", "2006-01-01"], "`--on` is one day"],
    [["old.regime", "new.regime", "--since", "2006-01-01", "--until", "2005-01-01"], "`--until` is before `--since`"],
  ])("%j is wrong usage", async (argv, message) => {
    const { code, err } = await diff(...argv);
    expect({ code, said: err.includes(message) ? message : err }).toEqual({ code: 2, said: message });
  });
});

describe("exit codes", () => {
  test("0 for an answer, 1 with --exit-code where the two are not equivalent", async () => {
    expect((await diff("old.regime", "new.regime")).code).toBe(0);
    expect((await diff("old.regime", "new.regime", "--exit-code")).code).toBe(1);
    expect((await diff("old.regime", "old.regime", "--exit-code")).code).toBe(0);
  });
  test("3 where a text has errors, or the two cannot be compared", async () => {
    expect((await diff("old.regime", "broken.regime")).code).toBe(3);
    const { code, err } = await diff("old.regime", "other.regime");
    expect(code).toBe(3);
    expect(err).toContain("[fact-differs]");
    const { out } = await diff("old.regime", "other.regime", "--format", "json");
    expect(schemaErrors(JSON.parse(out))).toEqual([]);
  });
});

test("only some days and rights", async () => {
  expect((await json("old.regime", "new.regime", "--on", "2012-01-01")).overall).toBe("equivalent");
  expect((await json("old.regime", "new.regime", "--right", "Enter")).overall).toBe("equivalent");
  expect((await json("old.regime", "new.regime", "--until", "2004-04-30")).overall).toBe("equivalent");
});

test("the answer begins with a sentence, and its tables fit in 80 columns", async () => {
  const { out } = await diff("reforms.regime#Union", "reforms.regime#widening");
  expect(out).toMatch(/^widening is more open than Union\./);
  const [tables = ""] = out.split("WITNESSES AS TESTS");
  expect(tables.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect((await diff("old.regime", "old.regime")).out).toMatch(/are equivalent:\s+proved\./);
});

test("of verdicts that stay the same it says on which days their degrees differ", async () => {
  const exceptions = (until: string): string => union(`  exception a to workers since 2000-01-01 { BE refuses Work to Worker from NL }\n  exception b to workers since 2000-01-01 until ${until} { NL refuses Work to Worker from LU }\n`).replace(" ; A8 since 2004-05-01", ", DE");
  const texts = folderOf({ "short.regime": exceptions("2005-12-31"), "long.regime": exceptions("2015-12-31") });
  const [{ out }, asJson] = [await regime(texts.path, ["diff", "short.regime", "long.regime"]), await regime(texts.path, ["diff", "short.regime", "long.regime", "--format", "json"])];
  texts.remove();
  expect(out.replaceAll(/\s+/g, " ")).toMatch(/norms the same verdicts, other degrees: 0\.\d+ -> 0\.\d+ 2006-01-01 to 2015-12-31/);
  expect(schemaErrors(JSON.parse(asJson.out))).toEqual([]);
});

test("members that stand each alone under one text are in the notes", async () => {
  const texts = folderOf({ "a.regime": union(""), "b.regime": union("").replace("A8 since 2004-05-01 }", "A8 since 2004-05-01 } each alone") });
  const [{ out, code }, asJson] = [await regime(texts.path, ["diff", "a.regime", "b.regime", "--exit-code"]), await regime(texts.path, ["diff", "a.regime", "b.regime", "--format", "json"])];
  texts.remove();
  expect(code).toBe(1);
  expect(out.replaceAll(/\s+/g, " ")).toContain("Members stand each alone under Union of b.regime, which is so many national laws, and not under Union of a.regime.");
  expect(schemaErrors(JSON.parse(asJson.out))).toEqual([]);
});

test("another default and another need are named, with what each text has, and the two are not equivalent", async () => {
  const text = (type: string, needs: string): string => `right Enter\nright Work${needs}\nmover Worker\nfacts about mover { reg : ${type} }\nregime L { members { BE, NL, LU } rule work { every member grants Work, Enter to Worker from every other member when mover.reg } }\n`;
  const texts = folderOf({ "a.regime": text("formality", " needs Enter"), "b.regime": text("yes or no", "") });
  const [{ out, code }, asJson] = [await regime(texts.path, ["diff", "a.regime", "b.regime", "--exit-code"]), await regime(texts.path, ["diff", "a.regime", "b.regime", "--format", "json"])];
  texts.remove();
  expect(code).toBe(1);
  for (const words of ["Where the fact reg is not stated, it counts as yes under L of a.regime, and it counts as no under L of b.regime.", "To be effective the right Work needs Enter under L of a.regime, and nothing under L of b.regime."]) expect(out.replaceAll(/\s+/g, " ")).toContain(words);
  expect(schemaErrors(JSON.parse(asJson.out))).toEqual([]);
});

test("every witness is a test that its own text passes", async () => {
  const document = await json("reforms.regime#Union", "reforms.regime#widening");
  const tests = document.changes.flatMap((c) => [c.witness.before.test, c.witness.after.test]);
  expect(tests.length).toBeGreaterThan(2);
  const before = document.changes.map((c) => `  ${c.witness.before.test ?? ""}\n`).join("");
  const after = document.changes.map((c) => `  add ${c.witness.after.test ?? ""}\n`).join("");
  const text = reforms.replace(transition, `${transition}${before}`).replace("admit UA since 2030-01-01 }", `admit UA since 2030-01-01\n${after}}`);
  const { regimes, diagnostics } = compile("x.regime", memoryHost({ "x.regime": text }));
  expect(diagnostics.map((d) => d.code)).toEqual([]);
  const outcomes = regimes.filter((r) => r.name !== "opening").flatMap(runTests);
  expect(outcomes.map((o) => o.failures.length)).toEqual(tests.map(() => 0));
});
