/** docs/reference/commands.md: every command with its options and examples, from the table that the command itself reads. */
import type { CommandSpec } from "../../src/cli/command";
import { commands } from "../../src/cli/commands";
import { commonOptions } from "../../src/cli/commands/recurring";
import { optionRow } from "../../src/cli/help";

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1).replace(/\.$/, "")}.`;
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "\\<");

const table = (options: CommandSpec["options"]): string =>
  options.length === 0
    ? ""
    : `| option | |\n|---|---|\n${options
        .map(optionRow)
        .map(([left, right]) => `| \`${cell(left)}\` | ${cell(right)} |`)
        .join("\n")}\n\n`;

const section = ({ name, operands, summary, details, options, examples }: CommandSpec): string => `## regime ${name}

\`regime ${name} [OPTION...]${operands === "" ? "" : ` ${operands}`}\`

${sentence(summary)}${details === undefined ? "" : ` ${details.replaceAll(/\s+/g, " ").replaceAll("*", "\\*")}`}

${table(options)}\`\`\`text
${examples.join("\n")}
\`\`\`
`;

/** The page of the commands. */
export const commandsPage = (): string => `# Every command and option

What \`regime COMMAND --help\` says, on one page. \`npm run generate\` writes it from the table of the commands; do not edit it. What options mean together, what is read and what is answered: [the command line](command-line.md).

## Options of every command

${table(commonOptions)}${commands.map(section).join("\n")}`;
