import type { Node } from "../../kernel/diagram";
import { BudgetSpent } from "../../kernel/diagram";
import type { Space } from "../../kernel/space";
import type { FactId } from "../../language/regime";
import type { Measure } from "./leaves";

/** One choice of what the facts about an origin are, and what it weighs. */
interface Choice {
  readonly cells: ReadonlyMap<number, number>;
  readonly weight: number;
  readonly memo: Map<Node, Node>;
}

/** More choices than this for one origin: undecided. */
const maxChoices = 1 << 10;

/**
 * Facts about the origin as a party (`origin.income`): what G2 must not let count. Each origin that is compared has values of its own, so one
 * origin stands for as many as there are choices of values, each with its weight.
 */
export class Attributes {
  /** The variables, and the facts they stand for. */
  readonly variables: ReadonlySet<number>;
  readonly facts: ReadonlySet<FactId>;
  /** Σ of the weights of all choices; 1 where there are none. */
  readonly total: number;
  private readonly choices: readonly Choice[];
  private readonly joining: number;

  constructor(
    private readonly space: Space,
    measure: Measure,
  ) {
    const found = space.variables.flatMap((fact, v) => (space.regime.facts[fact]?.tag === "class" ? [{ fact, v }] : []));
    this.variables = new Set(found.map(({ v }) => v));
    this.facts = new Set(found.map(({ fact }) => fact));
    let choices: readonly { readonly cells: ReadonlyMap<number, number>; readonly weight: number }[] = [{ cells: new Map(), weight: 1 }];
    for (const { v } of found) {
      const weights = measure.cells[v] ?? [];
      choices = choices.flatMap((c) => weights.map((weight, cell) => ({ cells: new Map([...c.cells, [v, cell]]), weight: c.weight * Number(weight) })));
      if (choices.length > maxChoices) throw new BudgetSpent(`more than ${maxChoices} choices of the facts about one party`);
    }
    this.choices = choices.map((c) => ({ ...c, memo: new Map() }));
    this.total = choices.reduce((sum, c) => sum + c.weight, 0);
    this.joining = space.diagrams.operation();
  }

  /** Whether a function reads some of them. */
  read(node: Node): boolean {
    return this.variables.size > 0 && [...this.space.diagrams.support(node)].some((v) => this.variables.has(v));
  }

  /** A function for each choice, with what it weighs. */
  of(node: Node): readonly { readonly node: Node; readonly weight: number }[] {
    return this.choices.map(({ cells, weight, memo }) => ({ node: this.space.diagrams.fixed(node, cells, memo), weight }));
  }

  /** The cases in which a yes-or-no function holds for some choice. */
  forSome(node: Node): Node {
    if (!this.read(node)) return node;
    return this.of(node).reduce((all, { node: one }) => this.space.diagrams.combine(this.joining, all, one, (x, y) => x | y), this.space.no);
  }
}
