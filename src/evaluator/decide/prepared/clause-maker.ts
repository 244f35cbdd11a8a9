import type { ClauseId, Regime, RightId, SentenceId } from "../../../language/regime";
import { isMeasured } from "../../../language/terms";
import { Defeats } from "./defeats";
import type { RowMaker } from "./row-maker";
import type { Clauses } from "./tables";

/** The clauses that speak about one right, as they are laid out. */
export interface RightPlan {
  /** Rules, and exceptions to everything about the right, by their numbers here. */
  readonly rules: readonly number[];
  readonly bars: readonly number[];
  /** Sentences measured by what others are given: no row can hold them. */
  readonly measured: readonly SentenceId[];
}
/** By clause the exceptions to it: of those that speak, and are no exceptions to everything. */
type ExceptionsTo = Map<ClauseId, ClauseId[]>;
/** By clause what it says about a right. */
type Speaking = ReadonlyMap<ClauseId, readonly SentenceId[]>;

/** Lays out the clauses that speak about each right, with the exceptions to each. */
export class ClauseMaker {
  private readonly of: ClauseId[] = [];
  private readonly firstRow: number[] = [];
  private readonly exceptions: (readonly number[])[] = [];
  private readonly onlyLifted: number[] = [];
  private readonly ranked: number[] = [];
  private readonly defeats: Defeats;
  /** By clause of the regime: its number here, for the right laid out last. */
  private readonly numbers: Int32Array;
  private readonly bySpoken: readonly (readonly SentenceId[])[];

  constructor(
    private readonly regime: Regime,
    private readonly rows: RowMaker,
  ) {
    this.defeats = new Defeats(regime.clauses);
    this.numbers = new Int32Array(regime.clauses.length);
    const spoken: SentenceId[][] = regime.rights.map(() => []);
    regime.sentences.forEach((s, id) => {
      if (s.rights === null) for (const list of spoken) list.push(id);
      else for (const right of s.rights) spoken[right]?.push(id);
    });
    this.bySpoken = spoken;
  }

  /** Lays out one right. */
  right(right: RightId): RightPlan {
    const sentences = this.bySpoken[right] ?? [];
    const speaking = this.speaking(sentences);
    const all = [...speaking.keys()].sort((a, b) => a - b);
    const rules = all.filter((c) => this.isRule(c));
    const exceptionsTo: ExceptionsTo = new Map();
    const bars = this.bars(all, rules, speaking, exceptionsTo);
    // An exception to clauses that say nothing about the right is never asked.
    const asked = new Set([...rules, ...bars, ...reachedFrom([...rules, ...bars], exceptionsTo)]);
    const laidOut = all.filter((c) => asked.has(c));
    const first = this.of.length;
    laidOut.forEach((clause, i) => (this.numbers[clause] = first + i));
    for (const clause of laidOut) this.clause(clause, speaking.get(clause) ?? []);
    for (const clause of laidOut) this.link(clause, exceptionsTo.get(clause) ?? []);
    for (const clause of laidOut) this.isOnlyLifted(this.number(clause));
    return {
      rules: rules.map((c) => this.number(c)), bars: bars.map((c) => this.number(c)),
      measured: sentences.filter((id) => isMeasured(this.regime.sentences[id]?.terms ?? null)),
    };
  }

  private number(clause: ClauseId): number {
    return this.numbers[clause] ?? 0;
  }
  private isRule(clause: ClauseId): boolean {
    return this.regime.clauses[clause]?.kind === "rule";
  }
  private targets(clause: ClauseId): readonly ClauseId[] {
    return this.regime.clauses[clause]?.targets ?? [];
  }
  private speaking(sentences: readonly SentenceId[]): Speaking {
    const byClause = new Map<ClauseId, SentenceId[]>();
    for (const id of sentences) {
      const clause = this.regime.sentences[id]?.clause ?? -1;
      const list = byClause.get(clause);
      if (list) list.push(id);
      else byClause.set(clause, [id]);
    }
    return byClause;
  }

  private clause(clause: ClauseId, sentences: readonly SentenceId[]): void {
    this.of.push(clause);
    this.firstRow.push(this.rows.count);
    for (const id of sentences) {
      const sentence = this.regime.sentences[id];
      // `x does not apply` says nothing of a rule's own.
      if (sentence === undefined || isMeasured(sentence.terms) || (this.isRule(clause) && sentence.head.kind === "disapply")) continue;
      this.rows.add(id, sentence, this.number(clause));
    }
  }

