/**
 * What a seed draws, as recorded beside: texts, cases, histories and verdicts by drawn cases are the same for the same seed, so that what was found once can be found again.
 * The files are written by `npm run update`; that what is drawn is well made, and that verdicts by it are right, is said by the properties.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateByTests, breakpoints, caseOf, drawColumns, figuresOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing";
import { formatDay } from "../../src/language/dates";
import { stateless, type Regime } from "../../src/language/regime";
import { compileText } from "../support/compile-text";
import { digest, inFull, plainly } from "../support/in-full";
import { markdownCases } from "../support/markdown-cases";
import { patience } from "../support/runs";

const party = (regime: Regime, p: number): string => (p === stateless ? "stateless" : (regime.parties[p]?.code ?? `party ${p}`));

/** The days on which something changes, some cases, some figures, and some cases as columns. */
function drawnOf(regime: Regime): string {
  const cases = fc.sample(caseOf(regime), { numRuns: 6, seed: 3 }).map((c) => `${party(regime, c.host)}<${party(regime, c.origin)} ${regime.classes[c.mover]?.name ?? "anybody"} ${formatDay(c.on)} ${c.facts.join(" ")}`);
  const figures = fc.sample(figuresOf(regime), { numRuns: 3, seed: 3 }).map((all) => all.map(({ table, cells, value }) => `${regime.tables[table]?.name ?? ""} ${plainly(cells)} ${value}`).join("; "));
  const { right, host, origin, mover, on, facts } = drawColumns(regime, { count: 5, seed: 3 });
  const columns = Object.entries({ right, host, origin, mover, on, ...facts }).map(([name, values]) => `${name} ${Array.from(values).join(" ")}`);
  const more = [fc.sample(caseOf(regime), { numRuns: 100, seed: 4 }), fc.sample(figuresOf(regime), { numRuns: 30, seed: 4 }), Object.entries(drawColumns(regime, { count: 200, seed: 4 }).facts).map(([key, values]) => [key, ...Array.from(values)])];
  return ["changes", breakpoints(regime).map(formatDay).join(" "), "cases", ...cases, "figures", ...figures, "columns", ...columns, `more ${more.map(digest).join(" ")}`].join("\n");
}

const kinds: readonly (readonly [string, RegimeTextOptions, number])[] = [
  ["plain", { claims: true }, 8],
  ["conflicts", { conflicts: true, maxRules: 3, maxExceptions: 5 }, 8],
  ["series", { series: true, maxRules: 2, maxExceptions: 2, maxAtoms: 2 }, 6],
  ["no-outsiders", { outsiders: false, history: false, soft: false, favoured: false, mirrors: false, conduct: false, minParties: 3, maxParties: 4, iso: true }, 4],
];

test.each(kinds)("texts and cases: %s", async (name, options, numRuns) => {
  const drawn = fc.sample(regimeText(options), { numRuns, seed: 5 }).map((text) => {
    const { regimes: [regime] } = compileText(text);
    return `${text}\n${regime === undefined ? "not checked: its rules are inconsistent" : drawnOf(regime)}\n`;
  });
  const further = fc.sample(regimeText(options), { numRuns: 200, seed: 6 }).map(digest);
  await expect([...drawn, "further texts", ...further].join("\n")).toMatchFileSnapshot(`drawn/texts-${name}.txt`);
}, patience);

test.each(["tests/criteria/clauses.md", "tests/criteria/edge-cases.md", "tests/cases/claims.md", "tests/cases/series.md"])("verdicts by drawn cases: %s", async (path) => {
  const known = new Set<string>();
  const said = markdownCases(path.slice(0, path.lastIndexOf("/"))).filter((c) => c.path === path)
    .flatMap(({ title, text, files }) => compileText(text, files).regimes.map((r) => `## ${title}\n\n${inFull(r, evaluateByTests(r, { runs: 60, seed: 3 }), known)}`));
  await expect(said.join("\n")).toMatchFileSnapshot(`drawn/verdicts-${path.replaceAll(/^.*\/|\.md$/g, "")}.txt`);
}, patience);
