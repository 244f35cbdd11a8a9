import type { Day } from "../language/dates";
import { isBound, selects, type Frame } from "../language/reading";
import { stateless, type PartyId, type Regime, type RightId, type Sentence, type SentenceId } from "../language/regime";
import { isMeasured } from "../language/terms";
import { beneficiariesOf } from "./beneficiaries";
import { nothing } from "./decisions";
import type { Node } from "./diagram";
import { and, changesOfPartySet, changesOfSelector, changesOfSet, changesOfStates, isEmpty, maskKey, members, or, without, type Mask } from "./masks";
import { bothRoles, kindsInRole, pairOf, readsOnly, singles, type PairReads } from "./pair-kinds";
import { changesOfLookup, readsOf, readsOfCondition, type Reads } from "./reads";
import { noParties, type Space } from "./space";

/** One sentence on one day: the hosts and origins it reaches and what it says to them. */
export interface Branch {
  readonly sentence: SentenceId;
  readonly hosts: Mask;
  readonly origins: Mask;
  readonly says: Node;
  /** What it says in the regime without derogations: nothing if it is one, else the same, but for terms measured by one. */
  readonly core: Node;
  /** Equal for branches of one sentence that say the same to the same origins. */
  readonly id: number;
}
/** What the terms of a sentence are measured by: in the regime, or in the regime without derogations. */
export interface Measuring {
  yardstick(id: SentenceId, frame: Frame, core: boolean): Node;
  /** Origins whom a yardstick of a host treats alike, each in one mask, all others alike too; `null` where each is looked at by itself. */
  alike(id: SentenceId, host: PartyId): readonly Mask[] | null;
}

/** The sentences of a regime with what they read, made once. */
export class Sentences {
  private readonly reads: readonly Reads[];
  private readonly ids = new Map<string, number>();
  private readonly masks = new Map<string, Mask>();
  /** What sentences said to all on the last day that was asked for. */
  private readonly alike: { readonly on: Day; readonly says: Node | null }[] = [];
  /** For each sentence the days on which its branches may change. */
  readonly changes: readonly ReadonlySet<Day>[];

  constructor(
    private readonly space: Space,
    private readonly derogations: ReadonlySet<SentenceId>,
  ) {
    const { regime } = space;
    this.reads = regime.sentences.map((s) => readsOf(regime, s));
    const common = new Set<Day>();
    changesOfSet(regime.roster, common);
    changesOfStates(regime, common);
    for (const mover of regime.classes) {
      const reads: Reads = { pairs: false, pair: readsOnly([]), lookups: [], sets: [], days: common };
      readsOfCondition(regime, mover.condition, reads);
      for (const lookup of reads.lookups) changesOfLookup(regime, lookup, common);
    }
    // Where rules list their origins, whoever joins a list is compared on every topic.
    if (beneficiariesOf(regime) === "listed") {
      for (const s of regime.sentences) if (regime.clauses[s.clause]?.kind === "rule") changesOfSelector(regime, s.origin, common);
    }
    this.changes = regime.sentences.map((sentence, id) => {
      const days = new Set([...common, ...(this.reads[id]?.days ?? [])]);
      changesOfSelector(regime, sentence.host, days);
      changesOfSelector(regime, sentence.origin, days);
      const parts = sentence.head.kind === "ration" ? (sentence.head.cap.parts ?? []) : [];
      for (const { from } of parts) if (from !== null) changesOfSelector(regime, from, days);
      for (const set of this.reads[id]?.sets ?? []) changesOfPartySet(regime, set, days);
      for (const lookup of this.reads[id]?.lookups ?? []) changesOfLookup(regime, lookup, days);
      return days;
    });
    // Terms change whenever their yardstick does; that of a standstill stands still.
    const moves = (s: Sentence | undefined): boolean => s !== undefined && isMeasured(s.terms) && s.terms.kind !== "standstill";
    if (!regime.sentences.some(moves)) return;
    const all = new Set(this.changes.flatMap((days) => [...days]));
    this.changes = this.changes.map((days, id) => (moves(regime.sentences[id]) ? all : days));
  }

  /** What a sentence reads of the parties of a case. */
  pairReads(id: SentenceId): PairReads {
    return this.reads[id]?.pair ?? readsOnly(bothRoles);
  }

  /** What a sentence says on a day to all whom it reaches; `null` where that is not the same for all. */
  toAll(id: SentenceId, on: Day): Node | null {
    const known = this.alike[id];
    if (known?.on === on) return known.says;
    const says = this.reads[id]?.pairs === true || isMeasured(this.space.regime.sentences[id]?.terms ?? null) ? null : this.space.sentence(id, noParties(on), () => this.space.no);
    this.alike[id] = { on, says };
    return says;
  }

  /** The branches of a sentence on a day. `hosts`: the bound parties; `universe`: the origins of interest. */
  branches(id: SentenceId, on: Day, hosts: Mask, universe: Mask, measuring: Measuring): readonly Branch[] {
    const { regime } = this.space;
    const sentence = regime.sentences[id];
    if (sentence === undefined) return [];
    const reachedHosts = and(this.space.parties.selected(sentence.host, on), hosts);
    const reachedOrigins = and(this.space.parties.selected(sentence.origin, on), universe);
    if (isEmpty(reachedHosts) || isEmpty(reachedOrigins)) return [];
    const says = this.toAll(id, on);
    if (says !== null) {
      return this.isNothing(says) ? [] : [this.branch(id, reachedHosts, reachedOrigins, says, this.derogations.has(id) ? this.nothing : says)];
    }
    return this.pairBranches(id, on, reachedHosts, reachedOrigins, measuring);
  }

