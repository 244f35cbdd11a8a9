import type { ClauseId, Regime, RightId, SentenceId } from "../../../language/regime";
import { isMeasured } from "../../../language/terms";
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

/** Lays out the clauses that speak about each right, with the exceptions to each. */
export class ClauseMaker {
  private readonly of: number[] = [];
  private readonly firstRow: number[] = [];
  private readonly exceptions: (readonly number[])[] = [];
  private readonly all: (readonly number[])[] = [];
  private readonly onlyLifted: number[] = [];
  private readonly ranked: number[] = [];
  private readonly defeated = new Map<ClauseId, ReadonlySet<ClauseId>>();
  private readonly bySpoken: readonly (readonly SentenceId[])[];

  constructor(
    private readonly regime: Regime,
    private readonly rows: RowMaker,
  ) {
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
    const reached = new Set([...rules, ...reachedFrom(rules, exceptionsTo, new Set())]);
    // An exception to clauses that say nothing about the right is never asked.
    const speaking = all.filter(({ clause }) => reached.has(clause));
    const first = this.of.length;
    const local = new Map(speaking.map(({ clause }, i) => [clause, first + i]));
    for (const s of speaking) this.clause(s, local.get(s.clause) ?? 0);
    const bars = this.bars(speaking, rules, exceptionsTo);
    this.link(speaking, local, bars, exceptionsTo);
    const numbers = (kind: (c: ClauseId) => boolean): readonly number[] => speaking.flatMap(({ clause }) => (kind(clause) ? [local.get(clause) ?? 0] : []));
    return { rules: numbers((c) => this.isRule(c)), bars: numbers((c) => bars.has(c)), measured };
  }

  private isRule(clause: ClauseId): boolean {
    return this.regime.clauses[clause]?.kind === "rule";
  }
  private targets(clause: ClauseId): readonly ClauseId[] {
    return this.regime.clauses[clause]?.targets ?? [];
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

  /** Every clause to which one is an exception, at any depth. */
  private defeatedBy(clause: ClauseId): ReadonlySet<ClauseId> {
    const known = this.defeated.get(clause);
    if (known !== undefined) return known;
    const found = new Set<ClauseId>(this.targets(clause));
    // What a target is an exception to is mostly a target too.
    for (const target of this.targets(clause)) {
      for (const further of this.targets(target)) if (!found.has(further)) for (const c of [further, ...this.defeatedBy(further)]) found.add(c);
    }
    this.defeated.set(clause, found);
    return found;
  }

  /**
   * Exceptions to everything about the right: to each rule and to each exception that is reached without passing through one of them. Where one
   * applies it speaks in the place of all of these, whatever they say, so it is asked once for all. It must say the same of each.
   */
  private bars(speaking: readonly Speaking[], rules: readonly ClauseId[], exceptionsTo: ReadonlyMap<ClauseId, readonly ClauseId[]>): ReadonlySet<ClauseId> {
    const saysOneThing = (sentences: readonly SentenceId[]): boolean =>
      sentences.every((id) => !["discretion", "disapply"].includes(this.regime.sentences[id]?.head.kind ?? ""));
    const targets = new Map(speaking.map(({ clause }) => [clause, new Set(this.targets(clause))]));
    const isWide = ({ clause, sentences }: Speaking): boolean => !this.isRule(clause) && saysOneThing(sentences) && rules.every((r) => targets.get(clause)?.has(r));
    let bars = rules.length === 0 ? [] : speaking.filter(isWide).map(({ clause }) => clause);
    for (let before = -1; before !== bars.length; ) {
      before = bars.length;
      const others = reachedFrom(rules, exceptionsTo, new Set(bars));
      bars = bars.filter((bar) => others.every((c) => targets.get(bar)?.has(c)) && bars.every((other) => other === bar || !this.defeatedBy(bar).has(other)));
    }
    return new Set(bars);
  }
  /** For each clause the exceptions to it, of those that speak. */
  private exceptionsAmong(speaking: readonly Speaking[]): ReadonlyMap<ClauseId, readonly ClauseId[]> {
    const exceptionsTo = new Map<ClauseId, ClauseId[]>();
    for (const { clause } of speaking) {
      for (const target of this.targets(clause)) {
        const list = exceptionsTo.get(target);
        if (list) list.push(clause);
        else exceptionsTo.set(target, [clause]);
      }
    }
    return exceptionsTo;
  }

  private link(speaking: readonly Speaking[], local: ReadonlyMap<ClauseId, number>, bars: ReadonlySet<ClauseId>, exceptionsTo: ReadonlyMap<ClauseId, readonly ClauseId[]>): void {
    const number = (c: ClauseId): number => local.get(c) ?? 0;
    for (const { clause } of speaking) {
      const all = exceptionsTo.get(clause) ?? [];
      const own = all.filter((c) => !bars.has(c));
      const likely = (c: ClauseId): number => this.share(number(c));
      this.all[number(clause)] = all.map(number);
      this.exceptions[number(clause)] = [...own].sort((a, b) => likely(b) - likely(a)).map(number);
      this.ranked[number(clause)] = own.some((a) => own.some((b) => a !== b && this.defeatedBy(a).has(b))) ? 1 : 0;
    }
    const known = new Map<ClauseId, boolean>();
    const isLifted = (clause: ClauseId): boolean => {
      const before = known.get(clause);
      if (before !== undefined) return before;
      const own = (this.exceptions[number(clause)] ?? []).map((e) => this.of[e] ?? -1);
      const made = this.ranked[number(clause)] === 0 && own.every((e) => this.onlyLifts(e, clause) && isLifted(e));
      known.set(clause, made);
      return made;
    };
    for (const { clause } of speaking) this.onlyLifted[number(clause)] = isLifted(clause) ? 1 : 0;
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
    for (const clause of this.of) this.defeatedBy(clause);
    const own = runs(this.exceptions);
    const all = runs(this.all);
    return {
      of: new Int32Array(this.of), firstRow: new Int32Array([...this.firstRow, this.rows.count]),
      firstException: own.first, exceptions: own.items, firstOfAll: all.first, allExceptions: all.items,
      onlyLifted: new Uint8Array(this.onlyLifted), ranked: new Uint8Array(this.ranked), defeatedBy: this.defeated,
    };
  }
}

/** The exceptions that are reached from rules without passing through some. */
function reachedFrom(rules: readonly ClauseId[], exceptionsTo: ReadonlyMap<ClauseId, readonly ClauseId[]>, without: ReadonlySet<ClauseId>): readonly ClauseId[] {
  const found = new Set<ClauseId>();
  const open = [...rules];
  for (let clause = open.pop(); clause !== undefined; clause = open.pop()) {
    for (const e of exceptionsTo.get(clause) ?? []) {
      if (found.has(e) || without.has(e)) continue;
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
