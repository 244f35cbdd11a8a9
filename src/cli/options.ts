import { parseArgs } from "node:util";
import { parseDay, type Day } from "../language/dates";
import { suggest } from "../diagnostics/suggest";
import { didYouMean, notInThisVersion, UsageError } from "./usage-error";

/** One option of a command. */
export interface OptionSpec {
  readonly name: string;
  /** What stands for the value in help; a switch has none. */
  readonly value?: string;
  readonly multiple?: true;
  readonly choices?: readonly string[];
  /** Values that the interface names and this version lacks. */
  readonly notYet?: readonly string[] | true;
  readonly help: string;
}

/** The options of a command line, checked against their specification. */
export interface Options {
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string | null;
  readonly texts: (name: string) => readonly string[];
  readonly day: (name: string) => Day | null;
}

export interface CommandLine {
  readonly options: Options;
  readonly operands: readonly string[];
}

function checkValue(spec: OptionSpec, value: string): void {
  const option = `--${spec.name}`;
  if (Array.isArray(spec.notYet) && spec.notYet.includes(value)) throw notInThisVersion(`\`${option} ${value}\``);
  if (spec.choices && !spec.choices.includes(value)) {
    const hint = didYouMean(suggest(value, spec.choices));
    throw new UsageError(`\`${option}\` is one of ${spec.choices.join(", ")}, not \`${value}\`.${hint}`);
  }
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkToken(token: OptionToken, specs: readonly OptionSpec[]): OptionSpec {
  const spec = specs.find((s) => s.name === token.name);
  if (spec === undefined) {
    const close = suggest(token.name, specs.map((s) => s.name));
    throw new UsageError(`There is no option \`${token.rawName}\` here.${didYouMean(close === null ? null : `--${close}`)}`);
  }
  if (spec.notYet === true) throw notInThisVersion(`\`--${spec.name}\``);
  if (spec.value === undefined) {
    if (token.inlineValue === true) throw new UsageError(`\`--${spec.name}\` is a switch and takes no value.`);
    return spec;
  }
  if (token.value === undefined || (token.inlineValue !== true && token.value.startsWith("--"))) {
    throw new UsageError(`\`--${spec.name}\` needs a value: \`--${spec.name} ${spec.value}\`.`);
  }
  checkValue(spec, token.value);
  return spec;
}

function day(name: string, text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new UsageError(`\`--${name}\` is a date written YYYY-MM-DD, which \`${text}\` is not.`);
  return parsed;
}

/** Reads a command line. Throws a `UsageError` for an unknown option, a missing or a wrong value. */
export function parseCommandLine(argv: readonly string[], specs: readonly OptionSpec[]): CommandLine {
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      specs.map((s) => [s.name, { type: s.value === undefined ? ("boolean" as const) : ("string" as const), ...(s.name === "help" ? { short: "h" } : s.name === "quiet" ? { short: "q" } : {}) }]),
    ),
  });
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const spec = checkToken(token, specs);
    const before = values.get(spec.name);
    if (before !== undefined && spec.multiple !== true && spec.value !== undefined) throw new UsageError(`\`--${spec.name}\` is given twice.`);
    values.set(spec.name, [...(before ?? []), token.value ?? ""]);
  }
  const text = (name: string): string | null => values.get(name)?.[0] ?? null;
  return {
    operands,
    options: {
      has: (name) => values.has(name),
      text,
      texts: (name) => values.get(name) ?? [],
      day: (name) => {
        const written = text(name);
        return written === null ? null : day(name, written);
      },
    },
  };
}
