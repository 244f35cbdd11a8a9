/**
 * All that is said of every regime of the cases and the rulings, in exact numbers: no part, degree, reason or witness changes unnoticed.
 * The files beside are written by `npm run update`; read the difference. That the right thing is said is said by the pages themselves.
 */
import { expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import type { Regime } from "../../src/language/regime";
import { compileText } from "../support/compile-text";
import { inFull } from "../support/in-full";
import { recordedCases } from "../support/markdown-cases";
import { patience } from "../support/runs";

const attributes = (regime: Regime): readonly number[] => regime.tables.flatMap((t, id) => (t.keys.length === 1 && t.keys[0] === "party" ? [id] : []));
const full = (regime: Regime, isRuling: boolean, known: Set<string>): string =>
  inFull(regime, evaluate(regime, { reading: "both", metric: "both", also: ["g2a", "g3", "g3s", "nt"], allow: attributes(regime), axes: true, core: isRuling, external: true }), known);

test.each([...new Set(recordedCases.map((c) => c.path))])("%s", async (path) => {
  const [folder = "", name = ""] = path.replaceAll(/^tests\/|\.md$/g, "").split("/");
  const known = new Set<string>();
  const said = recordedCases.flatMap(({ title, text, files, path: own }) =>
    own === path ? compileText(text, files).regimes.filter((r) => r.at.path === "block.regime").map((r) => `## ${title}\n\n${full(r, folder === "criteria", known)}`) : []);
  await expect(said.length === 0 ? "No regime is checked.\n" : said.join("\n")).toMatchFileSnapshot(`verdicts/${folder}-${name}.txt`);
}, patience);
