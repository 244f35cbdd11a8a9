/** A reform is the text that somebody would have written by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { severityOf } from "../../src/diagnostics";
import { regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import { compileText } from "../support/compile-text";
import { patience, runs } from "../support/runs";

/** What a text comes to, places and the name of the regime aside: the errors, and the regime of a name. */
function meaning(text: string, name: string): unknown {
  const { diagnostics, regimes } = compileText(text);
  const errors = diagnostics.filter((d) => severityOf(d) === "error").map((d) => d.code).toSorted();
  const regime = regimes.find((r) => r.name === name);
  const { name: _, ...rest } = regime ?? { name };
  return { errors, regime: JSON.parse(JSON.stringify(rest, (key, value: unknown) => (key === "at" || key === "reformOf" ? undefined : value))) as unknown };
}
const reform = (text: string, edits: string): string => `${text}\nreform edited of Generated {\n${edits}\n}\n`;

const clause = /^ {2}(?:rule|exception|reservation|concession|duty) (\w+) [^]*?^ {2}\}\n/gm;
const names = (text: string): readonly string[] => [...text.matchAll(clause)].map((m) => m[1] ?? "");

/** The text without a clause and, by hand, without what referred only to it. */
function without(text: string, name: string): string {
  const gone = [name];
  let left = text;
  for (let i = 0; i < gone.length; i++) {
    const lost = gone[i] ?? "";
    left = left.replace(clause, (whole, own: string) => (own === lost ? "" : whole));
    left = left.replace(new RegExp(`^ {2}concession \\w+ to ${lost} [^]*?^ {2}\\}\\n`, "gm"), "");
    left = left.replace(new RegExp(`^    ${lost} does not apply.*\\n|^  .* invokes ${lost} toward .*\\n`, "gm"), "");
    left = left.replace(new RegExp(`\\badjudicates ${lost} for [\\w, -]+(?= \\})`, "g"), "");
    // A list that loses its last name takes the exception, or the remedy, with it.
    left = left.replace(new RegExp(`(\\bsuspend |^  (?:exception \\w+|reservation \\w+ by [\\w, ]+) to )((?:\\w+, )*)${lost}\\b((?:, \\w+)*)`, "gm"), (_, head: string, before: string, after: string) => {
      const rest = [...before.split(", "), ...after.split(", ")].filter((n) => n !== "");
      if (rest.length === 0 && head.startsWith("  ")) gone.push(head.split(" ")[3] ?? "");
      return `${head}${rest.join(", ")}`;
    });
    left = left.replace(/ otherwise .* suspend {1,2}(?=toward|decided).*$/gm, "");
    for (const [, emptied] of left.matchAll(/^ {2}exception (\w+) to .*\{\n {2}\}\n/gm)) if (emptied && !gone.includes(emptied)) gone.push(emptied);
  }
  return left;
}

describe("a reform", () => {
  test("that edits nothing is its base", () => {
    fc.assert(fc.property(regimeText(), (text) => {
      expect(meaning(reform(text, ""), "edited")).toEqual(meaning(text, "Generated"));
    }), { numRuns: runs(60) });
  }, patience);

  test("that removes a clause is the text without it", () => {
    let removed = 0;
    fc.assert(fc.property(regimeText(), fc.nat(20), (text, choice) => {
      const all = names(text);
      const name = all[choice % all.length] ?? "";
      const edited = reform(text, `  remove ${name}`);
      // A duty may read itself; what goes with it reads it no more.
      if (new RegExp(` (?:keeps|kept) ${name} `).test(without(text, name))) {
        expect(compileText(edited).diagnostics.map((d) => d.code)).toContain("still-read");
        return;
      }
      removed++;
      expect(meaning(edited, "edited")).toEqual(meaning(without(text, name), "Generated"));
    }), { numRuns: runs(150) });
    expect(removed).toBeGreaterThan(runs(150) / 3);
  }, patience);

  test("that admits a party is a list of members with one entry more", () => {
    fc.assert(fc.property(regimeText(), fc.nat(9), fc.integer({ min: 1995, max: 2015 }), (text, choice, year) => {
      const roster = /^ {2}members \{ (.*) \}$/m.exec(text)?.[1] ?? "";
      const parties = [...roster.split(" ; ").map((entry) => entry.split(" ")[0] ?? ""), "UA"];
      const party = parties[choice % parties.length] ?? "UA";
      const byHand = text.replace(`members { ${roster} }`, `members { ${roster} ; ${party} since ${year}-01-01 }`);
      expect(meaning(reform(text, `  admit ${party} since ${year}-01-01`), "edited")).toEqual(meaning(byHand, "Generated"));
    }), { numRuns: runs(80) });
  }, patience);

  test("that puts clauses in place of others, or beside them, is the text with them", () => {
    fc.assert(fc.property(regimeText(), fc.nat(20), (text, choice) => {
      const all = [...text.matchAll(clause)].map((m) => ({ name: m[1] ?? "", whole: m[0].trim() }));
      const one = all[choice % all.length] ?? { name: "", whole: "" };
      const added = `rule extra { every member grants ${/^right (\w+)/m.exec(text)?.[1] ?? ""} to Worker from LI }`;
      const byHand = text.replace(/\}\n$/, `  ${added}\n}\n`);
      expect(meaning(reform(text, `  replace ${one.name} by ${one.whole}\n  add ${added}`), "edited")).toEqual(meaning(byHand, "Generated"));
    }), { numRuns: runs(80) });
  }, patience);
});
