/** Conditions and mover classes that stand for an origin, though no origin is named (docs/reference/criteria.md, section 9). */
import { dayOf, type DayInterval } from "../language/dates";
import { atomsOf } from "../language/conditions";
import type { ClassId, Condition, FactId, Flow, PartyId, PartySet, Scenario, Selector, Sentence } from "../language/regime";
import { isStateByName } from "../language/states";
import type { Builder } from "./builder";
import { intersect } from "./intervals";
import { datesOfSet } from "./parties";
import { isWithin } from "./targets";

/** From this share on, the movers of a class count as those of one origin: a convention of ours. */
export const proxyPercent = 95;

/** Warns of what names nobody's origin and yet fits one origin only. */
export function checkProxies(b: Builder, scenarios: readonly Scenario[]): void {
  const sentences = [...b.sentences, ...b.powers.flatMap((power) => power.sentences)];
  namedStates(b, sentences);
  if (scenarios.length > 0) concentrated(b, sentences, scenarios);
}

/** The one party of a set that names one. */
function onlyParty(b: Builder, set: PartySet | null): PartyId | null {
  const [only, second] = set ? [...datesOfSet(b, set).keys()] : [];
  return second === undefined ? (only ?? null) : null;
}
const single = (b: Builder, selector: Selector): PartyId | null =>
  onlyParty(b, selector.kind === "listed" ? selector.set : selector.kind === "members" ? selector.of : null);

// ---- conditions -----------------------------------------------------------------------------------------------

/** Where a condition stands, and between whom. */
interface Conditional {
  readonly clause: string;
  readonly condition: Condition;
  readonly host: Selector;
  readonly origin: Selector;
  readonly at: Sentence["at"];
}

/** One warning for a clause and a fact, however many states it names. */
function namedStates(b: Builder, sentences: readonly Sentence[]): void {
  const any: Selector = { kind: "any" };
  const found = new Map<string, { readonly at: Sentence["at"]; readonly clause: string; readonly fact: FactId; readonly states: Set<string> }>();
  const spoken: readonly Conditional[] = [
    ...sentences.map((s) => ({ ...s, clause: b.clauses[s.clause]?.name ?? "" })),
    ...b.duties.map((d) => ({ clause: d.name, condition: d.condition, host: any, origin: d.origins, at: d.at })),
  ];
  for (const { clause, condition, host, origin, at } of spoken) {
    const atoms = atomsOf(condition).flatMap((atom) => (atom.kind === "state" && typeof atom.is === "object" && tellsOrigin(b, atom.fact) ? [{ fact: atom.fact, is: atom.is }] : []));
    // One origin, named in the open, is no proxy.
    if (atoms.length === 0 || single(b, origin) !== null) continue;
    for (const atom of atoms) {
      const party = onlyParty(b, atom.is);
      // The only host by its name is `host` in other words.
      if (party !== null && party === single(b, host)) continue;
      const key = `${clause} ${atom.fact}`;
      const entry = found.get(key) ?? { at, clause, fact: atom.fact, states: new Set() };
      for (const name of atomNames(b, atom.is)) entry.states.add(name);
      found.set(key, entry);
    }
  }
  for (const { at, clause, fact, states } of found.values()) {
    b.report("proxy", at, { kind: "names", clause, fact: b.facts.items[fact]?.key ?? "", states: [...states], byName: isStateByName(b.facts.items[fact]?.type) });
  }
}

/** What is a fact about the host or the world tells nothing of who comes. */
const tellsOrigin = (b: Builder, fact: FactId): boolean => !["host", "system"].includes(b.facts.items[fact]?.tag ?? "");

const atomNames = (b: Builder, { include }: PartySet): readonly string[] =>
  include.map((atom) => ("party" in atom ? b.parties.items[atom.party]?.code : b.groups.items[atom.group]?.name) ?? "");

// ---- flows ----------------------------------------------------------------------------------------------------

/** Movers of one origin over a horizon, in days of a yearly flow: the least and the most that the scenario allows. */
interface Sum {
  low: bigint;
  high: bigint;
  readonly first: Flow;
}

