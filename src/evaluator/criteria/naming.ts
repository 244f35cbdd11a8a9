import { IndexMemo, RecentMemo } from "../../kernel/index-memo";
import { emptyMask, hasBit, setBit } from "../../kernel/masks";
import { PairTable } from "../../kernel/pair-table";
import type { HeardGroup } from "../../kernel/heard-group";
import type { OriginCell, Slices } from "../../kernel/slices";
import { nothing } from "../../kernel/decisions";
import type { Node } from "../../kernel/diagram";
import type { Voice } from "../../kernel/resolve";
import type { ClauseId, SentenceId } from "../../language/regime";
import { join, type ClauseSet } from "./clause-sets";
import type { SentenceReading } from "./readings";
import { comparison, type Comparison } from "./reasons";
import { remembered, under } from "./memos";

/** Cells to be compared, by the voices that reach them, with how many are in each. */
export interface Compared {
  readonly sets: readonly number[];
  readonly sizes: readonly number[];
  readonly cell: (place: number) => OriginCell;
}
/** Said where a cell is asked for that there is not. */
export function absent(place: number): never {
  throw new RangeError(`no cell ${place}`);
}

/** Names the clauses responsible for what is found. Who decides is worked out only where a clause not named yet may be among them. */
export class Naming {
  private readonly decidersMemo = new IndexMemo<readonly ClauseId[]>();
  private readonly decidesMemo = new IndexMemo<readonly ClauseId[]>();
  private readonly comparisons = new PairTable();
  private comparisonCount = 0;
  private readonly differences = new Map<Node, IndexMemo<readonly ClauseId[]>>();
  private readonly derogations = new RecentMemo<{ readonly taken: Node; readonly names: readonly ClauseId[] }>(1 << 13);
  private readonly guardOp: number;
  private readonly decidingOp: number;
  private readonly unlikeOp: number;
  private readonly liftingOp: number;

  constructor(
    private readonly slices: Slices,
    private readonly readings: readonly SentenceReading[],
  ) {
    const { diagrams } = slices.space;
    this.guardOp = diagrams.operation();
    this.decidingOp = diagrams.operation();
    this.unlikeOp = diagrams.operation();
    this.liftingOp = diagrams.operation();
  }

  /** Clauses whose sentences decide in a leaf value. */
  private deciders(value: number): readonly ClauseId[] {
    return remembered(this.decidersMemo, value, () => this.clausesBehind(this.slices.space.decisions.get(value).by));
  }
  clausesBehind(sentences: readonly SentenceId[]): readonly ClauseId[] {
    return [...new Set(sentences.map((s) => this.slices.space.regime.sentences[s]?.clause ?? 0))];
  }
  clausesOf(sentences: readonly SentenceId[]): ClauseSet {
    return this.clauses(this.clausesBehind(sentences));
  }
  private joinedWith(found: ClauseSet, ids: readonly ClauseId[]): ClauseSet {
    return ids.every((id) => hasBit(found, id)) ? found : join(found, this.clauses(ids));
  }
  clauses(ids: readonly ClauseId[]): ClauseSet {
    const set = emptyMask((this.slices.space.regime.clauses.length + 31) >> 5);
    for (const id of ids) setBit(set, id);
    return set;
  }

