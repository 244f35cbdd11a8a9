import type { Day } from "../../language/dates";
import { positionKey, type Position } from "../../language/position";
import { stateless, type FactId, type PartyId, type Regime, type TableId } from "../../language/regime";
import { hasBit, members, type Mask } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import { factsAt, search, usualCell, type Found } from "../../kernel/search";
import type { OriginCell, Slice, Slices } from "../../kernel/slices";
import { decideByReference } from "../decide/reference";
import type { Case, PartName, Witness, WitnessCase } from "../result";
import type { Analysis } from "./analysis";
import { attributeClasses } from "./allowed";
import type { Exclusion, Way } from "./exclusion";
import { ways } from "./exclusion";
import { hostGroups, othersIn, type HostGroup } from "./host-kinds";
import { invokedAlone } from "./powers";
import type { PublicGood } from "./public-good";
import { isOneCount } from "./sharers";
import { regulatedCases } from "./topic";
import type { World, Worlds } from "./worlds";

/** A pair of parties, and the function that says what the one gives to movers from the other. */
interface Side {
  readonly host: PartyId;
  readonly origin: number;
  readonly node: Node;
}
type Test = (first: readonly number[], second: readonly number[]) => boolean;

/** Witnesses of the parts that are computed only where they are asked for; every case is decided again by the reference interpreter. */
export class MoreWitnesses {
  constructor(
    private readonly regime: Regime,
    private readonly binding: "hard" | "soft",
    private readonly slices: Slices,
    private readonly analysis: Analysis,
    private readonly worlds: Worlds,
    private readonly publicGood: PublicGood | null,
    private readonly allow: readonly TableId[],
  ) {}

  find(part: PartName, on: Day, world: World): Witness | null {
    const slices = (): readonly Slice[] => this.worlds.slices(this.slices.on(on), world);
    switch (part) {
      case "g2a":
        return first(slices(), (s) => first(attributeClasses(this.slices, s, this.allow), (among) => this.unlikeOrigins(s, among, world)));
      case "g3":
        return first(slices(), (s) => this.unlikeHosts(s, world));
      case "nt":
        return this.nationally(slices(), world);
      case "nrv":
      case "nrvm":
        return first(slices(), (s) => this.rationed(s, part === "nrv", world));
      case "nex":
        return this.exclusion(on, world);
      default:
        return null;
    }
  }

  /** Two origins of one host, both among those compared. */
  private unlikeOrigins(slice: Slice, among: Mask, world: World): Witness | null {
    return first(hostGroups(slice), ({ hosts, row }) => {
      const host = members(hosts)[0] ?? 0;
      const sides = row.cells.flatMap((c): readonly Side[] => members(c.origins).filter((o) => o !== host && hasBit(among, o)).slice(0, 1).map((origin) => ({ host, origin, node: c.node })));
      return this.unlike(slice, sides, world);
    });
  }
  /** Two hosts of one origin. */
  private unlikeHosts(slice: Slice, world: World): Witness | null {
    return first(members(slice.beneficiaries), (origin) => {
      const sides = slice.hosts.flatMap(({ hosts, row }): readonly Side[] => {
        const cell = row.cells.find((c) => hasBit(c.origins, origin));
        const host = members(hosts).find((h) => h !== origin);
        return cell === undefined || host === undefined ? [] : [{ host, origin, node: cell.node }];
      });
      return this.unlike(slice, sides, world);
    });
  }
  private unlike(slice: Slice, sides: readonly Side[], world: World): Witness | null {
    const { decisions } = this.slices.space;
    return first(sides, (a, i) => first(sides.slice(i + 1), (b) => this.compared(this.slices, slice, a, b, ([x = 0], [y = 0]) => decisions.position(x) !== decisions.position(y), world)));
  }

  /** A case in force that is not granted on national terms, where others are; one in which something is said is shown first. */
  private nationally(slices: readonly Slice[], world: World): Witness | null {
    const { decisions, diagrams } = this.slices.space;
    const isNational = ({ kind, terms }: Position): boolean => kind === "granted" && terms?.kind === "national";
    const compared = slices.filter((s) => sidesOf(s).some(({ node }) => [...diagrams.values(node)].some((v) => isNational(decisions.get(v).position))));
    const inForce = compared.map((s) => ({ ...s, feasible: regulatedCases(this.analysis, s) }));
    return first([true, false], (spoken) => first(inForce, (s) => this.one(s, world, (p) => !isNational(p) && (!spoken || p.kind !== "silent"))));
  }

