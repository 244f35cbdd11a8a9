/**
 * What is calculated beside verdicts, as recorded: interests with politics, balance, incentives and how far they hold, linkages, concepts, and a short simulation, of every
 * regime of the cases, the rulings and the examples with interests. Of what is long, whether it is the same. The files are written by `npm run update`; read the difference.
 */
import { expect, test } from "vitest";
import { evaluate, interests } from "../../src/evaluator";
import { simulate } from "../../src/evaluator/simulation/simulate";
import type { Regime } from "../../src/language/regime";
import { compileText } from "../support/compile-text";
import { compileExample, interestPaths } from "../support/examples";
import { digest, plainly } from "../support/in-full";
import { recordedCases } from "../support/markdown-cases";
import { patience } from "../support/runs";

/** Results hold maps here and there: in their order. */
const data = (value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set || ArrayBuffer.isView(value)) return [...(value as Iterable<unknown>)].map(data);
  if (Array.isArray(value)) return value.map(data);
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([key, v]) => [key, data(v)])) : value;
};
/** By key in one line each, to some depth; of what is long a digest. */
function lines(name: string, value: unknown, depth = 1): readonly string[] {
  const said = plainly(data(value));
  if (said.length <= 160) return [`${name} ${said}`];
  if (depth === 0 || typeof value !== "object" || value === null) return [`${name} ${digest(data(value))}`];
  return Object.entries(value).flatMap(([key, v]) => lines(`${name}.${key}`, v, depth - 1));
}

function calculated(regime: Regime): readonly string[] {
  const scenarios = regime.interests.stakes.length === 0 ? [] : regime.scenarios.map((s) => s.name);
  const found = evaluate(regime, { concepts: {}, linkages: true, ...(scenarios[0] === undefined ? {} : { interests: { scenario: scenarios[0] } }) });
  return [
    ...lines("concepts", found.concepts), ...lines("linkages", found.linkages),
    ...scenarios.flatMap((scenario) => [
      `under ${scenario}`,
      ...lines("interests", interests(regime, { scenario, binding: "soft" }), 2),
      ...lines("simulation", simulate(regime, { scenario, runs: 40, seed: 5 })),
    ]),
  ].map((line) => `  ${line}`);
}

test.each([...new Set(recordedCases.map((c) => c.path))])("%s", async (path) => {
  const said = recordedCases.filter((c) => c.path === path).flatMap(({ title, text, files }) =>
    compileText(text, files).regimes.filter((r) => r.at.path === "block.regime").flatMap((regime) => [`## ${title}: ${regime.name}`, ...calculated(regime), ""]));
  await expect(said.length === 0 ? "No regime is checked.\n" : said.join("\n")).toMatchFileSnapshot(`calculations/${path.replaceAll(/^tests\/|\.md$/g, "").replaceAll("/", "-")}.txt`);
}, patience);

test.each(interestPaths)("%s", async (path) => {
  const said = compileExample(path).regimes.flatMap((regime) => [`## ${regime.name}`, ...calculated(regime), ""]);
  await expect(said.join("\n")).toMatchFileSnapshot(`calculations/example-${(path.split("/").at(-1) ?? "").replace(/\.regime$/, "")}.txt`);
}, patience);
