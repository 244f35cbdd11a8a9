import type { Day } from "../language/dates";
import type { Frame } from "../language/reading";
import type { PartyId, SentenceId } from "../language/regime";
import { isMeasured, standsIn, type Stratum } from "../language/terms";
import { reachesPair, sameBranches, Sentences, type Branch } from "./branches";
import { hasBit, isWithin, maskKey, or, partition, type Mask } from "./masks";
import { beneficiariesOf, type Beneficiaries } from "./beneficiaries";
import type { Node } from "./diagram";
import { IndexNumbers, RecentMemo } from "./index-memo";
import { Lists } from "./lists";
import { kindsInRole, singles } from "./pair-kinds";
import { epochOf } from "./party-masks";
import type { Resolver, Voice } from "./resolve";
import { Row, type OriginCell, type RowCells } from "./origin-cells";
import { cellsBySplitting, type PartiesOn } from "./split-origins";
import { Sayings } from "./sayings";
import { rowCells, TopicKinds, type Origins } from "./topic-kinds";
import { TopicPairs, type PairsOfDay } from "./topic-pairs";
import { topicsOf, type Topic } from "./topics";
import type { VoiceTable } from "./voice-sets";
import type { Space } from "./space";
import { Yardsticks } from "./yardsticks";

export { OriginCell, Row } from "./origin-cells";
export { sentencesOn, topicsOf, type Topic } from "./topics";

/** One topic on one day: kinds of host, and for each the kinds of origin. */
export interface Slice {
  readonly topic: Topic;
  readonly on: Day;
  /** Made when it is first asked for. */
  readonly hosts: readonly { readonly hosts: Mask; readonly row: Row }[];
  /** The same object as long as no branch changes. */
  readonly mark: object;
  /** The facts that a mover of the topic's class can have. */
  readonly feasible: Node;
  readonly branches: readonly Branch[];
  readonly bound: Mask;
  readonly beneficiaries: Mask;
  /** What fixing some variables makes of a function, where the slice is one in which they are fixed. */
  readonly fix?: (node: Node) => Node;
}

const together = (lists: readonly Iterable<Day>[]): readonly Day[] => [...new Set(lists.flatMap((days) => [...days]))].sort((a, b) => a - b);

/** Makes slices of a regime for any day, and shares those that did not change. */
export class Slices {
  readonly topics: readonly Topic[];
  readonly beneficiaries: Beneficiaries;
  /** Every day on which some slice may differ from the day before, ascending. */
  readonly days: readonly Day[];
  readonly sayings: Sayings;
  private readonly sentences: Sentences;
  private readonly yardsticks: Yardsticks;
  private readonly changes: readonly (readonly Day[])[];
  private readonly branchCache = new Map<string | number, { readonly epoch: number; readonly branches: readonly Branch[] }>();
  /** By topic, made when it is first asked for: claims ask for topics of their own. */
  private readonly topicChanges: (readonly Day[])[] = [];
  private readonly sliceCache = new Map<number, { readonly epoch: number; readonly universeId: number; readonly slice: Slice }>();
  /** By topic. */
  private readonly topicKinds: TopicKinds[] = [];
  private readonly topicPairs: TopicPairs[] = [];
  /** By mark of slices. */
  private readonly sources = new WeakMap<object, Source>();
  private readonly marks = new IndexNumbers();
  private readonly rows = new RecentMemo<Row>(1 << 13);
  private readonly universes = new Map<string, number>();
  private readonly contents = new Map<string, number>();
  /** Lists of branches as numbers: equal lists, equal numbers. */
  private readonly branchLists = new Lists();
  private readonly frames = new Map<Day, PartiesOn>();

