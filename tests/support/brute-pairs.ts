/** Who may be host and origin, for the brute force. */
import { contains, type Day, type DayInterval } from "../../src/language/dates";
import { stateless, type PartyAtom, type PartyId, type PartySet, type Regime } from "../../src/language/regime";

export interface Pair {
  readonly host: PartyId;
  readonly origin: PartyId;
}

export const belongsOn = (spans: readonly DayInterval[], on: Day): boolean => spans.some((s) => contains(s, on));

/** Whether a party is among named parties. */
export function named(regime: Regime, set: PartySet, p: PartyId, on: Day): boolean {
  const inAtom = (a: PartyAtom): boolean => ("party" in a ? a.party === p : belongsOn(regime.groups[a.group]?.members[p] ?? [], on));
  return set.include.some(inAtom) && (set.within === null || inAtom(set.within)) && !set.except.some(inAtom);
}

/** Beneficiaries, as in decision 0005, 1. */
function beneficiaries(regime: Regime, on: Day): readonly PartyId[] {
  const selectors = regime.sentences.filter((s) => regime.clauses[s.clause]?.kind === "rule").map((s) => s.origin);
  const everyone = regime.parties.map((_, p) => p).filter((p) => contains(regime.parties[p]?.life ?? { since: null, before: null }, on));
  if (selectors.some((s) => s.kind === "any" || s.kind === "states" || s.kind === "outsiders" || s.kind === "anyone" || s.kind === "stateless")) {
    return [...everyone, stateless];
  }
  const listed = selectors.every((s) => s.kind === "listed");
  return everyone.filter(
    (p) => belongsOn(regime.roster[p] ?? [], on) || (listed && selectors.some((s) => s.kind === "listed" && named(regime, s.set, p, on))),
  );
}

/** A bound host and a beneficiary other than it. */
export function eligiblePairs(regime: Regime, on: Day): readonly Pair[] {
  const hosts = regime.parties.map((_, p) => p).filter((p) => belongsOn(regime.roster[p] ?? [], on));
  const origins = beneficiaries(regime, on);
  return hosts.flatMap((host) => origins.filter((o) => o !== host).map((origin) => ({ host, origin })));
}

/** The fewest origins that any host has. */
export function bound(pairs: readonly Pair[]): number {
  const counts = new Map<PartyId, number>();
  for (const { host } of pairs) counts.set(host, (counts.get(host) ?? 0) + 1);
  return Math.min(...counts.values(), Infinity);
}
