import type { Day } from "../../language/dates";
import { positionKey } from "../../language/position";
import { stateless, type ClassId, type FactId, type PartyId, type Regime } from "../../language/regime";
import { isReciprocal } from "../../language/terms";
import { hasBit, members } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import type { OriginCell, Slice, Slices } from "../../kernel/slices";
import { decideByReference, type Binding } from "../decide/reference";
import type { Case, PartName, Witness, WitnessCase } from "../result";
import type { Analysis, Forbidden } from "./analysis";
import type { Extension } from "./extension";
import { extensionWitness } from "./extension-witness";
import type { World, Worlds } from "./worlds";
import { factsAt, search, usualCell, type Found } from "../../kernel/search";

/** Two pairs of parties on one topic. */
interface Pairing {
  readonly slice: Slice;
  readonly first: { readonly host: PartyId; readonly origin: PartyId; readonly cell: OriginCell };
  readonly second: { readonly host: PartyId; readonly origin: PartyId; readonly cell: OriginCell };
}
interface Candidate extends Pairing {
  readonly found: Found;
  /** Parties changed plus facts named: the smallest is shown. */
  readonly cost: number;
}

type Test = (first: readonly number[], second: readonly number[]) => boolean;

/** Finds and replays the smallest witness of a failing predicate on a day. */
export class Witnesses {
  private readonly regime: Regime;
  /** The class of a mover whom only `anybody` reaches. */
  private readonly other: ClassId;

  constructor(
    private readonly analysis: Analysis,
    private readonly slices: Slices,
    private readonly forbiddenOn: (on: Day) => Forbidden,
    private readonly binding: Binding,
    private readonly worlds: Worlds,
    private readonly extension: Extension | null,
  ) {
    this.regime = slices.space.regime;
    this.other = classNamedByNone(this.regime);
  }

  /** The witness, or `null` for predicates that no pair of cases shows (form, answerability). */
  find(part: PartName, on: Day, world: World): Witness | null {
    const { decisions } = this.slices.space;
    const slices = this.worlds.slices(this.slices.on(on), world);
    const unlike = (a: readonly number[], b: readonly number[]): boolean => decisions.position(a[0] ?? 0) !== decisions.position(b[0] ?? 0);
    switch (part) {
      case "g1":
        return this.show(this.best(slices.flatMap((s) => this.unlikePairs(s, false)), new Set(), unlike), new Set(), world);
      case "g2": {
        const { attributes } = this.analysis;
        const pairings = slices.flatMap((s) => [...this.unlikePairs(s, true), ...this.originsOfOneKind(s)]);
        return this.show(this.best(pairings, attributes.variables, unlike), attributes.facts, world);
      }
      case "g4":
      case "d1":
      case "d1c": {
        const forbidden = this.forbiddenOn(on)[part];
        const free = this.variables(forbidden);
        const pairings = slices.flatMap((s) => this.samePairs(s).filter((p) => [...this.slices.space.diagrams.support(p.first.cell.node)].some((v) => free.has(v))));
        const found = this.best(pairings, free, unlike);
        return found || part === "g4" ? this.show(found, forbidden, world) : this.byConduct(slices, world);
      }
      case "i1":
        return this.show(this.strictlyFirst((strictly) => this.unboundPair(slices, strictly)), new Set(), world) ?? this.unboundAlone(slices, world);
      case "d2": {
        const mirrored = (a: readonly number[]): boolean => decisions.get(a[0] ?? 0).by.some((id) => isReciprocal(this.regime.sentences[id]));
        return this.show(this.best(slices.flatMap((s) => this.mirroredPairs(s)), new Set(), mirrored), new Set(), world);
      }
      case "i2":
        return this.extension === null ? null : extensionWitness(this.regime, this.extension, this.other, on, world);
      case "n":
      case "v":
      case "i3":
      case "g2a":
      case "g3":
      case "g3s":
      case "nt":
      case "nex":
      case "nrv":
      case "nrvm":
      case "d3":
      case "d4":
        return null;
    }
  }

