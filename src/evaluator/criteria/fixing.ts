import type { Node } from "../../kernel/diagram";
import type { Space } from "../../kernel/space";
import type { World } from "./worlds";

/** Fixes in one space what a world of another says of the figures that are missing. */
export class Fixing {
  private readonly open: ReadonlySet<number>;
  private readonly known = new Map<string, (node: Node) => Node>();

  constructor(
    private readonly of: Space,
    private readonly space: Space,
  ) {
    this.open = new Set(space.variables.flatMap((fact, v) => (space.regime.facts[fact]?.tag === "open" ? [v] : [])));
  }

  /** The cells that a world fixes. */
  cells(world: World): ReadonlyMap<number, number> {
    return new Map([...world].map(([v, cell]) => [this.space.variable(this.of.variables[v] ?? -1) ?? -1, cell]));
  }

  /** What a function is in a world. */
  in(world: World): (node: Node) => Node {
    const cells = this.cells(world);
    const key = [...cells].join(" ");
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const memo = new Map<Node, Node>();
    const fix = (node: Node): Node => this.space.diagrams.fixed(node, cells, memo);
    this.known.set(key, fix);
    return fix;
  }

  /** The figures on which something turns, as variables. */
  openIn(nodes: readonly Node[]): readonly number[] {
    if (this.open.size === 0) return [];
    return [...new Set(nodes.flatMap((n) => [...this.space.diagrams.support(n)].filter((v) => this.open.has(v))))];
  }

  /** Whether something still turns on a figure that is missing. */
  isOpen(nodes: readonly Node[]): boolean {
    return this.openIn(nodes).length > 0;
  }
}
