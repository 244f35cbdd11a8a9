/** Proves that each import rule of `.dependency-cruiser.cjs` can fail: a rule that no import can break protects nothing. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const config = resolve(".dependency-cruiser.cjs");
const cruiser = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const rules = createRequire(import.meta.url)(config) as { forbidden: readonly { name: string }[] };

/** A source tree in which every rule is broken once, by the file named after it in `broken`. */
const tree: Record<string, string> = {
  "package.json": `{ "name": "fixture", "devDependencies": { "chevrotain": "1", "fast-check": "1", "prettier": "1", "papaparse": "1", "highs": "1", "vscode-languageserver": "1", "@observablehq/plot": "1", "linkedom": "1", "@duckdb/node-api": "1", "lodash": "1" } }`,
  ...Object.fromEntries(
    ["chevrotain", "fast-check", "prettier", "papaparse", "highs", "vscode-languageserver", "@observablehq/plot", "linkedom", "@duckdb/node-api", "lodash"].flatMap((name) => [
      [`node_modules/${name}/package.json`, `{ "name": "${name}", "version": "1.0.0", "main": "index.js" }`],
      [`node_modules/${name}/index.js`, `export const it = 1;`],
    ]),
  ),
  "src/language/a.ts": `import "../diagnostics/index"; export type A = 1;`,
  "src/diagnostics/index.ts": `import { p } from "../parser/p"; export { p };`,
  "src/kernel/k.ts": `import { d } from "../diagnostics/plain"; export const k = d;`,
  "src/diagnostics/plain.ts": `export const d = 1;`,
  "src/parser/p.ts": `import { c } from "../checker/c"; export const p = c;`,
  "src/checker/c.ts": `import { e } from "../evaluator/e"; export const c = e;`,
  "src/evaluator/e.ts": `import { table } from "../library"; export const e = table;`,
  "src/library.ts": `import { d } from "./diagnostics/plain"; export const table = d;`,
  "src/compile.ts": `import { e } from "./evaluator/e"; export const compile = e;`,
  "src/export-text.ts": `import { e } from "./evaluator/e"; export const text = e;`,
  "src/translate/t.ts": `import { k } from "../kernel/k"; export const t = k;`,
  "src/formatter/f.ts": `import { k } from "../kernel/k"; export const f = k;`,
  "src/interchange/i.ts": `import { c } from "../checker/c"; export const i = c;`,
  "src/services/s.ts": `import { k } from "../kernel/k"; export const s = k;`,
  "src/linter/l.ts": `import { k } from "../kernel/k"; export const l = k;`,
  "src/linter/finding.ts": `export type Finding = 1;`,
  "src/repair/r.ts": `import { k } from "../kernel/k"; export const r = k;`,
  "src/games/g.ts": `import { k } from "../kernel/k"; export const g = k;`,
  "src/games/plain.ts": `export const g = 1;`,
  "src/games/correlated-solver.ts": `export const load = async () => (await import("highs")).it;`,
  "src/games/other-solver.ts": `export const load = async () => (await import("highs")).it;`,
  "src/evaluator/games.ts": `import { g } from "../games/plain"; export const e = g;`,
  "src/report/game-code.ts": `import { g } from "../games/plain"; export const r = g;`,
  "src/report/game-types.ts": `import type { g } from "../games/plain"; export type G = typeof g;`,
  "src/report/r.ts": `import { k } from "../kernel/k"; export const r = k;`,
  "src/report/code.ts": `import { e } from "../evaluator/e"; export const r = e;`,
  "src/report/types.ts": `import type { e } from "../evaluator/e"; export type R = typeof e;`,
  "src/report/findings.ts": `import type { Finding } from "../linter/finding"; export type R = Finding;`,
  "src/report/cycle-a.ts": `import type { B } from "./cycle-b"; export interface A { b: B }`,
  "src/report/cycle-b.ts": `import type { A } from "./cycle-a"; export interface B { a: A }`,
  "src/cli/main.ts": `import { readFileSync } from "node:fs"; export const main = readFileSync;`,
  "src/index.ts": `import { main } from "./cli/main"; export { main };`,
  "src/evaluator/decide/reference.ts": `import { k } from "../../kernel/k"; export const r = k;`,
  "src/checker/io.ts": `import { readFileSync } from "node:fs"; export const io = readFileSync;`,
  "src/parser/grammar.ts": `import { it } from "chevrotain"; export const g = it;`,
  "src/evaluator/random.ts": `import { it } from "fast-check"; export const g = it;`,
  "src/evaluator/testing/random.ts": `import { it } from "fast-check"; export const g = it;`,
  "src/parser/pretty.ts": `import { it } from "prettier"; export const g = it;`,
  "src/pictures/p.ts": `import { g } from "../games/plain"; export const p = g;`,
  "src/report/chart.ts": `import { it } from "@observablehq/plot"; export const g = it;`,
  "src/pictures/paper.ts": `import { it } from "linkedom"; export const g = it;`,
  "src/cli/decide-many.ts": `import { it } from "@duckdb/node-api"; export const g = it;`,
  "src/services/protocol.ts": `import { it } from "vscode-languageserver"; export const g = it;`,
  "src/parser/figures.ts": `import { it } from "papaparse"; export const g = it;`,
  "src/checker/other.ts": `import { it } from "lodash"; export const g = it;`,
  "src/page.ts": `import { d } from "./diagnostics/plain"; export const page = d;`,
  "playground/src/inside.ts": `import { d } from "../../src/diagnostics/plain"; export const page = d;`,
  "playground/src/other.ts": `import { it } from "lodash"; export const page = it;`,
  "src/checker/nowhere.ts": `import { it } from "./missing"; export const g = it;`,
};

