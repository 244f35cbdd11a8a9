import { table } from "../report/text/layout";
import type { CommandSpec } from "./command";
import type { OptionSpec } from "./options";
import { commands, commonOptions, laterCommands } from "./commands";
import { edition, version } from "./version";

export const versionText = `regime-lang ${version} (language edition ${edition})\n`;

/** Help of the tool. */
export function toolHelp(): string {
  return [
    "regime: a language for international migration regimes",
    "",
    "usage: regime COMMAND [OPTION...] PATH...",
    "",
    ...table(commands.map((c) => [`${c.name} ${c.operands}`, c.summary]), "  "),
    "",
    `not in this version: ${[...laterCommands.keys()].join(", ")}`,
    "",
    "regime COMMAND --help tells more; regime --version the version.",
    "Exit codes: 0 all holds, 1 a test, expectation or required criterion fails, 2 wrong usage,",
    "3 the source has errors, 4 undecided, 70 a bug of ours.",
    "",
  ].join("\n");
}

const optionRow = (o: OptionSpec): readonly string[] => [
  `--${o.name}${o.value === undefined ? "" : ` ${o.value}`}`,
  `${o.help}${o.multiple ? " (may be repeated)" : ""}${o.notYet === true ? " (not in this version)" : ""}`,
];

/** Help of one command. */
export function commandHelp(command: CommandSpec): string {
  return [
    `usage: regime ${command.name} [OPTION...] ${command.operands}`,
    "",
    `  ${command.summary}`,
    ...(command.details === undefined ? [] : [`  ${command.details}`]),
    "",
    ...table([...command.options, ...commonOptions.filter((o) => !command.options.some((own) => own.name === o.name))].map(optionRow), "  "),
    "",
  ].join("\n");
}
