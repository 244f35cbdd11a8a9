import type { Day } from "../../language/dates";
import { one, rational, subtract, type Rational } from "../../language/rational";
import type { TableId } from "../../language/regime";
import type { Slice, Slices } from "../../kernel/slices";
import type { Metric, PartName } from "../result";
import type { Analysis, Forbidden } from "./analysis";
import { allowedDegree, alikeAmongAllowed, attributeClasses } from "./allowed";
import { Apart } from "./apart";
import { joined, type ClauseSet } from "./clause-sets";
import { fails, holds, missing, type DayCounts, type PartDay, type PartKey } from "./part-day";
import { hostDegree, hostsAlike, hostsOfOneSchedule, readsSchedules, type HostTally } from "./hosts-alike";
import { NationalTreatment, type NationalTally } from "./national";
import { Ordinal, type OrdinalTally } from "./ordinal";
import type { PairTallies } from "./pair-tally";
import type { PublicGood } from "./public-good";
import { SliceMemo } from "./slice-memo";
import type { World } from "./worlds";

/** What is asked for beside the parts that every evaluation has. */
export interface Wanted {
  readonly parts: ReadonlySet<PartName>;
  readonly metric: Metric | "both";
  readonly allow: readonly TableId[];
}
type Parts = ReadonlyMap<PartKey, PartDay>;

/** The parts that are computed only where they are asked for. */
export class MoreParts {
  private readonly hosts: SliceMemo<HostTally>;
  private readonly schedules: SliceMemo<HostTally | null>;
  private readonly national: SliceMemo<NationalTally>;
  private readonly ordinalTallies: Ordinal;
  /** By what D1c forbids on a day. */
  private readonly ordinals = new Map<Forbidden, SliceMemo<OrdinalTally>>();
  private readonly apart: Apart;

  constructor(
    private readonly analysis: Analysis,
    private readonly slices: Slices,
    private readonly wanted: Wanted,
    private readonly forbiddenOn: (on: Day) => Forbidden,
    readonly publicGood: PublicGood | null,
    pairs: PairTallies,
  ) {
    this.apart = new Apart(analysis);
    const national = new NationalTreatment(analysis, pairs);
    this.ordinalTallies = new Ordinal(analysis, this.apart);
    this.hosts = new SliceMemo(analysis, (s) => (wanted.metric === "discrete" ? pairs.hostsAlike(s) : null) ?? hostsAlike(analysis, this.apart, s));
    this.schedules = new SliceMemo(analysis, (s) => (readsSchedules(analysis, s) ? hostsOfOneSchedule(analysis, this.apart, s) : null));
    this.national = new SliceMemo(analysis, (s) => national.tally(s));
  }

  /** The parts asked for, and the ordinal degrees of those there are. */
  of(on: Day, slices: readonly Slice[], world: World, counts: DayCounts, base: Parts): Parts {
    const parts = new Map(base);
    const { wanted } = this;
    if (wanted.metric !== "discrete") for (const [name, part] of base) parts.set(name, { ...part, ordinal: this.ordinal(name, part, slices, counts, this.ordinalsOn(on)) });
    if (wanted.parts.has("g2a")) parts.set("g2a", this.amongAllowed(slices, counts));
    if (wanted.parts.has("g3")) parts.set("g3", this.amongHosts(slices.map((s) => this.hosts.of(s)), counts));
    if (wanted.parts.has("g3s")) parts.set("g3s", this.amongHosts(slices.map((s) => this.ofOneSchedule(s, counts.n)), counts, counts.regulated * BigInt(counts.n)));
    if (wanted.parts.has("nt")) parts.set("nt", this.nationally(slices, counts));
    if (this.publicGood) for (const [name, part] of this.publicGood.parts(on, slices, world, counts)) parts.set(name, part);
    if (wanted.metric === "ordinal") for (const [name, part] of parts) parts.set(name, { ...part, degree: part.ordinal ?? null, ordinal: null });
    return parts;
  }

  /** The parts that are judged here. */
  get names(): readonly PartKey[] {
    return [...this.wanted.parts, ...(this.publicGood ? (["nex", "nrv", "nrvm", "convergence", "rulesKept"] as const) : [])];
  }

  private ordinalsOn(on: Day): SliceMemo<OrdinalTally> {
    const forbidden = this.forbiddenOn(on);
    const made = this.ordinals.get(forbidden) ?? new SliceMemo(this.analysis, (s) => this.ordinalTallies.tally(s, forbidden));
    this.ordinals.set(forbidden, made);
    return made;
  }

