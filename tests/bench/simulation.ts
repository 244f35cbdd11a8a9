/**
 * How long a million simulated years of a regime of 28 parties take: 28 × 27 flows with distributions, and shocks. Beside it, in the same run, the mere random words that it draws.
 * Times are of the processor: the machine may be shared. Two threads take half of it each. `npm run bench:simulation` bundles it, as the package is, and runs each kind in a process of its own.
 */
import { compile } from "../../src/compile";
import { prepareSimulation } from "../../src/evaluator/simulation/prepare";
import { keyOf, wordAt } from "../../src/evaluator/simulation/random";
import { block, tallyOf } from "../../src/evaluator/simulation/blocks";
import { printTable } from "../support/measure";

const codes = ["AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "CH"];
const flows = codes.map((c) => `flow Worker from ${c} to ${codes.filter((d) => d !== c).join(", ")} between 500 and 2_000 mostly 1_000 per year`).join("\n");
const text = (rule: string): string => `use std.rights
use std.movers
interests { host bears 4 EUR for Worker as fiscal once  host gains 1 EUR for Worker as fiscal per year  origin gains 5 EUR for Worker as remittances per year }
scenario s { horizon 2025 to 2034  discount 5 %
${flows}
shock rush with probability 10 % per year for 2 years { flow Worker to DE at 300 % }
shock slump with probability 10 % per year for 2 years { flow Worker to FR, ES at 40 %  flow Worker from PL at 150 % } }
regime R { members { ${codes.join(", ")} }  rule work { every member grants Enter, Work to Worker from every other member ${rule} } }`;

const seconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const years = 10;
const perBlock = block * years;

function measured(rule: string): { readonly simulated: number; readonly drawn: number } {
  const regime = compile("bench.regime", { read: (path) => (path === "bench.regime" ? { ok: true, text: text(rule) } : { ok: false, reason: "missing" }) }).regimes.at(-1);
  const prepared = regime && prepareSimulation(regime, { runs: 1_000_000 });
  if (prepared === undefined || typeof prepared === "string") throw new Error(prepared ?? "no regime");
  const tally = tallyOf(prepared.plan, 1, prepared.runs);
  tally(0);
  const words = new Float64Array(prepared.plan.draws.count);
  const draw = (): void => {
    for (let run = 0; run < block; run++) {
      for (let y = 0; y < years; y++) {
        const { a, b } = keyOf(1, run, y);
        for (let i = 0; i < words.length; i++) words[i] = wordAt(a, b, i);
      }
    }
  };
  draw();
  const million = 1e6 / perBlock;
  return { simulated: million * median([1, 2, 3, 4, 5].map((at) => seconds(() => void tally(at)))), drawn: million * median([1, 2, 3, 4, 5].map(() => seconds(draw))) };
}

const rules: Readonly<Record<string, string>> = { free: "", capped: "at most 20_000 per year", staying: "for at most 3 years" };
const kind = process.argv[2] ?? "free";
const { simulated, drawn } = measured(rules[kind] ?? "");
printTable(`a million simulated years of 28 parties, 28 × 27 flows, processor time: ${kind}`, [
  ["simulated", `${simulated.toFixed(1)} s`], ["the random words alone", `${drawn.toFixed(1)} s`], ["ratio", (simulated / drawn).toFixed(1)],
]);