  /** One case decided by figures of what one side has performed. */
  private byConduct(slices: readonly Slice[], world: World): Witness | null {
    const { decisions } = this.slices.space;
    const conducted = (a: readonly number[]): boolean => this.analysis.isConducted(decisions.get(a[0] ?? 0).by);
    const shown = this.show(this.best(slices.flatMap((s) => this.samePairs(s)), new Set(), conducted), new Set(), world);
    return shown && { ...shown, cases: shown.cases.slice(0, 1) };
  }

  private variables(facts: ReadonlySet<FactId>): ReadonlySet<number> {
    return new Set([...facts].flatMap((f) => this.slices.space.variable(f) ?? []));
  }

  private best(pairings: readonly Pairing[], free: ReadonlySet<number>, test: Test): Candidate | null {
    return this.strictlyFirst((strictly) => this.bestOf(pairings, free, test, strictly));
  }
  private bestOf(pairings: readonly Pairing[], free: ReadonlySet<number>, test: Test, strictly: boolean): Candidate | null {
    let best: Candidate | null = null;
    for (const p of pairings) {
      const changed = (p.first.host === p.second.host ? 0 : 1) + (p.first.origin === p.second.origin ? 0 : 1);
      if (best !== null && changed >= best.cost) continue;
      const found = this.searched(p, [[p.first.cell.node], [p.second.cell.node]], free, test, strictly);
      if (found !== null && (best === null || changed + found.cost < best.cost)) best = { ...p, found, cost: changed + found.cost };
    }
    return best;
  }

  /** Searches one pairing; `strictly` among the facts that are possible in both cases. */
  private searched(p: Pairing, nodes: readonly [readonly Node[], readonly Node[]], free: ReadonlySet<number>, test: Test, strictly: boolean): Found | null {
    const { space } = this.slices;
    const possible = (node: Node, { host, origin }: Pairing["first"]): Node => space.and(node, space.possible({ host, origin: this.partyOf(origin), on: p.slice.on }));
    return search(space, strictly ? [p.first, p.second].reduce(possible, p.slice.feasible) : p.slice.feasible, nodes[0], nodes[1], free, test);
  }
  /** A state that a clause names and that is a party of one of the cases is supposed only where nothing else shows the failure. */
  private strictlyFirst(find: (strictly: boolean) => Candidate | null): Candidate | null {
    return find(true) ?? (this.regime.facts.some((fact) => fact.type.kind === "state") ? find(false) : null);
  }
  private partyOf(origin: number): PartyId {
    return origin === this.slices.space.parties.statelessIndex ? stateless : origin;
  }

  /** One representative pair for each two kinds of pair that differ: of one host, or of all members. */
  private unlikePairs(slice: Slice, oneHost: boolean): readonly Pairing[] {
    const reach = oneHost ? slice.beneficiaries : slice.bound;
    const kinds = slice.hosts.flatMap(({ hosts, row }) => row.cells.map((cell) => ({ hosts: members(hosts), cell, origins: members(cell.origins).filter((o) => hasBit(reach, o)) })));
    const out: Pairing[] = [];
    kinds.forEach((a, i) => {
      for (const b of kinds.slice(i + 1)) {
        if (a.cell.positions === b.cell.positions || (oneHost && a.hosts !== b.hosts && !a.hosts.some((h) => b.hosts.includes(h)))) continue;
        if (!this.analysis.naming.differ(a.cell, b.cell, slice.feasible)) continue;
        const pairing = pairUp(a, b, oneHost);
        if (pairing) out.push({ slice, ...pairing });
      }
    });
    return out;
  }

