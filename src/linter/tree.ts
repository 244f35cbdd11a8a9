/** A syntax tree as a list: every node with the node around it, in the order of the text. */
import type * as ast from "../language/ast";

/** Nodes that have a kind, by their kind. */
type Node =
  | ast.File | ast.FileItem | ast.RegimeItem | ast.Use | ast.FactDeclaration | ast.TableRow | ast.RollEntry | ast.PartySet | ast.Sentence | ast.Disapplication | ast.Conceding
  | ast.Obligation | ast.Remedy | ast.Stake | ast.Weights | ast.Flow | ast.Shock | ast.Finding | ast.DutyFinding | ast.Given
  | ast.Condition | ast.Operand | ast.Name | ast.Text | ast.Parties;
export type NodeKind = Node["kind"];
/** The nodes that may be of a kind: some forms serve several. */
export type NodeOf<K extends NodeKind> = Node extends infer N ? (N extends { readonly kind: infer Kinds } ? (K & Kinds extends never ? never : N) : never) : never;

/** One node of a tree. Nodes without a kind, such as the tail of a sentence, are passed through. */
export interface Visited<N = { readonly kind: string }> {
  readonly node: N;
  /** The field of the parent, or of what was passed through, in which it stands. */
  readonly field: string;
  /** The list in which it stands itself, if it does. */
  readonly list: readonly unknown[] | null;
  readonly parent: Visited | null;
}

const isNode = (value: object): value is { readonly kind: string } => "kind" in value && typeof value.kind === "string" && "span" in value;

/** Every node of a file by its kind. */
export function nodesOf(file: ast.File): ReadonlyMap<string, readonly Visited[]> {
  const all = new Map<string, Visited[]>();
  const visit = (value: unknown, field: string, list: readonly unknown[] | null, parent: Visited | null): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) visit(one, field, value, parent);
      return;
    }
    let here = parent;
    if (isNode(value)) {
      here = { node: value, field, list, parent };
      const sameKind = all.get(value.kind);
      if (sameKind) sameKind.push(here);
      else all.set(value.kind, [here]);
    }
    for (const [key, child] of Object.entries(value)) if (typeof child === "object") visit(child, key, null, here);
  };
  visit(file, "", null, null);
  return all;
}

/** The nearest node of a kind around one. */
export function around<K extends NodeKind>({ parent }: Visited, kind: K): NodeOf<K> | null {
  for (let at = parent; at !== null; at = at.parent) {
    // A node of this kind has the form of its kind: the parser made it.
    if (at.node.kind === kind) return at.node as NodeOf<K>;
  }
  return null;
}

/** Whether a node stands inside one of a kind. */
export const isInside = (visited: Visited, ...kinds: readonly NodeKind[]): boolean => kinds.some((kind) => around(visited, kind) !== null);

/** Each `cites ..` of a file as the list it is. */
export function citationsOf(file: ast.File): readonly (readonly ast.Citation[])[] {
  const lists: (readonly ast.Citation[])[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    // A field of this name is such a list wherever it stands.
    if ("cites" in value && Array.isArray(value.cites) && value.cites.length > 0) lists.push(value.cites as readonly ast.Citation[]);
    for (const child of Object.values(value)) if (typeof child === "object") visit(child);
  };
  visit(file.items);
  return lists;
}
