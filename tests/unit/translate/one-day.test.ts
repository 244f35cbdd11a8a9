/** Questions about one day. */
import { expect, test } from "vitest";
import { partNames, smt2Writer } from "../../../src/translate/smt2";
import { compileExample } from "../../support/examples";

test.each(["examples/gatt-1947.regime", "examples/schacht-new-plan.regime"])("one day gives the file of the whole life that holds it: %s", (path) => {
  let compared = 0;
  for (const regime of compileExample(path).regimes) {
    for (const part of partNames) {
      for (const file of smt2Writer(regime, { binding: "hard", on: null }).part(part).files) {
        const asked = smt2Writer(regime, { binding: "hard", on: file.on }).part(part).files;
        expect(asked.map(({ name, text }) => ({ name, text }))).toEqual([{ name: file.name, text: file.text }]);
        compared++;
      }
    }
  }
  expect(compared).toBeGreaterThan(0);
}, 120_000);
