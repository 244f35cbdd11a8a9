import { cellOf } from "../../kernel/cells";
import type { Node } from "../../kernel/diagram";
import type { Space } from "../../kernel/space";
import type { Question } from "../result";

/** What a question tells of the facts, by variables and their cells. */
export interface KnownFacts {
  readonly stated: ReadonlyMap<number, number>;
  /** The defaults of facts that are not stated, where the mover can have them. */
  readonly assumed: ReadonlyMap<number, number>;
  /** The facts that the mover can have in the case. */
  readonly whole: Node;
  /** What is left of them with those stated and assumed. */
  readonly feasible: Node;
}

/** The facts stated in a question and those assumed beside them. Naming a class asserts its condition: a default that contradicts it is not assumed. */
export function knownFacts(space: Space, question: Question): KnownFacts {
  const { diagrams, regime } = space;
  const stated = new Map<number, number>();
  for (const [fact, value] of question.given) {
    const v = space.variable(fact);
    if (v !== undefined) stated.set(v, cellOf(space.cells.get(fact) ?? [], value));
  }
  const whole = space.and(space.feasible(question.mover, question.on), space.possible(question));
  let feasible = diagrams.fixed(whole, stated);
  const assumed = new Map<number, number>();
  for (const fact of space.variables) {
    const v = space.variable(fact) ?? 0;
    const value = regime.facts[fact]?.default ?? null;
    if (value === null || stated.has(v)) continue;
    const cell = cellOf(space.cells.get(fact) ?? [], value);
    const narrowed = diagrams.fixed(feasible, new Map([[v, cell]]));
    if (narrowed === space.no) continue;
    feasible = narrowed;
    assumed.set(v, cell);
  }
  return { stated, assumed, whole, feasible };
}
