/** Concessions in the table of rules, and documents that break their promises. */
import { expect, test } from "vitest";
import { exportJson, importJson, rulesCsv } from "../../../src/interchange";
import { sourceFile } from "../../../src/language/span";
import { regimeOf } from "../../support/compiled";

const text = `right Cut mover Good source T "Treaty"
table bound : host -> number { DE : 500   otherwise : 100 }
regime R {
  members { DE, FR, PL }
  rule mfn { every member grants Cut to Good from every other member at most bound(host) per year }
  concession cuts to mfn cites T "art 2" {
    every member may concede Cut to Good from every other member since 2020-01-01
    DE may raise bound
  }
}
`;

test("each act is a row of the table of rules", () => {
  const rows = rulesCsv([regimeOf(text)]).trim().split(/\r?\n/).map((line) => line.split(","));
  const [header = [], ...body] = rows;
  const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? "";
  const acts = body.filter((row) => cell(row, "clause") === "cuts");
  expect(acts.every((row) => row.length === header.length)).toBe(true);
  expect(acts.map((row) => ["kind", "statement", "attributes", "deontic", "aim", "object", "since", "cites"].map((name) => cell(row, name)))).toEqual([
    ["concession", "1", "every member", "may", "concede", "Cut", "2020-01-01", "T art 2"],
    ["concession", "2", "DE", "may", "raise", "bound", "", "T art 2"],
  ]);
});

type Fields = Record<string, never>;
/** What is said of a document after a change to its first concession. */
function refused(change: (concession: Fields) => void): readonly string[] {
  const document = JSON.parse(exportJson([regimeOf(text)])) as { regimes: { concessions: Fields[] }[] };
  const [concession] = document.regimes[0]?.concessions ?? [];
  if (concession === undefined) throw new Error("no concession was exported");
  change(concession);
  return importJson(sourceFile("x.regime.json", JSON.stringify(document))).diagnostics.map((d) => JSON.stringify(d.facts));
}

test("a document whose concessions break a promise is refused", () => {
  expect(refused(() => undefined)).toEqual([]);
  const withSentence = (k: Fields, field: string, value: unknown): void => {
    (k as unknown as { sentences: Record<string, unknown>[] }).sentences.forEach((s) => (s[field] = value));
  };
  expect(refused((k) => withSentence(k, "head", { kind: "refuse" })).join()).toContain("grants nothing, which a concession does");
  expect(refused((k) => Object.assign(k, { raises: [{ ...(k as unknown as { raises: object[] }).raises[0], table: "none" }] })).length).toBeGreaterThan(0);
});