  /** One case with a position that shows it. */
  private one(slice: Slice, world: World, shows: (position: Position) => boolean): Witness | null {
    const { decisions } = this.slices.space;
    return first(sidesOf(slice), (side) => single(this.compared(this.slices, slice, side, side, ([x = 0]) => shows(decisions.get(x).position), world)));
  }

  /** A case under a number, and another origin that counts against the same. */
  private rationed(slice: Slice, shared: boolean, world: World): Witness | null {
    if (!shared) return this.one(slice, world, ({ cap }) => cap?.bound === "most");
    const rivalry = this.publicGood?.rivalry;
    if (!rivalry) return null;
    const { decisions, no } = this.slices.space;
    const sharers = rivalry.sharers(this.worlds.slices(this.slices.on(slice.on), world));
    return first(hostGroups(slice), (group) => first(members(group.hosts).slice(0, 1), (host) => first(group.row.cells, (cell) => {
      if (othersIn(group, cell, slice.beneficiaries) === 0 || rivalry.contested(cell, host, sharers, slice.feasible) === no) return null;
      const rival = (id: number): boolean => decisions.get(id).position.cap?.bound === "most";
      const sides = group.row.cells.flatMap((c): readonly Side[] => members(c.origins).filter((o) => o !== host && hasBit(slice.beneficiaries, o)).slice(0, 2).map((origin) => ({ host, origin, node: c.node })));
      const own = sides.find((s) => hasBit(cell.origins, s.origin));
      const both = first(sides.filter((s) => s !== own), (s) => (own ? this.compared(this.slices, slice, own, s, ([x = 0], [y = 0]) => rival(x) && decisions.get(x).by.some((b) => decisions.get(y).by.some((d) => isOneCount(this.slices.space.regime, b, d))), world) : null));
      return both ?? (own ? single(this.compared(this.slices, slice, own, own, ([x = 0]) => rival(x), world)) : null);
    })));
  }

  /** One way in which an origin can be shut out alone. */
  private exclusion(on: Day, world: World): Witness | null {
    const good = this.publicGood;
    const slices = good?.context.on(on, world);
    if (!good || !slices) return null;
    const known = good.context.worldOf(world);
    return first(ways, (way) => first(slices, (slice) => first(hostGroups(slice), (group) => first(group.row.cells, (cell) => {
      if (othersIn(group, cell, slice.beneficiaries) === 0) return null;
      const cases = good.exclusion.cases(way, slice, group, cell);
      const { space } = good.context.slices;
      if (space.and(cases, slice.feasible) === space.no) return null;
      const host = members(group.hosts)[0] ?? 0;
      const origin = members(cell.origins).find((o) => o !== host && hasBit(slice.beneficiaries, o));
      return origin === undefined ? null : this.shutOut(good, way, { ...slice, feasible: space.and(slice.feasible, cases) }, slice, group, { host, origin }, cell, known);
    }))));
  }

  private shutOut(good: PublicGood, way: Way, within: Slice, slice: Slice, group: HostGroup, pair: { readonly host: PartyId; readonly origin: number }, cell: OriginCell, world: World): Witness | null {
    const { exclusion, context } = good;
    const { space } = context.slices;
    const said = exclusion.sayings(cell);
    const side: Side = { ...pair, node: said.base };
    const lower: Test = ([x = 0], [y = 0]) => exclusion.isLower(space.decisions.position(x), space.decisions.position(y));
    switch (way) {
      case "conduct":
        return this.changed(good, slice, side, exclusion.conduct, lower, world) ?? single(this.compared(context.slices, within, side, side, () => true, world));
      case "safeguard":
        return this.changed(good, slice, side, exclusion.circumstances(slice, cell), lower, world);
      case "discretion":
        return single(this.compared(context.slices, within, side, side, () => true, world));
      case "taken":
        return first(exclusion.others(slice, group, cell), (other) => {
          const origin = members(other.origins).find((o) => o !== pair.host && hasBit(slice.beneficiaries, o));
          return origin === undefined ? null : this.compared(context.slices, within, side, { host: pair.host, origin, node: exclusion.sayings(other).base }, ([x = 0], [y = 0]) => exclusion.isLower(space.decisions.position(y), space.decisions.position(x)), world);
        });
      case "power":
        return first(exclusion.powersOver(cell), (power, i) => this.byPower(exclusion, power, context.slices, within, side, said.powers[i] ?? said.base, world));
    }
  }

