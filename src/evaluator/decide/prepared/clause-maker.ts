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
interface Speaking {
  readonly clause: ClauseId;
  readonly sentences: readonly SentenceId[];
}

/** By clause the exceptions to it. */
type ExceptionsTo = readonly (readonly ClauseId[] | undefined)[];

/** Lays out the clauses that speak about each right, with the exceptions to each. */
export class ClauseMaker {
  private readonly of: number[] = [];
  private readonly firstRow: number[] = [];
  private readonly exceptions: (readonly number[])[] = [];
  private readonly all: (readonly number[])[] = [];
  private readonly onlyLifted: number[] = [];
  private readonly ranked: number[] = [];
  private readonly defeats: Defeats;
  /** By clause of the regime: the last set of clauses in which it was. */
  private readonly marks: Int32Array;
  private lastMark = 0;
  /** By clause of the regime: its number here, for the right laid out last. */
  private readonly numbers: Int32Array;
  private readonly bySpoken: readonly (readonly SentenceId[])[];

  constructor(
    private readonly regime: Regime,
    private readonly rows: RowMaker,
  ) {
    this.defeats = new Defeats(regime.clauses);
    this.marks = new Int32Array(regime.clauses.length);
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
    const measured: SentenceId[] = [];
    const byClause = new Map<ClauseId, SentenceId[]>();
    for (const id of this.bySpoken[right] ?? []) {
      const sentence = this.regime.sentences[id];
      if (sentence === undefined) continue;
      if (isMeasured(sentence.terms)) measured.push(id);
      const list = byClause.get(sentence.clause);
      if (list) list.push(id);
      else byClause.set(sentence.clause, [id]);
    }
    const all = [...byClause].sort(([a], [b]) => a - b).map(([clause, sentences]) => ({ clause, sentences }));
    const rules = all.filter(({ clause }) => this.isRule(clause)).map(({ clause }) => clause);
    const exceptionsTo = this.exceptionsAmong(all);
    const reached = new Set([...rules, ...this.reachedFrom(rules, exceptionsTo, [])]);
    // An exception to clauses that say nothing about the right is never asked.
    const speaking = all.filter(({ clause }) => reached.has(clause));
    const first = this.of.length;
    speaking.forEach(({ clause }, i) => (this.numbers[clause] = first + i));
    for (const s of speaking) this.clause(s, this.number(s.clause));
    const bars = this.bars(speaking, rules, exceptionsTo);
    this.link(speaking, bars, exceptionsTo);
    const numbers = (kind: (c: ClauseId) => boolean): readonly number[] => speaking.flatMap(({ clause }) => (kind(clause) ? [this.number(clause)] : []));
    return { rules: numbers((c) => this.isRule(c)), bars: numbers((c) => bars.has(c)), measured };
  }

  private number(clause: ClauseId): number {
    return this.numbers[clause] ?? 0;
  }
  private isRule(clause: ClauseId): boolean {
    return this.regime.clauses[clause]?.kind === "rule";
  }

  private clause({ clause, sentences }: Speaking, number: number): void {
    this.of.push(clause);
    this.firstRow.push(this.rows.count);
    for (const id of sentences) {
      const sentence = this.regime.sentences[id];
      // `x does not apply` says nothing of a rule's own.
      if (sentence === undefined || isMeasured(sentence.terms) || (this.isRule(clause) && sentence.head.kind === "disapply")) continue;
      this.rows.add(id, sentence, number);
    }
  }

