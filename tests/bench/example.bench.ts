/** The flagship example: check and evaluate in one process, and from a cold start. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { bench } from "vitest";
import { compile } from "../../src/compile";
import type { Host } from "../../src/language/host";
import { evaluate } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import { builtCommand, setup } from "../support/build";
import { firstTime, medianTime, ms, once, printTable, ratio } from "../support/measure";

const path = "examples/eu-free-movement.regime";
const disk: Host = { read: (p) => (existsSync(p) ? { ok: true, text: readFileSync(p, "utf8") } : { ok: false, reason: "missing" }) };

function coldStarts(): readonly (readonly [string, string])[] {
  setup();
  const start = (args: readonly string[]): number => medianTime(9, () => spawnSync(process.execPath, args));
  const bare = start(["-e", "0"]);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["regime --version", ["--version"]],
    ["regime check", ["check", path]],
    ["regime evaluate", ["evaluate", path]],
  ];
  const against = rows.map(([name, args]) => [`${name}, cold`, `${ratio(start([builtCommand, ...args]) / bare)} a bare node -e 0 (${ms(bare)})`] as const);
  return against;
}

bench(
  "the example of free movement (figures above)",
  firstTime(() => {
    const { regimes } = compile(path, disk);
    const [regime] = regimes;
    if (regime === undefined) throw new Error("the example does not check");
    const work = regime.rights.findIndex((r) => r.name === "Work");
    const bound = regime.roster.flatMap((spans, p) => (spans.length > 0 ? [p] : []));
    const cases = Array.from({ length: 1000 }, (_, i) => ({
      host: bound[(i * 7) % bound.length] ?? 0,
      origin: bound[(i * 11 + 1) % bound.length] ?? 0,
      mover: i % regime.classes.length,
      on: 8000 + ((i * 97) % 12_000),
      facts: regime.facts.map((f) => f.default ?? 0),
    }));
    const reference = medianTime(5, () => cases.map((c) => decideByReference(regime, c, work)));
    const checking = medianTime(5, () => compile(path, disk));
    const evaluating = medianTime(5, () => evaluate(regime));
    printTable(path, [
      ["check", `${ms(checking)} = ${ratio(checking / reference)} a thousand decisions by the reference interpreter`],
      ["evaluate", `${ms(evaluating)} = ${ratio(evaluating / reference)} a thousand decisions by the reference interpreter`],
      ...coldStarts(),
    ]);
  }),
  once,
);
