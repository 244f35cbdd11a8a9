import { IndexMemo } from "../../kernel/index-memo";
import type { Node } from "../../kernel/diagram";

/** The memo for one set of feasible cases. */
export function under<V>(memos: Map<Node, IndexMemo<V>>, feasible: Node): IndexMemo<V> {
  const known = memos.get(feasible);
  if (known !== undefined) return known;
  const made = new IndexMemo<V>();
  memos.set(feasible, made);
  return made;
}
/** The value of a key, made when it is first asked for. */
export function remembered<V>(memo: IndexMemo<V>, key: number, make: () => V): V {
  return memo.get(key) ?? memo.set(key, make());
}
