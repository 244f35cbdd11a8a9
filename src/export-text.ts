import { compile } from "./compile";
import { describe, diagnostic, hasErrors, type Diagnostic } from "./diagnostics";
import { print } from "./formatter/print";
import { difference, figureFiles, normalForm, raise, withFiguresBeside, withLegalNames } from "./interchange";
import type { Regime } from "./language/regime";

/** The text of checked regimes with the files of figures that it reads, by name; or why there is none. */
export type ExportedText = { readonly ok: true; readonly text: string; readonly files: ReadonlyMap<string, string> } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const path = "exported.regime";
const edition = 2026;

/**
 * Writes checked regimes as a text of the language that means the same. Comments, places, the order of declarations and the files from which
 * names came are not kept. The text is read again before it is handed out: what would read differently is an error, never left out.
 */
export function exportText(regimes: readonly Regime[]): ExportedText {
  const wanted = withLegalNames(withFiguresBeside(regimes));
  const files = figureFiles(wanted);
  const { file, unsaid } = raise(wanted, edition);
  const text = print(file);
  const refuse = (regime: Regime | undefined, what: string, why: string): Diagnostic =>
    diagnostic("not-expressible", regime?.at ?? { path, start: 0, end: 0 }, { regime: regime?.name ?? "", what, why });
  if (unsaid.length > 0) return { ok: false, diagnostics: unsaid.map((u) => refuse(wanted.find((r) => r.name === u.regime), u.what, u.why)) };
  const again = compile(path, { read: (file) => ({ ok: true, text: file === path ? text : (files.get(file) ?? "") }) });
  const [broken] = again.diagnostics.filter((d) => hasErrors([d]));
  if (broken) return { ok: false, diagnostics: [refuse(wanted[0], `\`${text.slice(broken.at.start, broken.at.end).split("\n")[0] ?? ""}\``, describe(broken).message)] };
  const changed = wanted.flatMap((regime, i) => {
    const read = withLegalNames(again.regimes)[i];
    const where = read ? difference(normalForm(regime), normalForm(read)) : "";
    return where === null ? [] : [refuse(regime, `the part \`${where}\``, "A text would say something else.")];
  });
  return changed.length > 0 ? { ok: false, diagnostics: changed } : { ok: true, text, files };
}