/** Classes that clauses name and that, in some scenario, come from one origin of several; one warning for a class and all below it. */
function concentrated(b: Builder, sentences: readonly Sentence[], scenarios: readonly Scenario[]): void {
  const told: { readonly mover: ClassId; readonly origin: PartyId }[] = [];
  const named = new Map<ClassId, Sentence>();
  for (const s of sentences) for (const c of single(b, s.origin) === null ? (s.classes ?? []) : []) if (!named.has(c)) named.set(c, s);
  const widerFirst = [...named].toSorted(([x], [y]) => depth(b, x) - depth(b, y));
  const counts = scenarios.map((scenario) => ({ scenario, flows: scenario.flows.map((flow) => ({ flow, sums: movers(b, scenario, flow) })) }));
  for (const [mover, sentence] of widerFirst) {
    // What is compared are the origins of all movers of the kind: who else could have come.
    const kind = root(b, mover);
    const origins = new Set(counts.flatMap(({ flows }) => flows.flatMap(({ flow, sums }) => (times(b, flow, kind) > 0 ? [...sums.keys()] : []))));
    if (origins.size < 2) continue;
    for (const { scenario, flows } of counts) {
      const most = mostFromOne(flows.map(({ flow, sums }) => ({ sums, times: BigInt(times(b, flow, mover)) })));
      if (most === null || told.some((t) => t.origin === most.origin && isWithin(b, mover, t.mover))) continue;
      told.push({ mover, origin: most.origin });
      b.report(
        "proxy", sentence.at,
        { kind: "flows", clause: b.clauses[sentence.clause]?.name ?? "", mover: b.classes.items[mover]?.name ?? "", scenario: scenario.name, origin: b.parties.items[most.origin]?.code ?? "", percent: most.percent },
        [{ at: most.first.at, label: "the first of these movers" }],
      );
    }
  }
}

/** How often a flow counts for a class: its number is that of each class it names. */
const times = (b: Builder, flow: Flow, mover: ClassId): number => flow.classes.filter((c) => isWithin(b, c, mover)).length;

/** A class and those above it, itself first; a circle is reported elsewhere. */
function line(b: Builder, mover: ClassId): readonly ClassId[] {
  const all = new Set<ClassId>();
  for (let c: ClassId | null = mover; c !== null && !all.has(c); c = b.classes.items[c]?.parent ?? null) all.add(c);
  return [...all];
}
const depth = (b: Builder, mover: ClassId): number => line(b, mover).length;
const root = (b: Builder, mover: ClassId): ClassId => line(b, mover).at(-1) ?? mover;

/** The movers of a flow by origin, to those whom the regime binds; shocks left out. */
function movers(b: Builder, { horizon }: Scenario, flow: Flow): ReadonlyMap<PartyId, Sum> {
  const days = intersect([flow.days], [{ since: dayOf(horizon.from, 1, 1), before: dayOf(horizon.to + 1, 1, 1) }]);
  const sums = new Map<PartyId, Sum>();
  const hosts = [...datesOfSet(b, flow.hosts)].map(([host, toDays]) => ({ host, bound: intersect(toDays, b.roster.get(host) ?? []) }));
  for (const [origin, fromDays] of datesOfSet(b, flow.origins)) {
    for (const { host, bound } of hosts) {
      const length = host === origin ? 0n : BigInt(lengthOf(intersect(intersect(days, fromDays), bound)));
      if (length === 0n) continue;
      const sum = sums.get(origin) ?? { low: 0n, high: 0n, first: flow };
      sums.set(origin, { ...sum, low: sum.low + BigInt(flow.low) * length, high: sum.high + BigInt(flow.high) * length });
    }
  }
  return sums;
}

const lengthOf = (days: readonly DayInterval[]): number => days.reduce((sum, d) => sum + (d.since === null || d.before === null ? 0 : d.before - d.since), 0);

/** The origin from which the share comes whatever the numbers are within their ranges; `null` if there is none. */
function mostFromOne(flows: readonly { readonly sums: ReadonlyMap<PartyId, Sum>; readonly times: bigint }[]): { readonly origin: PartyId; readonly percent: number; readonly first: Flow } | null {
  const total = new Map<PartyId, Sum>();
  for (const { sums, times: factor } of flows) {
    if (factor === 0n) continue;
    for (const [origin, { low, high, first }] of sums) {
      const known = total.get(origin) ?? { low: 0n, high: 0n, first };
      total.set(origin, { ...known, low: known.low + factor * low, high: known.high + factor * high });
    }
  }
  for (const [origin, { low, high, first }] of total) {
    const others = [...total].reduce((sum, [other, { high: most }]) => (other === origin ? sum : sum + most), 0n);
    if (others === 0n && high > 0n) return { origin, percent: 100, first };
    if (low > 0n && 100n * low >= BigInt(proxyPercent) * (low + others)) return { origin, percent: Number((100n * low) / (low + others)), first };
  }
  return null;
}
