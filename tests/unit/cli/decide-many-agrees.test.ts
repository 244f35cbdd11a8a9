/** Tables say what `decide` says, row by row, with facts missing here and there. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "papaparse";
import { afterAll, expect, test } from "vitest";
import { compile } from "../../../src/compile";
import { decider } from "../../../src/evaluator";
import { peopleColumns, peopleOf, personCells, readMarginals, type Marginal, type Person } from "../../../src/evaluator/population";
import type { FactId, Regime } from "../../../src/language/regime";
import { regime as run } from "../../support/command-line";
import { compileExample, root, smallExamples } from "../../support/examples";

const folder = mkdtempSync(join(tmpdir(), "regime-agrees-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const count = 120;

/** Every third fact or so of a person is not known. */
const unknown = (row: number, fact: FactId): boolean => (row * 7 + fact * 5) % 3 === 0;

function tableOf(regime: Regime, people: readonly Person[]): string {
  const [columns, inWords] = [peopleColumns(regime), personCells(regime)];
  const recorded = columns.map((name) => regime.facts.findIndex(({ key }) => key === name));
  const cell = (value: unknown): string => (value === null ? "" : `"${String(value).replaceAll('"', '""')}"`);
  const lines = people.map((person, row) => inWords(person).map((value, i) => cell((recorded[i] ?? -1) >= 0 && unknown(row, recorded[i] ?? 0) ? null : value)).join(","));
  return `${columns.map(cell).join(",")}\n${lines.join("\n")}\n`;
}

/** A regime written into a file. */
function written(name: string, text: string): { readonly path: string; readonly regime: Regime } {
  const path = join(folder, name);
  writeFileSync(path, text);
  const compiled = compile(path, { read: () => ({ ok: true, text }) });
  return { path, regime: compiled.regimes.at(-1) ?? expect.fail(JSON.stringify(compiled.diagnostics)) };
}

async function agrees(path: string, regime: Regime, marginals: readonly Marginal[] = []): Promise<void> {
  const draw = peopleOf(regime, { seed: 11, marginals });
  const people = Array.from({ length: count }, (_, row) => draw(row)).flatMap((person) => person ?? []);
  const [input, output] = [join(folder, "people.csv"), join(folder, "answers.csv")];
  writeFileSync(input, tableOf(regime, people));
  const ran = await run(root, ["decide", path, "--input", input, "--output", output, "--quiet", "--regime", regime.name]);
  expect(ran).toMatchObject({ code: 0, err: "" });
  const { data, meta } = parse<Record<string, string>>(readFileSync(output, "utf8"), { header: true, skipEmptyLines: true });
  expect(data).toHaveLength(people.length);
  const ask = decider(regime);
  for (const [row, { host, origin, mover, on, facts }] of people.entries()) {
    const given = new Map(facts.flatMap((value, f) => (value === null || unknown(row, f) ? [] : [[f, value] as const])));
    for (const answer of ask({ host, origin, mover, on, given }).rights) {
      const name = regime.rights[answer.right]?.name ?? "";
      if (!(meta.fields ?? []).includes(name)) continue;
      const found = { position: data[row]?.[name], open: data[row]?.[`${name}_open`], problem: data[row]?.["problem"] };
      // The class may rule out what is left: then there is no position.
      const expected = answer.possible.length === 0 ? "" : (answer.decision?.position.kind ?? "open");
      expect({ row, name, position: found.position }).toEqual({ row, name, position: expected });
      if (expected === "open") expect(found.open).toBe(answer.open.map(({ fact }) => regime.facts[fact]?.key).join(", "));
    }
  }
}

test.each(smallExamples)("%s", (path) => agrees(path, compileExample(path).regimes.find((r) => r.at.path === path) ?? expect.fail("no regime")));

test("more is asked of an origin than one number has bits", async () => {
  const codes = "AT BE BG CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GH GR HR HU ID IE IL IN IS IT JP KE KR LT LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT RO RS SE SG SI SK TH TN TR UA US VN ZA".split(" ");
  const rules = codes.map((code, i) => `  rule r${i} { every member grants Work to Worker from ${code} since ${2010 - i}-01-01 }`);
  const { path, regime } = written("many.regime", `use std.rights\nuse std.movers\nregime Many {\n  members { ${codes.join(", ")} }\n${rules.join("\n")}\n}\n`);
  const lines = [["host", "AT"], ["mover", "Worker"], ["on", "1985-01-01"], ...codes.slice(1).map((code) => ["origin", code])].map(([column = "", value = ""], line) => ({ line, cells: [column, value, "1"] }));
  const { marginals, problems } = readMarginals(regime, lines);
  expect(problems).toEqual([]);
  await agrees(path, regime, marginals);
});

test("what stands under exceptions of exceptions is in the query once", () => {
  // A condition on what is open made DuckDB need more than 1 GB for one row.
  const { path, regime } = written("deep.regime", `use std.rights
use std.movers
facts about mover { french : yes or no  route : state by name  entry : state }
regime Deep {
  members { BE, NL }
  rule r1 { every member grants Enter, Work to Worker from anyone }
  exception x1 to r1 { every member refuses Work from stateless }
  exception x2 to r1, x1 { every member may refuse Work when mover.french }
  exception x3 to x2 { x2 does not apply when mover.route is a member or mover.entry = host }
}
`);
  return agrees(path, regime);
});
