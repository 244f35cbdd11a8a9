/** z3 gives every verdict of the examples, from files that are translated apart from the evaluator. */
import { expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import { compileExample, examplePaths, smallExamples } from "../support/examples";
import { patience, runs } from "../support/runs";
import { disagreements, startSolver, type Tally } from "../support/solver";

/** The large ones take five minutes: they are asked with `FC_TIMES=4` and more. */
const asked = runs(1) >= 4 ? examplePaths : smallExamples;

test("z3 and the evaluator judge the examples alike, over their whole lives", async () => {
  const solver = await startSolver();
  const tally: Tally = new Map();
  for (const path of asked) {
    for (const regime of compileExample(path).regimes) {
      expect(await disagreements(solver, regime, evaluate(regime), tally)).toEqual([]);
    }
  }
  // What no example shows is shown by no comparison of examples.
  for (const verdict of ["g1 fails", "g1 holds", "g2 fails", "g2 holds", "g4 holds", "i1 fails", "i1 holds", "d1 fails", "d1 holds", "d2 fails", "d2 holds"]) {
    expect(tally.get(verdict), verdict).toBeGreaterThan(1);
  }
}, patience * 5);
