/**
 * Beggar thy neighbour (J. Robinson 1937, unverified): a host that gains by closing at the cost of others. In migration by deflection: whom one turns away another takes.
 * The language has no substitution between hosts. What moves movers on is a number that hosts share, so that who is turned away leaves a place to others, or a share that
 * the user assumes.
 */
import { add, compareRationals, divide, multiply, one, subtract, zero, type Rational } from "../../language/rational";
import { need, normalForm, pureEquilibria, type NormalForm } from "../../games";
import type { PartyId } from "../../language/regime";
import type { Beggar, Deflection, NeighboursReport } from "./result-politics";

/** Hosts that take somebody, and what each member gains by those whom one of them takes. */
export interface Openings {
  readonly members: readonly PartyId[];
  /** Movers that each member takes over all years. */
  readonly taken: ReadonlyMap<PartyId, Rational>;
  /** What a member gains by movers that a host takes, over all years: as that host, or as their origin. */
  readonly worth: (member: PartyId, host: PartyId) => Rational;
  readonly matrix: readonly Deflection[];
}

/** The share of its flow that a host takes if some close: none if it closes itself, else its own and whom others send on. */
export function flowTo({ taken, matrix }: Pick<Openings, "taken" | "matrix">, host: PartyId, closed: (party: PartyId) => boolean): Rational {
  const own = taken.get(host) ?? zero;
  if (closed(host) || own.numerator === 0n) return zero;
  return matrix.filter((d) => d.to === host && closed(d.from)).reduce((sum, d) => add(sum, divide(multiply(d.share, taken.get(d.from) ?? zero), own)), one);
}

/** What each member gains in all if some hosts close. Whoever is sent on is worth what others are whom the host takes. */
export function worthsIf(openings: Openings, closed: (party: PartyId) => boolean): (member: PartyId) => Rational {
  const flows = openings.members.map((host) => ({ host, flow: flowTo(openings, host, closed) })).filter(({ flow }) => flow.numerator !== 0n);
  return (member) => flows.reduce((sum, { host, flow }) => add(sum, multiply(flow, openings.worth(member, host))), zero);
}

const choosing = ({ members, taken }: Openings): readonly PartyId[] => members.filter((m) => (taken.get(m)?.numerator ?? 0n) > 0n);

/** Hosts that gain by closing alone, and who loses by it. */
export function beggarsOf(openings: Openings): readonly Beggar[] {
  const open = worthsIf(openings, () => false);
  return choosing(openings).flatMap((host): readonly Beggar[] => {
    const shut = worthsIf(openings, (party) => party === host);
    const change = (party: PartyId): Rational => subtract(shut(party), open(party));
    const gain = change(host);
    if (gain.numerator <= 0n) return [];
    const losers = openings.members.filter((m) => m !== host).map((party) => ({
      party, loss: subtract(zero, change(party)), deflection: openings.matrix.find((d) => d.from === host && d.to === party)?.share ?? zero,
    })).filter((l) => l.loss.numerator > 0n);
    return losers.length === 0 ? [] : [{ host, gain, losers }];
  });
}

/** More hosts are too many: every profile is looked at. */
export const mostHosts = 10;

/** Whether another profile is as good for all and better for some. */
function isDominated({ payoffs }: NormalForm, profile: number): boolean {
  return (payoffs[0] ?? []).some((_, other) => {
    const signs = payoffs.map((own) => compareRationals(own[other] ?? zero, own[profile] ?? zero));
    return signs.every((s) => s >= 0) && signs.some((s) => s > 0);
  });
}

/** The game in which each host closes or not; `null` without hosts, or with too many. */
export function closingGame(openings: Openings): NeighboursReport["game"] {
  const hosts = choosing(openings);
  if (hosts.length === 0 || hosts.length > mostHosts) return null;
  const { members } = openings;
  const game = normalForm(members.map((m) => (hosts.includes(m) ? 2 : 1)), (profile) => {
    const closed = new Set(members.filter((_, i) => profile[i] === 1));
    return members.map(worthsIf(openings, (party) => closed.has(party)));
  });
  const found = pureEquilibria(game);
  const numberOf = (profile: readonly number[]): number => profile.reduce((sum, action, player) => sum * (game.actions[player] ?? 1) + action, 0);
  return {
    equilibria: found.map((profile) => members.filter((_, i) => profile[i] === 1)),
    inefficient: found.length > 0 && found.every((profile) => isDominated(game, numberOf(profile))),
    need: need(game),
  };
}

/** Adds to what shared numbers move on a share of the rest, which goes to the other hosts in proportion to whom they take. */
export function withAssumed(shared: readonly Deflection[], taken: ReadonlyMap<PartyId, Rational>, assumed: Rational): readonly Deflection[] {
  const hosts = [...taken].filter(([, n]) => n.numerator > 0n);
  return hosts.flatMap(([from]) => {
    const own = shared.filter((d) => d.from === from);
    const rest = subtract(one, own.reduce((sum, d) => add(sum, d.share), zero));
    const others = hosts.filter(([to]) => to !== from);
    const whole = others.reduce((sum, [, n]) => add(sum, n), zero);
    return others.map(([to, n]): Deflection => ({ from, to, share: add(own.find((d) => d.to === to)?.share ?? zero, divide(multiply(multiply(assumed, rest), n), whole)) }));
  }).filter((d) => d.share.numerator !== 0n);
}
