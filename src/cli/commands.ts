/** Every command with its options, in one table: help, completion and the tests of the documentation read it as a whole. */
import type { CommandSpec } from "./command";
import { decide, histories, simulate } from "./commands/asking";
import { check, lint, test } from "./commands/checking";
import { compare, diff, evaluate, report } from "./commands/judging";
import { explain, init, lsp, play } from "./commands/working";
import { exportSpec, fmt, repair } from "./commands/writing";
import { sample } from "./commands/populations";
import { commonOptions } from "./commands/recurring";

const completion: CommandSpec = {
  name: "completion",
  operands: "SHELL",
  summary: "a script that completes commands and options in bash, zsh or fish",
  options: [],
  examples: [
    "regime completion bash > ~/.local/share/bash-completion/completions/regime",
    "regime completion zsh > ~/.zfunc/_regime",
    "regime completion fish > ~/.config/fish/completions/regime.fish",
  ],
  load: async () => (await import("./completion")).completionOf(commands, commonOptions),
};

export const commands: readonly CommandSpec[] = [check, test, evaluate, histories, simulate, decide, diff, compare, report, repair, fmt, lint, lsp, exportSpec, sample, init, explain, play, completion];