  /** `null` where a degree is: what has no range has no measure in any metric. */
  private ordinal(name: PartKey, part: PartDay, slices: readonly Slice[], counts: DayCounts, ordinals: SliceMemo<OrdinalTally>): Rational | null {
    if (part.degree === null || part.verdict === "holds") return part.degree;
    const { n, origins: m, regulated } = counts;
    if (name !== "g1" && name !== "g2" && name !== "g4" && name !== "d1" && name !== "d1c") return part.degree;
    const sum = slices.reduce((s, slice) => s + ordinals.of(slice)[name], 0n);
    switch (name) {
      case "g1":
        return rational(sum, 3n * regulated * BigInt(n * (n - 1)) ** 2n);
      case "g2":
        return subtract(one, rational(sum, 3n * this.ofOrigins(counts) * BigInt(n) * BigInt((m * (m - 1)) / 2)));
      case "g4":
      case "d1":
      case "d1c":
        return subtract(one, rational(sum, 3n * regulated * BigInt(n * m)));
    }
  }

  /** The cases of which pairs of origins are counted, times the choices of the facts about both. */
  private ofOrigins({ tallies }: DayCounts): bigint {
    return tallies.reduce((s, t) => s + t.regulatedForSome, 0n) * BigInt(this.analysis.attributes.total) ** 2n;
  }

  private amongAllowed(slices: readonly Slice[], counts: DayCounts): PartDay {
    const first = slices[0];
    if (first === undefined || this.wanted.allow.length === 0) return missing("no attribute of parties is allowed (`--allow`)");
    const classes = attributeClasses(this.slices, first, this.wanted.allow);
    const tallies = slices.map((s) => alikeAmongAllowed(this.analysis, this.apart, s, classes));
    const degree = (which: "unequal" | "thirds"): Rational | null => allowedDegree(tallies, classes, first.bound, this.ofOrigins(counts), which);
    if (degree("unequal") === null) return missing("no two origins agree on the attributes allowed");
    const differs = tallies.some((t) => t.byHost.some((s) => s.unequal > 0n));
    return this.measured(differs, degree("unequal"), degree("thirds"), joined(tallies.map((t) => t.because)), counts);
  }

  /** Where no schedule is read, all hosts have the same: the sums stand for every party that has it. */
  private ofOneSchedule(slice: Slice, n: number): HostTally {
    const found = this.schedules.of(slice);
    if (found) return found;
    const plain = this.hosts.of(slice);
    const times = (s: HostTally["members"]): HostTally["members"] => ({ unequal: s.unequal * BigInt(n), thirds: s.thirds * BigInt(n) });
    return { members: times(plain.members), outsiders: times(plain.outsiders), because: plain.because };
  }

  private amongHosts(tallies: readonly HostTally[], counts: DayCounts, regulated = counts.regulated): PartDay {
    const sizes = { n: counts.n, outsiders: counts.origins + 1 - counts.n, regulated };
    const degree = hostDegree(tallies, "unequal", sizes);
    if (degree === null) return missing("fewer than two hosts to compare");
    const differs = tallies.some((t) => t.members.unequal + t.outsiders.unequal > 0n);
    return this.measured(differs, degree, hostDegree(tallies, "thirds", sizes), joined(tallies.map((t) => t.because)), counts);
  }

  private nationally(slices: readonly Slice[], counts: DayCounts): PartDay {
    const compared = slices.map((s) => this.national.of(s)).filter((t) => t.compared);
    if (compared.length === 0) return missing("nothing is granted on national terms, and what nationals get is not in the file");
    const departing = compared.reduce((s, t) => s + t.departing, 0n);
    const all = compared.reduce((s, t) => s + t.regulated, 0n) * BigInt(counts.n * counts.origins);
    const degree = subtract(one, rational(departing, all));
    return this.measured(departing > 0n, degree, degree, joined(compared.map((t) => t.because)), counts);
  }

  private measured(differs: boolean, degree: Rational | null, ordinal: Rational | null, because: ClauseSet, counts: DayCounts): PartDay {
    const known = counts.tallies.some((t) => t.unmeasured) ? null : degree;
    const part = differs ? fails(known, because) : holds(known === null ? null : one);
    return this.wanted.metric !== "discrete" ? { ...part, ordinal: known === null ? null : differs ? ordinal : one } : part;
  }
}
