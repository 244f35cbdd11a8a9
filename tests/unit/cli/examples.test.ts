/** The commands on the real regimes: their JSON follows the schemas, and every witness shown can be pasted back as a test. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../../src/compile";
import { describe as inWords, hasErrors } from "../../../src/diagnostics";
import { runTests } from "../../../src/evaluator";
import { root } from "../../support/build";
import { regime } from "../../support/command-line";
import { compileExample, examplePaths, host } from "../../support/examples";
import { patience } from "../../support/runs";
import { schemaErrors } from "../../support/schemas";

interface WithWitness {
  readonly witness: { readonly cases: readonly { readonly test: string | null }[] } | null;
}
interface Judged {
  readonly timeline: readonly WithWitness[];
  readonly parts: Readonly<Record<string, { readonly timeline: readonly WithWitness[] }>>;
}
interface Document {
  readonly regimes: readonly { readonly regime: string; readonly criteria: Readonly<Record<string, Judged>> }[];
}

const witnessTests = ({ criteria }: Document["regimes"][number]): readonly string[] => [
  ...new Set(
    Object.values(criteria)
      .flatMap((c) => [c.timeline, ...Object.values(c.parts).map((p) => p.timeline)].flat())
      .flatMap((s) => s.witness?.cases.flatMap((c) => c.test ?? []) ?? []),
  ),
];

/** The text with tests at the end of one of its regimes or reforms. */
function withTests(text: string, name: string, tests: readonly string[]): string {
  const start = text.search(new RegExp(`^(regime|reform) ${name}\\b`, "m"));
  const next = text.slice(start + 1).search(/^(regime|reform) /m);
  const end = text.lastIndexOf("\n}", next === -1 ? text.length : start + 1 + next);
  const added = text.startsWith("reform", start) ? tests.map((t) => `add ${t}`) : tests;
  return `${text.slice(0, end)}\n${added.join("\n")}${text.slice(end)}`;
}

describe.each(examplePaths)("%s", (path) => {
  let json = "";
  let text = "";
  beforeAll(async () => {
    json = (await regime(root, ["evaluate", "--format", "json", path])).out;
    text = (await regime(root, ["evaluate", path])).out;
  }, patience);

  test("evaluate as JSON", () => {
    expect(schemaErrors(JSON.parse(json))).toEqual([]);
  });
  test("tests and expectations as JSON, every rule and exception decided by a test", async () => {
    const { code, out } = await regime(root, ["test", "--format", "json", "--threshold", "100", path]);
    expect(schemaErrors(JSON.parse(out))).toEqual([]);
    expect(code).toBe(0);
  }, patience);
  test("the report fits a page of 100 columns", () => {
    expect(text.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });
  test("witnesses can be pasted back as tests", () => {
    const { regimes } = JSON.parse(json) as Document;
    const pasted = regimes.reduce((whole, r) => withTests(whole, r.regime, witnessTests(r)), readFileSync(`${root}/${path}`, "utf8"));
    const compiled = compile(path, { read: (file) => (file === path ? { ok: true, text: pasted } : host.read(file)) });
    expect(compiled.diagnostics.filter((d) => hasErrors([d])).map((d) => inWords(d).message)).toEqual([]);
    const outcomes = compiled.regimes.flatMap(runTests);
    expect(outcomes.length).toBe(compileExample(path).regimes.flatMap((r) => r.tests).length + regimes.flatMap(witnessTests).length);
    expect(outcomes.filter((o) => o.failures.length > 0).map((o) => o.test.title)).toEqual([]);
  }, patience);
});
