import type { Day } from "../../language/dates";
import type { ClassId, PartyId } from "../../language/regime";
import { and, isEmpty, members, without, type Mask } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import { Slices, type Row, type Slice } from "../../kernel/slices";
import type { CommonSpace } from "./common-space";
import { sides, type Both, type Side } from "./difference";
import { addPairs, maskOf } from "./pair-sets";
import type { Found, FoundOn } from "./over-time";
import { positionQuestions, type Chain, type PositionQuestion } from "./questions";

/** A change of one position into another, and the cases in which it comes. */
export interface PositionFound {
  readonly before: number;
  readonly after: number;
  /** Where it comes, and among which cases: those of movers whom either text counts in the class. */
  readonly region: Node;
  readonly among: Node;
}

/** Origins that neither text tells apart, as one kind of host sees them, with a function for each topic of either text. */
interface Joint {
  readonly origins: Mask;
  readonly nodes: readonly (Node | null)[];
}
/** One topic of one text on a day. */
interface Column {
  readonly side: Side;
  readonly slices: Slices;
  readonly slice: Slice | null;
}
/** What movers are under one text on a day: whether they are of each class of the chain. */
export interface Feasible {
  readonly classes: readonly (ClassId | null)[];
  readonly nodes: readonly Node[];
}

/** Compares two texts, position by position. */
export class PositionComparison {
  readonly slices: Both<Slices>;
  /** Words of a set of shared parties, of whom the last is the stateless. */
  readonly words: number;
  readonly questions: readonly PositionQuestion[];
  private readonly joints = new Map<string, readonly Joint[]>();
  private readonly rowOrigins: Both<WeakMap<Row, readonly Mask[]>> = { before: new WeakMap(), after: new WeakMap() };
  private readonly stateless: number;

  constructor(
    readonly common: CommonSpace,
    onlyRights: ReadonlySet<string> | null,
  ) {
    const { parties } = common.alignment;
    this.stateless = parties.length;
    this.words = (parties.length + 1 + 31) >> 5;
    const slicesOf = (side: Side): Slices => new Slices(common.spaces[side], new Set(), "everyone");
    this.slices = { before: slicesOf("before"), after: slicesOf("after") };
    this.questions = positionQuestions(common.alignment, onlyRights, { before: this.slices.before.topics.length, after: this.slices.after.topics.length });
  }

  /** Every day on which some position may change under either text. */
  get days(): readonly Day[] {
    return [...new Set(sides.flatMap((side) => [...this.slices[side].days]))].sort((a, b) => a - b);
  }

  /** What a question comes to, day by day. */
  asked(question: PositionQuestion): FoundOn<PositionFound> {
    let last = "";
    const identities = new Map<object, number>();
    const identity = (o: object | null): number => {
      if (o === null) return 0;
      const known = identities.get(o) ?? identities.size + 1;
      identities.set(o, known);
      return known;
    };
    return (on) => {
      const columns = sides.flatMap((side) => question.topics[side].map((topic): Column => ({ side, slices: this.slices[side], slice: topic && this.slices[side].topicOn(topic, on) })));
      const feasible = { before: this.feasible("before", question.chains.before, on), after: this.feasible("after", question.chains.after, on) };
      const signature = [...columns.map((c) => identity(c.slice?.hosts ?? null)), ...sides.flatMap((side) => feasible[side].nodes)].join(",");
      if (signature === last && this.common.stateVariables.size === 0) return null;
      last = signature;
      return this.on(columns, feasible, this.among(question, feasible), question.topics.before.length, on);
    };
  }

  /** Whether movers are of each class of a chain, as far as it matters: behind one of which all are, nothing does. */
  feasible(side: Side, chain: Chain, on: Day): Feasible {
    const { common } = this;
    const own = chain.classes.map((c) => common.translated(side, "condition", common.spaces[side].feasible(c, on), on));
    const end = own.indexOf(common.yes);
    return { classes: chain.classes.slice(0, end + 1), nodes: own.slice(0, end + 1) };
  }

  /** The cases of movers whom either text counts in the class that is asked about. */
  among(question: PositionQuestion, feasible: Both<Feasible>): Node {
    const of = (side: Side): Node => (question.chains[side].known ? (feasible[side].nodes[0] ?? this.common.no) : this.common.no);
    return this.common.or(of("before"), of("after"));
  }

