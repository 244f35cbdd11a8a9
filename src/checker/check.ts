import { diagnostic, hasErrors, type Diagnostic } from "../diagnostics";
import type { File, RegimeDeclaration } from "../language/ast";
import type { Regime } from "../language/regime";
import { checkConsistency } from "./consistency";
import { createBuilder, type Report } from "./builder";
import { declareAll } from "./declarations";
import { lowerRegime } from "./lower-regime";
import type { Loaded } from "./modules";
import { moduleScopes, place, regimeScope, type Scope } from "./scope";
import { checkCircles } from "./vocabulary";

/** Editions of the language, oldest first. */
export const editions: readonly number[] = [2026];

/** What the checker makes of one entry file. */
export interface Checked {
  /** The regimes of the entry file that have no error, in the order written. */
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
  const regimes = regimesOf(scope, module.file, add);
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

function regimesOf(scope: Scope, file: File, add: (d: Diagnostic) => void): readonly { readonly regime: Regime; readonly own: ReadonlySet<Diagnostic> }[] {
  const names = new Map<string, RegimeDeclaration>();
  const regimes: { readonly regime: Regime; readonly own: ReadonlySet<Diagnostic> }[] = [];
  for (const item of file.items) {
    if (item.kind === "Reform") add(diagnostic("not-yet-supported", place(scope, item.name.span), { construct: `The reform \`${item.name.text}\`` }));
    if (item.kind !== "Regime") continue;
    const own = new Set<Diagnostic>();
    const note = (d: Diagnostic): void => {
      own.add(d);
      add(d);
    };
    const first = names.get(item.name.text);
    if (first && item.name.text !== "") {
      note(diagnostic("duplicate-name", place(scope, item.name.span), { name: item.name.text, what: "regime" }, [{ at: place(scope, first.name.span), label: "first declared here" }]));
    } else names.set(item.name.text, item);
    const inner = regimeScope(scope, item, note);
    const report: Report = (code, at, facts, related) => note(diagnostic(code, at, facts, related));
    const regime = lowerRegime(inner, item, report);
    if (!hasErrors([...own])) for (const d of checkConsistency(regime)) note(d);
    regimes.push({ regime, own });
  }
  return regimes;
}

/** A file without a regime is a library: its declarations are checked by themselves. */
function checkLibrary(scope: Scope, add: (d: Diagnostic) => void): void {
  const b = createBuilder((code, at, facts, related) => add(diagnostic(code, at, facts, related)));
  declareAll(b, scope);
  checkCircles(b);
}
