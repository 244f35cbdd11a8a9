/**
 * Asks z3 about every part of many drawn regimes, on one stretch of time each, and says where it differs from the evaluator: too long for each run of the tests. A seed draws one regime of each kind, those with figures,
 * which take z3 ten times as long, every tenth time.
 * `npm run bench:solver -- 1 500` takes the seeds 1 to 500.
 */
import fc from "fast-check";
import { evaluate } from "../../src/evaluator";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { errorsOf, regimeOf } from "../support/compiled";
import { printTable } from "../support/measure";
import { disagreements, NoAnswer, startSolver, type Solver, type Tally } from "../support/solver";

/** Milliseconds for a question, and for all that are asked about a regime. */
const [patience, patienceWithOne] = [10_000, 30_000];

/** Of how many seeds one draws it. */
const kinds: readonly (readonly [string, RegimeTextOptions, number])[] = [
  ["of any kind", {}, 1],
  ["with claims", { claims: true, maxParties: 4, maxRules: 3, maxExceptions: 2, maxAtoms: 2 }, 1],
  ["with many exceptions", { maxAtoms: 1, maxRules: 2, maxExceptions: 6, maxParties: 4 }, 1],
  ["with figures", { series: true, iso: false, maxParties: 3, maxRules: 2, maxExceptions: 1, maxAtoms: 2 }, 10],
];

const [first = 1, last = 100] = process.argv.slice(2).map(Number);
const z3 = await startSolver(patience);
let until = 0;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const solver: Solver = { ...z3, ask: (...asked) => (performance.now() > until ? Promise.resolve("unknown") : z3.ask(...asked)) };
const verdicts: Tally = new Map();
const found = kinds.map(([name, options, each]) => ({ name, each, text: regimeText(options).filter((text) => !errorsOf(text).includes("inconsistent-rules")), whole: 0, cut: 0, apart: 0, seconds: 0 }));
for (let seed = first; seed <= last; seed++) {
  for (const kind of found) {
    if (seed % kind.each !== 0) continue;
    const [[text, which, soft] = ["", 0, false]] = fc.sample(fc.tuple(kind.text, fc.nat(1000), fc.boolean()), { seed, numRuns: 1 });
    const regime = regimeOf(text);
    const since = performance.now();
    until = since + patienceWithOne;
    try {
      const apart = await disagreements(solver, regime, evaluate(regime, { binding: soft ? "soft" : "hard" }), verdicts, (n, of) => n === which % of);
      kind.whole++;
      if (apart.length > 0) kind.apart++;
      for (const one of apart) say(`seed ${seed}, ${kind.name}: ${one}`);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      kind.cut++;
    }
    kind.seconds += (performance.now() - since) / 1000;
  }
  if (seed % 25 === 0) say(`seed ${seed}: ${found.map((k) => `${k.name} ${k.whole}, cut ${k.cut}, apart ${k.apart}, ${k.seconds.toFixed(0)} s`).join("; ")}`);
}
printTable(`z3 and the evaluator, seeds ${first} to ${last}`, [
  ...found.map((k): readonly [string, string] => [k.name, `${k.whole} answered in whole, ${k.cut} in part (a question took more than ${patience / 1000} s, or all more than ${patienceWithOne / 1000} s), ${k.apart} apart`]),
  ...[...verdicts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, n]): readonly [string, string] => [what, String(n)]),
]);
process.exit(found.some((k) => k.apart > 0) ? 1 : 0);
