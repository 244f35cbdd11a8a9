import type { SaidId } from "./decisions";
import { Lists } from "./lists";
import type { BareResolver } from "./resolve-bare";
import type { Space } from "./space";

/** What the voices of one kind of clause say that say the same: only where they say it differs. */
export interface Atom {
  readonly kind: number;
  readonly said: SaidId;
  /** Gone in the regime without derogations. */
  readonly derogates: boolean;
}

/** What some atoms come to where all of them are said, and nothing else. */
interface Outcome {
  /** The number of the position. */
  readonly position: number;
  /** The atoms that decide. */
  readonly deciding: readonly number[];
  /** The set of those that are said in the regime without derogations. */
  readonly core: number;
}

/** Sets of atoms, numbered, and what each comes to: worked out once, however many pairs hear it in however many cases. */
export class AtomSets {
  readonly atoms: Atom[] = [];
  private readonly ids = new Map<string, number>();
  private readonly lists = new Lists();
  private readonly outcomes: Outcome[] = [];

  constructor(
    private readonly space: Space,
    private readonly resolver: BareResolver,
  ) {}

  /** The place of an atom among `atoms`. */
  atom(atom: Atom): number {
    const key = `${atom.kind}:${atom.said}:${atom.derogates ? 1 : 0}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.atoms.length);
    return this.atoms.push(atom) - 1;
  }
  /** A set with one more atom, later than those in it; 0 is the empty set. */
  extended(set: number, atom: number): number {
    return this.lists.extended(set, atom);
  }

  of(set: number): Outcome {
    return (this.outcomes[set] ??= this.outcome(this.lists.items(set)));
  }
  private outcome(set: readonly number[]): Outcome {
    const { resolver, space: { decisions, diagrams } } = this;
    const atoms = set.flatMap((a) => this.atoms[a] ?? []);
    for (const { kind, said } of atoms) resolver.add(kind, diagrams.leaf(said));
    const value = diagrams.payload(resolver.resolved());
    const position = decisions.position(value);
    const { by } = decisions.get(value);
    return {
      position,
      deciding: set.filter((_, i) => decisions.position(atoms[i]?.said ?? 0) === position && by.includes(resolver.standsFor(atoms[i]?.kind ?? 0))),
      core: set.reduce((core, a, i) => (atoms[i]?.derogates === true ? core : this.extended(core, a)), 0),
    };
  }
}
