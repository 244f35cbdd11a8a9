import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { suggest } from "../diagnostics/suggest";
import { formatDay, type DayInterval } from "../language/dates";
import type { Regime } from "../language/regime";
import { partNames, smt2Writer, type Part, type Smt2, type Smt2File } from "../translate/smt2";
import type { Context } from "./command";
import { exit, type ExitCode } from "./exit-codes";
import { didYouMean, UsageError } from "./usage-error";

const partsOf: Readonly<Record<string, readonly Part[]>> = {
  norms: ["g1", "g2", "g4"], indivisibility: ["i1"], reciprocity: ["d1", "d1c", "d2"], ...Object.fromEntries(partNames.map((p) => [p, [p]])),
};
/** Parts that count over many cases at once. */
const counting = ["n", "v", "i2", "i3", "form", "multilateral"];

function partsAsked(written: string): readonly Part[] {
  return written.split(",").flatMap((text) => {
    const name = text.trim();
    const parts = partsOf[name];
    if (parts !== undefined) return parts;
    if (counting.includes(name)) throw new UsageError(`\`--criterion ${name}\`: it counts over many cases, which is no question to a solver. There are ${Object.keys(partsOf).join(", ")}.`);
    throw new UsageError(`\`--criterion\`: there is no \`${name}\`.${didYouMean(suggest(name, Object.keys(partsOf)))} There are ${Object.keys(partsOf).join(", ")}.`);
  });
}

/** The parts and the claims asked for; all of both where nothing is said. */
function asked({ options }: Context, regimes: readonly Regime[]): { readonly parts: readonly Part[]; readonly claims: (regime: Regime) => readonly number[] } {
  const [criterion, claim] = [options.text("criterion"), options.text("claim")];
  const names = regimes.flatMap((r) => r.claims.map((c) => c.name));
  if (claim !== null && !names.includes(claim)) throw new UsageError(`There is no claim \`${claim}\`.${didYouMean(suggest(claim, names))}`);
  return {
    parts: criterion !== null ? partsAsked(criterion) : claim === null ? partNames : [],
    claims: (regime) => regime.claims.flatMap((c, i) => ((claim === null ? criterion === null : c.name === claim) ? [i] : [])),
  };
}

/** A file name that is one on every system. */
const safe = (name: string): string => name.replaceAll(/[^A-Za-z0-9_.-]/g, "_");

/** Every file with a name of its own. */
function named(files: readonly { readonly regime: Regime; readonly file: Smt2File }[], several: boolean): ReadonlyMap<string, Smt2File> {
  const found = new Map<string, Smt2File>();
  for (const { regime, file } of files) {
    const wish = safe(`${several ? `${regime.name}-` : ""}${file.name}`).replace(/\.smt2$/, "");
    let name = `${wish}.smt2`;
    for (let n = 2; found.has(name); n++) name = `${wish}-${n}.smt2`;
    found.set(name, file);
  }
  return found;
}

const days = ({ since, before }: DayInterval): string => `${since === null ? "the first day" : formatDay(since)} to ${before === null ? "the last" : formatDay(before - 1)}`;

/** Several files one after the other: each says its name, and ends with a clean table. */
const inOne = (files: ReadonlyMap<string, Smt2File>): string =>
  [...files].map(([name, { text }]) => (files.size === 1 ? text : `(echo "${name}")\n${text}`)).join("(reset)\n");

function write(folder: string, files: ReadonlyMap<string, Smt2File>, context: Context): void {
  const path = resolve(context.io.cwd, folder);
  try {
    mkdirSync(path, { recursive: true });
    for (const [name, { text }] of files) writeFileSync(join(path, name), text);
  } catch (error) {
    throw new UsageError(`\`--output ${folder}\`: nothing can be written there (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
  context.io.out(`${files.size} ${files.size === 1 ? "file" : "files"} in ${folder}\n`);
}

/** `--to smt2`: 0, or 4 where there is nothing to ask. */
export function writeSmt2(context: Context, regimes: readonly Regime[]): ExitCode {
  const { options, io } = context;
  const { parts, claims } = asked(context, regimes);
  const written = context.time("report", () =>
    regimes.map((regime) => {
      const writer = smt2Writer(regime, { binding: options.text("binding") === "soft" ? "soft" : "hard", on: options.day("on") });
      const all: readonly Smt2[] = [...parts.map((p) => writer.part(p)), ...claims(regime).map((c) => writer.claim(c))];
      return { regime, files: all.flatMap((a) => a.files), unasked: all.flatMap((a) => a.unasked) };
    }),
  );
  for (const { regime, unasked } of written) for (const { about, interval, missing } of unasked) io.err(`${regime.name}: no file about ${about} from ${days(interval)}: ${missing}\n`);
  const files = named(written.flatMap(({ regime, files: own }) => own.map((file) => ({ regime, file }))), regimes.length > 1);
  if (files.size === 0) return exit.undecided;
  const output = options.text("output");
  if (output === null) io.out(inOne(files));
  else write(output, files, context);
  return exit.ok;
}