  /**
   * Exceptions to everything about the right: to each rule and to each exception that is reached without passing through one of them. Where one
   * applies it speaks in the place of all of these, whatever they say, so it is asked once for all. It must say the same of each. The others are listed.
   */
  private bars(all: readonly ClauseId[], rules: readonly ClauseId[], speaking: Speaking, exceptionsTo: ExceptionsTo): readonly ClauseId[] {
    const saysOneThing = (clause: ClauseId): boolean =>
      (speaking.get(clause) ?? []).every((id) => !["discretion", "disapply"].includes(this.regime.sentences[id]?.head.kind ?? ""));
    const ofRules = this.marked(rules);
    const isWide = (clause: ClauseId): boolean =>
      rules.length > 0 && this.targets(clause).length >= rules.length && this.aims(clause, ofRules) === rules.length && saysOneThing(clause);
    const list = (exception: ClauseId): void => {
      for (const target of this.targets(exception)) {
        if (!speaking.has(target)) continue;
        const known = exceptionsTo.get(target);
        if (known === undefined) exceptionsTo.set(target, [exception]);
        else if (known[known.length - 1] !== exception) known.push(exception);
      }
    };
    const exceptions = all.filter((c) => !this.isRule(c));
    let bars = exceptions.filter(isWide);
    for (const c of exceptions) if (!bars.includes(c)) list(c);
    for (let before = -1; before !== bars.length; ) {
      before = bars.length;
      const others = reachedFrom(rules, exceptionsTo);
      const ofOthers = this.marked(others);
      const tried = bars;
      bars = tried.filter((bar) => this.aims(bar, ofOthers) === others.length && !tried.some((other) => this.defeats.has(bar, other)));
      for (const c of tried) if (!bars.includes(c)) list(c);
    }
    return bars;
  }
  private marked(clauses: readonly ClauseId[]): Uint8Array {
    const bytes = new Uint8Array(this.numbers.length);
    for (const c of clauses) bytes[c] = 1;
    return bytes;
  }
  /** To how many of the clauses that are marked a clause is an exception. */
  private aims(exception: ClauseId, marked: Uint8Array): number {
    const left = marked.slice();
    let count = 0;
    for (const target of this.targets(exception)) {
      count += left[target] ?? 0;
      left[target] = 0;
    }
    return count;
  }

  private link(clause: ClauseId, exceptions: readonly ClauseId[]): void {
    const number = this.number(clause);
    this.exceptions[number] = exceptions.map((c) => this.number(c)).sort((a, b) => this.share(b) - this.share(a));
    this.ranked[number] = exceptions.some((a) => exceptions.some((b) => a !== b && this.defeats.has(a, b))) ? 1 : 0;
  }
  /** Whether all that exceptions to a clause, at any depth, do is to make it not apply; learnt once. */
  private isOnlyLifted(number: number): boolean {
    const clause = this.of[number] ?? -1;
    this.onlyLifted[number] ??= this.ranked[number] === 0 && (this.exceptions[number] ?? []).every((e) => this.onlyLifts(this.of[e] ?? -1, clause) && this.isOnlyLifted(e)) ? 1 : 0;
    return this.onlyLifted[number] === 1;
  }
  private onlyLifts(exception: ClauseId, clause: ClauseId): boolean {
    return (this.regime.clauses[exception]?.sentences ?? []).every((id) => {
      const head = this.regime.sentences[id]?.head;
      return head?.kind === "disapply" && head.clause === clause;
    });
  }

  /** The share of cases that reach a clause, as far as can be told. */
  share(clause: number): number {
    const end = this.firstRow[clause + 1] ?? this.rows.count;
    let share = 0;
    for (let r = this.firstRow[clause] ?? 0; r < end; r++) share += this.rows.shares[r] ?? 0;
    return share;
  }
  /** The rows of a clause. */
  rowsOf(clause: number): readonly number[] {
    const first = this.firstRow[clause] ?? 0;
    return Array.from({ length: (this.firstRow[clause + 1] ?? this.rows.count) - first }, (_, i) => first + i);
  }

  /** The clauses, to be read. */
  frozen(): Clauses {
    const exceptions = runs(this.exceptions);
    return {
      of: new Int32Array(this.of), firstRow: new Int32Array([...this.firstRow, this.rows.count]),
      firstException: exceptions.first, exceptions: exceptions.items,
      onlyLifted: new Uint8Array(this.onlyLifted), ranked: new Uint8Array(this.ranked), defeats: this.defeats,
    };
  }
}

/** The exceptions that are reached from some clauses. */
function reachedFrom(clauses: readonly ClauseId[], exceptionsTo: ExceptionsTo): readonly ClauseId[] {
  const found = new Set<ClauseId>();
  const open = [...clauses];
  for (let clause = open.pop(); clause !== undefined; clause = open.pop()) {
    for (const e of exceptionsTo.get(clause) ?? []) {
      if (found.has(e)) continue;
      found.add(e);
      open.push(e);
    }
  }
  return [...found];
}

/** Lists one after the other; list i runs from `first[i]` to `first[i + 1]`. */
export function runs(lists: readonly (readonly number[])[]): { readonly first: Int32Array; readonly items: Int32Array } {
  const first = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (first[i + 1] = (first[i] ?? 0) + list.length));
  const items = new Int32Array(first[lists.length] ?? 0);
  lists.forEach((list, i) => items.set(list, first[i] ?? 0));
  return { first, items };
}
