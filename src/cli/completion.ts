import { completionScript, shells, type Completable } from "../report/text/completion";
import type { Command } from "./command";
import { commands, commonOptions } from "./commands";
import { exit } from "./exit-codes";
import { UsageError } from "./usage-error";

const completable: readonly Completable[] = commands.map(({ name, summary, options }) => ({
  name,
  summary,
  options: [...options, ...commonOptions.filter((o) => options.every((own) => own.name !== o.name))]
    .filter((o) => o.notYet !== true)
    .map((o) => ({ name: o.name, help: o.help, value: o.value ?? null, choices: o.choices ?? [] })),
}));

/** `regime completion SHELL`: the script on standard output. */
export const completion: Command = async ({ io, operands }) => {
  const shell = shells.find((s) => s === operands[0]);
  if (shell === undefined || operands.length > 1) throw new UsageError(`Which shell is meant? There are ${shells.join(", ")}.`);
  io.out(completionScript(shell, completable));
  return exit.ok;
};
