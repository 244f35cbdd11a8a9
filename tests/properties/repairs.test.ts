/** Every suggestion does what it says, nothing less does, and no single edit that does is missed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import type { RepairOptions, Searched } from "../../src/repair";
import { candidatesOf, speaksOfOthers } from "../../src/repair/candidates";
import { holdsOver, judged, timelineOf } from "../../src/repair/goal";
import { lesser } from "../../src/repair/search";
import { attempt, prepare, type Bench } from "../../src/repair/trial";
import { sourceFile } from "../../src/language/span";
import { hunks } from "../../src/report/text/hunks";
import { plain } from "../../src/report/text/paint";
import { flawedRegime } from "../support/flawed-regimes";
import { compileText, memoryHost } from "../support/compile-text";
import { patched } from "../support/patch";
import { checked, mended, repairText } from "../support/repairs";
import { patience, runs } from "../support/runs";

const small = { iso: true, maxParties: 3, maxRules: 1, maxExceptions: 1, maxAtoms: 1 } as const;
const criteria = ["norms", "indivisibility", "reciprocity", "multilateral", "g1", "g2", "g4", "i1", "i3", "d1", "d1c", "d2"] as const;
/** Those that most often need several edits. */
const hard = ["norms", "norms", "g1", "i1", "reciprocity"] as const;
const asked = (few: boolean) => fc.record({
  text: fc.oneof({ arbitrary: flawedRegime(few), weight: 5 }, { arbitrary: regimeText(small), weight: 1 }),
  criterion: fc.constantFrom(...(few ? criteria : [...criteria, ...hard])),
});

/** A rule for all, and exceptions to it. */
const excepted = (...exceptions: readonly string[]): string => `right Work
mover Worker
party A "A"
party B "B"
party C "C"
party D "D"
regime Generated {
  members A, B, C, D
  rule all { every member grants Work to Worker from every other member }
${exceptions.join("\n")}
}
`;
const [first, second] = ["  exception first to all { A refuses Work to Worker from B }", "  exception second to all { C refuses Work to Worker from D }"];
/** Two exceptions, of which each alone is enough for `norms` to fail: few that are drawn need several edits. */
const twice = excepted(first, second);

const searched = (text: string, options: RepairOptions): Searched | null => {
  const answer = repairText(text, options);
  return answer.kind === "searched" ? answer : null;
};

/** What the search works with, made again from the text and the days of its answer. */
function benchOf(text: string, target: RepairOptions["target"], { days }: Searched): Bench {
  const path = "block.regime";
  const { modules } = compileText(text);
  const file = modules.get(path)?.file;
  const regime = file?.items.find((item) => item.kind === "Regime");
  if (regime?.kind !== "Regime" || !file) throw new Error("no regime");
  const judging = { target, binding: "hard", days } as const;
  const before = timelineOf(judged(checked(text), judging), target);
  const candidates = candidatesOf(regime.items, { outside: speaksOfOthers(regime.items), lastDay: days.since === null ? null : days.since - 1 });
  return { host: memoryHost({ [path]: text }), written: { source: sourceFile(path, text), comments: file.comments, regime }, judging, before, candidates };
}

describe("a suggestion", () => {
  test("makes the criterion hold in a text that checks, as edits, as lines and as a reform; nothing less does", () => {
    let found = 0;
    let several = 0;
    let reforms = 0;
    fc.assert(
      fc.property(asked(false), ({ text, criterion }) => {
        const target = { criterion };
        const answer = searched(text, { target, reform: "mended", trials: 60, limit: 3 });
        if (!answer) return;
        expect(repairText(text, { target, reform: "mended", trials: 60, limit: 3 })).toEqual(answer);
        const bench = benchOf(text, target, answer);
        const does = (changed: string, name: string): boolean => holdsOver(bench.before, timelineOf(judged(checked(changed, name), bench.judging), target));
        for (const suggestion of answer.suggestions) {
          const changed = mended(text, suggestion);
          expect(does(changed, "Generated"), changed).toBe(true);
          expect(patched(text.split("\n"), hunks(bench.written.source, suggestion.edits, "x", plain)).join("\n")).toBe(changed);
          if (suggestion.reform !== null) expect(does(`${text}\n${suggestion.reform}`, "mended"), suggestion.reform).toBe(true);
          const picks = suggestion.changes.map((change) => bench.candidates.findIndex((c) => c.words === change.words));
          expect(picks).not.toContain(-1);
          for (const less of lesser(bench, picks)) expect(attempt(bench, prepare(bench, less))?.holds ?? false).toBe(false);
          found++;
          if (picks.length > 1) several++;
          if (suggestion.reform !== null) reforms++;
        }
      }),
      { numRuns: runs(40), examples: [[{ text: twice, criterion: "norms" }], [{ text: excepted(first), criterion: "g1" }]] },
    );
    expect({ found: found > runs(12), several: several > 0, reforms: reforms > 0 }).toEqual({ found: true, several: true, reforms: true });
  }, patience);
});

describe("the search", () => {
  test("says each edit in words of its own, and misses no single edit that does", () => {
    let found = 0;
    fc.assert(
      fc.property(asked(true), ({ text, criterion }) => {
        const target = { criterion };
        const answer = searched(text, { target, upTo: 1, trials: 1000, limit: 1000 });
        if (!answer) return;
        const bench = benchOf(text, target, answer);
        expect(new Set(bench.candidates.map((c) => c.words)).size).toBe(bench.candidates.length);
        const holds = (picks: readonly number[]): boolean => attempt(bench, prepare(bench, picks))?.holds ?? false;
        const singles = bench.candidates.flatMap((_, i) => (holds([i]) && !lesser(bench, [i]).some(holds) ? [JSON.stringify(prepare(bench, [i]).edits)] : []));
        expect(new Set(answer.suggestions.map((s) => JSON.stringify(s.edits)))).toEqual(new Set(singles));
        found += singles.length;
      }),
      { numRuns: runs(40), examples: (["norms", "indivisibility", "multilateral"] as const).map((criterion): [{ text: string; criterion: typeof criterion }] => [{ text: excepted(first), criterion }]) },
    );
    expect(found).toBeGreaterThan(runs(6));
  }, patience);
});
