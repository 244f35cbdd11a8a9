import type { Node } from "../../../kernel/diagram";
import { cellOf } from "../../../kernel/cells";
import { Slices, sentencesOn } from "../../../kernel/slices";
import { Space } from "../../../kernel/space";
import type { Day } from "../../../language/dates";
import type { ClassId, FactId, PartyId, Regime } from "../../../language/regime";

/** What is counted where a table would be too large, or cannot hold it. */
export interface Question {
  readonly right: number;
  readonly on: Day;
  readonly movers: readonly ClassId[];
  readonly fixed: ReadonlyMap<FactId, number>;
  readonly over: readonly FactId[];
  /** How many choices there are of the facts that vary and that no condition reads. */
  readonly unread: bigint;
  readonly hosts: readonly PartyId[];
  readonly origins: readonly PartyId[];
}

/** Counts pairs of origins that are treated differently by decision diagrams: origins with the same function of the facts are counted at once. */
export function countByDiagrams(regime: Regime, question: Question): bigint {
  const space = new Space(regime, "decide");
  const slices = new Slices(space, new Set());
  const { diagrams, decisions } = space;
  const [positions, differing] = [diagrams.operation(), diagrams.operation()];
  const fixed = new Map([...question.fixed].flatMap(([fact, value]) => {
    const v = space.variable(fact);
    return v === undefined ? [] : [[v, cellOf(space.cells.get(fact) ?? [], value)] as const];
  }));
  const levels = question.over.flatMap((fact) => space.variable(fact) ?? []).sort((a, b) => a - b);
  const weigh = weigher(space, levels);
  let total = 0n;
  for (const mover of question.movers) {
    const sentences = sentencesOn(regime, question.right, mover);
    const feasible = diagrams.fixed(space.feasible(mover, question.on), fixed);
    for (const host of question.hosts) {
      const kinds = new Map<Node, bigint>();
      for (const origin of question.origins) {
        if (origin === host) continue;
        const node = diagrams.fixed(slices.pair(sentences, { host, origin, on: question.on }), fixed);
        const position = diagrams.map(positions, node, (id) => decisions.position(id));
        kinds.set(position, (kinds.get(position) ?? 0n) + 1n);
      }
      const all = [...kinds];
      all.forEach(([a, n], i) => {
        for (const [b, m] of all.slice(i + 1)) {
          const apart = diagrams.combine(differing, a, b, (x, y) => (x === y ? 0 : 1));
          total += n * m * weigh(space.and(feasible, apart)) * question.unread;
        }
      });
    }
  }
  return total;
}

/** How many choices of some variables make a yes-or-no function true. */
function weigher(space: Space, levels: readonly number[]): (node: Node) => bigint {
  const { diagrams } = space;
  const weights = levels.map((v) => (space.cells.get(space.variables[v] ?? -1) ?? []).map((cell) => cell.weight ?? 0n));
  const whole = weights.map((w) => w.reduce((sum, x) => sum + x, 0n));
  const memo = new Map<string, bigint>();
  const walk = (node: Node, at: number): bigint => {
    if (node === space.no) return 0n;
    if (at === levels.length) return 1n;
    const key = `${node} ${at}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const isHere = diagrams.level(node) === levels[at];
    const made = isHere ? (weights[at] ?? []).reduce((sum, weight, cell) => sum + weight * walk(diagrams.child(node, cell), at + 1), 0n) : (whole[at] ?? 0n) * walk(node, at + 1);
    memo.set(key, made);
    return made;
  };
  return (node) => walk(node, 0);
}
