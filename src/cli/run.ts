import { performance } from "node:perf_hooks";
import { suggest } from "../diagnostics/suggest";
import { ciFormats } from "../report/ci/finding";
import { ansi, plain, terminalSafe } from "../report/text/paint";
import type { CiPrinter } from "./ci";
import type { CommandSpec, Context } from "./command";
import { commands } from "./commands";
import { commonOptions } from "./commands/recurring";
import { exit, type ExitCode } from "./exit-codes";
import { commandHelp, toolHelp, versionText } from "./help";
import type { Io } from "./io";
import { parseCommandLine, type CommandLine } from "./options";
import { progressOf } from "./progress";
import { didYouMean, UsageError } from "./usage-error";
import { version } from "./version";

const round = (ms: number): string => ms.toFixed(1).padStart(8);

/** Loaded only where it is asked for. */
async function ciOf({ options }: CommandLine, io: Io): Promise<CiPrinter | null> {
  const format = ciFormats.find((f) => f === options.text("format"));
  return format === undefined ? null : (await import("./ci")).ciPrinter(format, io);
}

function context(streams: Io, line: CommandLine, phases: Map<string, number>, ci: CiPrinter | null): Context {
  const { options } = line;
  const progress = progressOf(streams, options.has("quiet") || (streams.env["CI"] ?? "") !== "" || streams.env["TERM"] === "dumb");
  const io: Io = { ...streams, out: (text) => (progress.clear(), streams.out(text)), err: (text) => (progress.clear(), streams.err(text)) };
  const spent = (phase: string, ms: number): void => void phases.set(phase, (phases.get(phase) ?? 0) + ms);
  const format = (["text", "json", ...ciFormats] as const).find((f) => f === options.text("format"));
  const when = options.text("color") ?? "auto";
  const coloured = when === "always" || (when === "auto" && io.terminal && (io.env["NO_COLOR"] ?? "") === "" && io.env["TERM"] !== "dumb");
  return {
    io,
    options,
    operands: line.operands,
    format: format ?? "text",
    ci,
    quiet: options.has("quiet"),
    paint: coloured ? ansi : plain,
    progress: progress.step,
    spent,
    time: (phase, work) => {
      const start = performance.now();
      try {
        return work();
      } finally {
        spent(phase, performance.now() - start);
      }
    },
  };
}

async function runCommand(command: CommandSpec, argv: readonly string[], io: Io): Promise<ExitCode> {
  const start = performance.now();
  const line = parseCommandLine(argv, [...command.options, ...commonOptions]);
  if (line.options.has("help")) {
    io.out(commandHelp(command));
    return exit.ok;
  }
  const phases = new Map<string, number>();
  const body = await command.load();
  phases.set("load command", performance.now() - start);
  const code = await body(context(io, line, phases, await ciOf(line, io)));
  if (line.options.has("stats")) {
    phases.set("total", performance.now() - start);
    io.err([...phases].map(([phase, ms]) => `${round(ms)} ms  ${phase}\n`).join(""));
  }
  return code;
}

async function dispatch(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined) {
    io.err(toolHelp());
    return exit.usage;
  }
  if (name === "--version" || name === "-V") {
    io.out(versionText);
    return exit.ok;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    const topic = commands.find((c) => c.name === rest[0]);
    io.out(topic === undefined ? toolHelp() : commandHelp(topic));
    return exit.ok;
  }
  const command = commands.find((c) => c.name === name);
  if (command !== undefined) return runCommand(command, rest, io);
  if (name.startsWith("-")) throw new UsageError(`The command comes first: \`regime COMMAND ${name}\`.`);
  throw new UsageError(`There is no command \`${name}\`.${didYouMean(suggest(name, commands.map((c) => c.name)))}`);
}

function bugReport(error: unknown, argv: readonly string[], io: Io): void {
  const what = error instanceof Error ? error.message : String(error);
  io.err(
    `This is a fault of regime-lang, not of your file: ${what.split("\n")[0] ?? ""}\n` +
      `Please send us this message, the file, and: regime-lang ${version}, node ${process.version}, ${process.platform}, ` +
      `\`regime ${argv.join(" ")}\`.\n`,
  );
  if (io.env["REGIME_DEBUG"] === "1" && error instanceof Error) io.err(`${error.stack ?? ""}\n`);
  else io.err("With REGIME_DEBUG=1 it prints where it happened; please send that too.\n");
}

/** Runs one command line; never throws. */
export async function run(argv: readonly string[], streams: Io): Promise<number> {
  const io: Io = { ...streams, out: (text) => streams.out(terminalSafe(text)), err: (text) => streams.err(terminalSafe(text)) };
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError) {
      const command = commands.find((c) => c.name === argv[0]);
      io.err(`${error.message}\nMore: regime ${command === undefined ? "--help" : `${command.name} --help`}\n`);
      return exit.usage;
    }
    // Loaded only here: the engine is not needed to start.
    const { BudgetSpent } = await import("../kernel/diagram");
    if (error instanceof BudgetSpent) {
      io.err(`Left undecided, the budget is spent: ${error.message}.\n`);
      return exit.undecided;
    }
    bugReport(error, argv, io);
    return exit.bug;
  }
}