  /** Clauses that decide somewhere in a function. */
  everDecides(node: Node): readonly ClauseId[] {
    const known = this.decidesMemo.get(node);
    if (known !== undefined) return known;
    const { diagrams } = this.slices.space;
    const arity = diagrams.arity[diagrams.level(node)];
    let all = this.deciders(arity === undefined ? diagrams.payload(node) : nothing);
    for (let c = 0; c < (arity ?? 0); c++) {
      const more = this.everDecides(diagrams.child(node, c)).filter((id) => !all.includes(id));
      if (more.length > 0) all = [...all, ...more];
    }
    return this.decidesMemo.set(node, all);
  }
  /** Adds the clauses that decide a function in some of the cases given. */
  joinDeciders(node: Node, cases: Node, found: ClauseSet): ClauseSet {
    if (this.everDecides(node).every((id) => hasBit(found, id))) return found;
    const { diagrams } = this.slices.space;
    const values = diagrams.values(diagrams.combine(this.guardOp, cases, node, (f, n) => (f === 1 ? n : -1)));
    return join(found, this.clauses([...values].flatMap((v) => (v < 0 ? [] : this.deciders(v)))));
  }
  /** Adds the clauses by which two cells differ: they decide in one of them where the other is given something else, and do not reach the other. */
  private namedBetween(a: OriginCell, b: OriginCell, feasible: Node, found: ClauseSet): ClauseSet {
    const { no, regime } = this.slices.space;
    const cases = this.unlike(a.positions, b.positions, feasible);
    if (cases === no) return found;
    const named: ClauseId[] = [];
    const mustCompare = a.someApart(b, (own, others) => {
      const voice = own ?? others;
      const clause = regime.sentences[voice?.sentence ?? -1]?.clause ?? 0;
      if (voice === null || hasBit(found, clause)) return false;
      // Who says different things to the two is named only where nobody speaks to one of them alone.
      if (own !== null && others !== null) return this.readsTables(own.sentence) && (this.mayDecide(own, a, cases) !== "no" || this.mayDecide(others, b, cases) !== "no");
      const decides = this.mayDecide(voice, own === null ? b : a, cases);
      if (decides === "yes") named.push(clause);
      return decides === "perhaps";
    }, found);
    return this.joinedWith(found, mustCompare ? this.difference(a, b, feasible) : named);
  }
  /** Whether a sentence reads a table of parties: it may say one thing to one party and another to the next. */
  private readsTables(sentence: SentenceId): boolean {
    const reading = this.readings[sentence];
    return reading?.identity === true || reading?.record === true;
  }
  /** Whether a voice decides in a cell in some of the cases given. What decides has the position that there is, unless it only takes away. */
  private mayDecide(voice: Voice, cell: OriginCell, cases: Node): "yes" | "no" | "perhaps" {
    const { decisions, diagrams, regime } = this.slices.space;
    const within = (node: Node): boolean => this.slices.space.and(node, cases) !== this.slices.space.no;
    const deciding = cell.deciding(voice);
    if (deciding !== null) return within(deciding) ? "yes" : "no";
    if (regime.sentences[voice.sentence]?.head.kind === "disapply") return "perhaps";
    const may = diagrams.combine(this.decidingOp, voice.says, cell.positions, (said, position) =>
      said !== nothing && (decisions.position(said) === position || decisions.positionValue(position).kind === "conflict") ? 1 : 0);
    return within(may) ? "perhaps" : "no";
  }
  /** 1 in the feasible cases in which two functions of positions differ. */
  private unlike(a: Node, b: Node, feasible: Node): Node {
    const [x, y] = a < b ? [a, b] : [b, a];
    return this.slices.space.and(this.slices.space.diagrams.combine(this.unlikeOp, x, y, (p, q) => (p === q ? 0 : 1)), feasible);
  }
  /** Whether two cells are given unlike positions in some feasible case. */
  differ(a: OriginCell, b: OriginCell, feasible: Node): boolean {
    return a.positions !== b.positions && this.unlike(a.positions, b.positions, feasible) !== this.slices.space.no;
  }

