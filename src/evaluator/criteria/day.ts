import type { Day } from "../../language/dates";
import { one, rational, subtract } from "../../language/rational";
import type { Regime, SentenceId } from "../../language/regime";
import { BudgetSpent } from "../../kernel/diagram";
import { count } from "../../kernel/masks";
import type { Slice, Slices } from "../../kernel/slices";
import type { PartName } from "../result";
import type { Analysis, Forbidden, Tally } from "./analysis";
import { join, joined, noClauses } from "./clause-sets";
import { countedDuties, dutyParties, kindsOfParty, labelOf, relationGraph, shapeOf } from "./form";
import { Extension } from "./extension";
import { nothingToConcede } from "./extension-shares";
import type { MoreParts } from "./more-parts";
import { Neutrality } from "./neutrality";
import { OpenTermsMet } from "./open-terms";
import { derogationsOf, factsTagged } from "./readings";
import { fails, holds, missing, type DayCounts, type DayResult, type PartDay, type PartKey } from "./part-day";
import { PairTallies, type Wider } from "./pair-tally";
import { Reasons } from "./reasons";
import { readsRecords } from "./records";
import { solidarity, type Obligations } from "./solidarity";
import { particularFacts } from "./standing";
import { tally, type TopicTally } from "./topic";
import { noWorld, tooManyWorlds, type World, type Worlds } from "./worlds";

/** The parts that every evaluation has. */
export const partNames: readonly PartName[] = ["n", "v", "g1", "g2", "g4", "i1", "i2", "i3", "d1", "d1c", "d2"];

const vacuous: PartDay = { verdict: "vacuous", degree: null, because: noClauses, missing: "the regime is silent on this day" };

const nobody = "nobody is named who may invoke a breach";

/** Names, of which the first three are said. */
const listed = (names: readonly string[]): string => names.slice(0, 3).map((n) => `\`${n}\``).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");

/** Judges single days of a regime; slices and their tallies are shared between days. */
export class DayJudge {
  /** By the marks of slices: the same while nothing changes but the day. */
  private readonly tallies = new WeakMap<Slice["mark"], { readonly slice: Slice; readonly forbidden: Forbidden; readonly tally: TopicTally }>();
  /** By the facts that D1c forbids: the same on all days on which these are the same. */
  private readonly forbidden = new Map<string, Forbidden>();
  readonly forbiddenAlways: Omit<Forbidden, "d1c">;
  private readonly neutralities: Neutrality;
  readonly pairs: PairTallies;
  /** `null` where nothing can be conceded. */
  readonly extension: Extension | null;
  /** On which terms cases of the days judged so far are decided. */
  readonly openTerms: OpenTermsMet;
  /** By part. */
  private readonly reasons = new Map<string, Reasons>();
  private readonly regime: Regime;
  private readonly duties: Regime["duties"];
  /** The parts that are judged only where they are asked for. */
  more: MoreParts | null = null;

  constructor(
    private readonly analysis: Analysis,
    private readonly slices: Slices,
    private readonly worlds: Worlds,
    wider: Wider | null = null,
  ) {
    this.regime = slices.space.regime;
    this.duties = countedDuties(this.regime, slices.space.binding);
    this.openTerms = new OpenTermsMet(slices.space);
    this.neutralities = new Neutrality(analysis);
    this.pairs = new PairTallies(analysis, wider);
    this.extension = this.regime.concessions.length === 0 ? null : new Extension(slices, derogationsOf(this.regime, slices.space.binding === "soft" ? "soft" : "hard"));
    this.forbiddenAlways = {
      g4: factsTagged(this.regime, ["relation", "linked"]),
      d1: factsTagged(this.regime, ["conduct-one", "conduct-all", "standing"]),
    };
  }

  private get names(): readonly PartKey[] {
    return [...partNames, ...(this.more?.names ?? [])];
  }

