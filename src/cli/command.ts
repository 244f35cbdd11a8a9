import type { CiFormat } from "../report/ci";
import type { CiPrinter } from "./ci";
import type { Paint } from "../report/text/paint";
import type { ExitCode } from "./exit-codes";
import type { Io } from "./io";
import type { Options, OptionSpec } from "./options";

/** What `--format` says. */
export type Format = "text" | "json" | CiFormat;

/** Everything a command gets. */
export interface Context {
  readonly io: Io;
  readonly options: Options;
  readonly operands: readonly string[];
  readonly format: Format;
  /** What prints for another tool, where `--format` asks for that. */
  readonly ci: CiPrinter | null;
  readonly quiet: boolean;
  readonly paint: Paint;
  /** Says how far long work has come, on a terminal. */
  readonly progress: (what: string, done: number, total: number) => void;
  /** Adds milliseconds to a phase, for `--stats`. */
  readonly spent: (phase: string, ms: number) => void;
  /** Runs a phase and keeps its time. */
  readonly time: <T>(phase: string, work: () => T) => T;
}
export type Command = (context: Context) => Promise<ExitCode>;

export interface CommandSpec {
  readonly name: string;
  readonly operands: string;
  readonly summary: string;
  readonly details?: string;
  readonly options: readonly OptionSpec[];
  /** Command lines that can be tried where this repository is. */
  readonly examples: readonly string[];
  /** Loads the command's code only when it is run. */
  readonly load: () => Promise<Command>;
}
