/** Laying out the longest example, and a long file. */
import { readFileSync } from "node:fs";
import { bench } from "vitest";
import { format } from "../../src/formatter/format";
import { examplePaths } from "../support/examples";
import { firstTime, medianTime, ms, once, printTable } from "../support/measure";
import { lawShaped } from "./law-shaped";

bench(
  "the longest example and five thousand lines (figures above)",
  firstTime(() => {
    const examples = examplePaths.map((path) => ({ path, text: readFileSync(path, "utf8") }));
    const longest = examples.reduce((a, b) => (b.text.length > a.text.length ? b : a));
    const long = lawShaped({ parties: 60, rules: 100, regimes: 16 });
    const row = (name: string, text: string): readonly [string, string] => [`${name}, ${text.split("\n").length} lines`, ms(medianTime(15, () => format(text)))];
    printTable("laying out", [row(longest.path, longest.text), row("a long file", long)]);
  }),
  once,
);
