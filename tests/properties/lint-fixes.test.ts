/** Whatever a text says, the fixes of the linter come to an end, change no answer of the regime, and what is looked at never throws. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decideByReference } from "../../src/evaluator/decide/reference";
import { caseOf, regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import { lint, mend, ruleHeads, type LintConfig } from "../../src/linter";
import { alteredText } from "../support/altered-text";
import { compileText, memoryHost } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { examplePaths, host } from "../support/examples";
import { patience, runs } from "../support/runs";

const path = "block.regime";
const everything: LintConfig = { rules: Object.fromEntries(ruleHeads.map((rule) => [rule.name, "warn" as const])) };

/** A condition that means the same in more words. */
const roundabout = (condition: string, how: number): string =>
  how === 0 ? `not not (${condition})` : how === 1 ? `not (not (${condition}))` : how === 2 ? `(${condition} or ${condition})` : condition;

/** Conditions on one line, each with what follows it left as it is. */
const wordier = (text: string, draw: readonly number[]): string => {
  let i = 0;
  return text.replace(/\bwhen (mover\.\w+ (?:=|!=|<|<=|>|>=) \w+(?: (?:days|months|years))?)(?=\s*(?:at |for |since|until|before|cites|\}|\n))/g, (_, condition: string) => `when ${roundabout(condition, draw[i++ % draw.length] ?? 3)}`);
};

/** Members that are bound from a day on, and sentences that begin before it. */
const dated = (text: string): string =>
  text
    .replace(/(?<=members \{ )[^}]+(?= \})/, (roll) => roll.split(" ; ").map((entry) => (entry.includes(" since ") ? entry : entry.replace(/(?= (?:until|before) |$)/, " since 1990-01-01"))).join(" ; "))
    .replace(/from every other member(?=\n)/g, "from every other member since 1980-01-01");

/** A name said twice, and a comment at some of the places where a phrase or a thing of a list begins. */
const commented = (text: string, draw: readonly number[]): string => {
  let i = 0;
  return text.replace(/grants (\w+) to/g, "grants $1, $1 to").replace(/(?<=,) (?=\w)| (?=(?:or|not|since|to) )/g, (gap) => (draw[i++ % draw.length] === 0 ? ` // here ${i}\n    ` : gap));
};
const comments = (text: string): readonly string[] => text.match(/\/\/.*$/gm) ?? [];

/** A text and some cases of its regime. */
const withCases = regimeText({ maxParties: 3, maxRules: 3, maxExceptions: 2, maxAtoms: 2 }).map(dated).chain((text) =>
  fc.record({ text: fc.constant(text), cases: fc.array(caseOf(regimeOf(text)), { minLength: 20, maxLength: 20 }), draw: fc.array(fc.nat(3), { minLength: 4, maxLength: 7 }) }),
);

/** Conditions of which each is said in another roundabout way, and a date that is idle. */
const conditional = dated(`party Pa "Pa" party Pb "Pb" right Work mover Worker
regime R {
  facts about mover { skill : one of low, high }
  members { Pa ; Pb }
  rule denied { Pa grants Work to Worker from Pb when mover.skill = low }
  rule all {
    every member grants Work to Worker from every other member
  }
  rule either { Pb grants Work to Worker from Pa when mover.skill != low }
}
`);
const skilled = [0, 1].flatMap((host) => [0, 1].map((skill) => ({ host, origin: 1 - host, mover: 0, on: 12_000, facts: [skill] })));

test("fixes change no answer, and every comment stays", () => {
  const mendable = new Set<string>();
  let kept = 0;
  fc.assert(
    fc.property(withCases, ({ text, cases, draw }) => {
      const wordy = commented(wordier(text, draw), draw);
      const mended = mend(memoryHost({ [path]: wordy }), { path, config: everything, quick: true });
      for (const { code, fix } of lint(compileText(wordy), { path, config: everything, quick: true })) if (fix !== null) mendable.add(code);
      kept += comments(wordy).length;
      expect(comments(mended.text)).toEqual(comments(wordy));
      expect(mended.left.filter((f) => f.fix !== null)).toEqual([]);
      const [before, after] = [regimeOf(wordy), regimeOf(mended.text)];
      expect(after.facts.map((f) => f.key)).toEqual(before.facts.map((f) => f.key));
      for (const c of cases) for (const right of before.rights.keys()) expect(decideByReference(after, c, right).position).toEqual(decideByReference(before, c, right).position);
    }),
    { numRuns: runs(40), examples: [[{ text: conditional, cases: skilled, draw: [0, 2] }]] },
  );
  expect([...mendable]).toEqual(expect.arrayContaining(["denied-comparison", "idle-date", "repeated-name"]));
  expect(kept).toBeGreaterThan(0);
}, patience);

test("no text makes a rule throw", () => {
  const texts = examplePaths.flatMap((file) => {
    const read = host.read(file);
    return read.ok ? [read.text] : [];
  });
  fc.assert(
    fc.property(alteredText(texts), (text) => {
      lint(compileText(text), { path, config: everything, quick: true });
    }),
    { numRuns: runs(25) },
  );
}, patience);