  /** The clauses by which two cells differ, compared case by case. */
  private difference(a: OriginCell, b: OriginCell, feasible: Node): readonly ClauseId[] {
    // The pairs of cells compared are numbered, so that the memo is keyed by small integers.
    let pair = this.comparisons.get(a.signature, b.signature);
    if (pair === -1) this.comparisons.set(a.signature, b.signature, (pair = this.comparisonCount++));
    return remembered(under(this.differences, feasible), pair, () => this.compared(a, b, feasible));
  }
  private compared(a: OriginCell, b: OriginCell, feasible: Node): readonly ClauseId[] {
    const { decisions, regime } = this.slices.space;
    const named = new Set<ClauseId>();
    const [alone, otherwise] = [new Set<SentenceId>(), new Set<SentenceId>()];
    const lifting: Voice[] = [];
    a.someApart(b, (own, others) => {
      const voice = own ?? others;
      const sentence = voice?.sentence ?? -1;
      if (voice && (own === null || others === null) && regime.sentences[sentence]?.head.kind === "disapply") lifting.push(voice);
      if (own === null || others === null) alone.add(sentence);
      else if (this.readsTables(sentence)) otherwise.add(sentence);
      return false;
    });
    this.eachPair(a.node, b.node, feasible, (x, y) => {
      if (decisions.position(x) === decisions.position(y)) return;
      const deciding = [...decisions.get(x).by, ...decisions.get(y).by];
      const apart = deciding.filter((s) => alone.has(s));
      // Where both are reached by all that decides, a table tells them apart.
      for (const s of apart.length > 0 ? apart : deciding.filter((d) => otherwise.has(d))) named.add(regime.sentences[s]?.clause ?? 0);
    });
    for (const voice of lifting) if (this.leavesToOthers(voice, a, b, { feasible, alone })) named.add(regime.sentences[voice.sentence]?.clause ?? 0);
    return [...named];
  }
  /** Whether what takes a clause back for one of two cells leaves to others what they answer to both: it decides nothing itself, and nobody else tells them apart. */
  private leavesToOthers({ says }: Voice, a: OriginCell, b: OriginCell, { feasible, alone }: { readonly feasible: Node; readonly alone: ReadonlySet<SentenceId> }): boolean {
    const { decisions } = this.slices.space;
    let found = false;
    this.eachPair(a.node, b.node, this.spoken(says, feasible), (x, y) => {
      if (decisions.position(x) !== decisions.position(y)) found ||= ![...decisions.get(x).by, ...decisions.get(y).by].some((s) => alone.has(s));
    });
    return found;
  }

  /** The same as something that names clauses on the days on which it stands. */
  comparison(cells: () => Compared, feasible: Node, sentences: readonly SentenceId[]): Comparison {
    return comparison(this.clausesBehind(sentences), (found) => this.named(cells(), feasible, found));
  }
  /** Adds the clauses that treat some parties unlike the largest group (or groups, where several are as large), over cells and their sizes. */
  causes(cells: readonly OriginCell[], sizes: readonly number[], feasible: Node, found: ClauseSet): ClauseSet {
    return this.named({ sets: cells.map((c) => c.signature), sizes, cell: (place) => cells[place] ?? absent(place) }, feasible, found);
  }
  private named(compared: Compared, feasible: Node, found: ClauseSet): ClauseSet {
    const { sets, sizes } = compared;
    let largest = 1;
    for (const size of sizes) if (size > largest) largest = size;
    const groups = this.slices.sayings.groups(sets, (i) => sizes[i] !== 0);
    let because = found;
    sizes.forEach((size, r) => {
      if (size === largest) because = groups === null ? this.apartFromEach(compared, r, feasible, because) : this.apartFromGroups(groups, sets[r] ?? 0, feasible, because);
    });
    return because;
  }
  private apartFromEach({ sets, sizes, cell }: Compared, r: number, feasible: Node, found: ClauseSet): ClauseSet {
    const { sayings } = this.slices;
    const reference = sets[r] ?? 0;
    let because = found;
    sets.forEach((set, i) => {
      if (sizes[i] === 0 || sayings.positions(set) === sayings.positions(reference) || !sayings.mayBeApart(reference, set, because)) return;
      because = this.namedBetween(cell(r), cell(i), feasible, because);
    });
    return because;
  }
  /** The same where what is said tells who decides. */
  private apartFromGroups(groups: readonly HeardGroup[], reference: number, feasible: Node, found: ClauseSet): ClauseSet {
    const { sayings, space } = this.slices;
    const [usual, bare] = [sayings.positions(reference), sayings.bare(reference)];
    const named: ClauseId[] = [];
    for (const group of groups) {
      if (group.positions === usual) continue;
      let cases: Node | null = null;
      sayings.eachApart(reference, group, found, (voice, inReference) => {
        cases ??= this.unlike(usual, group.positions, feasible);
        if (cases === space.no || space.and(sayings.decidingIn(inReference ? bare : group.bare, voice), cases) === space.no) return;
        named.push(space.regime.sentences[voice.sentence]?.clause ?? 0);
      });
    }
    return this.joinedWith(found, named);
  }

