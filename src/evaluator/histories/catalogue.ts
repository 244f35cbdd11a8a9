import type { Act } from "../../language/conceded";
import { isBound, selects, windowHolds } from "../../language/reading";
import { stateless, type FactId, type PartyId, type Regime } from "../../language/regime";
import { conditionHolds } from "../decide/reference";
import type { Move } from "./explore";
import type { Instrumented } from "./instrumented";
import { dayOf, factIn, items, withItem, withoutItem, type State, type Step, type Tracked } from "./state";

/** The parties whose acts can bear on what one host gives to one or two origins. */
export interface Cone {
  readonly host: PartyId;
  readonly origins: readonly PartyId[];
  /** One more of each kind: what is given to them is a yardstick for others. */
  readonly thirds: readonly PartyId[];
}

/** What histories are made of. */
export interface World {
  /** As written. */
  readonly base: Regime;
  /** How many rights it has; those of claims come after. */
  readonly rights: number;
  /** With claims, choices and concessions as sentences. */
  readonly regime: Regime;
  readonly instrumented: Instrumented;
  readonly acts: readonly Act[];
  readonly tracked: ReadonlyMap<FactId, Tracked>;
  readonly on: number;
}

type Moves = readonly Move<State, Step>[];

/** Whether a party is a member in a state. */
export const isMember = ({ regime, on }: World, state: State, party: PartyId): boolean =>
  party !== stateless && ((isBound(regime, party, on) && !state.has(items.left(party))) || state.has(items.joined(party)));

/** Everything that may happen next and can bear on the cone. */
export function movesIn(world: World, cone: Cone, state: State): Moves {
  return [
    ...conduct(world, cone, state), ...standing(world, cone, state), ...triggers(world, cone, state), ...choices(world, cone, state),
    ...concessions(world, cone, state), ...membership(world, cone, state),
  ];
}

const step = (world: World, state: State, made: Omit<Step, "on">): Step => ({ ...made, on: dayOf(world.regime, state, world.on) });

/** Duties whose breach some position reads, or some decision on standing. */
function dutiesRead({ regime, tracked }: World): readonly string[] {
  const read = new Set([...tracked.values()].flatMap((t) => (t.kind === "conduct" ? [t.duty] : [])));
  const standingRead = [...tracked.values()].some((t) => t.kind === "standing");
  return [...new Set(regime.duties.filter((d) => !d.soft && !d.persons && (standingRead || read.has(d.name))).map((d) => d.name))];
}

function owes({ regime, on }: World, duty: string, by: PartyId, toward: PartyId): boolean {
  const frame = { host: by, origin: toward, on };
  return regime.duties.some((d) => d.name === duty && !d.soft && !d.persons && selects(regime, d.bearer, by, on) && selects(regime, d.toward, toward, on) && d.windows.every((w) => windowHolds(regime, w, frame)));
}

function conduct(world: World, { host, origins }: Cone, state: State): Moves {
  const named = [...world.tracked.values()].flatMap((t) => (t.kind === "conduct" && typeof t.toward === "number" ? [t.toward] : []));
  const pairs = [...origins.flatMap((o) => [[o, host], [host, o]] as const), ...[host, ...origins].flatMap((p) => named.map((n) => [p, n] as const))];
  return dutiesRead(world).flatMap((name) =>
    pairs.flatMap(([by, toward]): Moves => {
      if (by === toward || !isMember(world, state, by) || !isMember(world, state, toward)) return [];
      const item = items.breach(name, by, toward);
      if (state.has(item)) return [{ action: step(world, state, { kind: "comply", by, toward, name }), to: withoutItem(state, item) }];
      return owes(world, name, by, toward) ? [{ action: step(world, state, { kind: "breach", by, toward, name }), to: withItem(state, item) }] : [];
    }),
  );
}

