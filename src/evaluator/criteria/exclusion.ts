import { moreOpen, openness } from "../../language/position";
import type { ClauseId, FactId, SentenceId } from "../../language/regime";
import type { Node } from "../../kernel/diagram";
import { IndexMemo } from "../../kernel/index-memo";
import type { Mask } from "../../kernel/masks";
import type { OriginCell, Slice } from "../../kernel/slices";
import type { Analysis } from "./analysis";
import { join, noClauses, type ClauseSet } from "./clause-sets";
import { hostGroups, othersIn, type HostGroup } from "./host-kinds";
import { Safeguards } from "./safeguards";
import { isUnguided } from "./standards";
import { PairTaken } from "./pair-taken";
import type { Telling, ToldPairs } from "./pair-tally";
import { readersOf } from "./readers";
import type { WithPowers } from "./powers";

/** What a cell says as the regime stands, in its core, and once each power is used. */
export interface Sayings {
  readonly base: Node;
  readonly core: Node;
  readonly powers: readonly Node[];
}
/** By which action one origin can be shut out of what others have. */
export type Way = "conduct" | "taken" | "safeguard" | "discretion" | "power";
export const ways: readonly Way[] = ["taken", "conduct", "safeguard", "power", "discretion"];

export interface ExclusionTally {
  readonly regulated: bigint;
  /** Σ over cases of pairs of which the origin can be shut out alone. */
  readonly excludable: bigint;
  readonly because: ClauseSet;
}

interface Peers {
  readonly beneficiaries: Mask;
  readonly cells: readonly OriginCell[];
  readonly positions: readonly Node[];
  /** Where some origin keeps what the core gives; made when it is asked for. */
  kept: Node | null;
}

/** NEX: whether an action that the text makes available lowers one origin and leaves another. */
export class Exclusion {
  private readonly saying = new Map<number, Sayings>();
  private readonly peersOf = new WeakMap<HostGroup, Peers>();
  /** Whether what a sentence says turns on conduct. */
  private readonly acting = new IndexMemo<boolean>();
  private readonly lowering: number;
  private readonly losing: number;
  private readonly taking: number;
  private readonly keeping: number;
  private readonly leaving: number;
  private readonly unguided: ReadonlySet<SentenceId>;
  private readonly added: ReadonlySet<SentenceId>;
  readonly safeguards: Safeguards;
  readonly byPairs = new PairTaken((position, core) => this.isTaken(position, core));

  constructor(
    readonly analysis: Analysis,
    private readonly powers: WithPowers,
    /** Conduct and standing. */
    readonly conduct: ReadonlySet<FactId>,
    derogations: ReadonlySet<SentenceId>,
    private readonly pairs: Telling,
  ) {
    const { diagrams, regime } = analysis.slices.space;
    [this.lowering, this.losing, this.taking, this.keeping, this.leaving] = [diagrams.operation(), diagrams.operation(), diagrams.operation(), diagrams.operation(), diagrams.operation()];
    this.unguided = new Set(regime.sentences.flatMap((_, id) => (isUnguided(regime, id) ? [id] : [])));
    this.added = new Set(powers.added.flatMap((ids) => [...ids]));
    this.safeguards = new Safeguards(analysis, derogations, (a, b) => this.lowered(a, b));
  }

  /** What every pair is told, where nobody can be shut out on a topic but by a derogation that is in force; else, and where only rows can tell, `null`. */
  told(slice: Slice): ToldPairs | null {
    return this.needsRows(slice) ? null : this.pairs.told(slice);
  }
  private needsRows(slice: Slice): boolean {
    return slice.branches.some(({ sentence, says }) =>
      this.added.has(sentence) || this.unguided.has(sentence) || this.safeguards.has(sentence) || this.analysis.isConducted([sentence]) ||
      (this.acting.get(says) ?? this.acting.set(says, this.readsConduct(says))));
  }
  private readsConduct(node: Node): boolean {
    const { diagrams, variables } = this.analysis.slices.space;
    return this.conduct.size > 0 && [...diagrams.support(node)].some((v) => this.conduct.has(variables[v] ?? -1));
  }

