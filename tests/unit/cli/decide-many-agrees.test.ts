/** Tables say what `decide` says, row by row, with facts missing here and there. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "papaparse";
import { afterAll, expect, test } from "vitest";
import { decider } from "../../../src/evaluator";
import { peopleColumns, peopleOf, personCells, type Person } from "../../../src/evaluator/population";
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

test.each(smallExamples)("%s", async (path) => {
  const regime = compileExample(path).regimes.find((r) => r.at.path === path) ?? expect.fail("no regime");
  const draw = peopleOf(regime, { seed: 11, marginals: [] });
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
});
