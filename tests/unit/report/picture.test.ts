/** The picture of the verdicts over time. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import { ansi, plain } from "../../../src/report/text/paint";
import { displayWidth } from "../../../src/report/text/layout";
import { picture } from "../../../src/report/text/picture";
import { regimeOf } from "../../support/compiled";

const regime = (clauses: string): string => `
right Work
mover Worker
regime R {
  members { FR, DE, ES since 1950-01-01 until 2019-12-31 }
  rule work { every member grants Work to Worker from every other member }
  ${clauses}
}
`;
const drawn = (clauses: string): readonly string[] => picture(evaluate(regimeOf(regime(clauses))), plain);
const row = (lines: readonly string[], name: string): string => (lines.find((l) => l.startsWith(`  ${name}`)) ?? "").slice(2 + "Diffuse reciprocity".length + 2);

describe("the timeline as a picture", () => {
  const changing = "exception named to work since 1990-01-01 until 1999-12-31 { DE refuses Work to Worker from ES }";

  test("has a sign for each verdict, in its place", () => {
    const norms = row(drawn(changing), "Generalized norms");
    expect(norms).toMatch(/^=+x+=+$/);
    expect(norms).toHaveLength(56);
    // 40 of 70 years, then ten.
    expect(norms.indexOf("x")).toBe(32);
    expect(norms.match(/x/g)).toHaveLength(8);
  });
  test("shows a failure of a single day", () => {
    expect(row(drawn("exception named to work since 1990-06-15 until 1990-06-15 { DE refuses Work to Worker from ES }"), "Generalized norms")).toMatch(/^=+x=+$/);
  });
  test("counts years below", () => {
    expect(drawn(changing).at(-1)?.trim()).toBe("|1960           |1980           |2000");
  });
  test("goes on where there is no end", () => {
    const text = regime(changing).replace(" until 2019-12-31", "");
    expect(row(picture(evaluate(regimeOf(text)), plain), "Nominal form")).toMatch(/^=+>$/);
  });
  test("fits a terminal of 80 columns, in colours too", () => {
    const coloured = picture(evaluate(regimeOf(regime(changing))), ansi);
    expect(Math.max(...coloured.map(displayWidth))).toBeLessThanOrEqual(80);
  });
  test("is left out where nothing changes", () => {
    expect(drawn("")).toEqual([]);
  });
});
