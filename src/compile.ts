import { check, loadModules, type Module, type Parse } from "./checker";
import { sortDiagnostics, type Diagnostic } from "./diagnostics";
import type { Host } from "./language/host";
import type { Regime } from "./language/regime";
import type { SourceFile } from "./language/span";
import { library } from "./library";
import { parse } from "./parser";

/** What one entry file compiles to. A file with errors has diagnostics, and only the regimes that are whole. */
export interface Compilation {
  readonly regimes: readonly Regime[];
  /** By file, place, then code. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every text that was read, by path, the library's and the figures of series included. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Syntax trees by path, for tools that show the text. */
  readonly modules: ReadonlyMap<string, Module>;
  /** Milliseconds a phase; only if a clock was given. */
  readonly timings: { readonly load: number; readonly parse: number; readonly check: number } | null;
}

export interface CompileOptions {
  /** Tells the time in milliseconds; the language itself never reads the clock. */
  readonly clock?: () => number;
  /** Reads a text, for those who may have read it before; it gives what `parse` would give. */
  readonly parse?: Parse;
}

/** The phases in order: read and parse the entry file and all it uses, then check. Never throws for a user's mistake. */
export function compile(entry: string, host: Host, options: CompileOptions = {}): Compilation {
  const clock = options.clock ?? (() => 0);
  let parsing = 0;
  const start = clock();
  const loaded = loadModules(entry, host, (source) => {
    const before = clock();
    const parsed = (options.parse ?? parse)(source);
    parsing += clock() - before;
    return parsed;
  }, library);
  const middle = clock();
  const checked = check(entry, loaded);
  const end = clock();
  return {
    regimes: checked.regimes,
    diagnostics: sortDiagnostics([...loaded.diagnostics, ...checked.diagnostics]),
    sources: new Map([...loaded.modules, ...loaded.data].map(([path, { source }]) => [path, source])),
    modules: loaded.modules,
    timings: options.clock ? { load: middle - start - parsing, parse: parsing, check: end - middle } : null,
  };
}
