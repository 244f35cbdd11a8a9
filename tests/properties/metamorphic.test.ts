/** Changes to a text that must not change its verdicts and degrees. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { regimeOf } from "../support/compiled";
import { essence } from "../support/evaluations";
import { patience, runs } from "../support/runs";

const judged = (text: string): readonly string[] => essence(evaluate(regimeOf(text)));

/** Other names, and the declarations in the opposite order. */
function renameParties(text: string): string {
  const renamed = text.replace(/\bP([a-f])\b/g, (_, letter: string) => `Q${"zyxwvu"["abcdef".indexOf(letter)] ?? ""}`);
  const lines = renamed.split("\n");
  const declared = lines.filter((l) => l.startsWith("party "));
  const others = lines.filter((l) => !l.startsWith("party "));
  return [others[0], ...declared.reverse(), ...others.slice(1)].join("\n");
}

/** Rules, exceptions and duties in the opposite order, and the sentences of each. */
function reverseClauses(text: string): string {
  const clause = /^ {2}(?:rule|exception|duty) [^]*?^ {2}\}\n/gm;
  const found = (text.match(clause) ?? []).map(reverseSentences);
  return text.replace(clause, () => found.pop() ?? "");
}
function reverseSentences(clause: string): string {
  const [head = "", ...rest] = clause.trimEnd().split("\n");
  return `${[head, ...rest.slice(0, -1).reverse(), rest.at(-1) ?? ""].join("\n")}\n`;
}

const inRegime = (text: string, addition: string): string => text.replace("regime Generated {\n", `regime Generated {\n${addition}`);

const changes: readonly (readonly [string, RegimeTextOptions, (text: string) => string])[] = [
  ["other names for the parties", { iso: false }, renameParties],
  ["the opposite order of clauses", {}, reverseClauses],
  ["a judgement that nothing reads", {}, (t) => inRegime(t, `  judgement unread about mover "never asked" by host\n`)],
  ["a fact that nothing reads", {}, (t) => inRegime(t, `  facts about world {\n    unread : number from 0 to 1_000\n  }\n`)],
  ["a right that nothing grants", {}, (t) => `${t.replace("\nregime ", "right Unread\n\nregime ")}`],
  ["a mover class that nothing names", {}, (t) => inRegime(t, `  mover Unread is Worker\n`)],
  ["a group that nothing names", {}, (t) => inRegime(t, `  group Unread { ZM, ZW since 2003-02-02 }\n`)],
  ["a claim, whatever it says", {}, (t) => inRegime(t, `  facts about mover { unread : yes or no }\n  claim refuge { never host refuses anything when mover.unread }\n`)],
  [
    "interests and a scenario", {},
    (t) => inRegime(t, `  judgement unread about mover "never asked" by host\n  interests {\n    host gains 5 EUR for Worker when unread per year\n    state ZM { rights 1 }\n  }\n  scenario s {\n    horizon 2025 to 2030\n    discount 3 %\n    flow Worker from ZM to ZW 5 per year\n  }\n`),
  ],
  ["an outsider", { outsiders: false }, (t) => t.replace("edition 2026\n", `edition 2026\nparty Outsider "Outsider"\n`)],
];

describe("verdicts and degrees do not change with", () => {
  test.each(changes)("%s", (_, options, change) => {
    fc.assert(
      fc.property(regimeText({ maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 2, ...options }), (text) => {
        expect(judged(change(text))).toEqual(judged(text));
      }),
      { numRuns: runs(25) },
    );
  }, patience);
});
