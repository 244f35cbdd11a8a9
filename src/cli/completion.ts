import { completionScript, shells } from "../report/text/completion";
import type { Command, CommandSpec } from "./command";
import { exit } from "./exit-codes";
import type { OptionSpec } from "./options";
import { UsageError } from "./usage-error";

/** `regime completion SHELL`: the script on standard output. `common`: the options of every command. */
export const completionOf = (commands: readonly CommandSpec[], common: readonly OptionSpec[]): Command => async ({ io, operands, format }) => {
  if (format === "json") throw new UsageError("`regime completion` prints text only.");
  const shell = shells.find((s) => s === operands[0]);
  if (shell === undefined || operands.length > 1) throw new UsageError(`Which shell is meant? There are ${shells.join(", ")}.`);
  const completable = commands.map(({ name, summary, options }) => ({
    name,
    summary,
    options: [...options, ...common.filter((o) => options.every((own) => own.name !== o.name))]
      .filter((o) => o.notYet !== true)
      .map((o) => ({ name: o.name, help: o.help, value: o.value ?? null, choices: o.choices ?? [] })),
  }));
  io.out(completionScript(shell, completable));
  return exit.ok;
};
