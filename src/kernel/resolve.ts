import type { ClauseId, RightId, SentenceId } from "../language/regime";
import { directionHolds, isQuiet, nothing, type Said } from "./decisions";
import type { Node } from "./diagram";
import { Lists } from "./lists";
import type { Space } from "./space";

/** A sentence that reaches host and origin, with what it says as a function of the facts. */
export interface Voice {
  readonly sentence: SentenceId;
  readonly says: Node;
}

const isHeard = ({ kind }: Said): boolean => kind !== "none" && kind !== "lifted";

/** Resolves rules and exceptions (docs/decisions/0003) for sets of sentences; sets with the same exceptions share their work. */
export class Resolver {
  private readonly none: Node;
  private readonly lists = new Lists();
  private readonly underExceptions = new Map<number, Resolution>();
  private readonly agreeing: number;
  private readonly gathering: number;
  private readonly replacing: number;
  private readonly directing: number;
  private readonly shadowing: number;
  private readonly closing: number;
  private readonly speaking: number;
  private readonly exceptionsTo: ReadonlyMap<ClauseId, readonly ClauseId[]>;
  private readonly exceptionSets = new Map<ClauseId, ReadonlySet<ClauseId>>();
  private readonly defeaters = new Map<ClauseId, ReadonlySet<ClauseId>>();

  constructor(private readonly space: Space) {
    const d = space.diagrams;
    this.none = d.leaf(nothing);
    this.agreeing = d.operation();
    this.gathering = d.operation();
    this.replacing = d.operation();
    this.directing = d.operation();
    this.shadowing = d.operation();
    this.closing = d.operation();
    this.speaking = d.operation();
    const exceptions = new Map<ClauseId, ClauseId[]>();
    space.regime.clauses.forEach((clause, id) => {
      for (const target of clause.targets) {
        const known = exceptions.get(target);
        if (known) known.push(id);
        else exceptions.set(target, [id]);
      }
    });
    this.exceptionsTo = exceptions;
  }

  /** The position of one right as a function of the facts: leaves are ids of `Decisions`, `nothing` where the regime is silent. */
  resolve(voices: readonly Voice[]): Node {
    const { rules, under } = this.parted(voices);
    let total = this.none;
    for (const [clause, own] of rules) total = this.gather(total, under.value(clause, own));
    return this.close(total);
  }
  /** What each rule says of itself, and the exceptions under which it stands. */
  parted(voices: readonly Voice[]): { readonly rules: ReadonlyMap<ClauseId, Node>; readonly under: Resolution } {
    const { sentences, clauses } = this.space.regime;
    const rules = new Map<ClauseId, Node>();
    const exceptions: Voice[] = [];
    for (const voice of voices) {
      const { clause = 0, head } = sentences[voice.sentence] ?? {};
      if (clauses[clause]?.kind !== "rule") exceptions.push(voice);
      else if (head?.kind !== "disapply") rules.set(clause, this.gather(rules.get(clause) ?? this.none, voice.says));
    }
    return { rules, under: this.under(exceptions) };
  }

  private under(exceptions: readonly Voice[]): Resolution {
    let list = 0;
    for (const { sentence, says } of exceptions) list = this.lists.extended(this.lists.extended(list, sentence), says);
    const known = this.underExceptions.get(list);
    if (known !== undefined) return known;
    const made = new Resolution(this.space, this, exceptions);
    this.underExceptions.set(list, made);
    return made;
  }

