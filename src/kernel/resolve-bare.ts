import { nothing } from "./decisions";
import type { Node } from "./diagram";
import { IndexNumbers } from "./index-memo";
import { Lists } from "./lists";
import type { Resolver, Voice } from "./resolve";
import type { Space } from "./space";
import type { ClauseId, SentenceId } from "../language/regime";

/** Clauses with the same targets and the same exceptions: what they say can be joined before their exceptions are asked. */
interface Kind {
  readonly isRule: boolean;
  readonly example: ClauseId;
  /** A sentence that stands for all of the kind. */
  readonly sentence: SentenceId;
  /** Puts that sentence in the place of those that decide; and is 1 where a sentence of the kind decides. */
  readonly naming: number;
  readonly deciding: number;
  exceptions: readonly number[];
}

/**
 * Resolves rules and exceptions where it matters which kind of clause decides, and not which clause. Clauses of one kind stand or fall together, so
 * that a set of voices is as many functions as there are kinds. Not for texts in which an exception looks at what it displaces
 * (`does not apply`, `may refuse`): there clauses of one kind are not alike.
 */
export class BareResolver {
  private readonly kinds: Kind[] = [];
  private readonly kindOf: number[];
  private readonly none: Node;
  /** For each kind what its clauses say in the list that is being resolved, and the kinds that say something there. */
  private readonly said: Node[];
  private heard: number[] = [];
  /** What kinds say, as lists of numbers, and what each list amounts to. */
  private readonly lists = new Lists();
  private readonly totals = new IndexNumbers();

  constructor(
    private readonly space: Space,
    private readonly resolver: Resolver,
  ) {
    const { clauses } = space.regime;
    this.none = space.diagrams.leaf(nothing);
    const known = new Map<string, number>();
    this.kindOf = clauses.map((clause, id) => {
      const key = JSON.stringify([clause.kind === "rule", [...clause.targets].sort((a, b) => a - b), resolver.exceptions(id)]);
      const kind = known.get(key) ?? this.kinds.push({
        isRule: clause.kind === "rule", example: id, sentence: clause.sentences[0] ?? -1, naming: space.diagrams.operation(), deciding: space.diagrams.operation(), exceptions: [],
      }) - 1;
      known.set(key, kind);
      return kind;
    });
    for (const kind of this.kinds) kind.exceptions = [...new Set(resolver.exceptions(kind.example).map((e) => this.kindOf[e] ?? -1))];
    this.said = this.kinds.map(() => this.none);
  }

  /** Whether the clauses of a regime can be resolved by their kinds. */
  static suits(space: Space): boolean {
    const { clauses, sentences } = space.regime;
    return sentences.every(({ head, clause }) => head.kind !== "disapply" && (head.kind !== "discretion" || clauses[clause]?.kind === "rule"));
  }

  /** 1 where a voice decides in what a list of voices that hears it is resolved to: its kind does, and it says what is decided. */
  deciding({ sentence, says }: Voice, resolved: Node): Node {
    const { decisions, diagrams, regime } = this.space;
    const kind = this.kinds[this.kindOf[regime.sentences[sentence]?.clause ?? 0] ?? 0];
    return kind === undefined ? this.none : diagrams.combine(kind.deciding, says, resolved, (said, decided) =>
      said !== nothing && decisions.position(said) === decisions.position(decided) && decisions.get(decided).by.includes(kind.sentence) ? 1 : 0);
  }

  /** The function of decisions, each by the sentence that stands for the kinds that decide. The voices of one clause stand together. */
  resolve(voices: readonly Voice[]): Node {
    const byKind = new Map<number, Voice[]>();
    for (const voice of voices) {
      const kind = this.kindOfSentence(voice.sentence);
      const like = byKind.get(kind);
      if (like) like.push(voice);
      else byKind.set(kind, [voice]);
    }
    for (const [kind, like] of byKind) this.add(kind, this.together(kind, like));
    return this.resolved();
  }

  kindOfSentence(sentence: SentenceId): number {
    return this.kindOf[this.space.regime.sentences[sentence]?.clause ?? 0] ?? 0;
  }
  /** Whether the clauses of a kind are rules: whatever they say together, one by one or in parts, comes to the same. */
  isRule(kind: number): boolean {
    return this.kinds[kind]?.isRule === true;
  }

  /** The sentence that stands for all of a kind. */
  standsFor(kind: number): SentenceId {
    return this.kinds[kind]?.sentence ?? -1;
  }
  /** Whether some clause of a kind has more than one sentence. */
  hasLongClauses(kind: number): boolean {
    return this.space.regime.clauses.some(({ sentences }, id) => this.kindOf[id] === kind && sentences.length > 1);
  }

  /** What voices of one kind say together, each by the sentence that stands for the kind. The voices of one clause stand together. */
  together(kind: number, voices: readonly Voice[]): Node {
    const { decisions, diagrams, regime: { sentences } } = this.space;
    const like = this.kinds[kind];
    if (like === undefined) return this.none;
    let [said, open, openClause] = [this.none, this.none, -1];
    for (const { sentence, says } of voices) {
      const clause = sentences[sentence]?.clause ?? 0;
      if (openClause !== clause && !like.isRule) {
        said = this.resolver.agree(said, open);
        open = this.none;
      }
      openClause = clause;
      open = this.resolver.gather(open, diagrams.map(like.naming, says, (value) => decisions.saidBy(value, like.sentence)));
    }
    return this.resolver.agree(said, open);
  }

  /** Adds what further clauses of a kind say to the list that is being resolved. */
  add(kind: number, says: Node): void {
    const known = this.said[kind] ?? this.none;
    this.said[kind] = this.isRule(kind) ? this.resolver.gather(known, says) : this.resolver.agree(known, says);
    if (!this.heard.includes(kind)) this.heard.push(kind);
  }
  /** What all that was added since the last time amounts to. */
  resolved(): Node {
    let list = 0;
    this.heard.sort((a, b) => a - b);
    for (const kind of this.heard) list = this.lists.extended(this.lists.extended(list, kind), this.said[kind] ?? this.none);
    const known = this.totals.get(list);
    const made = known !== -1 ? known : this.totals.set(list, this.total());
    for (const kind of this.heard) this.said[kind] = this.none;
    this.heard = [];
    return made;
  }
  private total(): Node {
    let total = this.none;
    for (const kind of this.heard) if (this.isRule(kind)) total = this.resolver.gather(total, this.value(kind, this.said[kind] ?? this.none));
    return this.resolver.close(total);
  }

  /** What the clauses of a kind say under their exceptions, given what they say of themselves here. */
  private value(kind: number, own: Node): Node {
    if (own === this.none) return own;
    const asked: { readonly clause: ClauseId; readonly value: Node }[] = [];
    for (const e of this.kinds[kind]?.exceptions ?? []) {
      const says = this.said[e] ?? this.none;
      const value = says === this.none ? says : this.value(e, this.resolver.direct(says, own));
      if (value !== this.none) asked.push({ clause: this.kinds[e]?.example ?? 0, value });
    }
    return asked.length === 0 ? own : this.resolver.replace(this.resolver.joined(asked), own);
  }
}
