/** docs/reference/grammar.md: the readable grammar, production by production. */
import { described } from "../grammar/railroad";

/** The text of each production, by its name; it may go on over several lines. */
const texts = (ebnf: string): ReadonlyMap<string, string> =>
  new Map([...ebnf.matchAll(/^(\w+)\s+= [^]*? ;$/gm)].map((match) => [match[1] ?? "", match[0]]));

/** The page of the grammar, from grammar/regime.ebnf. */
export function grammarPage(ebnf: string): string {
  const written = texts(ebnf);
  let section = "";
  const parts = described(ebnf).map((production) => {
    const heading =
      production.section === section
        ? ""
        : `## ${production.section.slice(0, 1).toUpperCase()}${production.section.slice(1)}\n\n`;
    section = production.section;
    return `${heading}### ${production.name}\n\n${production.sentence.replaceAll("<", "\\<")}\n\n\`\`\`ebnf ${production.name}\n${written.get(production.name) ?? ""}\n\`\`\`\n`;
  });
  return `# The grammar

The grammar as the parser reads it, from [regime.ebnf](../../grammar/regime.ebnf), which says what tokens there are; as diagrams in [railroad.html](../../grammar/railroad.html). What it means: [the language](language.md). \`npm run generate\` writes this page; do not edit it.

\`[ x ]\` may be missing, \`{ x }\` stands any number of times, \`x | y\` is one of the two; what stands in quotes is written so.

${parts.join("\n")}`;
}