  private get nothing(): Node {
    return this.space.diagrams.leaf(nothing);
  }
  private isNothing(node: Node): boolean {
    return node === this.nothing;
  }

  private pairBranches(id: SentenceId, on: Day, hosts: Mask, origins: Mask, measuring: Measuring): readonly Branch[] {
    const grouped = new Map<string, { says: Node; core: Node; hosts: Mask; origins: Mask }>();
    for (const { hosts: host, kinds } of this.kindsOfPairs(id, on, hosts, origins, measuring)) {
      const bySaying = new Map<string, { says: Node; core: Node; origins: Mask }>();
      for (const kind of kinds) {
        const pair = pairOf(host, kind);
        if (pair === null) continue;
        const { says, core } = this.saying(id, pair, on, measuring);
        if (this.isNothing(says) && this.isNothing(core)) continue;
        const key = `${says}:${core}`;
        const group = bySaying.get(key);
        bySaying.set(key, { says, core, origins: group ? or(group.origins, kind) : kind });
      }
      for (const [saying, group] of bySaying) {
        const key = `${saying}|${maskKey(group.origins)}`;
        const known = grouped.get(key);
        grouped.set(key, { ...group, hosts: known ? or(known.hosts, host) : host });
      }
    }
    return [...grouped.values()].map((g) => this.branch(id, g.hosts, g.origins, g.says, g.core));
  }

  /** Hosts whom a sentence treats alike, each with the kinds of origin that it tells apart. */
  private kindsOfPairs(id: SentenceId, on: Day, hosts: Mask, origins: Mask, measuring: Measuring): readonly { readonly hosts: Mask; readonly kinds: readonly Mask[] }[] {
    const { parties, regime } = this.space;
    if (!isMeasured(regime.sentences[id]?.terms ?? null)) {
      const kinds = kindsInRole(parties, this.pairReads(id), "origin", origins, on);
      return kindsInRole(parties, this.pairReads(id), "host", hosts, on).map((kind) => ({ hosts: kind, kinds }));
    }
    const byItself = this.reads[id]?.pairs === true ? singles(origins) : null;
    return singles(hosts).map((host) => ({ hosts: host, kinds: byItself ?? kindsOf(origins, measuring.alike(id, members(host)[0] ?? 0)) }));
  }

  /** What a sentence says to a pair of parties; `core` in the regime without derogations. */
  private saying(id: SentenceId, [host, o]: readonly [PartyId, PartyId], on: Day, measuring: Measuring): { readonly says: Node; readonly core: Node } {
    const frame = { host, origin: o === this.space.parties.statelessIndex ? stateless : o, on };
    const says = this.space.sentence(id, frame, () => measuring.yardstick(id, frame, false));
    if (this.derogations.has(id)) return { says, core: this.nothing };
    const measured = isMeasured(this.space.regime.sentences[id]?.terms ?? null);
    return { says, core: measured ? this.space.sentence(id, frame, () => measuring.yardstick(id, frame, true)) : says };
  }

  private branch(sentence: SentenceId, hosts: Mask, origins: Mask, says: Node, core: Node): Branch {
    const key = `${sentence}:${says}:${core}:${maskKey(origins)}`;
    const known = this.ids.get(key);
    if (known === undefined) this.ids.set(key, this.ids.size);
    return { sentence, hosts: this.shared(hosts), origins: this.shared(origins), says, core, id: known ?? this.ids.size - 1 };
  }
  /** One array for equal masks: whoever collects them meets each but once. */
  private shared(mask: Mask): Mask {
    const key = maskKey(mask);
    const known = this.masks.get(key);
    if (known === undefined) this.masks.set(key, mask);
    return known ?? mask;
  }
}

/** A mask cut by others, with what is left of it. */
function kindsOf(mask: Mask, cuts: readonly Mask[] | null): readonly Mask[] {
  if (cuts === null) return singles(mask);
  const rest = cuts.reduce(without, mask);
  return [...cuts.map((c) => and(mask, c)), rest];
}

/** The sentences that speak of a right to movers of a class. `null` as class: a mover whom only `anybody` reaches. */
export function sentencesFor(regime: Regime, right: RightId, covers: (classes: readonly number[] | null) => boolean): readonly SentenceId[] {
  const found: SentenceId[] = [];
  regime.sentences.forEach((s, id) => {
    if ((s.rights === null || s.rights.includes(right)) && covers(s.classes)) found.push(id);
  });
  return found;
}

/** Whether a sentence that reaches any pair reaches this one. */
export function reachesPair(regime: Regime, sentence: Sentence, frame: Frame): boolean {
  const { host, origin } = frame.record ?? frame;
  return (
    frame.host !== frame.origin &&
    isBound(regime, host, frame.on) &&
    selects(regime, sentence.host, frame.host, frame.on, host) &&
    selects(regime, sentence.origin, frame.origin, frame.on, origin)
  );
}

/** Whether two days have the same branches: equal masks of branches are one array. */
export function sameBranches(a: readonly Branch[], b: readonly Branch[]): boolean {
  return a.length === b.length && a.every((x, i) => x.id === b[i]?.id && x.hosts === b[i].hosts);
}
