import { find, type AnySymbol, type Scope, type Space } from "../checker";
import type { Name, Type } from "../language/ast";
import type { Location } from "../language/span";
import type { Mention, Role } from "./mentions";
import type { Around, Entry, Workspace } from "./workspace";

/** What a name stands for. Two names stand for the same where their `node` is the same. */
export interface Target {
  readonly node: object;
  readonly name: string;
  /** In words: `rule`, `mover class`, `label`. */
  readonly kind: string;
  /** The file that declares it. */
  readonly path: string;
  readonly symbol: AnySymbol | null;
}

/** A name of a file as it stands now, with what it stands for. */
export interface Found {
  readonly path: string;
  readonly entry: Entry;
  readonly mention: Mention;
  readonly at: Location;
}

/** Where a mention stands now. */
export const placeOf = (path: string, { piece: { shift } }: Entry, { name: { span } }: Mention): Location => ({ path, start: span.start + shift, end: span.end + shift });

/** The name at an offset: the one that it stands in, or right behind. */
export function foundAt(workspace: Workspace, path: string, offset: number): Found | null {
  for (const entry of workspace.entries(path)) {
    if (offset < entry.piece.start || offset > entry.piece.end) continue;
    for (const mention of entry.mentions) {
      const at = placeOf(path, entry, mention);
      if (at.start <= offset && offset <= at.end) return { path, entry, mention, at };
    }
  }
  return null;
}

/** What a name stands for; `null` if nothing does. */
export function targetOf(workspace: Workspace, { path, entry, mention }: Pick<Found, "path" | "entry" | "mention">): Target | null {
  const scope = workspace.scope(path, entry.around);
  if (!scope) return null;
  if (mention.role === "regime") return regimeTarget(workspace, path, mention);
  // A fact that holds a state has no labels of its own.
  if (mention.role === "label") return labelTarget(scope, mention) ?? symbolTarget(find(scope, "party", mention.name.text));
  if (mention.declares !== null) return declaredTarget(scope, path, mention);
  return spacesOf(mention).reduce<Target | null>((known, space) => known ?? symbolTarget(space === "clause" ? clauseNamed(scope, mention) : find(scope, space, mention.name.text)), null)
    ?? (mention.role === "operand" ? labelTarget(scope, mention) : mention.role === "part" ? regimeTarget(workspace, path, mention) : null);
}

/** The kinds of names that a place looks among, in order. */
export function spacesOf({ role }: { readonly role: Role }): readonly Space[] {
  switch (role) {
    case "body": case "party":
      // Duties may be owed to a body.
      return ["party", "institution"];
    case "part":
      return ["source"];
    case "operand":
      return ["value", "party"];
    case "clause":
      // Edits of a reform name norms and the like too.
      return ["clause", "quota", "norm", "principle"];
    case "regime": case "label":
      return [];
    default:
      return [role];
  }
}

const clauseNamed = (scope: Scope, mention: Mention): AnySymbol | undefined => find(scope, "clause", mention.name.text);

const symbolTarget = (symbol: AnySymbol | undefined): Target | null =>
  symbol ? { node: symbol.node, name: symbol.name, kind: kindOf(symbol), path: symbol.at.path, symbol } : null;

/** In words what a symbol is. */
export const kindOf = (symbol: AnySymbol): string => (symbol.kind === "clause" ? symbol.node.kind.toLowerCase() : symbol.kind);

/** A name that is declared stands for what was declared first under it: where a reform replaces a clause, for the clause of its base. */
function declaredTarget(scope: Scope, path: string, mention: Mention): Target | null {
  const node = mention.declares;
  if (node === null) return null;
  const first = spacesOf(mention).map((space) => find(scope, space, mention.name.text)).find((symbol) => symbol !== undefined);
  return symbolTarget(first) ?? { node, name: mention.name.text, kind: mention.role, path, symbol: null };
}

function regimeTarget(workspace: Workspace, path: string, mention: Mention): Target | null {
  const home = workspace.home(path);
  if (!home) return null;
  for (const { named, scope } of [home, ...home.used()]) {
    const item = named.get(mention.name.text);
    if (item) return { node: item, name: item.name.text, kind: item.kind.toLowerCase(), path: scope.path, symbol: null };
  }
  return null;
}

/** The label of a fact or table. */
function labelTarget(scope: Scope, { name, owner, declares }: Mention): Target | null {
  const type = ownerType(scope, owner);
  const label = declares === name ? name : type?.kind === "Labels" ? type.labels.find((l) => l.text === name.text) : undefined;
  return label ? { node: label, name: label.text, kind: "label", path: ownerPath(scope, owner), symbol: null } : null;
}

/** The type of the value whose labels are meant. */
export function ownerType(scope: Scope, owner: Mention["owner"]): Type | null {
  if (owner === null) return null;
  const symbol = typeof owner === "string" ? find(scope, "value", owner) : null;
  if (symbol) return symbol.kind === "fact" || symbol.kind === "table" ? symbol.node.type : null;
  // An owner that is no name is the declaration of a fact or table.
  return typeof owner === "object" && "type" in owner ? (owner.type as Type) : null;
}
const ownerPath = (scope: Scope, owner: Mention["owner"]): string => (typeof owner === "string" ? (find(scope, "value", owner)?.at.path ?? scope.path) : scope.path);

/** Where a target is declared, as its file stands now; `null` where nothing declares it any more. */
export function declarationOf(workspace: Workspace, target: Target): Found | null {
  for (const entry of workspace.entries(target.path)) {
    for (const mention of entry.mentions) {
      if (mention.declares === target.node) return { path: target.path, entry, mention, at: placeOf(target.path, entry, mention) };
    }
  }
  return null;
}

/** Where the item that a target stands for begins and ends now. */
export function wholeOf(workspace: Workspace, target: Target): Location | null {
  const found = declarationOf(workspace, target);
  if (!found) return null;
  const { node, path } = target;
  const { piece } = found.entry;
  if (node === piece.node || found.mention.role === "regime") return { path, start: piece.start, end: piece.end };
  // A fact or label stands inside the item.
  const span = "span" in node ? (node.span as Name["span"]) : found.mention.name.span;
  return { path, start: span.start + piece.shift, end: span.end + piece.shift };
}

/** Every place of the project that names a target, the declaration included, file by file. */
export function referencesTo(workspace: Workspace, target: Target): readonly Found[] {
  const name = target.name;
  return workspace.paths().flatMap((path) =>
    workspace.entries(path).flatMap((entry) =>
      entry.mentions.flatMap((mention) => {
        if (mention.name.text !== name) return [];
        const found = { path, entry, mention };
        return targetOf(workspace, found)?.node === target.node ? [{ ...found, at: placeOf(path, entry, mention) }] : [];
      }),
    ),
  );
}

export type { Around };
