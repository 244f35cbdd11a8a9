/** The commands on the real regimes: their JSON follows the schemas, and every witness shown can be pasted back as a test. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "../../support/build";
import { folderOf, regime } from "../../support/command-line";
import { examplePaths } from "../../support/examples";
import { schemaErrors } from "../../support/schemas";

const folder = folderOf({});
afterAll(folder.remove);

interface WithWitness {
  readonly witness: { readonly cases: readonly { readonly test: string }[] } | null;
}
interface Judged {
  readonly timeline: readonly WithWitness[];
  readonly parts: Readonly<Record<string, { readonly timeline: readonly WithWitness[] }>>;
}
interface Document {
  readonly regimes: readonly { readonly criteria: Readonly<Record<string, Judged>> }[];
}

const witnessTests = (document: Document): ReadonlySet<string> =>
  new Set(
    document.regimes
      .flatMap((r) => Object.values(r.criteria))
      .flatMap((c) => [c.timeline, ...Object.values(c.parts).map((p) => p.timeline)].flat())
      .flatMap((s) => s.witness?.cases.map((c) => c.test) ?? []),
  );

describe.each(examplePaths)("%s", (path) => {
  test("evaluate as JSON", async () => {
    const { code, out } = await regime(root, ["evaluate", "--format", "json", path]);
    expect(schemaErrors(JSON.parse(out))).toEqual([]);
    expect(code).toBe(0);
  });
  test("tests and expectations as JSON", async () => {
    const { code, out } = await regime(root, ["test", "--format", "json", "--coverage", path]);
    expect(schemaErrors(JSON.parse(out))).toEqual([]);
    expect(code).toBe(0);
  });
  test("the report fits a page of 100 columns", async () => {
    const { out } = await regime(root, ["evaluate", path]);
    expect(out.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });
  test("witnesses can be pasted back as tests", async () => {
    const { out } = await regime(root, ["evaluate", "--format", "json", path]);
    const tests = [...witnessTests(JSON.parse(out) as Document)];
    if (tests.length === 0) return;
    const text = readFileSync(`${root}/${path}`, "utf8").trimEnd();
    const pasted = `${text.slice(0, text.lastIndexOf("}"))}\n${tests.join("\n")}\n}\n`;
    const ran = await regime(folder.path, ["test", "-"], pasted);
    expect(ran.out + ran.err).not.toContain("FAIL");
    expect(ran.code).toBe(0);
  });
});