  /** Two origins whom nothing tells apart but facts about themselves. */
  private originsOfOneKind(slice: Slice): readonly Pairing[] {
    return slice.hosts.flatMap(({ hosts, row }) =>
      row.cells.flatMap((cell) => {
        if (!this.analysis.attributes.read(cell.node)) return [];
        const origins = members(cell.origins).filter((o) => hasBit(slice.beneficiaries, o));
        for (const host of members(hosts)) {
          const [first, second] = origins.filter((o) => o !== host);
          if (first !== undefined && second !== undefined) return [{ slice, first: { host, origin: first, cell }, second: { host, origin: second, cell } }];
        }
        return [];
      }),
    );
  }

  private samePairs(slice: Slice): readonly Pairing[] {
    return slice.hosts.flatMap(({ hosts, row }) =>
      row.cells.flatMap((cell) => {
        const pair = anyPair(members(hosts), members(cell.origins).filter((o) => hasBit(slice.beneficiaries, o)));
        return pair ? [{ slice, first: { ...pair, cell }, second: { ...pair, cell } }] : [];
      }),
    );
  }

  /** A pair decided by a mirror beside the pair that it mirrors. */
  private mirroredPairs(slice: Slice): readonly Pairing[] {
    return this.samePairs(slice).flatMap((p) => {
      const back = this.cellOf(slice, p.first.origin, p.first.host);
      return back ? [{ ...p, second: { host: p.first.origin, origin: p.first.host, cell: back } }] : [];
    });
  }
  private cellOf(slice: Slice, host: PartyId, origin: PartyId): OriginCell | null {
    const row = slice.hosts.find((h) => hasBit(h.hosts, host))?.row;
    return row?.cells.find((c) => hasBit(c.origins, origin)) ?? null;
  }

  /** A pair that is not bound beside one that is. */
  private unboundPair(slices: readonly Slice[], strictly: boolean): Candidate | null {
    let best: Candidate | null = null;
    const { space } = this.slices;
    const bound = (v: readonly number[]): boolean => this.analysis.isBound(space.decisions.position(v[0] ?? 0), space.decisions.position(v[1] ?? 0));
    for (const slice of slices) {
      const pairs = this.samePairs(slice).map((p) => p.first);
      for (const a of pairs) {
        for (const b of pairs) {
          const changed = (a.host === b.host ? 0 : 1) + (a.origin === b.origin ? 0 : 1);
          if (a === b || (best !== null && changed >= best.cost)) continue;
          const pairing = { slice, first: a, second: b };
          const found = this.searched(pairing, [[a.cell.node, a.cell.core], [b.cell.node, b.cell.core]], new Set(), (x, y) => !bound(x) && bound(y), strictly);
          if (found !== null && (best === null || changed + found.cost < best.cost)) best = { slice, first: a, second: b, found, cost: changed + found.cost };
        }
      }
    }
    return best;
  }

  /** Where a derogation lets everybody out at once, as a safeguard may, nobody is bound beside whom to show it: one case alone. */
  private unboundAlone(slices: readonly Slice[], world: World): Witness | null {
    const { decisions } = this.slices.space;
    const unbound = (v: readonly number[]): boolean => !this.analysis.isBound(decisions.position(v[0] ?? 0), decisions.position(v[1] ?? 0));
    const found = this.strictlyFirst((strictly) => {
      let best: Candidate | null = null;
      for (const p of slices.flatMap((s) => this.samePairs(s))) {
        const one = this.searched(p, [[p.first.cell.node, p.first.cell.core], [p.first.cell.node, p.first.cell.core]], new Set(), unbound, strictly);
        if (one !== null && (best === null || one.cost < best.cost)) best = { ...p, found: one, cost: one.cost };
      }
      return best;
    });
    const shown = this.show(found, new Set(), world);
    return shown && { ...shown, cases: shown.cases.slice(0, 1) };
  }

