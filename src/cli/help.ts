import { wrap } from "../report/text/layout";
import type { CommandSpec } from "./command";
import type { OptionSpec } from "./options";
import { commands } from "./commands";
import { commonOptions } from "./commands/recurring";
import { edition, version } from "./version";

export const versionText = `regime-lang ${version} (language edition ${edition})\n`;

/** A terminal has at least so many columns. */
const columns = 80;
const widest = 26;

/** Two columns; what is said in the second is wrapped beside the first, or below one that is too long. */
function rows(list: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.min(widest, Math.max(...list.map(([left]) => left.length)));
  const margin = " ".repeat(width + 4);
  return list.flatMap(([left, right]) => {
    const [first = "", ...more] = wrap(right, margin, margin, columns);
    return left.length > width ? [`  ${left}`, first, ...more] : [`  ${left.padEnd(width)}  ${first.trimStart()}`, ...more];
  });
}

/** Help of the tool. */
export function toolHelp(): string {
  return [
    "regime: a language for international migration regimes",
    "",
    "usage: regime COMMAND [OPTION...] PATH...",
    "",
    ...rows(commands.map((c) => [`${c.name} ${c.operands}`, c.summary])),
    "",
    "regime COMMAND --help tells more; regime --version the version.",
    ...wrap("Exit codes: 0 all holds, 1 a test, expectation or required criterion fails, 2 wrong usage, 3 the source has errors, 4 undecided, 70 a bug of ours.", "", "", columns),
    "",
  ].join("\n");
}

/** An option as help and the documents show it, and what it does. */
export const optionRow = (o: OptionSpec): readonly [string, string] => [
  `--${o.name}${o.value === undefined ? "" : ` ${o.value}`}`,
  `${o.help}${o.multiple ? " (may be repeated)" : ""}${o.notYet === true ? " (not in this version)" : ""}`,
];

/** Help of one command. */
export function commandHelp(command: CommandSpec): string {
  return [
    `usage: regime ${command.name} [OPTION...] ${command.operands}`,
    "",
    ...wrap(command.summary, "  ", "  ", columns),
    ...(command.details === undefined ? [] : wrap(command.details, "  ", "  ", columns)),
    "",
    ...rows([...command.options, ...commonOptions.filter((o) => !command.options.some((own) => own.name === o.name))].map(optionRow)),
    "",
    "Examples:",
    ...command.examples.map((line) => `  ${line}`),
    "",
  ].join("\n");
}
