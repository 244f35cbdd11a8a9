/** All mutants of the checker and the evaluator, and how Stryker is held to some of them. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";

export const root = path.resolve(import.meta.dirname, "../..");

/** The folders whose code is changed. */
export const folders = ["src/checker", "src/evaluator"];

const instrument = Instrumenter.prototype.instrument;
const quiet = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {} };

/** Paths of the files whose code is changed; generated files are left out. */
const sources = () =>
  folders
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true }).map((name) =>
        path.join(folder, name).replaceAll(path.sep, "/"),
      ),
    )
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".generated.ts"))
    .sort();

/** What tells a mutant from all others, in every run. */
export function nameOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  const file = path.relative(root, path.resolve(root, fileName)).replaceAll(path.sep, "/");
  return `${file}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column} ${mutatorName} ${replacement}`;
}

/** Every mutant that Stryker makes of these folders, in a fixed order. */
export async function population() {
  const files = sources().map((name) => ({
    name,
    mutate: true,
    content: readFileSync(path.join(root, name), "utf8"),
  }));
  // Nothing is printed: only the mutants are wanted.
  const { mutants } = await new Instrumenter(quiet, undefined, () => "").instrument(files, {
    ignorers: [],
    excludedMutations: [],
    plugins: null,
  });
  if (new Set(mutants.map(nameOf)).size !== mutants.length) throw new Error("Two mutants have the same name.");
  return mutants;
}

/** The places to change, as Stryker takes them. */
export const ranges = (mutants) => [...new Set(mutants.map((mutant) => nameOf(mutant).split(" ")[0]))];

/**
 * Holds Stryker to the sample, in the order of the draw: what else it makes in those places is left alone. An ignorer of Stryker cannot
 * say so: it ignores a piece of text and all in it, whatever the change.
 */
export function hold(names) {
  const place = new Map(names.map((name, i) => [name, i]));
  Instrumenter.prototype.instrument = async function (files, options) {
    const result = await instrument.call(this, files, options);
    const own = result.mutants.filter((mutant) => place.has(nameOf(mutant)));
    if (own.length !== names.length) throw new Error(`Stryker made ${own.length} of ${names.length} mutants.`);
    own.sort((a, b) => place.get(nameOf(a)) - place.get(nameOf(b)));
    const others = result.mutants.filter((mutant) => !place.has(nameOf(mutant)));
    const left = others.map((mutant) => ({ ...mutant, status: "Ignored", statusReason: "not of the sample" }));
    return { ...result, mutants: [...own, ...left] };
  };
}