  private on(columns: readonly Column[], feasible: Both<Feasible>, among: Node, split: number, on: Day): ReadonlyMap<string, Found<PositionFound>> {
    const found = new Map<string, { what: PositionFound; pairs: Map<number, Mask> }>();
    const differences = new Map<string, Node>();
    for (const { hosts, joints } of this.kindsOfHosts(columns)) {
      for (const { origins, nodes } of joints) {
        const key = nodes.map((n) => n ?? "-").join(",");
        let differing = differences.get(key);
        if (differing === undefined) {
          const before = this.seen("before", nodes.slice(0, split), feasible.before, on);
          const after = this.seen("after", nodes.slice(split), feasible.after, on);
          differing = this.common.guard(among, this.common.difference(before, after));
          differences.set(key, differing);
        }
        if (differing !== this.common.no) this.note(found, differing, among, hosts, origins, on);
      }
    }
    return found;
  }
  /** The position of the movers under one text: as of the first class of the chain of which they are. */
  private seen(side: Side, nodes: readonly (Node | null)[], { nodes: feasible }: Feasible, on: Day): Node {
    const { common } = this;
    return feasible.reduceRight<Node>((rest, of, i) => {
      const own = nodes[i] ?? null;
      return common.choice(of, own === null ? common.no : common.translated(side, "position", own, on), rest);
    }, common.no);
  }

  private note(found: Map<string, { what: PositionFound; pairs: Map<number, Mask> }>, differing: Node, among: Node, hosts: readonly number[], origins: Mask, on: Day): void {
    const { common } = this;
    const add = (value: number, reached: readonly number[], from: Mask): void => {
      const region = common.where(differing, value);
      const key = `${value} ${region} ${among}`;
      const [before, after] = common.pair(value);
      const entry = found.get(key) ?? { what: { before, after, region, among }, pairs: new Map<number, Mask>() };
      addPairs(entry.pairs, reached, from);
      if (entry.pairs.size > 0) found.set(key, entry);
    };
    const values = (node: Node): readonly number[] => [...common.diagrams.values(node)].filter((v) => v !== 0);
    if (![...common.diagrams.support(differing)].some((v) => common.stateVariables.has(v))) {
      for (const value of values(differing)) add(value, hosts, origins);
      return;
    }
    for (const host of hosts) {
      for (const origin of members(origins)) {
        if (origin === host) continue;
        for (const value of values(common.guard(this.possible(host, origin, on), differing))) add(value, [host], maskOf(this.words, [origin]));
      }
    }
  }

  /** Which values facts that are states can have between two shared parties. */
  possible(host: number, origin: number, on: Day): Node {
    const code = (p: number): string | null => this.common.alignment.parties[p]?.name ?? null;
    return this.common.possible(code(host) ?? "", code(origin), on);
  }

  /** Hosts that neither text tells apart. */
  private kindsOfHosts(columns: readonly Column[]): readonly { readonly hosts: readonly number[]; readonly joints: readonly Joint[] }[] {
    const rows = new Map<number, (Row | null)[]>();
    columns.forEach(({ side, slice }, i) => {
      for (const { hosts, row } of slice?.hosts ?? []) {
        for (const p of members(hosts)) {
          const host = this.common.alignment.partyOf[side][p] ?? -1;
          const known = rows.get(host) ?? columns.map(() => null);
          known[i] = row;
          rows.set(host, known);
        }
      }
    });
    const kinds = new Map<string, { hosts: number[]; rows: readonly (Row | null)[] }>();
    for (const [host, own] of rows) {
      const key = own.map((row, i) => `${columns[i]?.side === "before" ? "b" : "a"}${row?.id ?? "-"}`).join(",");
      const kind = kinds.get(key);
      if (kind) kind.hosts.push(host);
      else kinds.set(key, { hosts: [host], rows: own });
    }
    return [...kinds].map(([key, { hosts, rows: own }]) => {
      const joints = this.joints.get(key) ?? this.jointsOf(columns, own);
      this.joints.set(key, joints);
      return { hosts, joints };
    });
  }

  private jointsOf(columns: readonly Column[], rows: readonly (Row | null)[]): readonly Joint[] {
    const everyone = maskOf(this.words, Array.from({ length: this.stateless + 1 }, (_, p) => p));
    return rows.reduce<readonly Joint[]>((joints, row, i) => {
      const column = columns[i];
      const masks = row === null || column === undefined ? [] : this.originsOf(column, row);
      return joints.flatMap(({ origins, nodes }) => {
        const parts: Joint[] = [];
        let rest = origins;
        row?.cells.forEach((cell, c) => {
          const both = and(origins, masks[c] ?? []);
          if (isEmpty(both)) return;
          parts.push({ origins: both, nodes: [...nodes, cell.node] });
          rest = without(rest, both);
        });
        return isEmpty(rest) ? parts : [...parts, { origins: rest, nodes: [...nodes, null] }];
      });
    }, [{ origins: everyone, nodes: [] }]);
  }

  /** The origins of each cell of a row, among the shared parties. */
  private originsOf({ side, slices }: Column, row: Row): readonly Mask[] {
    const known = this.rowOrigins[side].get(row);
    if (known !== undefined) return known;
    const outside = slices.space.parties.statelessIndex;
    const of = (p: PartyId): number => (p === outside ? this.stateless : (this.common.alignment.partyOf[side][p] ?? -1));
    const made = row.cells.map((cell) => maskOf(this.words, members(cell.origins).map(of)));
    this.rowOrigins[side].set(row, made);
    return made;
  }
}
