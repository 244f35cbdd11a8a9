import { BudgetSpent, type Node } from "../../kernel/diagram";
import type { FactId, SentenceId } from "../../language/regime";
import type { Analysis } from "./analysis";

/** More states of the circumstances of a host than this are not compared with one another. */
const mostStates = 64;

/** Safeguards that reach some origins and not others: what the circumstances of a host do, where a derogation reads them. */
export class Safeguards {
  /** The derogations that read the circumstances of the host. */
  readonly sentences: ReadonlySet<SentenceId>;
  readonly facts: ReadonlySet<FactId>;
  private readonly memo = new Map<string, Node>();

  constructor(
    private readonly analysis: Analysis,
    derogations: ReadonlySet<SentenceId>,
    /** 1 where the second of two positions is lower. */
    private readonly lowered: (a: Node, b: Node) => Node,
  ) {
    const { regime } = analysis.slices.space;
    const ofHost = (s: SentenceId): readonly FactId[] => [...(analysis.readings[s]?.facts ?? [])].filter((f) => regime.facts[f]?.tag === "host");
    this.sentences = new Set([...derogations].filter((s) => ofHost(s).length > 0));
    this.facts = new Set([...this.sentences].flatMap(ofHost));
  }

  /** Which of some sentences are safeguards; where none is, those that read the same circumstances. */
  behind(sentences: readonly SentenceId[]): readonly SentenceId[] {
    const own = sentences.filter((s) => this.sentences.has(s));
    return own.length > 0 ? own : sentences.filter((s) => [...(this.analysis.readings[s]?.facts ?? [])].some((f) => this.facts.has(f)));
  }

  /** 1 where some change of those circumstances lowers one origin, and leaves one of the others. */
  cases(feasible: Node, own: Node, others: readonly Node[]): Node {
    const { space } = this.analysis.slices;
    if (this.facts.size === 0 || others.every((o) => o === own)) return space.no;
    const read = [...space.diagrams.support(own)].filter((v) => this.facts.has(space.variables[v] ?? -1));
    if (read.length === 0) return space.no;
    const different = [...new Set(others)].sort((a, b) => a - b);
    const key = `${feasible} ${own} ${different.join(",")}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const made = this.found(feasible, own, different);
    this.memo.set(key, made);
    return made;
  }

  private found(feasible: Node, own: Node, others: readonly Node[]): Node {
    const { space } = this.analysis.slices;
    const variables = [...new Set([own, ...others].flatMap((n) => [...space.diagrams.support(n)]))].filter((v) => this.facts.has(space.variables[v] ?? -1)).sort((a, b) => a - b);
    const states = variables.reduce<readonly (ReadonlyMap<number, number>)[]>((all, v) => all.flatMap((s) => Array.from({ length: space.diagrams.arity[v] ?? 0 }, (_, c) => new Map([...s, [v, c]]))), [new Map()]);
    if (states.length > mostStates) throw new BudgetSpent(`more than ${mostStates} states of the circumstances of a host`);
    const fixed = states.map((state) => ({ state, feasible: this.fix(feasible, state), own: this.fix(own, state), others: others.map((o) => this.fix(o, state)) }));
    let all = space.no;
    for (const now of fixed) {
      let lost = space.no;
      for (const then of fixed) {
        const lower = this.lowered(now.own, then.own);
        if (lower === space.no) continue;
        const left = now.others.reduce((any, o, i) => space.or(any, space.not(this.lowered(o, then.others[i] ?? o))), space.no);
        lost = space.or(lost, space.and(space.and(lower, left), space.and(now.feasible, then.feasible)));
      }
      if (lost !== space.no) all = space.or(all, space.and(lost, this.at(now.state)));
    }
    return all;
  }

  /** 1 in one state. */
  private at(state: ReadonlyMap<number, number>): Node {
    const { space } = this.analysis.slices;
    return [...state].reverse().reduce((below, [v, cell]) => space.diagrams.node(v, Array.from({ length: space.diagrams.arity[v] ?? 0 }, (_, c) => (c === cell ? below : space.no))), space.yes);
  }
  private fix(node: Node, state: ReadonlyMap<number, number>): Node {
    const { diagrams } = this.analysis.slices.space;
    const memo = new Map<Node, Node>();
    const walk = (n: Node): Node => {
      if (diagrams.isLeaf(n)) return n;
      const done = memo.get(n);
      if (done !== undefined) return done;
      const level = diagrams.level(n);
      const cell = state.get(level);
      const made = cell === undefined ? diagrams.node(level, Array.from({ length: diagrams.arity[level] ?? 0 }, (_, c) => walk(diagrams.child(n, c)))) : walk(diagrams.child(n, cell));
      memo.set(n, made);
      return made;
    };
    return walk(node);
  }
}
