/** Checking long files again after a change of one letter, and the memory that takes. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bench } from "vitest";
import { builtCommand, setup } from "../support/build";
import { compileText } from "../support/compile-text";
import { firstTime, medianTime, ms, once, printTable, ratio } from "../support/measure";
import { lawShaped } from "./law-shaped";

const textOf = (regimes: number): string => lawShaped({ parties: 60, rules: 100, regimes });

/** Megabytes that `regime check` of a text takes at its peak, in a process of its own. */
function memoryOf(text: string): number {
  setup();
  const folder = mkdtempSync(join(tmpdir(), "regime-"));
  try {
    writeFileSync(join(folder, "long.regime"), text);
    const script = `process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS)); process.argv = ["node", "regime", "check", "long.regime"]; await import(${JSON.stringify(builtCommand)});`;
    const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: folder, encoding: "utf8" });
    return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

bench(
  "five and ten thousand lines (figures above)",
  firstTime(() => {
    const [half, whole] = [textOf(16), textOf(32)];
    let n = 0;
    const again = (text: string): number => medianTime(15, () => compileText(text.replace(/"Party P001"/, `"Party ${n++}"`)));
    const [checkingHalf, checking] = [again(half), again(whole)];
    const lines = (text: string): number => text.split("\n").length;
    printTable("a long file", [
      ["lines", `${lines(half)} and ${lines(whole)}`],
      ["check again", `${ms(checkingHalf)} and ${ms(checking)}: ${((checking / lines(whole)) * 1000).toFixed(0)} microseconds a line`],
      ["growth", `${ratio(checking / checkingHalf)} for ${ratio(lines(whole) / lines(half))} the lines`],
      ["peak memory of `regime check`", `${memoryOf("").toFixed(0)} MB for an empty file, ${memoryOf(whole).toFixed(0)} MB for ${lines(whole)} lines`],
    ]);
  }),
  once,
);
