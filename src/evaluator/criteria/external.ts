import type { Day } from "../../language/dates";
import { one, rational, subtract, type Rational } from "../../language/rational";
import type { PartyId, Regime, SentenceId } from "../../language/regime";
import { count, hasBit, members, partition, without, type Mask } from "../../kernel/masks";
import { Slices, type Slice } from "../../kernel/slices";
import type { Node } from "../../kernel/diagram";
import { factsAt, search } from "../../kernel/search";
import { contains } from "../../language/dates";
import { decideByReference } from "../decide/reference";
import type { Case, ExternalReport, Witness, WitnessCase } from "../result";
import { Analysis } from "./analysis";
import { Apart, countsOf, type Counts } from "./apart";
import { join, noClauses, type ClauseSet } from "./clause-sets";
import { statesOutside } from "./goods";
import { hostGroups, othersIn, type HostGroup } from "./host-kinds";
import { overWorlds, type InWorlds } from "./over-worlds";
import { fails, holds, missing, type PartDay } from "./part-day";
import { blocks, readsRecords, recordClasses } from "./records";
import { timeline, type Span, type SpanOf } from "./timeline";
import { noWorld, tooManyWorlds, Worlds, type World } from "./worlds";

/** Both verdicts, and what they are in each world. */
interface Told extends InWorlds<Told> {
  readonly g1: PartDay;
  readonly g2: PartDay;
}
interface ExternalDay {
  readonly on: Day;
  readonly outsiders: number;
  readonly kinds: number;
  readonly g1: PartDay;
  readonly g2: PartDay;
}
interface Sums {
  readonly regulated: bigint;
  readonly regulatedForSome: bigint;
  /** Σ over cases and hosts of unordered pairs of states outside treated unlike, as they are. */
  readonly g2: bigint;
  /** The same where each has the record of one and the same state, times the number of records. */
  readonly g1: bigint;
  readonly g1Because: ClauseSet;
  readonly g2Because: ClauseSet;
}

/** How states outside are told apart: G1 and G2 asked of them, whom no promise need reach. */
export class External {
  private readonly slices: Slices;
  private readonly analysis: Analysis;
  private readonly apart: Apart;
  private readonly worlds: Worlds;

  constructor(
    private readonly regime: Regime,
    private readonly base: Slices,
    derogations: ReadonlySet<SentenceId>,
    private readonly binding: "hard" | "soft",
  ) {
    this.slices = new Slices(base.space, derogations, "everyone");
    this.analysis = new Analysis(this.slices);
    this.apart = new Apart(this.analysis);
    this.worlds = new Worlds(this.analysis);
  }

  report(spans: readonly Span[]): ExternalReport {
    const days = spans.map(({ interval, day }): SpanOf<ExternalDay> => ({ interval, day: this.day(day.on) }));
    const witness = ({ open: hanging }: PartDay, on: Day): Witness | null => this.witness(on, hanging?.world ?? noWorld);
    const phases: { interval: Span["interval"]; outsiders: number; kinds: number }[] = [];
    for (const { interval, day } of days) {
      const last = phases.at(-1);
      if (last && last.outsiders === day.outsiders && last.kinds === day.kinds) last.interval = { since: last.interval.since, before: interval.before };
      else phases.push({ interval, outsiders: day.outsiders, kinds: day.kinds });
    }
    return { g1: timeline(days, (d) => d.g1, witness), g2: timeline(days, (d) => d.g2, witness), phases };
  }

  /** With figures missing, the verdict of every world; where they disagree it depends on them. */
  private day(on: Day): ExternalDay {
    const { bound } = this.base.parties(on);
    const whole = this.slices.on(on);
    const outsiders = statesOutside(this.regime, bound, on);
    const outside = without(this.slices.space.parties.alive(on), bound);
    const masks = new Set(whole.flatMap((s) => s.branches.map((b) => b.origins)));
    const unseen = outsiders - count(outside);
    const kinds = partition(outside, [...masks]).length + (unseen > 0 && !partition(outside, [...masks]).some((c) => c.within.length === 0) ? 1 : 0);
    const sizes = { on, outsiders, kinds };
    if (outsiders < 2) return { ...sizes, g1: missing("fewer than two states outside"), g2: missing("fewer than two states outside") };
    const open = this.worlds.variables(whole);
    const possible = this.worlds.all(open);
    if (possible === null) return { ...sizes, g1: tooMany, g2: tooMany };
    const nothing: Told = { g1: missing("nothing is said"), g2: missing("nothing is said"), worlds: [] };
    const told: Told = { ...nothing, worlds: possible.map((world) => ({ world, day: { ...nothing, ...this.judged(this.worlds.slices(whole, world), outside, unseen) } })) };
    const agreed = (name: "g1" | "g2"): PartDay => overWorlds(told, this.slices.space.variables, (one) => one[name]);
    return { ...sizes, g1: agreed("g1"), g2: agreed("g2") };
  }