  /** Whether some sentence that speaks on a topic leaves it to somebody without a common standard. */
  mayBeFree(slice: Slice): boolean {
    return this.unguided.size > 0 && slice.branches.some((b) => this.unguided.has(b.sentence));
  }

  tally(slice: Slice): ExclusionTally {
    const { analysis } = this;
    const { space } = analysis.slices;
    const told = this.told(slice);
    if (told) {
      const { sum, named } = this.byPairs.tally(told, slice.beneficiaries, told.regulated);
      return { regulated: BigInt(told.day.facts.weight(told.regulated)), excludable: sum, because: analysis.naming.clausesOf(named) };
    }
    const pairs = new Map<Node, number>();
    let because: ClauseSet = noClauses;
    const all = hostGroups(slice).flatMap((group) =>
      group.row.cells.map((cell) => ({ group, cell, size: group.size * othersIn(group, cell, slice.beneficiaries) })).filter(({ size }) => size > 0));
    const spoken = [...new Set(all.map(({ cell }) => this.positions(cell)))].reduce((node, p) => space.or(node, this.analysis.speaks(p)), space.no);
    const regulated = space.and(slice.feasible, spoken);
    for (const { group, cell, size } of all) {
      let node = space.no;
      for (const way of ways) {
        const cases = space.and(this.cases(way, slice, group, cell), regulated);
        if (cases === space.no) continue;
        because = join(because, this.clauses(way, slice, cell, cases));
        node = space.or(node, cases);
      }
      if (node !== space.no) pairs.set(node, (pairs.get(node) ?? 0) + size);
    }
    let excludable = 0n;
    for (const [node, n] of pairs) excludable += analysis.weight(node) * BigInt(n);
    return { regulated: analysis.weight(regulated), excludable, because };
  }

  /** The cases in which an origin of a cell can be shut out in one way. */
  cases(way: Way, slice: Slice, group: HostGroup, cell: OriginCell): Node {
    const { space } = this.analysis.slices;
    switch (way) {
      case "conduct":
        return space.or(this.byConduct(cell, slice.feasible), this.analysis.conducted(this.sayings(cell).base));
      case "taken":
        return this.taken(slice, group, cell);
      case "safeguard":
        return this.safeguards.cases(this.circumstances(slice, cell), slice.feasible, this.positions(cell), this.peers(slice, group).positions);
      case "discretion":
        return this.unguided.size === 0 ? space.no : this.free(this.sayings(cell).base);
      case "power":
        return this.sayings(cell).powers.reduce((all, node) => space.or(all, this.lowered(this.positions(cell), this.analysis.positions(node))), space.no);
    }
  }

  sayings(cell: OriginCell): Sayings {
    const known = this.saying.get(cell.signature);
    if (known !== undefined) return known;
    const plain = cell.voices.filter((v) => !this.added.has(v.sentence));
    const resolve = (also: ReadonlySet<SentenceId>): Node => this.analysis.slices.resolver.resolve(cell.voices.filter((v) => !this.added.has(v.sentence) || also.has(v.sentence)));
    const base = plain.length === cell.voices.length ? cell.node : resolve(new Set());
    const powers = this.powers.added.filter((ids) => cell.voices.some((v) => ids.has(v.sentence))).map(resolve);
    const made = { base, core: cell.core, powers };
    this.saying.set(cell.signature, made);
    return made;
  }
  private positions(cell: OriginCell): Node {
    return this.analysis.positions(this.sayings(cell).base);
  }
  /** The cells in which a host of the group has origins. What is lost in a cell is not kept in it, so that each may stand among its own others. */
  private peers(slice: Slice, group: HostGroup): Peers {
    const known = this.peersOf.get(group);
    if (known?.beneficiaries === slice.beneficiaries) return known;
    const cells = group.row.cells.filter((c) => othersIn(group, c, slice.beneficiaries) > 0);
    const made = { beneficiaries: slice.beneficiaries, cells, positions: [...new Set(cells.map((c) => this.positions(c)))], kept: null };
    this.peersOf.set(group, made);
    return made;
  }
  /** The other cells in which a host of the group has origins. */
  others(slice: Slice, group: HostGroup, cell: OriginCell): readonly OriginCell[] {
    return group.row.cells.filter((c) => c !== cell && othersIn(group, c, slice.beneficiaries) > 0);
  }