  constructor(
    readonly space: Space,
    private readonly derogations: ReadonlySet<SentenceId>,
    /** Whom to tell apart as origins: the beneficiaries, or everyone that a sentence may reach. */
    private readonly origins: "beneficiaries" | "everyone" = "beneficiaries",
    /** Sentences that no other is measured by: what might be said besides, if a power were used. */
    private readonly besides: ReadonlySet<SentenceId> = new Set(),
  ) {
    this.sayings = new Sayings(space);
    this.topics = topicsOf(space.regime);
    this.beneficiaries = beneficiariesOf(space.regime);
    this.sentences = new Sentences(space, derogations);
    this.yardsticks = new Yardsticks(space, this);
    const { changes } = this.sentences;
    this.changes = changes.map((days) => together([days]));
    this.days = together(changes);
  }

  get resolver(): Resolver {
    return this.sayings.resolver;
  }

  /** Who is bound and who benefits on a day. */
  parties(on: Day): PartiesOn {
    const known = this.frames.get(on);
    if (known !== undefined) return known;
    const { regime } = this.space;
    const bound = this.space.parties.bound(on);
    let beneficiaries = bound;
    if (this.beneficiaries === "all") {
      beneficiaries = this.space.parties.withStateless(this.space.parties.alive(on));
    } else if (this.beneficiaries === "listed") {
      for (const s of regime.sentences) {
        if (regime.clauses[s.clause]?.kind === "rule") beneficiaries = or(beneficiaries, this.space.parties.selected(s.origin, on));
      }
    }
    const everyone = this.origins === "everyone" ? this.space.parties.withStateless(this.space.parties.alive(on)) : beneficiaries;
    const made = { bound, beneficiaries, universe: or(bound, everyone) };
    this.frames.set(on, made);
    return made;
  }

  /** Parties cut into kinds whom a sentence does not tell apart by name in either role. */
  kindsNamed(id: SentenceId, parties: Mask, on: Day): readonly Mask[] {
    const reads = this.sentences.pairReads(id);
    return (["host", "origin"] as const).flatMap((role) => kindsInRole(this.space.parties, reads, role, parties, on, reads.names));
  }

  on(day: Day): readonly Slice[] {
    return this.topics.map((topic) => this.slice(topic, day));
  }
  /** One topic on one day. */
  topicOn(topic: Topic, day: Day): Slice {
    return this.slice(topic, day);
  }

  /** What a mover of a topic may do for one pair of parties, as a function of the facts; `core` without derogations. */
  pair(sentences: readonly SentenceId[], frame: Frame, stratum: Stratum = "F", core = false): Node {
    return this.resolver.resolve(this.voices(sentences, frame, stratum, core));
  }
  /** The sentences that reach one pair of parties, each with what it says as a function of the facts. */
  voices(sentences: readonly SentenceId[], frame: Frame, stratum: Stratum = "F", core = false): readonly Voice[] {
    const { regime } = this.space;
    const voices: Voice[] = [];
    for (const id of sentences) {
      const sentence = regime.sentences[id];
      if (sentence === undefined || !standsIn(sentence.terms, stratum) || !reachesPair(regime, sentence, frame)) continue;
      if (core && this.derogations.has(id)) continue;
      const says = this.sentences.toAll(id, frame.on) ?? this.space.sentence(id, frame, () => this.yardsticks.of(sentences, id, frame, core));
      if (says !== this.space.diagrams.leaf(0)) voices.push({ sentence: id, says });
    }
    return voices;
  }

  originKinds(sentences: readonly SentenceId[], on: Day, stratum: Stratum): readonly Mask[] {
    const { parties, regime } = this.space;
    const alive = parties.alive(on);
    const masks = sentences.flatMap((id) => {
      const sentence = regime.sentences[id];
      if (sentence === undefined || !standsIn(sentence.terms, stratum)) return [];
      const reads = this.sentences.pairReads(id);
      return [parties.selected(sentence.origin, on), ...(sentence.terms?.kind === "standstill" ? singles(alive) : kindsInRole(parties, reads, "origin", alive, on))];
    });
    return partition(alive, masks).map((cell) => cell.mask);
  }

