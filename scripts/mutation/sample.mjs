/** All mutants of the checker and the evaluator, and a random sample of them in which each has the same chance. */
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
  const { mutants } = await new Instrumenter(quiet).instrument(files, {
    ignorers: [],
    excludedMutations: [],
    plugins: null,
  });
  if (new Set(mutants.map(nameOf)).size !== mutants.length) throw new Error("Two mutants have the same name.");
  return mutants;
}

/** Numbers in [0, 1), always the same for a seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `size` of these without putting back: the first places of a shuffled deck. */
export function draw(all, size, seed) {
  const random = randomFrom(seed);
  const deck = [...all];
  const taken = Math.min(size, deck.length);
  for (let i = 0; i < taken; i++) {
    const j = i + Math.floor(random() * (deck.length - i));
    [deck[i], deck[j]] = [deck[j], deck[i]];
  }
  return deck.slice(0, taken);
}

/** The places to change, as Stryker takes them. */
export const ranges = (mutants) => [...new Set(mutants.map((mutant) => nameOf(mutant).split(" ")[0]))];

/**
 * Has Stryker leave alone what stands in the places of the sample but is not of it: other changes of the same place and what is inside.
 * An ignorer of Stryker cannot say so: it ignores a piece of text and all in it, whatever the change.
 */
export function keepOnly(names) {
  Instrumenter.prototype.instrument = async function (files, options) {
    const result = await instrument.call(this, files, options);
    const mutants = result.mutants.map((mutant) =>
      names.has(nameOf(mutant)) ? mutant : { ...mutant, status: "Ignored", statusReason: "not of the sample" },
    );
    return { ...result, mutants };
  };
}