/** For each rule, one import of the tree that must break it. */
const broken: Record<string, string> = {
  "layer-language": "src/language/a.ts",
  "layer-diagnostics": "src/diagnostics/index.ts",
  "layer-kernel": "src/kernel/k.ts",
  "layer-parser": "src/parser/p.ts",
  "layer-checker": "src/checker/c.ts",
  "layer-evaluator": "src/evaluator/e.ts",
  "layer-games": "src/games/g.ts",
  "layer-translate": "src/translate/t.ts",
  "layer-formatter": "src/formatter/f.ts",
  "layer-interchange": "src/interchange/i.ts",
  "layer-services": "src/services/s.ts",
  "layer-linter": "src/linter/l.ts",
  "layer-repair": "src/repair/r.ts",
  "layer-report": "src/report/r.ts",
  "layer-pictures": "src/pictures/p.ts",
  "layer-library": "src/library.ts",
  "layer-export-text": "src/export-text.ts",
  "layer-compile": "src/compile.ts",
  "layer-page": "src/page.ts",
  "playground-by-name": "playground/src/inside.ts",
  "playground-packages": "playground/src/other.ts",
  "no-cycles": "src/report/cycle-a.ts",
  "nobody-imports-cli": "src/index.ts",
  "reference-stands-alone": "src/evaluator/decide/reference.ts",
  "report-reads-types-only": "src/report/code.ts",
  "no-node-outside-cli": "src/checker/io.ts",
  "chevrotain-when-building": "src/parser/grammar.ts",
  "fast-check-in-testing": "src/evaluator/random.ts",
  "highs-in-games": "src/games/other-solver.ts",
  "papaparse-in-checker": "src/parser/figures.ts",
  "prettier-in-formatter": "src/parser/pretty.ts",
  "charts-in-pictures": "src/report/chart.ts",
  "paper-in-drawing": "src/pictures/paper.ts",
  "tables-in-batch": "src/cli/decide-many.ts",
  "protocol-in-lsp": "src/services/protocol.ts",
  "no-other-package": "src/checker/other.ts",
  "nothing-unresolved": "src/checker/nowhere.ts",
};

const root = mkdtempSync(join(tmpdir(), "regime-layers-"));
let violations: readonly { from: string; to: string; rule: { name: string } }[] = [];

beforeAll(() => {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const run = spawnSync(process.execPath, [cruiser, "--config", config, "--output-type", "json", "src", "playground"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const result = JSON.parse(run.stdout) as { summary: { violations: typeof violations } };
  violations = result.summary.violations;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const breaks = (rule: string, from: string): boolean => violations.some((v) => v.rule.name === rule && v.from === from);

test("every rule has an import that breaks it", () => {
  expect(Object.keys(broken).sort()).toEqual(rules.forbidden.map((rule) => rule.name).sort());
});

test.each(Object.entries(broken))("%s is broken by %s", (rule, from) => {
  expect(breaks(rule, from)).toBe(true);
});

test("reports take no code of games either", () => {
  expect(breaks("report-reads-types-only", "src/report/game-code.ts")).toBe(true);
});

test("what is allowed breaks nothing", () => {
  const allowed = [
    "src/report/types.ts",
    "src/report/findings.ts",
    "src/report/game-types.ts",
    "src/evaluator/games.ts",
    "src/games/correlated-solver.ts",
    "src/evaluator/testing/random.ts",
    "src/cli/main.ts",
    "src/diagnostics/plain.ts",
  ];
  expect(violations.filter((v) => allowed.includes(v.from))).toEqual([]);
});