  /** What each host gives in a stratum to each kind of origin. */
  givenOn(sentences: readonly SentenceId[], on: Day, stratum: Stratum): (host: PartyId) => readonly OriginCell[] {
    const below = sentences.filter((id) => standsIn(this.space.regime.sentences[id]?.terms ?? null, stratum));
    const parties = this.widely(this.parties(on), on);
    const branches = below.flatMap((id) => this.branches(sentences, id, on, parties));
    const universeId = this.universeId(parties);
    const table = this.sayings.sets.table(sentences);
    return (host) => {
      const reaching = hasBit(parties.bound, host) ? branches.filter((b) => hasBit(b.hosts, host)) : null;
      return reaching === null ? [] : this.row(table, reaching, parties, universeId, () => cellsBySplitting(this.sayings, table, reaching, parties)).cells;
    };
  }

  private epoch(id: SentenceId, on: Day): number {
    return epochOf(this.changes[id] ?? [], on);
  }

  /** Every state may be more favoured, not only those that benefit as a rule. */
  private widely(parties: PartiesOn, on: Day): PartiesOn {
    return this.beneficiaries === "all" || this.origins === "everyone" ? parties : { ...parties, universe: or(parties.universe, this.space.parties.alive(on)) };
  }

  private branches(sentences: readonly SentenceId[], id: SentenceId, on: Day, { bound, universe }: PartiesOn): readonly Branch[] {
    const key = this.branchKey(sentences, id, universe === this.parties(on).universe);
    const epoch = this.epoch(id, on);
    const known = this.branchCache.get(key);
    if (known?.epoch === epoch) return known.branches;
    const branches = this.sentences.branches(id, on, bound, universe, this.yardsticks.measuring(sentences));
    this.branchCache.set(key, { epoch, branches });
    return branches;
  }

  private branchKey(sentences: readonly SentenceId[], id: SentenceId, isUsual: boolean): string | number {
    const measured = isMeasured(this.space.regime.sentences[id]?.terms ?? null);
    return !measured && isUsual ? id : `${id}:${measured ? this.yardsticks.list(sentences) : ""}:${isUsual ? "" : "wide"}`;
  }

  private slice(topic: Topic, on: Day): Slice {
    const epoch = epochOf((this.topicChanges[topic.index] ??= together(topic.sentences.map((id) => this.changes[id] ?? []))), on);
    const known = this.sliceCache.get(topic.index);
    if (known?.epoch === epoch) return known.slice;
    const parties = this.parties(on);
    const { bound, beneficiaries } = parties;
    const measures = this.besides.size === 0 ? topic.sentences : topic.sentences.filter((id) => !this.besides.has(id));
    const branches = topic.sentences.flatMap((id) => this.branches(measures, id, on, parties));
    const universeId = this.universeId(parties);
    const same = known?.universeId === universeId && sameBranches(known.slice.branches, branches);
    const mark = same ? known.slice.mark : this.source(topic, branches, parties, universeId);
    const { sources } = this;
    const slice: Slice = {
      topic, on, mark, feasible: this.space.feasible(topic.mover, on), branches, bound, beneficiaries,
      get hosts() {
        return sources.get(mark)?.hosts() ?? [];
      },
    };
    this.sliceCache.set(topic.index, { epoch, universeId, slice });
    return slice;
  }

  private universeId({ bound, beneficiaries, universe }: PartiesOn): number {
    const key = [bound, beneficiaries, universe].map(maskKey).join("|");
    const known = this.universes.get(key);
    if (known === undefined) this.universes.set(key, this.universes.size);
    return known ?? this.universes.size - 1;
  }