/** Who is out of good standing: by those who decide, after a breach that their clause asks about. */
function standing(world: World, { host, origins }: Cone, state: State): Moves {
  const { regime, tracked } = world;
  if (![...tracked.values()].some((t) => t.kind === "standing")) return [];
  const decider = regime.standings[0]?.decidedBy.name ?? regime.duties.find((d) => d.remedy?.decidedBy && !d.persons)?.remedy?.decidedBy?.name ?? "";
  return [host, ...origins].flatMap((party): Moves => {
    if (!isMember(world, state, party)) return [];
    const item = items.expelled(party);
    const named = { by: party, toward: null, name: decider };
    if (state.has(item)) return [{ action: step(world, state, { kind: "restore", ...named }), to: withoutItem(state, item) }];
    const broke = [...state].some((i) => i.startsWith("breach ") && i.split(" ")[2] === String(party));
    const open = regime.standings.length === 0 || regime.standings.some((s) => s.condition.kind === "constant" || !holdsFor(world, state, s.condition, party, party === host ? (origins[0] ?? host) : host));
    return broke && open ? [{ action: step(world, state, { kind: "expel", ...named }), to: withItem(state, item) }] : [];
  });
}

/** A condition about one party, as the origin of a case. */
function holdsFor(world: World, state: State, condition: Regime["standings"][number]["condition"], party: PartyId, host: PartyId): boolean {
  const { regime } = world;
  const facts = regime.facts.map((fact, id) => {
    const tracked = world.tracked.get(id);
    return tracked ? factIn(state, id, tracked, host, party) : (fact.default ?? fact.range?.from ?? 0);
  });
  return conditionHolds({ regime, case: { host, origin: party, mover: -1, on: world.on, facts } }, condition);
}

function triggers(world: World, { host }: Cone, state: State): Moves {
  return [...world.tracked].flatMap(([fact, tracked]): Moves => {
    const item = items.triggered(fact, host);
    if (tracked.kind !== "trigger") return [];
    const named = { by: host, toward: null, name: world.regime.facts[fact]?.key ?? "" };
    return state.has(item) ? [] : [{ action: step(world, state, { kind: "trigger", ...named }), to: withItem(state, item) }];
  });
}

function choices(world: World, { host, origins }: Cone, state: State): Moves {
  const { regime, instrumented } = world;
  return instrumented.choices.flatMap(({ fact, kind, clauses, by, origin }) =>
    origins.flatMap((o): Moves => {
      const item = items.chosen(fact, host, o);
      if (state.has(item) || !selects(regime, origin, o, world.on)) return [];
      const [actor, toward] = by === "origin" && o !== stateless ? [o, host] : [host, o];
      return [{ action: step(world, state, { kind, by: actor, toward, name: clauses.map((c) => regime.clauses[c]?.name ?? "").join(", ") }), to: withItem(state, item) }];
    }),
  );
}

function concessions(world: World, { host, origins, thirds }: Cone, state: State): Moves {
  const { regime, acts, on } = world;
  const pairs = [...[...origins, ...thirds].map((o) => [host, o] as const), ...origins.map((o) => [o, host] as const)];
  return acts.flatMap((act, number) => {
    const reaches = (h: PartyId, o: PartyId): boolean => act.sentences.some((s) => selects(regime, s.host, h, on) && selects(regime, s.origin, o, on));
    const { name } = act.concession;
    if (act.toward === "all") {
      const item = items.conceded(number, host, null);
      return state.has(item) ? [] : [{ action: step(world, state, { kind: "raise", by: host, toward: null, name }), to: withItem(state, item) }];
    }
    return pairs.flatMap(([h, o]): Moves => {
      const item = items.conceded(number, h, o);
      if (h === o || state.has(item) || !isMember(world, state, h) || !reaches(h, o)) return [];
      return [{ action: step(world, state, { kind: "concede", by: h, toward: o, name }), to: withItem(state, item) }];
    });
  });
}

function membership(world: World, { host, origins, thirds }: Cone, state: State): Moves {
  const { regime, on } = world;
  return [host, ...origins, ...thirds].flatMap((party): Moves => {
    if (party === stateless) return [];
    if (isMember(world, state, party)) {
      if (regime.exit === null) return [];
      const to = withItem(withoutItem(state, items.joined(party)), items.left(party));
      // What an exit says is the day on which it takes effect.
      return [{ action: step(world, to, { kind: "withdraw", by: party, toward: null, name: "exit" }), to }];
    }
    const { accession } = regime;
    if (accession === null || state.has(items.left(party)) || !(accession.openTo === null || selects(regime, accession.openTo, party, on))) return [];
    if (accession.condition.kind !== "constant" && !holdsFor(world, state, accession.condition, party, host)) return [];
    return [{ action: step(world, state, { kind: "accede", by: party, toward: null, name: "accession" }), to: withItem(state, items.joined(party)) }];
  });
}
