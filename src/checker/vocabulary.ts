import type { Citation as WrittenCitation, Name, NameList } from "../language/ast";
import type { Citation, ClassId, Condition, Lookup, RightId } from "../language/regime";
import { isStateByName } from "../language/states";
import { resolve, type Builder } from "./builder";
import { lowerCondition } from "./conditions";
import { place, type MoverSymbol, type RightSymbol, type Scope, type SymbolIn } from "./scope";

/** The number of a right, with those it needs and ranks above. */
export function rightId(b: Builder, symbol: RightSymbol): RightId {
  // A list of those still to be read, not a call for each: a long chain costs no stack.
  const waiting: RightSymbol[] = [];
  const number = (right: RightSymbol): RightId => {
    const known = b.rights.ids.get(right);
    if (known !== undefined) return known;
    const id = b.rights.items.push(null) - 1;
    b.rights.ids.set(right, id);
    waiting.push(right);
    return id;
  };
  const id = number(symbol);
  for (const right of waiting) {
    const ids = (names: readonly Name[]): readonly RightId[] =>
      names.flatMap((name) => {
        const named = resolve(b, right.scope, "right", name, "right");
        return named ? [number(named)] : [];
      });
    b.rights.items[number(right)] = { name: right.name, title: right.node.title?.value ?? null, needs: ids(right.node.needs), above: ids(right.node.above) };
  }
  return id;
}

/** The right a name stands for. */
export function rightNamed(b: Builder, scope: Scope, name: Name): RightId | null {
  const symbol = resolve(b, scope, "right", name, "right");
  return symbol && rightId(b, symbol);
}

/** The number of a mover class, with its parent and condition. */
export function classId(b: Builder, symbol: MoverSymbol): ClassId {
  const number = (mover: MoverSymbol): ClassId => b.classes.ids.get(mover) ?? b.classes.items.length;
  const id = number(symbol);
  for (let next: MoverSymbol | null = symbol; next && !b.classes.ids.has(next); ) {
    const { node, scope, name }: MoverSymbol = next;
    const own = b.classes.items.push(null) - 1;
    b.classes.ids.set(next, own);
    next = node.parent ? resolve(b, scope, "mover", node.parent, "mover class") : null;
    const condition = node.when ? lowerCondition(b, scope, node.when) : ({ kind: "constant", value: true } as const);
    if (node.when && readsParties(b, condition)) b.report("class-by-party", place(scope, node.when.span), { mover: name });
    // A parent that has no number yet is read next, and gets the next one.
    b.classes.items[own] = { name, title: node.title?.value ?? null, parent: next && number(next), condition };
  }
  return id;
}

/** Whether a condition asks who the host or the origin is. */
function readsParties(b: Builder, condition: Condition): boolean {
  const byParty = (lookup: Lookup): boolean => lookup.args.some((arg) => arg === "host" || arg === "origin");
  switch (condition.kind) {
    case "and": case "or":
      return condition.operands.some((c) => readsParties(b, c));
    case "not":
      return readsParties(b, condition.operand);
    case "party": case "member":
      return true;
    case "state":
      return condition.is !== "none" && !(condition.is === "member" && isStateByName(b.facts.items[condition.fact]?.type));
    case "fact": case "date":
      return condition.operand.terms.some((term) => byParty(term.lookup));
    case "table":
      return byParty(condition.lookup) || condition.operand.terms.some((term) => byParty(term.lookup));
    case "series":
      return readsParties(b, condition.comparison);
    case "constant":
      return false;
    default: {
      const never: never = condition;
      return never;
    }
  }
}

/** The mover class a name stands for. */
export function classNamed(b: Builder, scope: Scope, name: Name): ClassId | null {
  const symbol = resolve(b, scope, "mover", name, "mover class");
  return symbol && classId(b, symbol);
}

/** The rights of a sentence; `null` for `anything`. */
export const rightsOf = (b: Builder, scope: Scope, list: NameList): readonly RightId[] | null =>
  list.all ? null : [...new Set(list.names.flatMap((name) => rightNamed(b, scope, name) ?? []))];

/** The mover classes of a sentence; `null` for `anybody`. */
export const classesOf = (b: Builder, scope: Scope, list: NameList): readonly ClassId[] | null =>
  list.all ? null : [...new Set(list.names.flatMap((name) => classNamed(b, scope, name) ?? []))];

/** Files a source among those that the regime names. */
export function keepSource(b: Builder, symbol: SymbolIn<"source">): void {
  if (b.sources.ids.has(symbol)) return;
  const { title, identifier } = symbol.node;
  b.sources.ids.set(symbol, b.sources.items.length);
  b.sources.items.push({ name: symbol.name, title: title.value, identifier: identifier ? `${identifier.scheme} ${identifier.value.value}` : null, at: symbol.at });
}

/** What a clause rests on. */
export function citations(b: Builder, scope: Scope, cites: readonly WrittenCitation[]): readonly Citation[] {
  return cites.flatMap((cite) => {
    const symbol = resolve(b, scope, "source", cite.source, "source");
    if (!symbol) return [];
    keepSource(b, symbol);
    return [{ source: symbol.name, place: cite.place?.value ?? null }];
  });
}

/** Reports rights and mover classes that depend on themselves. */
export function checkCircles(b: Builder): void {
  const rights = [...b.rights.ids.keys()];
  const classes = [...b.classes.ids.keys()];
  const report = (what: string, symbols: readonly (RightSymbol | MoverSymbol)[]) => (circle: readonly number[]): void => {
    const first = symbols[circle[0] ?? 0];
    if (first) b.report("circular-definition", place(first.scope, first.node.name.span), { what, names: [...circle, circle[0] ?? 0].map((i) => symbols[i]?.name ?? "") });
  };
  circles(rights.length, (i) => b.rights.items[i]?.needs ?? []).forEach(report("right", rights));
  circles(rights.length, (i) => b.rights.items[i]?.above ?? []).forEach(report("right", rights));
  circles(classes.length, (i) => { const p = b.classes.items[i]?.parent ?? null; return p === null ? [] : [p]; }).forEach(report("mover class", classes));
}

/** One circle for each part of a graph that has any: the nodes on it in order. */
export function circles(size: number, next: (node: number) => readonly number[]): readonly (readonly number[])[] {
  const state = new Uint8Array(size);
  const found: (readonly number[])[] = [];
  for (let root = 0; root < size; root++) {
    if (state[root] !== 0) continue;
    const path: { node: number; edges: readonly number[]; at: number }[] = [{ node: root, edges: next(root), at: 0 }];
    state[root] = 1;
    while (path.length > 0) {
      const top = path.at(-1);
      if (!top) break;
      const target = top.edges[top.at++];
      if (target === undefined) {
        state[top.node] = 2;
        path.pop();
      } else if (state[target] === 0) {
        state[target] = 1;
        path.push({ node: target, edges: next(target), at: 0 });
      } else if (state[target] === 1) {
        found.push(path.slice(path.findIndex((p) => p.node === target)).map((p) => p.node));
      }
    }
  }
  return found;
}
