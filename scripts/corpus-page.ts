/** docs/reference/corpus.md: the regimes in `examples` side by side, as `regime compare` prints them. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { compile } from "../src/compile";
import { hasErrors } from "../src/diagnostics";
import { compareRegimes } from "../src/evaluator";
import type { Regime } from "../src/language/regime";
import { compareMarkdown } from "../src/report/text/compare";
import { legend } from "../src/report/words/compare";

interface Example {
  /** The name of the file, without its ending. */
  readonly file: string;
  readonly regime: Regime;
}

const intro = `# The corpus

The regimes in \`examples\`, side by side: what \`regime compare examples --format markdown\` prints. \`npm run generate\` writes this page; do not edit it.

Each is judged on the latest day on which something changes in it. What stands below is of that day alone: a regime that fails on it may have held before.
Rows stand by name. Nothing is ranked, and no number sums up a regime. What the words mean: [criteria](criteria.md), [axes](axes.md).
What the table says of migration beside trade and money: [the missing regime](../the-missing-regime.md).

## The regimes

The name leads to what was found, and to what is disputed or unverified in the file.
`;

/** The regimes of every example; a name that two files use would need a rule of its own. */
function examples(root: string): readonly Example[] {
  const read = (file: string): ReturnType<Parameters<typeof compile>[1]["read"]> =>
    existsSync(path.join(root, file)) ? { ok: true, text: readFileSync(path.join(root, file), "utf8") } : { ok: false, reason: "missing" };
  const names = readdirSync(path.join(root, "examples")).filter((name) => name.endsWith(".regime")).sort();
  return names.flatMap((name) => {
    const { regimes, diagnostics } = compile(`examples/${name}`, { read });
    if (hasErrors(diagnostics)) throw new Error(`examples/${name} has errors; \`regime check\` shows them.`);
    return regimes.map((regime) => ({ file: name.replace(/\.regime$/, ""), regime }));
  });
}

/** The page of what was found about a regime: its own, or that of the ideal types. */
function findings(root: string, file: string): string {
  const own = `findings/${file}.md`;
  return `../${existsSync(path.join(root, "docs", own)) ? own : "findings/ideal-types.md"}`;
}

/** The text of the page. */
export function corpusPage(root: string): string {
  const found = examples(root);
  const names = new Set(found.map((e) => e.regime.name));
  if (names.size !== found.length) throw new Error("Two regimes in examples have the same name.");
  const comparison = compareRegimes(found.map(({ regime }) => ({ label: regime.name, regime })));
  const rows = legend(comparison, false).map((line, i) => {
    const example = found.find((e) => e.regime.name === comparison.regimes[i]?.label);
    if (example === undefined) throw new Error(`no example of \`${line}\``);
    const { file, regime } = example;
    const said = line.slice(line.indexOf(": ") + 2);
    return `- ${i + 1} [${regime.name}](${findings(root, file)}), ${regime.title ?? `reform of ${regime.reformOf ?? "another"}`}, \`examples/${file}.regime\`: ${said}`;
  });
  const printed = compareMarkdown(comparison, false);
  return `${intro}\n${rows.join("\n")}\n${printed.slice(printed.indexOf("\n## "))}`;
}