  /** Where days are asked about again: the topics of each day that was judged. */
  kept: Map<Day, readonly Slice[]> | null = null;

  /** The facts on which no position may depend on a day. */
  readonly forbiddenOn = (on: Day): Forbidden => {
    const d1c = particularFacts(this.regime, on);
    const key = [...d1c].join(",");
    const made = this.forbidden.get(key) ?? { ...this.forbiddenAlways, d1c };
    this.forbidden.set(key, made);
    return made;
  };

  /** One day, in every world that figures which are missing leave possible; undecided where it has too many kinds of case. */
  judge(on: Day): DayResult {
    try {
      return this.judgedInWorlds(on);
    } catch (error) {
      if (error instanceof BudgetSpent) return this.undecided(on, error.message);
      throw error;
    }
  }

  private undecided(on: Day, what: string): DayResult {
    const part: PartDay = { verdict: "undecided", degree: null, because: noClauses, missing: what };
    const parties = count(this.slices.parties(on).bound);
    return { on, inForce: true, parts: new Map(this.names.map((p) => [p, part])), form: { parties, shape: "none", label: null, density: null, classes: 0 }, worlds: [] };
  }

  private judgedInWorlds(on: Day): DayResult {
    const slices = this.slices.on(on);
    this.kept?.set(on, slices);
    const open = this.worlds.variables(slices);
    if (open.length === 0) return this.judged(on, slices, noWorld);
    const possible = this.worlds.all(open);
    if (possible === null) return this.undecided(on, tooManyWorlds);
    const worlds = possible.map((world) => ({ world, day: this.judged(on, this.worlds.slices(slices, world), world) }));
    const first = worlds[0]?.day ?? this.judged(on, slices, noWorld);
    return { ...first, inForce: worlds.some((w) => w.day.inForce), worlds };
  }

  private judged(on: Day, slices: readonly Slice[], world: World): DayResult {
    const forbidden = this.forbiddenOn(on);
    const tallies = slices.map((s) => this.tallyOf(s, forbidden));
    const { bound, beneficiaries } = this.slices.parties(on);
    const n = count(bound);
    const graph = relationGraph(this.regime, this.duties, on, bound, slices, tallies);
    const { shape, edges } = shapeOf(this.regime, graph);
    const density = n > 1 ? rational(edges, n * (n - 1)) : null;
    const form = { parties: n, shape, density, classes: kindsOfParty(bound, slices) };
    const regulated = tallies.reduce((sum, t) => sum + t.regulated, 0n);
    if (regulated === 0n) return { on, inForce: false, parts: new Map(this.names.map((p) => [p, vacuous])), form: { ...form, label: labelOf(shape, tallies, false) }, worlds: [] };
    const counts: DayCounts = { n, origins: count(beneficiaries) - 1, regulated, tallies };
    const parts = new Map<PartKey, PartDay>([
      ["n", shape === "connected" || shape === "complete" ? holds(density) : fails(density, noClauses)],
      ["v", this.nonVacuity(on, tallies)],
      ["g1", n < 2 ? missing("fewer than two members") : this.part(counts, "g1", BigInt(n * (n - 1)) ** 2n, "share")],
      ["g2", this.neutrality(counts)],
      ["g4", this.part(counts, "g4", this.eligible(counts), "departures")],
      ["i1", this.part(counts, "i1", this.eligible(counts), "departures")],
      ["i2", this.extension?.judge(on, world) ?? missing(nothingToConcede(this.regime))],
      ["i3", this.solidarity(on, n, slices)],
      ["d1", this.part(counts, "d1", this.eligible(counts), "departures")],
      ["d1c", this.part(counts, "d1c", this.eligible(counts), "departures")],
      ["d2", this.part(counts, "d2", this.eligible(counts), "departures")],
    ]);
    const labelled = { ...form, label: labelOf(shape, tallies, parts.get("g2")?.verdict === "holds") };
    return { on, inForce: true, parts: this.more?.of(on, slices, world, counts, parts) ?? parts, form: labelled, worlds: [] };
  }

