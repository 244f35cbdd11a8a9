import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { readFailure } from "../checker/modules";
import type { Diagnostic } from "../diagnostics";
import { format, type FormatOptions } from "../formatter/format";
import { sourceFile } from "../language/span";
import { fmtDocument, type LaidOutFile } from "../report/json/fmt";
import { print } from "../report/json/shared";
import type { Places } from "../report/places";
import { diagnosticsText } from "../report/text/diagnostics";
import { count } from "../report/words/names";
import type { Command, Context } from "./command";
import { exit, worse, type ExitCode } from "./exit-codes";
import { isIgnored, settingsOf } from "./layout-settings";
import { decode, largestFile, nodeHost } from "./node-host";
import { replaceFile } from "./replace-file";
import { expandOperands, showPath, type Target } from "./targets";
import { UsageError } from "./usage-error";

/** What became of one file. */
interface Done extends LaidOutFile {
  readonly target: Target;
  readonly found: readonly { readonly diagnostic: Diagnostic; readonly places: Places }[];
  /** Why a file could not be replaced. */
  readonly reason?: string;
}

const codes: Readonly<Record<LaidOutFile["outcome"], ExitCode>> = {
  unchanged: exit.ok, formatted: exit.ok, ignored: exit.ok, differs: exit.failed, refused: exit.source, unwritable: exit.usage,
};

async function readTarget(target: Target, context: Context): Promise<ReturnType<typeof decode>> {
  if (target.kind === "file") return nodeHost(target.root, true).read(target.path);
  const bytes = await context.io.input(largestFile);
  return bytes === null ? { ok: false, reason: "too-large", detail: `at most ${largestFile} bytes are read` } : decode(bytes, true);
}

/** Puts the layout in the place of the file; why not, where that is not possible. */
function replaced(path: string, text: string): string | undefined {
  try {
    // Replacing needs no permission on the file itself, but a file that may not be written to is not ours to replace.
    accessSync(path, constants.W_OK);
    replaceFile(path, text);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

async function layOut(target: Target, context: Context, asked: FormatOptions): Promise<Done> {
  const show = showPath(target, context.io.cwd);
  const file = join(target.root, target.path);
  const done = (outcome: LaidOutFile["outcome"], more: Partial<Done> = {}): Done => ({ target, path: show(target.path), outcome, found: [], ...more });
  if (target.kind === "file" && (await isIgnored(file, target.root))) return done("ignored");
  const read = await readTarget(target, context);
  const at = { path: target.path, start: 0, end: 0 };
  const places: Places = { sources: new Map([[target.path, sourceFile(target.path, read.ok ? read.text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n") : "")]]), show };
  if (!read.ok) return done("refused", { found: [{ diagnostic: readFailure(target.path, read.reason, read.detail ?? "", at), places }] });
  const settings = { ...(await settingsOf(file)), ...asked };
  const result = context.time("format", () => format(read.text, settings, target.path));
  if (!result.ok) return done("refused", { found: result.diagnostics.map((diagnostic) => ({ diagnostic, places })) });
  const { text } = result;
  const same = text === read.text;
  if (target.kind === "stdin") return done(same ? "unchanged" : context.options.has("check") ? "differs" : "formatted", { text });
  if (same) return done("unchanged");
  if (context.options.has("check")) return done("differs");
  const reason = context.time("write", () => replaced(file, text));
  return reason === undefined ? done("formatted") : done("unwritable", { reason });
}

/** An offset of the command line. */
function offset(context: Context, name: string): number | undefined {
  const text = context.options.text(name);
  if (text === null) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`\`--${name}\` is a number of characters from the beginning of the file, not \`${text}\`.`);
  return Number(text);
}

function rangeOf(context: Context, targets: readonly Target[]): FormatOptions {
  const [rangeStart, rangeEnd] = [offset(context, "range-start"), offset(context, "range-end")];
  if (rangeStart === undefined && rangeEnd === undefined) return {};
  if (rangeStart !== undefined && rangeEnd !== undefined && rangeEnd < rangeStart) throw new UsageError(`\`--range-end ${rangeEnd}\` is before \`--range-start ${rangeStart}\`: a range ends where it begins, or later.`);
  if (targets.length > 1) throw new UsageError(`A range is of one file, not of ${targets.length}.`);
  return { ...(rangeStart === undefined ? {} : { rangeStart }), ...(rangeEnd === undefined ? {} : { rangeEnd }) };
}

function summary(all: readonly Done[], check: boolean): string {
  const of = (outcome: LaidOutFile["outcome"]): number => all.filter((d) => d.outcome === outcome).length;
  const left = of("refused") + of("unwritable");
  return `${[
    check ? `${count(of("differs"), "file")} to format` : `${count(of("formatted"), "file")} formatted`, `${of("unchanged")} as they should be`,
    ...(of("ignored") > 0 ? [`${of("ignored")} ignored`] : []), ...(left > 0 ? [`${left} left alone`] : []),
  ].join(", ")}\n`;
}

function tell(all: readonly Done[], context: Context): void {
  const { io, options, quiet, paint } = context;
  for (const { found, path, reason } of all) {
    if (found[0] !== undefined) io.err(diagnosticsText(found.map((f) => f.diagnostic), found[0].places, paint));
    if (reason !== undefined) io.err(`${path} cannot be written (${reason}); it is as it was.\n`);
  }
  const check = options.has("check");
  // Standard output is the text itself where one was read from standard input.
  const say = !check && all.some(({ target }) => target.kind === "stdin") ? io.err : io.out;
  for (const { target, outcome, path, text } of all) {
    if (target.kind === "stdin" && !check) io.out(text ?? "");
    else if (outcome === "differs" || (outcome === "formatted" && !quiet)) say(`${path}\n`);
  }
  if (!quiet && all.some(({ target }) => target.kind === "file")) say(summary(all, check));
}

/** `regime fmt PATH...`: 0, 1 with `--check` where a layout differs, 2 where a file cannot be written, 3 where one has errors. */
export const fmt: Command = async (context) => {
  const targets = expandOperands(context.operands, context.io.cwd, context.io.err);
  const asked = rangeOf(context, targets);
  const all: Done[] = [];
  for (const target of targets) all.push(await layOut(target, context, asked));
  if (context.format === "json") context.io.out(print(fmtDocument(all, all.flatMap(({ found }) => found))));
  else tell(all, context);
  return all.map(({ outcome }) => codes[outcome]).reduce(worse, exit.ok);
};