  /**
   * Exceptions to everything about the right: to each rule and to each exception that is reached without passing through one of them. Where one
   * applies it speaks in the place of all of these, whatever they say, so it is asked once for all. It must say the same of each.
   */
  private bars(speaking: readonly Speaking[], rules: readonly ClauseId[], exceptionsTo: ExceptionsTo): ReadonlySet<ClauseId> {
    const saysOneThing = (sentences: readonly SentenceId[]): boolean =>
      sentences.every((id) => !["discretion", "disapply"].includes(this.regime.sentences[id]?.head.kind ?? ""));
    const overRules = this.aims(rules, exceptionsTo);
    const isWide = ({ clause, sentences }: Speaking): boolean => !this.isRule(clause) && overRules[clause] === rules.length && saysOneThing(sentences);
    let bars = rules.length === 0 ? [] : speaking.filter(isWide).map(({ clause }) => clause);
    for (let before = -1; before !== bars.length; ) {
      before = bars.length;
      const others = this.reachedFrom(rules, exceptionsTo, bars);
      const overOthers = this.aims(others, exceptionsTo);
      const all = bars;
      bars = all.filter((bar) => overOthers[bar] === others.length && !all.some((other) => this.defeats.has(bar, other)));
    }
    return new Set(bars);
  }
  /** By clause: to how many of some clauses it is an exception. */
  private aims(clauses: readonly ClauseId[], exceptionsTo: ExceptionsTo): Int32Array {
    const counts = new Int32Array(this.regime.clauses.length);
    for (const clause of clauses) for (const e of exceptionsTo[clause] ?? []) counts[e] = (counts[e] ?? 0) + 1;
    return counts;
  }
  /** Marks some clauses, in the place of those marked before. */
  private mark(clauses: readonly ClauseId[]): void {
    this.lastMark++;
    for (const c of clauses) this.marks[c] = this.lastMark;
  }
  /** By clause that speaks the exceptions to it, of those that speak; each once. */
  private exceptionsAmong(speaking: readonly Speaking[]): ExceptionsTo {
    const exceptionsTo = Array.from<ClauseId[] | undefined>({ length: this.regime.clauses.length });
    for (const { clause } of speaking) exceptionsTo[clause] = [];
    for (const { clause } of speaking) {
      for (const target of this.regime.clauses[clause]?.targets ?? []) {
        const list = exceptionsTo[target];
        if (list !== undefined && list[list.length - 1] !== clause) list.push(clause);
      }
    }
    return exceptionsTo;
  }
  /** The exceptions that are reached from some clauses without passing through others. */
  private reachedFrom(clauses: readonly ClauseId[], exceptionsTo: ExceptionsTo, without: readonly ClauseId[]): readonly ClauseId[] {
    this.mark(without);
    const { marks, lastMark } = this;
    const found: ClauseId[] = [];
    const open = [...clauses];
    for (let clause = open.pop(); clause !== undefined; clause = open.pop()) {
      for (const e of exceptionsTo[clause] ?? []) {
        if (marks[e] === lastMark) continue;
        marks[e] = lastMark;
        found.push(e);
        open.push(e);
      }
    }
    return found;
  }

  private link(speaking: readonly Speaking[], bars: ReadonlySet<ClauseId>, exceptionsTo: ExceptionsTo): void {
    for (const { clause } of speaking) {
      const all = exceptionsTo[clause] ?? [];
      const own = all.filter((c) => !bars.has(c));
      const number = this.number(clause);
      this.all[number] = all.map((c) => this.number(c));
      this.exceptions[number] = own.map((c) => this.number(c)).sort((a, b) => this.share(b) - this.share(a));
      this.ranked[number] = own.some((a) => own.some((b) => a !== b && this.defeats.has(a, b))) ? 1 : 0;
    }
    const known = new Map<ClauseId, boolean>();
    const isLifted = (clause: ClauseId): boolean => {
      const before = known.get(clause);
      if (before !== undefined) return before;
      const number = this.number(clause);
      const own = (this.exceptions[number] ?? []).map((e) => this.of[e] ?? -1);
      const made = this.ranked[number] === 0 && own.every((e) => this.onlyLifts(e, clause) && isLifted(e));
      known.set(clause, made);
      return made;
    };
    for (const { clause } of speaking) this.onlyLifted[this.number(clause)] = isLifted(clause) ? 1 : 0;
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
    const own = runs(this.exceptions);
    const all = runs(this.all);
    return {
      of: new Int32Array(this.of), firstRow: new Int32Array([...this.firstRow, this.rows.count]),
      firstException: own.first, exceptions: own.items, firstOfAll: all.first, allExceptions: all.items,
      onlyLifted: new Uint8Array(this.onlyLifted), ranked: new Uint8Array(this.ranked), defeats: this.defeats,
    };
  }
}

/** Lists one after the other; list i runs from `first[i]` to `first[i + 1]`. */
export function runs(lists: readonly (readonly number[])[]): { readonly first: Int32Array; readonly items: Int32Array } {
  const first = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (first[i + 1] = (first[i] ?? 0) + list.length));
  const items = new Int32Array(first[lists.length] ?? 0);
  lists.forEach((list, i) => items.set(list, first[i] ?? 0));
  return { first, items };
}