  private source(topic: Topic, branches: readonly Branch[], parties: PartiesOn, universeId: number): object {
    const { sets } = this.sayings;
    const table = sets.table(topic.sentences);
    const byPlace = TopicKinds.byPlace(sets, table, branches, (b) => this.sayings.ofBranch(b));
    let made: Slice["hosts"] | null = null;
    const make = (): Slice["hosts"] => (byPlace === null ? this.hostsBySplitting(topic, branches, parties, universeId) : this.hostsByKinds(topic, table, byPlace, parties, universeId));
    const mark = {};
    this.sources.set(mark, { table, byPlace, parties, hosts: () => (made ??= make()) });
    return mark;
  }
  /** Whether a slice was made here: not one in which variables are fixed. */
  readonly canTell = ({ mark }: Slice): boolean => this.sources.has(mark);
  /** What every pair is told, by words of bits; `null` where only rows can tell, or the slice is one in which variables are fixed. */
  pairsOf({ topic, mark, feasible }: Slice): PairsOfDay | null {
    const source = this.sources.get(mark);
    if (source === undefined || source.byPlace === null) return null;
    const kinds = this.kindsOf(topic, source.table, source.byPlace, source.parties);
    const pairs = (this.topicPairs[topic.index] ??= new TopicPairs(this.space, this.sayings, source.table));
    return pairs.on(source.byPlace, kinds.hostKinds(source.parties.bound), kinds.originKinds(source.parties), feasible);
  }

  private kindsOf(topic: Topic, table: VoiceTable, byPlace: readonly (Branch | null)[], parties: PartiesOn): TopicKinds {
    const kinds = (this.topicKinds[topic.index] ??= new TopicKinds(this.sayings.sets, table, parties.universe.length * 32));
    kinds.turnTo(byPlace);
    return kinds;
  }
  private hostsByKinds(topic: Topic, table: VoiceTable, byPlace: readonly (Branch | null)[], parties: PartiesOn, universeId: number): Slice["hosts"] {
    const { sets } = this.sayings;
    const kinds = this.kindsOf(topic, table, byPlace, parties);
    let origins: Origins | null = null;
    return kinds.hostKinds(parties.bound).map((kind) => ({
      hosts: kind.mask,
      row: this.row(table, kinds.branchesOf(kind), parties, universeId, () => rowCells(sets, kind, (origins ??= kinds.originKinds(parties)), this.marks)),
    }));
  }
  private hostsBySplitting(topic: Topic, branches: readonly Branch[], parties: PartiesOn, universeId: number): Slice["hosts"] {
    const table = this.sayings.sets.table(topic.sentences);
    return partition(parties.bound, branches.map((b) => b.hosts)).map((cell) => {
      const reaching = cell.within.flatMap((i) => branches[i] ?? []);
      return { hosts: cell.mask, row: this.row(table, reaching, parties, universeId, () => cellsBySplitting(this.sayings, table, reaching, parties)) };
    });
  }

  private row(table: VoiceTable, branches: readonly Branch[], parties: PartiesOn, universeId: number, content: () => RowCells | readonly OriginCell[]): Row {
    let id = this.branchLists.extended(this.branchLists.extended(0, universeId), table.index);
    for (const b of branches) id = this.branchLists.extended(id, b.id);
    const known = this.rows.get(id);
    if (known !== undefined) return known;
    return this.rows.set(id, new Row(this.sayings, id, content(), branches.flatMap((b) => (isWithin(parties.universe, b.origins) ? [] : [b.sentence]))));
  }

  /** A row of cells made elsewhere; its number goes by its content, and is another than that of any row made from branches. */
  rowOf(cells: readonly OriginCell[], telling: readonly SentenceId[]): Row {
    return new Row(this.sayings, this.rowId(cells.map((c) => `${maskKey(c.origins)}:${c.signature}`).join("|")), cells, telling);
  }
  private get ownUniverse(): number {
    const known = this.universes.get("");
    if (known !== undefined) return known;
    this.universes.set("", this.universes.size);
    return this.universes.size - 1;
  }

  private rowId(content: string): number {
    const known = this.contents.get(content);
    if (known !== undefined) return known;
    const id = this.branchLists.extended(this.branchLists.extended(0, this.ownUniverse), this.contents.size);
    this.contents.set(content, id);
    return id;
  }
}

/** What the hosts of slices are made of. */
interface Source {
  readonly table: VoiceTable;
  /** `null` where some sentence has several branches, or says something else than before. */
  readonly byPlace: readonly (Branch | null)[] | null;
  readonly parties: PartiesOn;
  readonly hosts: () => Slice["hosts"];
}
