import { diagnostic, hasErrors, type Diagnostic } from "../diagnostics";
import { editions } from "../language/editions";
import type { File } from "../language/ast";
import type { Regime } from "../language/regime";
import { createBuilder } from "./builder";
import { declareAll } from "./declarations";
import { homes } from "./homes";
import { lowerInterests } from "./interests";
import type { Loaded } from "./modules";
import { regimesOf } from "./regimes";
import { lowerScenarios } from "./scenarios";
import { moduleScopes, type Scope } from "./scope";
import { checkCircles } from "./vocabulary";

export { editions };

/** What the checker makes of one entry file. */
export interface Checked {
  /** The regimes and reforms of the entry file that have no error, in the order written, a reform after its base. */
  readonly regimes: readonly Regime[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the entry file against everything it uses. */
export function check(entry: string, loaded: Loaded): Checked {
  const found = new Map<string, Diagnostic>();
  // A file-level mistake is met again in every regime of the file.
  const add = (d: Diagnostic): void => {
    const key = `${d.code} ${d.at.path} ${d.at.start} ${d.at.end} ${JSON.stringify(d.facts)}`;
    if (!found.has(key)) found.set(key, d);
  };
  const scopes = moduleScopes(loaded, add);
  for (const [path, module] of loaded.modules) if (!module.incomplete) checkEdition(path, module.file, add);
  const scope = scopes.get(entry);
  const module = loaded.modules.get(entry);
  if (!scope || !module) return { regimes: [], diagnostics: [...found.values()] };
  const home = homes(loaded, scopes)(entry);
  const regimes = home ? regimesOf(home, add) : [];
  if (!module.file.items.some((item) => item.kind === "Regime")) checkLibrary(scope, add);
  // A mistake outside the regimes (another file, a shared declaration) leaves none of them whole.
  const shared = hasErrors(loaded.diagnostics) || [...found.values()].some((d) => hasErrors([d]) && !regimes.some((r) => r.own.has(d)));
  return { regimes: shared ? [] : regimes.flatMap((r) => (hasErrors([...r.own]) ? [] : [r.regime])), diagnostics: [...found.values()] };
}

function checkEdition(path: string, file: File, add: (d: Diagnostic) => void): void {
  const { edition } = file;
  if (!edition || editions.includes(edition.value)) return;
  add(diagnostic("unknown-edition", { path, start: edition.span.start, end: edition.span.end }, { edition: edition.value, known: editions }));
}

/** A file without a regime is a library: its declarations are checked by themselves. */
function checkLibrary(scope: Scope, add: (d: Diagnostic) => void): void {
  const b = createBuilder((code, at, facts, related) => add(diagnostic(code, at, facts, related)));
  declareAll(b, scope);
  lowerInterests(b, scope);
  lowerScenarios(b, scope);
  checkCircles(b);
}