  /** The same case with other values of some facts, by which it is lower. */
  private changed(good: PublicGood, slice: Slice, side: Side, facts: ReadonlySet<FactId>, test: Test, world: World): Witness | null {
    const { space } = good.context.slices;
    const free = new Set([...facts].flatMap((f) => space.variable(f) ?? []));
    return this.compared(good.context.slices, slice, side, side, test, world, free, facts);
  }

  /** A case as it stands, and the power whose use against that origin alone lowers it, which the reference interpreter confirms. */
  private byPower(exclusion: Exclusion, power: number, slices: Slices, slice: Slice, side: Side, used: Node, world: World): Witness | null {
    const { space } = slices;
    const found = search(space, slice.feasible, [side.node, used], [side.node, used], new Set(), ([x = 0, y = 0]) => exclusion.isLower(space.decisions.position(x), space.decisions.position(y)));
    if (found === null) return null;
    const shown = this.replayed(slices, slice, side, found.first, world);
    const { host, origin } = shown.case;
    const after = decideByReference(invokedAlone(this.regime, power, host, origin), shown.case, slice.topic.right, this.binding);
    if (positionKey(after.position) === positionKey(shown.decision.position)) throw new Error("the two engines disagree about the use of a power");
    return { cases: [shown], differingFacts: [], parties: [], duty: null, power: exclusion.clauseOf(power) };
  }

  private compared(slices: Slices, slice: Slice, a: Side, b: Side, test: Test, world: World, free: ReadonlySet<number> = new Set(), facts: ReadonlySet<FactId> = new Set()): Witness | null {
    const found: Found | null = search(slices.space, slice.feasible, [a.node], [b.node], free, test);
    if (found === null) return null;
    const cases = [this.replayed(slices, slice, a, found.first, world), this.replayed(slices, slice, b, found.second, world)];
    return { cases, differingFacts: [...facts].filter((f) => cases[0]?.case.facts[f] !== cases[1]?.case.facts[f]), parties: [], duty: null };
  }

  /** The engine that found the case and the reference must say the same: anything else is a bug of ours. */
  private replayed({ space }: Slices, slice: Slice, { host, origin, node }: Side, cells: ReadonlyMap<number, number>, world: World): WitnessCase {
    const facts = factsAt(space, new Map([...cells, ...world]));
    const shown: Case = { host, origin: origin === space.parties.statelessIndex ? stateless : origin, mover: slice.topic.mover ?? -1, on: slice.on, facts };
    const decision = decideByReference(this.regime, shown, slice.topic.right, this.binding);
    const value = space.diagrams.at(node, (v) => cells.get(v) ?? usualCell(space, v));
    const found = positionKey(space.decisions.positionValue(space.decisions.position(value)));
    if (found !== positionKey(decision.position)) throw new Error(`the two engines disagree about a witness: ${found} against ${positionKey(decision.position)}`);
    return { case: shown, right: slice.topic.right, decision };
  }
}

/** One pair of each kind in a slice. */
const sidesOf = (slice: Slice): readonly Side[] => slice.hosts.flatMap(({ hosts, row }) => row.cells.flatMap((cell): readonly Side[] => {
  const pairs = members(hosts).flatMap((host) => members(cell.origins).filter((o) => o !== host && hasBit(slice.beneficiaries, o)).slice(0, 1).map((origin) => ({ host, origin, node: cell.node })));
  return pairs.slice(0, 1);
}));

const single = (w: Witness | null): Witness | null => w && { ...w, cases: w.cases.slice(0, 1), differingFacts: [] };
function first<T, R>(items: readonly T[], of: (item: T, index: number) => R | null): R | null {
  for (const [i, item] of items.entries()) {
    const found = of(item, i);
    if (found !== null) return found;
  }
  return null;
}
