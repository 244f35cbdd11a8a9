import { add, compareRationals, divide, multiply, zero, type Rational } from "../../language/rational";
import type { Channel, PartyId, VerdictName } from "../../language/regime";
import { giniOf } from "./balance";
import { measureKey, unitsOf } from "./benefits";
import { estimate, total } from "./estimates";
import { weighedSum, weightsOf } from "./exact";
import type { Account, ChannelTotal, Concentration, Estimate, GainsReport, Ledger, LedgerRow, Leg, PartyGains } from "./result";

export const sides = ["host", "origin", "mover"] as const;

/** A ledger with what each row comes to by account, over all years and discounted. */
interface Summed extends Ledger {
  readonly sums: ReadonlyMap<LedgerRow, readonly (Estimate | null)[]>;
}
function summed(ledger: Ledger): Summed {
  const weights = weightsOf(ledger.discount);
  const sumOfYears = (years: readonly Estimate[]): Estimate => estimate((c) => weighedSum(years.map((e) => e[c]), weights));
  return { ...ledger, sums: new Map(ledger.rows.map((row) => [row, row.amounts.map((years) => years && sumOfYears(years))])) };
}

/** What accounts come to over some rows. */
function sumOf({ accounts, sums }: Summed, rows: readonly LedgerRow[], of: (account: Account) => boolean): Estimate {
  return total(rows.flatMap((row) => accounts.flatMap((account, a) => (of(account) ? (sums.get(row)?.[a] ?? []) : []))));
}

/** One side over some rows, in each unit that its accounts have. What is not known leaves the whole side not assessable. */
function legOf(ledger: Summed, side: Leg["side"], rows: readonly LedgerRow[]): Leg {
  const own = ledger.accounts.filter((a) => a.party === side);
  const totals = unitsOf(own).map((measure) => ({ measure, total: sumOf(ledger, rows, (a) => a.party === side && measureKey(a.measure) === measureKey(measure)) }));
  const known = own.length > 0 && own.every((a) => a.missing === null) && ledger.missing.length === 0;
  return { side, totals, outcome: known ? outcomeOf(totals.map((t) => t.total)) : "not-assessable" };
}
/** Whether a side gains in one unit; where nobody moves for sure, it is not said that somebody does. */
function signOf({ low, expected, high }: Estimate): 1 | 0 | -1 | "mixed" {
  const [sign, others] = [signOfNumber(expected), [low, high].map(signOfNumber)];
  return others.every((s) => s === sign || (s === 0 && sign !== 0)) ? sign : "mixed";
}
const signOfNumber = ({ numerator }: Rational): 1 | 0 | -1 => (numerator > 0n ? 1 : numerator < 0n ? -1 : 0);
export function outcomeOf(totals: readonly Estimate[]): Leg["outcome"] {
  const signs = totals.map(signOf);
  if (signs.includes("mixed") || (signs.includes(1) && signs.includes(-1))) return "mixed";
  return signs.includes(1) ? "gains" : signs.includes(-1) ? "loses" : "even";
}

/** A loss decides, then what is not known, then what is mixed. */
export function verdictOn(legs: readonly Pick<Leg, "outcome">[], ok: readonly Leg["outcome"][]): VerdictName {
  if (legs.some((l) => l.outcome !== "mixed" && l.outcome !== "not-assessable" && !ok.includes(l.outcome))) return "fails";
  if (legs.some((l) => l.outcome === "not-assessable")) return "not-assessable";
  return legs.some((l) => l.outcome === "mixed") ? "depends" : "holds";
}

/**
 * Who gains beside no regime at all, where nobody moves under it and so nobody gains or bears anything: host, origin and mover each (win-win-win), and
 * each party with its movers (Pareto).
 */