  /** Whether a clause not found yet decides in a group, in some of the cases given. */
  mayDecideIn(group: HeardGroup, cases: Node, found: ClauseSet): boolean {
    const { sayings, space } = this.slices;
    let may = false;
    sayings.eachApart(0, group, found, (voice) => (may ||= space.and(sayings.decidingIn(group.bare, voice), cases) !== space.no));
    return may;
  }

  /** Clauses that take from a cell what the core regime gives it, in the cases in which something is taken. */
  derogation(cell: OriginCell, taken: Node, found: ClauseSet): ClauseSet {
    const { regime, no } = this.slices.space;
    const mayName = (voice: Voice): boolean => !hasBit(found, regime.sentences[voice.sentence]?.clause ?? 0) && this.mayDecide(voice, cell, taken) !== "no";
    if (taken === no || !cell.someVoice(mayName, found)) return found;
    const known = this.derogations.get(cell.signature);
    if (known?.taken === taken) return this.joinedWith(found, known.names);
    return this.joinedWith(found, this.derogations.set(cell.signature, { taken, names: this.taking(cell, taken) }).names);
  }
  /** What decides with the derogations and not without; where only rules do, what takes back for their sake the clause that would. */
  private taking(cell: OriginCell, taken: Node): readonly ClauseId[] {
    const { clauses, sentences } = this.slices.space.regime;
    const named = new Set<ClauseId>();
    const lifting: Voice[] = [];
    cell.someVoice((voice) => {
      if (sentences[voice.sentence]?.head.kind === "disapply") lifting.push(voice);
      return false;
    });
    const newIn = (x: number, y: number): readonly ClauseId[] => this.deciders(x).filter((id) => !this.deciders(y).includes(id));
    const onlyRules = (ids: readonly ClauseId[]): boolean => ids.every((id) => clauses[id]?.kind === "rule");
    const lifts = lifting.filter(({ says }) => {
      let found = false;
      this.eachPair(cell.node, cell.core, this.spoken(says, taken), (x, y) => (found ||= onlyRules(newIn(x, y))));
      return found;
    });
    this.eachPair(cell.node, cell.core, taken, (x, y) => {
      const ids = newIn(x, y);
      if (lifts.length === 0 || !onlyRules(ids)) for (const id of ids) named.add(id);
    });
    return [...named, ...this.clausesBehind(lifts.map((v) => v.sentence)).filter((id) => !named.has(id))];
  }
  /** 1 in the cases given in which something speaks. */
  private spoken(says: Node, cases: Node): Node {
    return this.slices.space.diagrams.combine(this.liftingOp, says, cases, (said, c) => (said !== nothing && c === 1 ? 1 : 0));
  }

  private eachPair(a: Node, b: Node, feasible: Node, see: (x: number, y: number) => void): void {
    const { diagrams } = this.slices.space;
    // Most pairs are small: only a long walk remembers where it has been.
    let steps = 0;
    const seen = new Map<Node, Set<number>>();
    const walk = (x: Node, y: Node, f: Node): void => {
      if (x === y || (diagrams.isLeaf(f) && diagrams.payload(f) === 0)) return;
      const level = Math.min(diagrams.level(x), diagrams.level(y), diagrams.level(f));
      const arity = diagrams.arity[level];
      if (arity === undefined) {
        see(diagrams.payload(x), diagrams.payload(y));
        return;
      }
      if (++steps > 256) {
        const key = x * 0x4000000 + y;
        const pairs = seen.get(f) ?? new Set<number>();
        if (pairs.has(key)) return;
        seen.set(f, pairs.add(key));
      }
      for (let c = 0; c < arity; c++) {
        walk(
          diagrams.level(x) === level ? diagrams.child(x, c) : x,
          diagrams.level(y) === level ? diagrams.child(y, c) : y,
          diagrams.level(f) === level ? diagrams.child(f, c) : f,
        );
      }
    };
    walk(a, b, feasible);
  }
}
