import { BudgetSpent, type Node } from "../../kernel/diagram";
import type { Voice } from "../../kernel/resolve";
import type { FactId, SentenceId } from "../../language/regime";
import type { Analysis } from "./analysis";

/** More states of the circumstances of a host than this are not compared with one another. */
const mostStates = 64;

const none: ReadonlySet<FactId> = new Set();

/** Safeguards that reach some origins and not others: what the circumstances of a host do, where a derogation that reaches the pair reads them. */
export class Safeguards {
  /** The circumstances of the host that a derogation reads. */
  private readonly reads: ReadonlyMap<SentenceId, readonly FactId[]>;
  private readonly memo = new Map<string, Node>();

  constructor(
    private readonly analysis: Analysis,
    derogations: ReadonlySet<SentenceId>,
    /** 1 where the second of two positions is lower. */
    private readonly lowered: (a: Node, b: Node) => Node,
  ) {
    const { regime } = analysis.slices.space;
    const ofHost = (s: SentenceId): readonly FactId[] => [...(analysis.readings[s]?.facts ?? [])].filter((f) => regime.facts[f]?.tag === "host");
    this.reads = new Map([...derogations].flatMap((s) => (ofHost(s).length > 0 ? [[s, ofHost(s)] as const] : [])));
  }

  /** Whether a sentence is a safeguard. */
  readonly has = (sentence: SentenceId): boolean => this.reads.has(sentence);

  /** The safeguards among some voices that say something in some feasible case. */
  among(voices: readonly Voice[], feasible: Node): readonly SentenceId[] {
    if (this.reads.size === 0) return [];
    const { space } = this.analysis.slices;
    return voices.flatMap(({ sentence, says }) => (this.reads.has(sentence) && space.and(feasible, this.analysis.speaks(says)) !== space.no ? [sentence] : []));
  }
  /** The circumstances that some safeguards read. */
  facts(safeguards: readonly SentenceId[]): ReadonlySet<FactId> {
    return safeguards.length === 0 ? none : new Set(safeguards.flatMap((s) => this.reads.get(s) ?? []));
  }

  /** 1 where some change of circumstances lowers one origin, and leaves one of the others. */
  cases(facts: ReadonlySet<FactId>, feasible: Node, own: Node, others: readonly Node[]): Node {
    const { space } = this.analysis.slices;
    if (facts.size === 0 || others.every((o) => o === own)) return space.no;
    const changing = (nodes: readonly Node[]): readonly number[] =>
      [...new Set(nodes.flatMap((n) => [...space.diagrams.support(n)]))].filter((v) => facts.has(space.variables[v] ?? -1)).sort((a, b) => a - b);
    if (changing([own]).length === 0) return space.no;
    const different = [...new Set(others)].sort((a, b) => a - b);
    const variables = changing([own, ...different]);
    const key = `${feasible} ${own} ${different.join(",")} ${variables.join(",")}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const made = this.found(variables, feasible, own, different);
    this.memo.set(key, made);
    return made;
  }

  private found(variables: readonly number[], feasible: Node, own: Node, others: readonly Node[]): Node {
    const { space } = this.analysis.slices;
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
