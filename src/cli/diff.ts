import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { suggest } from "../diagnostics/suggest";
import { diff as compare, type DiffOptions } from "../evaluator";
import type { Both, Difference } from "../evaluator/compare/difference";
import type { Regime } from "../language/regime";
import { diagnosticsDocument } from "../report/json/diagnostics";
import { diffDocument } from "../report/json/diff";
import { print } from "../report/json/shared";
import type { Places } from "../report/places";
import { diagnosticsText } from "../report/text/diagnostics";
import { diffText } from "../report/text/diff";
import { chosenRegime } from "./choose";
import type { Command, Context } from "./command";
import { exit } from "./exit-codes";
import { compileEach, reportBroken, type Compiled } from "./session";
import { didYouMean, UsageError } from "./usage-error";

/** A file, and the regime in it where the operand names one: `treaty.regime#Union`. */
interface Operand {
  readonly file: string;
  readonly name: string | null;
}
interface Chosen {
  readonly regime: Regime;
  readonly compiled: Compiled;
}

/** A file whose own name has a `#` is taken whole. */
function operandOf(text: string, context: Context): Operand {
  const hash = text.lastIndexOf("#");
  if (hash <= 0 || existsSync(resolve(context.io.cwd, text))) return { file: text, name: context.options.text("regime") };
  return { file: text.slice(0, hash), name: text.slice(hash + 1) };
}

function options({ options: given }: Context): DiffOptions {
  const [since, until, on] = [given.day("since"), given.day("until"), given.day("on")];
  if (on !== null && (since !== null || until !== null)) throw new UsageError("`--on` is one day: leave out `--since` and `--until`.");
  if (since !== null && until !== null && until < since) throw new UsageError("`--until` is before `--since`.");
  const [from, to] = [on ?? since, on ?? until];
  const rights = given.texts("right");
  return { ...(from === null ? {} : { since: from }), ...(to === null ? {} : { until: to }), ...(rights.length === 0 ? {} : { rights }) };
}

/** The reform of a file that is asked for, and what it is a reform of. */
function reformed(compiled: Compiled, base: string | null, name: string | null): Both<Chosen> {
  const reforms = compiled.regimes.filter((r) => r.reformOf !== null && (base === null || r.reformOf === base));
  const found = name === null ? reforms : reforms.filter((r) => r.name === name);
  const [after, ...others] = found;
  if (after === undefined) {
    if (name === null) throw new UsageError(`\`${compiled.name}\` holds no reform: name a second FILE, or FILE#REGIME.`);
    throw new UsageError(`\`${compiled.name}\` holds no reform \`${name}\`.${didYouMean(suggest(name, reforms.map((r) => r.name)))}`);
  }
  if (others.length > 0) throw new UsageError(`\`${compiled.name}\` holds several reforms; choose one: ${found.map((r) => `--reform ${r.name}`).join(", ")}.`);
  const before = compiled.regimes.find((r) => r.name === after.reformOf);
  if (before === undefined) throw new UsageError(`\`${after.reformOf ?? ""}\`, which \`${after.name}\` is a reform of, stands in another file: name that file first.`);
  return { before: { regime: before, compiled }, after: { regime: after, compiled } };
}

async function chosen(context: Context): Promise<readonly Compiled[] | Both<Chosen>> {
  const { operands } = context;
  const reform = context.options.text("reform");
  const [first, second, ...more] = operands;
  if (first === undefined) throw new UsageError("Two regimes are needed: two FILEs, FILE#REGIME twice, or one FILE with --reform.");
  if (more.length > 0) throw new UsageError(`Two FILEs are needed, not ${operands.length}.`);
  if (second !== undefined && reform !== null) throw new UsageError("`--reform` stands with one FILE; with two, write FILE#REFORM.");
  const asked = [first, ...(second === undefined ? [] : [second])].map((text) => operandOf(text, context));
  const compiled = await compileEach(context, asked.map((o) => o.file));
  if (compiled.some((c) => c.broken)) return compiled;
  const [before, after = before] = compiled;
  if (before === undefined || after === undefined) return compiled;
  if (second === undefined) return reformed(before, asked[0]?.name ?? null, reform);
  const of = (c: Compiled, place: number): Chosen => ({ regime: chosenFrom(c, asked[place]?.name ?? null), compiled: c });
  return { before: of(before, 0), after: of(after, 1) };
}

/** One regime of a file: the one named, or the only one that is no reform. */
function chosenFrom(compiled: Compiled, name: string | null): Regime {
  const whole = compiled.regimes.filter((r) => r.reformOf === null);
  if (name === null && whole.length === 1 && whole[0]) return whole[0];
  if (name === null && compiled.regimes.length > 1) throw new UsageError(`\`${compiled.name}\` holds several regimes; choose one: ${compiled.regimes.map((r) => `${compiled.name}#${r.name}`).join(", ")}.`);
  return chosenRegime(compiled, name);
}

/** The names of the two, told apart by their files where they are the same. */
function labelsOf({ before, after }: Both<Chosen>): Both<string> {
  if (before.regime.name !== after.regime.name) return { before: before.regime.name, after: after.regime.name };
  const label = ({ regime, compiled }: Chosen): string => `${regime.name} of ${compiled.name}`;
  return { before: label(before), after: label(after) };
}

function checkRights(both: Both<Chosen>, rights: readonly string[]): void {
  const known = [...new Set([both.before, both.after].flatMap((c) => c.regime.rights.map((r) => r.name)))];
  for (const right of rights) if (!known.includes(right)) throw new UsageError(`Neither text knows a right \`${right}\`.${didYouMean(suggest(right, known))}`);
}

function show(context: Context, both: Both<Chosen>, difference: Difference): void {
  const regimes = { before: both.before.regime, after: both.after.regime };
  const places: Both<Places> = { before: both.before.compiled.places, after: both.after.compiled.places };
  const labels = labelsOf(both);
  if (context.format === "json") context.io.out(print(diffDocument({ regimes, labels, places }, difference)));
  else context.io.out(diffText(difference, { regimes, labels, quiet: context.quiet, paint: context.paint }));
}

/** `regime diff BEFORE AFTER`: 0 with the answer; with `--exit-code` 1 where the two are not equivalent. */
export const diff: Command = async (context) => {
  const asked = options(context);
  const found = await chosen(context);
  if (!("before" in found)) {
    reportBroken(found, context);
    return exit.source;
  }
  reportBroken([...new Set([found.before.compiled, found.after.compiled])], context);
  checkRights(found, asked.rights ?? []);
  // Loaded only here: tables take the translation with them.
  if (context.options.has("input")) return (await import("./diff-many")).diffMany({ before: found.before.regime, after: found.after.regime }, context);
  for (const many of ["column", "host", "origin", "mover", "weight", "memory", "threads", "verbose"]) if (context.options.has(many)) throw new UsageError(`\`--${many}\` goes with \`--input FILE\`, a table of people.`);
  const { difference, diagnostics } = context.time("compare", () => compare(found.before.regime, found.after.regime, asked));
  if (difference === null) {
    const { places } = found.before.compiled;
    if (context.format === "json") context.io.out(print(diagnosticsDocument(diagnostics.map((diagnostic) => ({ diagnostic, places })))));
    else context.io.err(diagnosticsText(diagnostics, places, context.paint));
    return exit.source;
  }
  context.time("report", () => show(context, found, difference));
  return context.options.has("exit-code") && difference.overall !== "equivalent" ? exit.failed : exit.ok;
};
