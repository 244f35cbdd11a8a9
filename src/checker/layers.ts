import type { RegimeDeclaration, RegimeItem, RollEntry } from "../language/ast";
import type { Diagnostic } from "../diagnostics";
import { declareIn, innerScope, type Scope } from "./scope";

/** The text of a regime or a reform. A reform may stand in another file than its base: then what each wrote is read as that file reads it. */
export interface RegimeText {
  readonly regime: RegimeDeclaration;
  /** The files that it was written in, the base's first. */
  readonly files: readonly Scope[];
  /** Which of the files each item, and each member admitted, was written in; the first where nothing is said. */
  readonly fileOf: ReadonlyMap<RegimeItem | RollEntry, number>;
}

/** Where names are looked up: in what a regime declares itself, whichever file wrote it, then in the files. */
export interface TextScope {
  /** The one of the last file: it sees all. */
  readonly scope: Scope;
  readonly of: (node: RegimeItem | RollEntry) => Scope;
}

export function textScope({ regime, files, fileOf }: RegimeText, report: (d: Diagnostic) => void): TextScope {
  const layers: Scope[] = [];
  files.forEach((file, i) => {
    const items = regime.items.filter((item) => (fileOf.get(item) ?? 0) === i);
    layers.push(innerScope(file, items, layers.at(-1) ?? null));
  });
  const [first] = layers;
  if (!first) throw new Error("a text is written in a file");
  const of = (node: RegimeItem | RollEntry): Scope => layers[fileOf.get(node) ?? 0] ?? first;
  for (const item of regime.items) declareIn(of(item), item, report);
  return { scope: layers.at(-1) ?? first, of };
}
