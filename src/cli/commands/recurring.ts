/** What several commands have in common: options, and how operands are told. */
import { ciFormats } from "../../report/ci/finding";
import type { OptionSpec } from "../options";

/** Options of every command. */
export const commonOptions: readonly OptionSpec[] = [
  {
    name: "format",
    value: "FORMAT",
    choices: ["text", "json"],
    help: "text (the default) or json",
  },
  { name: "color", value: "WHEN", choices: ["auto", "always", "never"], help: "auto (the default: on a terminal), always or never" },
  { name: "quiet", help: "only what matters" },
  { name: "stats", help: "time of each phase, on standard error" },
  { name: "help", help: "this page" },
];

/** Of commands that are run in CI. */
export const formats: OptionSpec = {
  name: "format", value: "FORMAT", choices: ["text", "json", ...ciFormats],
  help: "text (the default), json, sarif, junit, github (annotations, and the summary of the job) or markdown",
};
/** Which of several. */
export const regime: OptionSpec = { name: "regime", value: "NAME", help: "the regime meant, where the file has several" };
/** How binding a clause must be to count. */
export const binding: OptionSpec = {
  name: "binding", value: "FORCE", choices: ["hard", "soft"],
  help: "hard (the default): binding rules only; soft: commitments to try count too",
};
/** What PATH may be: details of commands with several operands. */
export const paths = "PATH is a file, a directory (every *.regime below it, node_modules aside) or - for standard input.";
/** What of a simulation is asked beside the number of runs and the seed; `only`: with what it goes. */
export const simulating = (only = ""): readonly OptionSpec[] => [
  { name: "years", value: "N", help: `${only}how many years of each run; else the horizon` },
  { name: "threads", value: "N", help: `${only}in so many threads; else as many as there are processors, where it is long` },
  { name: "punish", value: "YEARS", help: `${only}for how long partners answer a breach: a number of years, or always; else the regime's longest remedy, or always` },
  { name: "keep", help: `${only}nobody breaks, whatever it gains by it` },
  { name: "no-safeguards", help: `${only}no safeguard is invoked` },
];
/** Of a table of people, after what is asked of it: `weighed`, what a weight goes with. */
export const tabled = (weighed: string): readonly OptionSpec[] => [
  { name: "column", value: "OURS=THEIRS", multiple: true, help: 'with --input: the column that has it, as "host=country"; else the one of the same name' },
  { name: "weight", value: "COLUMN", help: `with ${weighed}: how many people a row stands for` },
  { name: "memory", value: "SIZE", help: "with --input: how much memory tables may take (1GB)" },
  { name: "threads", value: "N", help: "with --input: how many processors (all)" },
];
