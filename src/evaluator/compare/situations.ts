/** Says a condition in the fewest facts: a cover of a function by situations, each as short as it can be. */
import type { Node } from "../../kernel/diagram";
import type { CommonSpace } from "./common-space";
import type { Conditions, Situation } from "./difference";

/** For some variables the cells in which they lie. */
type Cube = ReadonlyMap<number, ReadonlySet<number>>;
/** No more alternatives than these are listed. */
const mostSituations = 6;

interface Path {
  readonly length: number;
  readonly variable: number;
  readonly cells: ReadonlySet<number>;
  readonly rest: Path | null;
}
const end: Path = { length: 0, variable: -1, cells: new Set(), rest: null };

/** The situations in which a function is yes, among those in which `among` is. */
export function conditionsOf(common: CommonSpace, region: Node, among: Node): Conditions {
  const cubes: Cube[] = [];
  let rest = common.and(region, among);
  const outside = common.and(among, common.not(region));
  while (rest !== common.no && cubes.length < mostSituations) {
    const cube = widest(common, shortestCube(common, rest), among, outside);
    cubes.push(cube);
    rest = common.and(rest, common.not(nodeOf(common, cube)));
  }
  const complete = rest === common.no;
  // What the later situations cover anyway is left out.
  const needed = complete ? cubes.reduce((kept, cube) => (isCovered(common, cube, kept.filter((c) => c !== cube), among) ? kept.filter((c) => c !== cube) : kept), cubes) : cubes;
  return { situations: needed.map((cube) => situationOf(common, cube)), complete };
}

const nodeOf = (common: CommonSpace, cube: Cube): Node => [...cube].reduce((node, [v, cells]) => common.and(node, common.within(v, cells)), common.yes);

function isCovered(common: CommonSpace, cube: Cube, others: readonly Cube[], among: Node): boolean {
  const covered = others.map((c) => nodeOf(common, c)).reduce((a, b) => common.or(a, b), common.no);
  return common.and(common.and(nodeOf(common, cube), among), common.not(covered)) === common.no;
}

/** A path to yes that names the fewest facts. */
function shortestCube(common: CommonSpace, region: Node): Cube {
  const { diagrams } = common;
  const memo = new Map<Node, Path | null>();
  const best = (node: Node): Path | null => {
    if (diagrams.isLeaf(node)) return diagrams.payload(node) === 1 ? end : null;
    const known = memo.get(node);
    if (known !== undefined) return known;
    const variable = diagrams.level(node);
    const groups = new Map<Node, Set<number>>();
    for (let c = 0; c < (diagrams.arity[variable] ?? 0); c++) {
      const child = diagrams.child(node, c);
      groups.set(child, (groups.get(child) ?? new Set()).add(c));
    }
    let found: Path | null = null;
    for (const [child, cells] of groups) {
      const rest = best(child);
      if (rest !== null && (found === null || rest.length + 1 < found.length)) found = { length: rest.length + 1, variable, cells, rest };
    }
    memo.set(node, found);
    return found;
  };
  const cube = new Map<number, ReadonlySet<number>>();
  for (let path = best(region); path !== null && path.variable >= 0; path = path.rest) cube.set(path.variable, path.cells);
  return cube;
}

/** Whether a function is yes somewhere in a cube: looked up, since a diagram for each try would soon be more than can be held. */
function meets({ diagrams }: CommonSpace, cube: Cube, region: Node): boolean {
  const seen = new Set<Node>();
  const reaches = (node: Node): boolean => {
    if (diagrams.isLeaf(node)) return diagrams.payload(node) === 1;
    if (seen.has(node)) return false;
    seen.add(node);
    const variable = diagrams.level(node);
    const within = cube.get(variable);
    for (let c = 0; c < (diagrams.arity[variable] ?? 0); c++) if (within?.has(c) !== false && reaches(diagrams.child(node, c))) return true;
    return false;
  };
  return reaches(region);
}

/** Drops facts and widens what is left, as long as no case outside comes in. */
function widest(common: CommonSpace, cube: Cube, among: Node, outside: Node): Cube {
  const isCase = (c: Cube): boolean => meets(common, c, among);
  const isClear = (c: Cube): boolean => !meets(common, c, outside);
  let current = new Map(cube);
  for (const variable of cube.keys()) {
    const without = new Map([...current].filter(([v]) => v !== variable));
    if (isClear(without)) current = without;
  }
  for (const variable of cube.keys()) {
    let wide = new Set(current.get(variable));
    if (wide.size === 0) continue;
    for (let c = 0; c < (common.diagrams.arity[variable] ?? 0); c++) {
      const wider = new Set([...wide, c]);
      // A value that no such case has would only mislead.
      if (!wide.has(c) && isCase(new Map(current).set(variable, new Set([c]))) && isClear(new Map(current).set(variable, wider))) wide = wider;
    }
    current.set(variable, wide);
  }
  return current;
}

function situationOf(common: CommonSpace, cube: Cube): Situation {
  return [...cube].sort(([a], [b]) => a - b).flatMap(([variable, cells]) => {
    const shared = common.facts[variable];
    return shared ? [{ fact: shared.fact, cells: shared.cells.filter((_, c) => cells.has(c)), all: shared.cells }] : [];
  });
}

/** The cell of a fact's default, or its first. */
export function usualCell(common: CommonSpace, variable: number): number {
  const { fact, cells } = common.facts[variable] ?? { fact: null, cells: [] };
  const value = fact?.default ?? null;
  return value === null ? 0 : Math.max(0, cells.findIndex((c) => c.from <= value && value <= c.to && !c.open));
}

/** The point of a region that departs least from what is usual; `null` where there is none. */
export function usualPoint(common: CommonSpace, region: Node): ((variable: number) => number) | null {
  const { diagrams } = common;
  const memo = new Map<Node, { readonly cost: number; readonly cell: number } | null>();
  const best = (node: Node): { readonly cost: number; readonly cell: number } | null => {
    if (diagrams.isLeaf(node)) return diagrams.payload(node) === 1 ? { cost: 0, cell: 0 } : null;
    const known = memo.get(node);
    if (known !== undefined) return known;
    const usual = usualCell(common, diagrams.level(node));
    let found: { readonly cost: number; readonly cell: number } | null = null;
    for (let c = 0; c < (diagrams.arity[diagrams.level(node)] ?? 0); c++) {
      const rest = best(diagrams.child(node, c));
      const cost = (rest?.cost ?? 0) + (c === usual ? 0 : 1);
      if (rest !== null && (found === null || cost < found.cost)) found = { cost, cell: c };
    }
    memo.set(node, found);
    return found;
  };
  if (best(region) === null) return null;
  const chosen = new Map<number, number>();
  for (let node = region; !diagrams.isLeaf(node); ) {
    const cell = best(node)?.cell ?? 0;
    chosen.set(diagrams.level(node), cell);
    node = diagrams.child(node, cell);
  }
  return (variable) => chosen.get(variable) ?? usualCell(common, variable);
}
