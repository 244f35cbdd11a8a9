/** Definition, references, rename, and who refers to a clause. */
import type { Location } from "../language/span";
import { structureWords } from "../parser/tokens";
import { library } from "../library";
import { find } from "../checker";
import { declarationOf, foundAt, placeOf, referencesTo, spacesOf, targetOf, wholeOf, type Found, type Target } from "./resolve";
import type { Workspace } from "./workspace";

/** Characters of a file, and what is to stand there. */
export interface Edit extends Location {
  readonly text: string;
}

/** What the name at an offset stands for. */
export function targetAt(workspace: Workspace, path: string, offset: number): { readonly found: Found; readonly target: Target } | null {
  const found = foundAt(workspace, path, offset);
  const target = found && targetOf(workspace, found);
  return found && target ? { found, target } : null;
}

/** Where a name is declared; for the path of a `use`, the file. */
export function definition(workspace: Workspace, path: string, offset: number): { readonly name: Location; readonly whole: Location } | null {
  const used = usedFile(workspace, path, offset);
  if (used !== null) return { name: { path: used, start: 0, end: 0 }, whole: { path: used, start: 0, end: 0 } };
  const at = targetAt(workspace, path, offset);
  const declared = at && declarationOf(workspace, at.target);
  return at && declared ? { name: declared.at, whole: wholeOf(workspace, at.target) ?? declared.at } : null;
}

/** The file that a `use` at this offset brings in. */
function usedFile(workspace: Workspace, path: string, offset: number): string | null {
  const use = workspace.draft(path)?.head.uses.find((u) => u.span.start <= offset && offset <= u.span.end);
  if (!use) return null;
  return workspace.used(path).find((u) => u.use === use)?.path ?? null;
}

/** Every place that names what is named at an offset. */
export function references(workspace: Workspace, path: string, offset: number, withDeclaration: boolean): readonly Location[] {
  const at = targetAt(workspace, path, offset);
  if (!at) return [];
  return referencesTo(workspace, at.target).flatMap((f) => (withDeclaration || f.mention.declares !== at.target.node ? [f.at] : []));
}

/** The places in one file that name the same, and whether each declares it. */
export function highlights(workspace: Workspace, path: string, offset: number): readonly { readonly at: Location; readonly declares: boolean }[] {
  const at = targetAt(workspace, path, offset);
  if (!at) return [];
  return workspace.entries(path).flatMap((entry) =>
    entry.mentions.flatMap((mention) => {
      const same = mention.name.text === at.target.name && targetOf(workspace, { path, entry, mention })?.node === at.target.node;
      return same ? [{ at: placeOf(path, entry, mention), declares: mention.declares !== null }] : [];
    }),
  );
}

/** What a rename comes to: edits, or the reason why there are none. */
export type Renaming = { readonly ok: true; readonly edits: readonly Edit[] } | { readonly ok: false; readonly reason: string };

/** The name that a rename at this offset would change. */
export function renameable(workspace: Workspace, path: string, offset: number): { readonly ok: true; readonly at: Location; readonly name: string } | { readonly ok: false; readonly reason: string } {
  const at = targetAt(workspace, path, offset);
  if (!at) return { ok: false, reason: "There is no name here that is declared anywhere." };
  if (library.has(at.target.path)) return { ok: false, reason: `\`${at.target.name}\` is declared in the standard library, which cannot be changed.` };
  return { ok: true, at: at.found.at, name: at.target.name };
}

/** Gives what is named at an offset another name, everywhere. */
export function rename(workspace: Workspace, path: string, offset: number, name: string): Renaming {
  const here = renameable(workspace, path, offset);
  const at = targetAt(workspace, path, offset);
  if (!here.ok || !at) return { ok: false, reason: here.ok ? "There is no name here." : here.reason };
  const reason = wrongName(at.target.name, name) ?? takenName(workspace, at.target, name);
  if (reason !== null) return { ok: false, reason };
  return { ok: true, edits: referencesTo(workspace, at.target).map((f) => ({ ...f.at, text: name })) };
}

function wrongName(old: string, name: string): string | null {
  const capital = /^[A-Z]/.test(old);
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return `\`${name}\` is not a name: letters, digits and \`_\`, not beginning with a digit.`;
  if (/^[A-Z]/.test(name) !== capital) return `\`${old}\` begins with a ${capital ? "capital" : "small letter"}, and so must its new name.`;
  return (structureWords as readonly string[]).includes(name) ? `\`${name}\` is a word of the language.` : null;
}

function takenName(workspace: Workspace, target: Target, name: string): string | null {
  if (name === target.name) return null;
  const taken = referencesTo(workspace, target).some((f) => {
    const scope = workspace.scope(f.path, f.entry.around);
    return scope !== null && target.symbol !== null && spacesOf(f.mention).some((space) => find(scope, space, name));
  });
  return taken ? `There is a \`${name}\` already.` : null;
}

/** A clause that refers to another, and where. */
export interface Referrer {
  readonly entry: Found["entry"];
  readonly path: string;
  readonly at: readonly Location[];
}

/** Every item that refers to what is named at an offset. */
export function referrers(workspace: Workspace, target: Target): readonly Referrer[] {
  const byItem = new Map<object, { readonly entry: Found["entry"]; readonly path: string; readonly at: Location[] }>();
  for (const f of referencesTo(workspace, target)) {
    if (f.mention.declares === target.node) continue;
    const known = byItem.get(f.entry.piece.node);
    if (known) known.at.push(f.at);
    else byItem.set(f.entry.piece.node, { entry: f.entry, path: f.path, at: [f.at] });
  }
  return [...byItem.values()];
}

/** What the item of a target refers to. */
export function referredBy(workspace: Workspace, target: Target): readonly { readonly target: Target; readonly at: readonly Location[] }[] {
  const found = declarationOf(workspace, target);
  const byNode = new Map<object, { readonly target: Target; readonly at: Location[] }>();
  for (const mention of found?.entry.mentions ?? []) {
    if (!found || mention.declares !== null) continue;
    const to = targetOf(workspace, { path: found.path, entry: found.entry, mention });
    if (!to || to.node === target.node) continue;
    const at = placeOf(found.path, found.entry, mention);
    const known = byNode.get(to.node);
    if (known) known.at.push(at);
    else byNode.set(to.node, { target: to, at: [at] });
  }
  return [...byNode.values()];
}
