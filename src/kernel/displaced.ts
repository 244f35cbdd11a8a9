import type { ClauseId } from "../language/regime";
import type { Node } from "./diagram";
import type { Resolver, Voice } from "./resolve";
import type { Space } from "./space";

/** For each clause the exceptions that speak in its place, each with 1 where it does. */
export type Displaced = ReadonlyMap<ClauseId, ReadonlyMap<ClauseId, Node>>;

/** Which exceptions displace what, as functions of the facts, by the rules of docs/decisions/0003. */
export function displacedBy(space: Space, resolver: Resolver, voices: readonly Voice[]): Displaced {
  const { rules, under } = resolver.parted(voices);
  const found = new Map<ClauseId, Map<ClauseId, Node>>();
  const seen = new Map<string, Node>();
  const look = (clause: ClauseId, own: Node, within: Node): void => {
    const key = `${clause}:${own}`;
    const before = seen.get(key) ?? space.no;
    const where = space.and(within, space.not(before));
    if (where === space.no) return;
    seen.set(key, space.or(before, where));
    const candidates = under.candidates(clause, own);
    for (const c of candidates) {
      // One that is an exception to another too speaks only through that one.
      const others = candidates.filter((other) => other !== c && resolver.defeats(c.clause, other.clause));
      const free = others.reduce((node, other) => space.and(node, space.not(resolver.speaks(other.value))), where);
      const by = found.get(clause) ?? new Map<ClauseId, Node>();
      found.set(clause, by.set(c.clause, space.or(by.get(c.clause) ?? space.no, space.and(free, resolver.speaks(c.value)))));
      look(c.clause, c.own, free);
    }
  };
  for (const [clause, own] of rules) look(clause, own, space.yes);
  return found;
}