  private tallyOf(slice: Slice, forbidden: Forbidden): TopicTally {
    const last = this.tallies.get(slice.mark);
    const known = last?.forbidden === forbidden ? last : undefined;
    if (known?.slice === slice || (known?.slice.feasible === slice.feasible && !readsRecords(this.analysis, slice.topic))) return known.tally;
    const made = this.pairs.tally(slice, forbidden) ?? tally(this.analysis, this.neutralities, slice, forbidden);
    this.tallies.set(slice.mark, { slice, forbidden, tally: made });
    this.openTerms.see(slice);
    return made;
  }

  private eligible(counts: DayCounts): bigint {
    return BigInt(counts.n) * BigInt(counts.origins);
  }

  private neutrality(counts: DayCounts): PartDay {
    const m = counts.origins;
    if (m < 2) return missing("fewer than two origins to compare");
    const regulated = counts.tallies.reduce((sum, t) => sum + t.regulatedForSome, 0n);
    return this.part({ ...counts, regulated }, "g2", BigInt(counts.n) * BigInt((m * (m - 1)) / 2) * BigInt(this.analysis.attributes.total) ** 2n, "departures");
  }

  /** V: some right binds three hosts, or some duty three bearers. */
  private nonVacuity(on: Day, tallies: readonly TopicTally[]): PartDay {
    const { bound } = this.slices.parties(on);
    const enough = tallies.some((t) => t.binding >= 3) || this.duties.some((d) => dutyParties(this.regime, d, on, bound).size >= 3);
    return enough ? holds(null) : fails(null, noClauses);
  }

  /** I3: the share of the other parties that may invoke the breach of an obligation. */
  private solidarity(on: Day, n: number, slices: readonly Slice[]): PartDay {
    if (n < 3) return missing("fewer than three members");
    const found = solidarity(this.regime, n, this.obligations(on, slices));
    if (found === null) return missing(nobody);
    if (found.fails) return fails(found.degree, this.analysis.naming.clauses(found.because));
    return found.unsaid.length === 0 ? holds(one) : missing(`${nobody} of ${listed(found.unsaid)}`);
  }

  /** The duties that somebody bears on a day, and the sentences that reach somebody. */
  obligations(on: Day, slices: readonly Slice[]): Obligations {
    const { bound } = this.slices.parties(on);
    let sentences: ReadonlySet<SentenceId> | null = null;
    return {
      on,
      duties: this.duties.filter((d) => dutyParties(this.regime, d, on, bound).bearers.length > 0),
      // Mostly nobody is named who may invoke a breach, and nobody asks.
      get sentences() {
        return (sentences ??= new Set(slices.flatMap((s) => s.branches.map((b) => b.sentence))));
      },
    };
  }

  /** A predicate that fails where some topic does; its degree is one minus the mean departure, or the mean itself (`share`). */
  private part(counts: DayCounts, name: "g1" | "g2" | "g4" | "d1" | "d1c" | "i1" | "d2", each: bigint, kind: "departures" | "share"): PartDay {
    const all: readonly Tally[] = counts.tallies.map((t) => t[name]);
    const sum = all.reduce((s, t) => s + t.weighted, 0n);
    const mean = rational(sum, counts.regulated * each);
    const unmeasured = counts.tallies.some((t) => t.unmeasured);
    const degree = unmeasured ? null : kind === "share" ? mean : subtract(one, mean);
    if (!all.some((t) => t.fails)) return holds(unmeasured ? null : one);
    return fails(degree, join(joined(all.map((t) => t.because)), this.reasonsOf(name).of(all.flatMap((t) => (t.compared ? [t.compared] : [])))));
  }
  private reasonsOf(name: string): Reasons {
    const known = this.reasons.get(name) ?? new Reasons(this.regime.clauses.length);
    this.reasons.set(name, known);
    return known;
  }
}