  exceptions(clause: ClauseId): readonly ClauseId[] {
    return this.exceptionsTo.get(clause) ?? [];
  }
  exceptionSet(clause: ClauseId): ReadonlySet<ClauseId> {
    const known = this.exceptionSets.get(clause);
    if (known !== undefined) return known;
    const made = new Set(this.exceptions(clause));
    this.exceptionSets.set(clause, made);
    return made;
  }
  /** Whether one clause is an exception to another, at any depth. */
  defeats(exception: ClauseId, clause: ClauseId): boolean {
    return this.defeatersOf(clause).has(exception);
  }
  private defeatersOf(clause: ClauseId): ReadonlySet<ClauseId> {
    const known = this.defeaters.get(clause);
    if (known !== undefined) return known;
    const all = new Set<ClauseId>();
    for (const e of this.exceptions(clause)) for (const d of [e, ...this.defeatersOf(e)]) all.add(d);
    this.defeaters.set(clause, all);
    return all;
  }
  /** The joint saying of the exceptions to one clause: one that is an exception to another too speaks where that one does not. */
  joined(candidates: readonly { readonly clause: ClauseId; readonly value: Node }[]): Node {
    let joined = this.none;
    for (const candidate of candidates) {
      let value = candidate.value;
      for (const other of candidates) {
        if (other !== candidate && this.defeats(candidate.clause, other.clause)) value = this.shadow(value, other.value);
      }
      joined = this.agree(joined, value);
    }
    return joined;
  }
  agree(a: Node, b: Node): Node {
    if (a === this.none) return b;
    if (b === this.none || a === b) return a;
    return this.space.diagrams.combine(this.agreeing, a, b, (x, y) => this.space.decisions.agree(x, y));
  }
  gather(a: Node, b: Node): Node {
    if (a === this.none) return b;
    if (b === this.none || a === b) return a;
    return this.space.diagrams.combine(this.gathering, a, b, (x, y) => this.space.decisions.gather(x, y));
  }
  replace(exceptions: Node, own: Node): Node {
    if (exceptions === this.none) return own;
    return this.space.diagrams.combine(this.replacing, exceptions, own, (x, y) => this.space.decisions.replaced(x, y));
  }
  /** An exception's own saying where its target says something that it may displace. */
  direct(own: Node, displaced: Node): Node {
    const { diagrams, decisions } = this.space;
    return diagrams.combine(this.directing, own, displaced, (x, y) =>
      y !== nothing && directionHolds(decisions.get(x), decisions.get(y)) ? x : nothing,
    );
  }
  /** `a` except where `b` applies. */
  shadow(a: Node, b: Node): Node {
    const { diagrams, decisions } = this.space;
    return diagrams.combine(this.shadowing, a, b, (x, y) => {
      return isHeard(decisions.get(y)) ? nothing : x;
    });
  }
  /** 1 where a saying speaks in the place of what it is an exception to: not where there is none, nor where it is lifted. */
  speaks(a: Node): Node {
    const { diagrams, decisions } = this.space;
    return diagrams.map(this.speaking, a, (x) => (isHeard(decisions.get(x)) ? 1 : 0));
  }
  /** What remains lifted or unbound at the end is silence with a reason. */
  close(a: Node): Node {
    const { diagrams, decisions } = this.space;
    return diagrams.map(this.closing, a, (x) => {
      const said = decisions.get(x);
      return isQuiet(said) ? decisions.said({ ...said, kind: "said" }) : x;
    });
  }
}

/** An exception to a clause: what it says where it may displace that, of itself and under its own exceptions. */
export interface Candidate {
  readonly clause: ClauseId;
  readonly own: Node;
  readonly value: Node;
}

/** The values of clauses under the sentences of one set of exceptions. */
export class Resolution {
  private readonly voicesOf = new Map<ClauseId, Voice[]>();
  private readonly memo = new Map<number, Node>();
  private readonly none: Node;

  constructor(
    private readonly space: Space,
    private readonly resolver: Resolver,
    voices: readonly Voice[],
  ) {
    this.none = space.diagrams.leaf(nothing);
    for (const voice of voices) {
      const clause = space.regime.sentences[voice.sentence]?.clause ?? 0;
      const list = this.voicesOf.get(clause);
      if (list) list.push(voice);
      else this.voicesOf.set(clause, [voice]);
    }
  }

  /** What an exception's sentences say; `x does not apply` only where the exception is asked about x. */
  private own(clause: ClauseId, target: ClauseId): Node {
    let node = this.none;
    for (const voice of this.voicesOf.get(clause) ?? []) {
      const head = this.space.regime.sentences[voice.sentence]?.head;
      if (head?.kind === "disapply" && head.clause !== target) continue;
      node = this.resolver.gather(node, voice.says);
    }
    return node;
  }

  /** The exceptions to a clause that have a voice here. */
  private asked(clause: ClauseId): readonly ClauseId[] {
    const all = this.resolver.exceptions(clause);
    // Few clauses have a voice and many are exceptions: ask whichever list is shorter.
    if (all.length <= this.voicesOf.size) return all.filter((e) => this.voicesOf.has(e));
    const isAsked = this.resolver.exceptionSet(clause);
    return [...this.voicesOf.keys()].filter((e) => isAsked.has(e)).sort((a, b) => a - b);
  }

  /** A clause's value under its exceptions, given what it says of itself here. */
  value(clause: ClauseId, own: Node): Node {
    if (own === this.none) return own;
    const key = own * this.space.regime.clauses.length + clause;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const result = this.resolver.replace(this.resolver.joined(this.candidates(clause, own)), own);
    this.memo.set(key, result);
    return result;
  }

  /** The exceptions to a clause that says `own`, where they say something here. */
  candidates(clause: ClauseId, own: Node): readonly Candidate[] {
    const found: Candidate[] = [];
    for (const e of this.asked(clause)) {
      const itself = this.resolver.direct(this.own(e, clause), own);
      const value = this.value(e, itself);
      if (value !== this.none) found.push({ clause: e, own: itself, value });
    }
    return found;
  }
}

/** Rights that some sentence speaks of, in order. */
export function rightsSpokenOf(space: Space): readonly RightId[] {
  const { regime } = space;
  return regime.rights.map((_, r) => r).filter((r) => regime.sentences.some((s) => s.rights === null || s.rights.includes(r)));
}
