import type { Node } from "../../kernel/diagram";
import type { OriginCell, Row, Slice } from "../../kernel/slices";
import type { Analysis } from "./analysis";
import { mostWorlds, PossibleWorlds } from "../../kernel/possible-worlds";
import { nodesOverRecords } from "./records";

/** What the figures that are missing would say: 0 or 1 for each variable that is open. */
export type World = ReadonlyMap<number, number>;
/** The world of a day on which nothing is open. */
export const noWorld: World = new Map();

/** Why a day is undecided. */
export const tooManyWorlds = `missing figures could be in more than ${mostWorlds} ways on which something turns`;

/** Slices as they are in each world. A slice on which a world does not bear is left as it is, and so is what was counted over it. */
export class Worlds {
  private readonly open: ReadonlySet<number>;
  private readonly possible: PossibleWorlds;
  private readonly openOf = new WeakMap<Slice, readonly number[]>();
  private readonly fixed = new WeakMap<Slice["hosts"], Map<string, Slice["hosts"]>>();
  private readonly fixers = new Map<string, (node: Node) => Node>();

  constructor(
    private readonly analysis: Analysis,
    /** Whether identities are compared under the records of others (G1), and not only pairs as they are. */
    private readonly overRecords = true,
  ) {
    const { regime, variables } = analysis.slices.space;
    this.possible = new PossibleWorlds(regime);
    this.open = new Set(variables.flatMap((fact, v) => (regime.facts[fact]?.tag === "open" ? [v] : [])));
  }

  /** The open variables on which something turns in some slice. */
  variables(slices: readonly Slice[]): readonly number[] {
    if (this.open.size === 0) return [];
    return [...new Set(slices.flatMap((s) => this.variablesOf(s)))].sort((a, b) => a - b);
  }

  private variablesOf(slice: Slice): readonly number[] {
    const known = this.openOf.get(slice);
    if (known) return known;
    const { diagrams } = this.analysis.slices.space;
    const nodes = new Set<Node>([slice.feasible, ...(this.overRecords ? nodesOverRecords(this.analysis, slice) : [])]);
    for (const { row } of slice.hosts) for (const cell of row.cells) nodes.add(cell.node).add(cell.core);
    const found = new Set<number>();
    for (const node of nodes) for (const v of diagrams.support(node)) if (this.open.has(v)) found.add(v);
    const made = [...found].sort((a, b) => a - b);
    this.openOf.set(slice, made);
    return made;
  }

  /** Every world that missing figures leave possible; `null` where they are too many. */
  all(variables: readonly number[]): readonly World[] | null {
    const facts = variables.map((v) => this.analysis.slices.space.variables[v] ?? -1);
    return this.possible.of(facts)?.map((truths) => new Map(variables.map((v, i) => [v, truths[i] ?? 0]))) ?? null;
  }

  slices(slices: readonly Slice[], world: World): readonly Slice[] {
    return this.open.size === 0 ? slices : slices.map((slice) => this.slice(slice, world));
  }

  private slice(slice: Slice, world: World): Slice {
    const own = this.variablesOf(slice);
    if (own.length === 0) return slice;
    const values = own.map((v) => [v, world.get(v) ?? 0] as const);
    const key = values.map(([v, value]) => `${v}=${value}`).join(",");
    const fix = this.fixer(key, new Map(values));
    const memo = this.fixed.get(slice.hosts) ?? new Map<string, Slice["hosts"]>();
    this.fixed.set(slice.hosts, memo);
    const hosts = memo.get(key) ?? slice.hosts.map(({ hosts: mask, row }) => ({ hosts: mask, row: this.row(row, fix) }));
    memo.set(key, hosts);
    const branches = slice.branches.flatMap((b) => (fix(b.says) === 0 && fix(b.core) === 0 ? [] : [{ ...b, says: fix(b.says), core: fix(b.core) }]));
    return { ...slice, hosts, mark: hosts, branches, feasible: fix(slice.feasible), fix };
  }

  /** Origins whom the world leaves to the same sentences are joined. */
  private row(row: Row, fix: (node: Node) => Node): Row {
    const cells = new Map<number, OriginCell>();
    for (const cell of row.cells) {
      const said = cell.fixed(fix);
      cells.set(said.signature, cells.get(said.signature)?.joined(said) ?? said);
    }
    return this.analysis.slices.rowOf([...cells.values()], row.telling);
  }

  private fixer(key: string, world: World): (node: Node) => Node {
    const known = this.fixers.get(key);
    if (known) return known;
    const { diagrams } = this.analysis.slices.space;
    const memo = new Map<Node, Node>();
    const fix = (node: Node): Node => diagrams.fixed(node, world, memo);
    this.fixers.set(key, fix);
    return fix;
  }
}
