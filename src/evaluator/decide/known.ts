import type { Node } from "../../kernel/diagram";
import { cellOf } from "../../kernel/cells";
import type { Space } from "../../kernel/space";
import type { Question } from "../result";

/** The cells in which variables lie, by variable. */
export type Cells = ReadonlyMap<number, number>;

/** What is taken as known of a case: the facts stated, and the defaults that neither they nor the class contradict. */
export interface Known {
  readonly stated: Cells;
  readonly assumed: Cells;
  /** What is left of the facts that the mover can have. */
  readonly feasible: Node;
}

/** What follows from facts that are stated, of those that the mover can have (`whole`). Naming a class asserts its condition: a default that contradicts it is not assumed. */
export function knownFrom(space: Space, whole: Node, stated: Cells): Known {
  const { regime, diagrams } = space;
  const assumed = new Map<number, number>();
  let feasible = diagrams.fixed(whole, stated);
  space.variables.forEach((fact, v) => {
    const value = regime.facts[fact]?.default ?? null;
    if (value === null || stated.has(v)) return;
    const cell = cellOf(space.cells.get(fact) ?? [], value);
    const narrowed = diagrams.fixed(feasible, new Map([[v, cell]]));
    if (narrowed === space.no) return;
    feasible = narrowed;
    assumed.set(v, cell);
  });
  return { stated, assumed, feasible };
}

/** The same of the facts that a question states, and all that the mover can have in its case. */
export function knownFacts(space: Space, question: Question): Known & { readonly whole: Node } {
  const stated = new Map<number, number>();
  for (const [fact, value] of question.given) {
    const v = space.variable(fact);
    if (v !== undefined) stated.set(v, cellOf(space.cells.get(fact) ?? [], value));
  }
  const whole = space.and(space.feasible(question.mover, question.on), space.possible(question));
  return { ...knownFrom(space, whole, stated), whole };
}

/** The cell of a variable, where it is known. */
export const cellIn = ({ stated, assumed }: Known, variable: number): number | undefined => stated.get(variable) ?? assumed.get(variable);
