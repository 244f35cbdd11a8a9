/** Form on one day by its words (definitions 5), over the reference interpreter alone: who has a position or a duty toward whom, and how many hosts are held. */
import type { Day } from "../../src/language/dates";
import { rational, type Rational } from "../../src/language/rational";
import { stateless, type Duty, type PartyId, type Regime, type Selector } from "../../src/language/regime";
import { feasibleSituations, silentKey } from "./brute-force";
import { belongsOn, eligiblePairs, named } from "./brute-pairs";

export interface BruteForm {
  readonly n: boolean;
  readonly v: boolean;
  readonly density: Rational | null;
}

/** Whether a member is one of whom a duty speaks. */
function meant(regime: Regime, selector: Selector, p: PartyId, on: Day): boolean {
  if (selector.kind === "members") return selector.of === null || named(regime, selector.of, p, on);
  if (selector.kind === "listed") return named(regime, selector.set, p, on);
  return selector.kind === "any" || selector.kind === "states" || selector.kind === "anyone";
}
const isLaw = (d: Duty, on: Day): boolean => d.windows.every((w) => (w.since === null || on >= Number(w.since)) && (w.before === null || on < Number(w.before)));

/** Everybody who can be reached from the first along edges in either direction. */
function reachable(parties: readonly PartyId[], linked: (a: PartyId, b: PartyId) => boolean): number {
  let found = new Set(parties.slice(0, 1));
  for (;;) {
    const wider = new Set([...found, ...parties.filter((p) => [...found].some((q) => linked(p, q)))]);
    if (wider.size === found.size) return found.size;
    found = wider;
  }
}

/** N and V of a regime without institutions that speaks of members only, soft sentences left out (binding `hard`). */
export function bruteForm(regime: Regime, on: Day): BruteForm {
  const members = regime.parties.map((_, p) => p).filter((p) => belongsOn(regime.roster[p] ?? [], on));
  const pairs = eligiblePairs(regime, on);
  const duties = regime.duties.filter((d) => !d.soft && d.permission === undefined && d.persons === undefined && isLaw(d, on));
  const edges = new Set<string>();
  const held = new Map<string, Set<PartyId>>();
  for (const { topic, row } of feasibleSituations(regime, on, pairs)) {
    row.forEach((outcome, i) => {
      const { host = stateless, origin = stateless } = pairs[i] ?? {};
      if (!silentKey(outcome)) edges.add(`${host} ${origin}`);
      const hosts = held.get(`${topic.right} ${topic.mover}`) ?? new Set();
      held.set(`${topic.right} ${topic.mover}`, hosts);
      if (["granted", "rationed", "denied"].includes(outcome.position.kind)) hosts.add(host);
    });
  }
  for (const d of duties) {
    for (const a of members.filter((p) => meant(regime, d.bearer, p, on))) {
      for (const b of members) if (a !== b && (d.towardAll || meant(regime, d.toward, b, on))) edges.add(`${a} ${b}`);
    }
  }
  const inside = members.flatMap((a) => members.filter((b) => b !== a && edges.has(`${a} ${b}`)).map((b) => [a, b] as const));
  const linked = (a: PartyId, b: PartyId): boolean => inside.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
  const n = members.length;
  const centre = members.some((c) => members.every((p) => p === c || linked(p, c)) && inside.every(([x, y]) => x === c || y === c));
  return {
    n: n >= 3 && !regime.parallel && reachable(members, linked) === n && !centre,
    v: [...held.values()].some((hosts) => hosts.size >= 3) || duties.some((d) => (d.together ? 1 : members.filter((p) => meant(regime, d.bearer, p, on)).length) >= 3),
    density: n < 2 ? null : rational(inside.length, n * (n - 1)),
  };
}