  /** 1 where the second position is lower than the first, or cannot be ordered with it. */
  private lowered(a: Node, b: Node): Node {
    return a === b ? this.analysis.slices.space.no : this.analysis.slices.space.diagrams.combine(this.lowering, a, b, (p, q) => (this.isLower(p, q) ? 1 : 0));
  }
  isLower(p: number, q: number): boolean {
    const { decisions } = this.analysis.slices.space;
    const second = decisions.positionValue(q);
    return p !== q && moreOpen(decisions.positionValue(p), second) !== second;
  }

  /** 1 where a change of conduct or standing alone leads to a lower position. */
  private byConduct(cell: OriginCell, feasible: Node): Node {
    const { analysis } = this;
    const { diagrams, no } = analysis.slices.space;
    const { base } = this.sayings(cell);
    if (!this.readsConduct(base)) return no;
    const sets = analysis.interferences.reachable(analysis.guarded(base, feasible), this.conduct);
    return diagrams.combine(this.losing, analysis.positions(base), sets, (p, set) => (analysis.interferences.set(set).some((q) => this.isLower(p, q)) ? 1 : 0));
  }

  /** 1 where a derogation takes from the origin what the core gives it, and another origin of the host keeps it. */
  private taken(slice: Slice, group: HostGroup, cell: OriginCell): Node {
    const { space } = this.analysis.slices;
    const { base, core } = this.sayings(cell);
    if (base === core) return space.no;
    const lost = space.diagrams.combine(this.taking, this.analysis.positions(base), this.analysis.positions(core), (p, c) => (this.isTaken(p, c) ? 1 : 0));
    if (lost === space.no) return space.no;
    const peers = this.peers(slice, group);
    peers.kept ??= peers.cells.reduce((all, c) => space.or(all, this.kept(c)), space.no);
    return space.and(lost, peers.kept);
  }
  private kept(cell: OriginCell): Node {
    const { analysis } = this;
    return analysis.slices.space.diagrams.combine(this.keeping, this.positions(cell), analysis.positions(this.sayings(cell).core), (p, c) => (analysis.isBound(p, c) ? 1 : 0));
  }
  isTaken(position: number, core: number): boolean {
    const { decisions } = this.analysis.slices.space;
    return openness(decisions.positionValue(position)) < openness(decisions.positionValue(core));
  }

  /** 1 where somebody decides freely. */
  private free(node: Node): Node {
    const { decisions, diagrams } = this.analysis.slices.space;
    return diagrams.map(this.leaving, node, (value) => (this.isFree(decisions.get(value)) ? 1 : 0));
  }
  isFree({ position, by }: { readonly position: { readonly kind: string }; readonly by: readonly SentenceId[] }): boolean {
    return position.kind === "discretionary" && by.some((s) => this.unguided.has(s));
  }

  /** The circumstances of the host that safeguards read which reach the origins of a cell. */
  circumstances({ feasible }: Slice, cell: OriginCell): ReadonlySet<FactId> {
    return this.safeguards.facts(this.safeguards.among(cell.voices, feasible));
  }

  private clauses(way: Way, { feasible }: Slice, cell: OriginCell, cases: Node): ClauseSet {
    const { analysis } = this;
    switch (way) {
      case "conduct":
        return readersOf(analysis, cell, this.conduct, true);
      case "power":
        return analysis.naming.clauses(this.powersOver(cell).filter((_, i) => this.sayings(cell).powers[i] !== this.sayings(cell).base).map((p) => this.clauseOf(p)));
      case "safeguard":
        return analysis.naming.clausesOf(this.safeguards.among(cell.voices, feasible));
      case "taken":
      case "discretion":
        return analysis.naming.joinDeciders(this.sayings(cell).base, cases, noClauses);
    }
  }
  /** The powers that reach the origins of a cell and lower them in some case; in the order of `Sayings.powers`. */
  powersOver(cell: OriginCell): readonly number[] {
    return this.powers.added.flatMap((ids, p) => (cell.voices.some((v) => ids.has(v.sentence)) ? [p] : []));
  }
  clauseOf(power: number): ClauseId {
    return this.analysis.slices.space.regime.powers[power]?.clause ?? 0;
  }
}
