/** Every command with its options, in one table: help, completion and the tests of the documentation read it as a whole. */
import type { CommandSpec } from "./command";
import { decide, histories, simulate } from "./commands/asking";
import { check, lint, test } from "./commands/checking";
import { compare, diff, evaluate, report } from "./commands/judging";
import { explain, init, lsp, play } from "./commands/working";
import { exportSpec, fmt, repair } from "./commands/writing";
import { commonOptions } from "./commands/recurring";

const sample: CommandSpec = {
  name: "sample",
  operands: "FILE",
  summary: "a synthetic population for the regime: people drawn from declared marginals, the same for the same seed",
  details: "Without --output, comma-separated values on standard output. Parquet needs the package @duckdb/node-api.",
  options: [
    regime,
    { name: "rows", value: "N", help: "how many people (1000)" },
    { name: "seed", value: "N", help: "which people (1)" },
    { name: "marginals", value: "FILE", help: "how values are distributed: a table of column, value and weight; the rest is even" },
    { name: "since", value: "DATE", help: "the first day of cases, where no marginal says" },
    { name: "until", value: "DATE", help: "the last day of cases" },
    { name: "output", value: "FILE", help: "where they go: .csv, .ndjson or .parquet" },
  ],
  examples: [
    "regime sample --rows 5 examples/bracero.regime",
    "regime sample --rows 5 --marginals examples/people/eu-stylised.csv examples/eu-free-movement.regime",
  ],
  load: async () => (await import("./sample")).sample,
};

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
