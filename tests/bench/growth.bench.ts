/** How the time of an evaluation grows: one factor of the law-shaped regime is varied, the others stay. */
import { bench } from "vitest";
import { regimeOf } from "../support/compiled";
import { firstTime, medianTime, ms, once, printTable } from "../support/measure";
import { evaluate } from "../../src/evaluator";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { lawShaped, type LawOptions } from "./law-shaped";

/** No windows: the days of change are those of groups and members, however many clauses there are. */
const usual = { parties: 60, rules: 300, movers: 10, attributes: 6, steps: 4, windows: 0 } satisfies LawOptions;

const series: readonly { readonly name: string; readonly factor: keyof typeof usual; readonly values: readonly number[] }[] = [
  { name: "parties", factor: "parties", values: [25, 50, 100, 200] },
  { name: "clauses", factor: "rules", values: [150, 300, 600, 1200] },
  { name: "mover classes", factor: "movers", values: [5, 10, 20, 40] },
  { name: "attributes", factor: "attributes", values: [2, 4, 6, 8] },
  { name: "breakpoints", factor: "windows", values: [0, 15, 30, 60] },
];

interface Point {
  readonly value: number;
  readonly days: number;
  readonly ms: number;
}

/** A line of a plot in text: as many marks as the time is of the longest. */
const bar = (value: number, longest: number): string => "#".repeat(Math.max(1, Math.round((40 * value) / longest)));

/** The first evaluations of a process are slow: they are not measured. */
for (let i = 0; i < 4; i++) evaluate(regimeOf(lawShaped({ ...usual, seed: i + 2 })));

for (const { name, factor, values } of series) {
  bench(
    `growth with ${name} (figures above)`,
    firstTime(() => {
      const points = values.map((value): Point => {
        const regime = regimeOf(lawShaped({ ...usual, [factor]: value }));
        return { value, days: breakpoints(regime).length, ms: medianTime(3, () => evaluate(regime)) };
      });
      const longest = Math.max(...points.map((p) => p.ms));
      printTable(`growth with ${name}`, points.map((p): readonly [string, string] => [`${p.value} (${p.days} days of change)`, `${ms(p.ms).padStart(9)}  ${bar(p.ms, longest)}`]));
    }),
    once,
  );
}