  private judged(slices: readonly Slice[], outside: Mask, unseen: number): Pick<Told, "g1" | "g2"> {
    const sums = slices.map((s) => this.sums(s, outside, unseen));
    const outsiders = BigInt(count(outside) + unseen);
    const regulated = sums.reduce((s, t) => s + t.regulated, 0n);
    const hosts = BigInt(count(slices[0]?.bound ?? []));
    if (regulated === 0n || hosts === 0n) return { g1: missing("nothing is said"), g2: missing("nothing is said") };
    const [g1, g2] = (["g1", "g2"] as const).map((name) => sums.reduce((s, t) => s + t[name], 0n));
    const unmeasured = this.analysis.measure.unmeasured.size > 0;
    const part = (sum: bigint, all: bigint, because: ClauseSet, cases = regulated): PartDay => {
      const degree: Rational = subtract(one, rational(sum, cases * hosts * all));
      return sum > 0n ? fails(unmeasured ? null : degree, because) : holds(unmeasured ? null : one);
    };
    const pairs = (outsiders * (outsiders - 1n)) / 2n;
    return {
      // Any two, the same included, as in G1 among members.
      g1: part((g1 ?? 0n) * 2n, outsiders ** 3n, sums.reduce<ClauseSet>((a, t) => join(a, t.g1Because), noClauses)),
      g2: part(
        g2 ?? 0n, pairs * BigInt(this.analysis.attributes.total) ** 2n, sums.reduce<ClauseSet>((a, t) => join(a, t.g2Because), noClauses),
        sums.reduce((s, t) => s + t.regulatedForSome, 0n),
      ),
    };
  }

  private sums(slice: Slice, outside: Mask, unseen: number): Sums {
    const { analysis } = this;
    const { space } = this.slices;
    const outsiders = BigInt(count(outside) + unseen);
    const spoken = slice.hosts.flatMap(({ row }) => row.cells).reduce((node, c) => space.or(node, analysis.speaks(c.positions)), space.no);
    const cases = space.and(slice.feasible, spoken);
    const regulated = analysis.weight(cases);
    const regulatedForSome = analysis.weight(analysis.attributes.forSome(cases));
    let [g1, g2] = [0n, 0n];
    let [g1Because, g2Because]: [ClauseSet, ClauseSet] = [noClauses, noClauses];
    const records = readsRecords(analysis, slice.topic);
    for (const group of hostGroups(slice)) {
      const own = this.counts(group, outside, unseen);
      const found = this.apart.pairsOfOrigins(own, slice.feasible).unequal * BigInt(group.size);
      g2 += found;
      if (found > 0n) g2Because = analysis.naming.causes(group.row.cells, group.row.cells.map((c) => othersIn(group, c, outside)), slice.feasible, join(g2Because, this.named(group, outside, unseen)));
      if (!records) g1 += this.apart.pairs(own, slice.feasible).unequal * BigInt(group.size) * outsiders;
    }
    if (!records) return { regulated, regulatedForSome, g1, g2, g1Because: g2Because, g2Because };
    for (const host of members(slice.bound)) {
      for (const { counts, nodes, weight } of this.underRecords(slice, host, members(outside), unseen)) {
        const unequal = this.apart.pairs(counts, cases).unequal * BigInt(weight);
        g1 += unequal;
        if (unequal > 0n) for (const node of nodes) g1Because = analysis.naming.joinDeciders(node, slice.feasible, g1Because);
      }
    }
    return { regulated, regulatedForSome, g1, g2, g1Because, g2Because };
  }