export function gainsReport(plain: Ledger): GainsReport {
  const ledger = summed(plain);
  const legs = sides.map((side) => legOf(ledger, side, ledger.rows));
  const parties = ledger.parties.map((party): PartyGains => {
    const [asHost, asOrigin] = [ledger.rows.filter((r) => r.host === party), ledger.rows.filter((r) => r.origin === party)];
    return { party, legs: sides.map((side) => legOf(ledger, side, side === "host" ? asHost : asOrigin)) };
  });
  const states = ledger.parties.map((party) => ({ party, side: "state" as const, leg: stateOf(ledger, party) }));
  const movers = ledger.accounts.some((a) => a.party === "mover") ? parties.map(({ party, legs: [, , leg] }) => ({ party, side: "mover" as const, leg })) : [];
  const all = [...states, ...movers].flatMap(({ leg, ...one }) => (leg ? [{ ...one, leg }] : []));
  const pareto = verdictOn(all.map((a) => a.leg), ["gains", "even"]);
  return {
    legs, parties,
    winWinWin: verdictOn(legs, ["gains"]),
    failing: legs.filter((l) => l.outcome !== "gains").map((l) => l.side),
    pareto: pareto === "holds" && all.every((a) => a.leg.outcome === "even") ? "fails" : pareto,
    losing: all.filter((a) => a.leg.outcome === "loses" || a.leg.outcome === "mixed").map(({ party, side }) => ({ party, side })),
    channels: channelsOf(ledger),
    threeRs: (["recruitment", "remittances", "returns"] as const).map((channel: Channel) => ({ channel, declared: ledger.accounts.some((a) => a.party === "origin" && a.channel === channel) })),
    concentration: concentrationOf(ledger),
  };
}

/** A party as a state: what it gains as host and as origin, in each unit. */
function stateOf(ledger: Summed, party: PartyId): Leg {
  const own = ledger.accounts.filter((a) => a.party !== "mover");
  const totals = unitsOf(own).map((measure) => {
    const of = (side: "host" | "origin"): Estimate => sumOf(ledger, ledger.rows.filter((r) => r[side] === party), (a) => a.party === side && measureKey(a.measure) === measureKey(measure));
    return { measure, total: total([of("host"), of("origin")]) };
  });
  const known = own.length > 0 && own.every((a) => a.missing === null) && ledger.missing.length === 0;
  return { side: "host", totals, outcome: known ? outcomeOf(totals.map((t) => t.total)) : "not-assessable" };
}

function channelsOf(ledger: Summed): readonly ChannelTotal[] {
  const keyOf = (a: Account): string => `${a.party} ${a.channel ?? ""} ${measureKey(a.measure)}`;
  const first = new Map(ledger.accounts.map((a) => [keyOf(a), a]));
  return [...first].map(([key, { party, channel, measure }]) => ({
    party, channel, measure,
    total: ledger.accounts.some((a) => keyOf(a) === key && a.missing !== null) ? null : sumOf(ledger, ledger.rows, (a) => keyOf(a) === key),
  }));
}

/** How far movers go to few hosts: by those expected, over all years. */
function concentrationOf({ rows }: Ledger): Concentration {
  const byHost = new Map<PartyId, Rational>();
  for (const { host, mover, admitted } of rows) if (mover !== null) byHost.set(host, admitted.reduce((sum, year) => add(sum, year.expected), byHost.get(host) ?? zero));
  const hosts = [...byHost].map(([host, admitted]) => ({ host, admitted })).sort((a, b) => compareRationals(b.admitted, a.admitted) || a.host - b.host);
  const whole = hosts.reduce((sum, h) => add(sum, h.admitted), zero);
  if (whole.numerator === 0n) return { hosts, hhi: null, gini: null, half: [] };
  const shares = hosts.map((h) => divide(h.admitted, whole));
  const half: PartyId[] = [];
  let soFar = zero;
  for (const { host, admitted } of hosts) {
    if (compareRationals(add(soFar, soFar), whole) > 0) break;
    half.push(host);
    soFar = add(soFar, admitted);
  }
  return { hosts, hhi: shares.reduce((sum, s) => add(sum, multiply(s, s)), zero), gini: giniOf(hosts.map((h) => h.admitted)), half };
}
