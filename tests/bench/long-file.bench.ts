/** Checking a file of five thousand lines again after a change of one letter. */
import { bench } from "vitest";
import { compileText } from "../support/compile-text";
import { firstTime, medianTime, ms, once, printTable, ratio } from "../support/measure";
import { lawShaped } from "./law-shaped";

bench(
  "five thousand lines (figures above)",
  firstTime(() => {
    const text = lawShaped({ parties: 60, rules: 100, regimes: 16 });
    const lines = text.split("\n").length;
    let n = 0;
    const checking = medianTime(15, () => compileText(text.replace(/"Party P001"/, `"Party ${n++}"`)));
    const half = lawShaped({ parties: 60, rules: 100, regimes: 8 });
    const checkingHalf = medianTime(15, () => compileText(half));
    printTable("a long file", [
      ["lines", String(lines)],
      ["check again", `${ms(checking)} = ${(checking / lines * 1000).toFixed(0)} microseconds a line`],
      ["growth", `${ratio(checking / checkingHalf)} for ${ratio(lines / half.split("\n").length)} the lines`],
    ]);
  }),
  once,
);