  /** Turns a candidate into cases and replays them by the reference interpreter. */
  private show(candidate: Candidate | null, facts: ReadonlySet<FactId>, world: World): Witness | null {
    if (candidate === null) return null;
    const cases = [
      this.replay(candidate.slice, candidate.first, candidate.found.first, world),
      this.replay(candidate.slice, candidate.second, candidate.found.second, world),
    ];
    const differing = [...facts].filter((f) => cases[0]?.case.facts[f] !== cases[1]?.case.facts[f]);
    return { cases, differingFacts: differing, parties: [], duty: null };
  }

  private replay(slice: Slice, pair: { readonly host: PartyId; readonly origin: PartyId; readonly cell: OriginCell }, cells: ReadonlyMap<number, number>, world: World): WitnessCase {
    const { space } = this.slices;
    const all = new Map([...cells, ...world]);
    const facts = factsAt(space, all);
    const origin = this.partyOf(pair.origin);
    const witnessed: Case = { host: pair.host, origin, mover: slice.topic.mover ?? this.other, on: slice.on, facts };
    const decision = decideByReference(this.regime, witnessed, slice.topic.right, this.binding);
    this.mustAgree(pair.cell.node, cells, positionKey(decision.position));
    return { case: witnessed, right: slice.topic.right, decision };
  }

  /** The engine that found the witness and the reference must say the same: anything else is a bug of ours, and is said so. */
  private mustAgree(node: Node, cells: ReadonlyMap<number, number>, reference: string): void {
    const { diagrams, decisions } = this.slices.space;
    const value = diagrams.at(node, (v) => cells.get(v) ?? usualCell(this.slices.space, v));
    const found = positionKey(decisions.positionValue(decisions.position(value)));
    if (found !== reference) throw new Error(`the two engines disagree about a witness: ${found} against ${reference}`);
  }
}

/** A declared class of which no sentence speaks and that asks for no facts; -1, which is no class, where every class is spoken of. */
export function classNamedByNone(regime: Regime): ClassId {
  const named = new Set(regime.sentences.flatMap((s) => s.classes ?? []));
  return regime.classes.findIndex((_, id) => {
    for (let c: ClassId | null = id; c !== null; c = regime.classes[c]?.parent ?? null) {
      if (named.has(c) || regime.classes[c]?.condition.kind !== "constant") return false;
    }
    return true;
  });
}

interface Kind {
  readonly hosts: readonly PartyId[];
  readonly origins: readonly PartyId[];
  readonly cell: OriginCell;
}

function anyPair(hosts: readonly PartyId[], origins: readonly PartyId[]): { host: PartyId; origin: PartyId } | null {
  for (const host of hosts) for (const origin of origins) if (host !== origin) return { host, origin };
  return null;
}

/** Two pairs, one of each kind, that differ as little as can be: same host, same origin, the reverse, any. */
function pairUp(a: Kind, b: Kind, oneHost: boolean): Omit<Pairing, "slice"> | null {
  const make = (h1: PartyId, o1: PartyId, h2: PartyId, o2: PartyId): Omit<Pairing, "slice"> => ({
    first: { host: h1, origin: o1, cell: a.cell },
    second: { host: h2, origin: o2, cell: b.cell },
  });
  const shared = a.hosts.filter((h) => b.hosts.includes(h));
  for (const h of shared) {
    const o1 = a.origins.find((o) => o !== h);
    const o2 = b.origins.find((o) => o !== h && o !== o1);
    if (o1 !== undefined && o2 !== undefined) return make(h, o1, h, o2);
  }
  if (oneHost) return null;
  for (const o of a.origins.filter((x) => b.origins.includes(x))) {
    const h1 = a.hosts.find((h) => h !== o);
    const h2 = b.hosts.find((h) => h !== o && h !== h1);
    if (h1 !== undefined && h2 !== undefined) return make(h1, o, h2, o);
  }
  const first = anyPair(a.hosts, a.origins);
  const second = anyPair(b.hosts, b.origins);
  return first && second ? make(first.host, first.origin, second.host, second.origin) : null;
}
