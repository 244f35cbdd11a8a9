/** docs/reference/library: what each entry of the package exports, with what its comments say. */
import { existsSync } from "node:fs";
import { declarations, type Declared } from "./declarations";

/** A page: its file, its heading, what stands below, and what it lists. */
interface Page {
  readonly file: string;
  readonly heading: string;
  readonly says: string;
  readonly listed: readonly Declared[];
}

const folder = "docs/reference/library";

/** A comment as Markdown: what looks like markup is text, and documents that it names are linked. */
const prose = (says: string): string =>
  says.split(/(`[^`]*`)/).map((part, i) => (i % 2 === 1 ? part : part.replaceAll("<", "\\<").replaceAll(/docs\/([\w/-]+\.md)/g, (path: string, page: string) => (existsSync(path) ? `[${page}](../../${page})` : path)))).join("");

const entry = ({ name, says, text }: Declared): string => `## ${name}\n\n${says === "" ? "" : `${prose(says)}\n\n`}\`\`\`ts\n${text}\n\`\`\`\n`;

/** Names that stand for one declaration are told once. */
const once = (listed: readonly Declared[]): readonly Declared[] => listed.filter((d, i) => listed.findIndex((o) => o.text === d.text && o.file === d.file) === i);

const pageText = ({ heading, says, listed }: Page): string => `# ${heading}\n\n${says} \`npm run generate\` writes this page from the sources; do not edit it.\n\n${once(listed).map(entry).join("\n")}`;

function pages(root: string): readonly Page[] {
  const of = declarations(root, ["src/index.ts", "src/evaluator/testing/index.ts", "src/formatter/prettier-plugin.ts", "src/services/index.ts", "src/page.ts"]);
  const named = (file: string): readonly Declared[] => of.get(file) ?? [];
  const main = named("src/index.ts");
  const types = main.filter((d) => d.kind === "type");
  const judged = (d: Declared): boolean => d.file.startsWith("src/evaluator/");
  const module = (name: string): readonly Declared[] => main.find((d) => d.name === name)?.members ?? [];
  const says = (name: string): string => main.find((d) => d.name === name)?.says ?? "";
  return [
    { file: "functions", heading: "Functions of regime-lang", says: '`import { compile } from "regime-lang"`. Nothing reads a file but through the host that is given, and nothing is thrown for a user\'s mistake.', listed: main.filter((d) => d.kind === "value" && d.members.length === 0) },
    { file: "results", heading: "Results of regime-lang", says: "Types of what is found: plain data, every number an exact fraction.", listed: types.filter(judged) },
    { file: "types", heading: "Types of regime-lang", says: "Types of what is given and of checked regimes.", listed: types.filter((d) => !judged(d)) },
    { file: "syntax-tree", heading: "The syntax tree", says: '`import type { ast } from "regime-lang"`. Nodes never change once made.', listed: module("ast") },
    { file: "games", heading: "games", says: says("games"), listed: module("games") },
    { file: "politics", heading: "politics", says: says("politics"), listed: module("politics") },
    { file: "testing", heading: "regime-lang/testing", says: "For property tests: regimes, cases and histories drawn. It needs the package fast-check.", listed: named("src/evaluator/testing/index.ts") },
    { file: "services", heading: "regime-lang/services", says: "Questions of an editor, as functions of a workspace of open texts.", listed: named("src/services/index.ts") },
    { file: "report", heading: "regime-lang/report", says: "What a page needs to show results: blocks, their printers, pictures.", listed: named("src/page.ts") },
    { file: "prettier", heading: "regime-lang/prettier", says: 'The plugin of Prettier: `plugins: ["regime-lang/prettier"]`.', listed: named("src/formatter/prettier-plugin.ts") },
  ];
}

const overview = (all: readonly Page[]): string => `# The library

What the package \`regime-lang\` exports. \`npm run generate\` writes these pages from the sources; do not edit them.

| page | what stands there |
|---|---|
${all.map((p) => `| [${p.heading}](${p.file}.md) | ${p.says} |`).join("\n")}
`;

/** Every page of the library, by its path. */
export function libraryPages(root: string): ReadonlyMap<string, string> {
  const all = pages(root);
  return new Map([[`${folder}/README.md`, overview(all)], ...all.map((page) => [`${folder}/${page.file}.md`, pageText(page)] as const)]);
}