  private counts(group: HostGroup, outside: Mask, unseen: number): Counts {
    const seen = group.row.cells.map((c): readonly [Node, number] => [c.positions, othersIn(group, c, outside)]);
    return countsOf([...seen, [this.silent, unseen]]);
  }
  /** Clauses that speak to some states outside, where others are met with silence. */
  private named(group: HostGroup, outside: Mask, unseen: number): ClauseSet {
    const speaking = group.row.cells.filter((c) => othersIn(group, c, outside) > 0 && c.positions !== this.silent);
    return unseen === 0 ? noClauses : speaking.reduce<ClauseSet>((set, c) => this.analysis.naming.joinDeciders(c.node, this.slices.space.yes, set), noClauses);
  }
  private get silent(): Node {
    return this.slices.space.diagrams.leaf(0);
  }

  /** What one host gives to each identity outside, under each record outside that occurs. */
  private underRecords(slice: Slice, host: PartyId, outside: readonly PartyId[], unseen: number): readonly { readonly counts: Counts; readonly nodes: readonly Node[]; readonly weight: number }[] {
    const { slices } = this;
    const block = blocks(this.analysis, slice, outside);
    const sizes = new Map<string, { readonly example: PartyId; size: number }>();
    const records = new Map<string, { readonly example: PartyId; size: number }>();
    const record = recordClasses(this.analysis, slice, outside);
    const add = (to: typeof sizes, key: string, example: PartyId): void => {
      const known = to.get(key) ?? { example, size: 0 };
      known.size++;
      to.set(key, known);
    };
    for (const o of outside) {
      add(sizes, block.get(o) ?? "", o);
      add(records, record.get(o) ?? "", o);
    }
    // A state that no clause can tell from others has a record like any other of them.
    const stranger = this.stranger(slice.on, slice.bound);
    if (stranger >= 0) records.set("stranger", { example: stranger, size: unseen });
    return [...records.values()].map(({ example, size: weight }) => {
      const nodes = [...sizes.values()].map((identity) => {
        const node = slices.pair(slice.topic.sentences, { host, origin: identity.example, on: slice.on, record: { host, origin: example } });
        return { node: slice.fix ? slice.fix(node) : node, size: identity.size };
      });
      const counts = countsOf([...nodes.map(({ node, size }): readonly [Node, number] => [this.analysis.positions(node), size]), [this.silent, unseen]]);
      return { weight, counts, nodes: nodes.map(({ node }) => node) };
    });
  }

  /** A state outside that is no part of masks, since no clause reaches it; -1 where there is none. */
  private stranger(on: Day, bound: Mask): PartyId {
    return this.regime.parties.findIndex(({ life }, p) => contains(life, on) && !hasBit(bound, p) && p >= this.slices.space.parties.statelessIndex);
  }

  /** Two states outside whom one host treats unlike, decided again by the reference interpreter. */
  private witness(on: Day, world: World): Witness | null {
    const { space } = this.slices;
    const whole = this.slices.on(on);
    const bound = this.base.parties(on).bound;
    const outside = without(space.parties.alive(on), bound);
    const stranger = this.stranger(on, bound);
    for (const slice of this.worlds.slices(whole, world)) {
      for (const { hosts, row } of slice.hosts) {
        const host = members(hosts)[0];
        const seen = row.cells.flatMap((c): readonly { node: Node; origin: PartyId }[] => members(c.origins).filter((o) => hasBit(outside, o)).slice(0, 1).map((origin) => ({ node: c.node, origin })));
        const all = stranger < 0 ? seen : [...seen, { node: this.silent, origin: stranger }];
        for (const [i, a] of all.entries()) {
          for (const b of all.slice(i + 1)) {
            const { decisions } = space;
            const found = host === undefined ? null : search(space, slice.feasible, [a.node], [b.node], new Set(), ([x = 0], [y = 0]) => decisions.position(x) !== decisions.position(y));
            if (found === null || host === undefined) continue;
            const facts = factsAt(space, new Map([...found.first, ...world]));
            return { cases: [a, b].map(({ origin }) => this.replayed(slice, { host, origin, mover: slice.topic.mover ?? -1, on, facts })), differingFacts: [], parties: [], duty: null };
          }
        }
      }
    }
    return null;
  }
  private replayed(slice: Slice, shown: Case): WitnessCase {
    return { case: shown, right: slice.topic.right, decision: decideByReference(this.regime, shown, slice.topic.right, this.binding) };
  }
}

const tooMany: PartDay = { verdict: "undecided", degree: null, because: noClauses, missing: tooManyWorlds };
