import { isSecurityDilemma, ordinal } from "../../games";
import { add, divide, subtract, zero, type Rational } from "../../language/rational";
import type { PartyId, Regime } from "../../language/regime";
import { nothingExchanged, unknownIn } from "../interests/benefits";
import type { Assumed } from "../interests/assumed";
import type { Books } from "../interests/ledger";
import type { DyadsReport, Ledger } from "../interests/result";
import { moversOf, type HostBooks } from "./aims";
import { beggarsOf, closingGame, withAssumed, type Openings } from "./neighbours";
import type { PoliticsOptions } from "./options";
import type { Deflection, NeighboursReport } from "./result-politics";

/** The books of a scenario, and the numbers declared for it. */
interface Kept {
  readonly books: Books;
  readonly declared: Assumed;
}

/** Movers that each host takes from other members over all years. */
export function takenIn({ rows }: Ledger): ReadonlyMap<PartyId, Rational> {
  const found = new Map<PartyId, Rational>();
  for (const { host, inside, admitted } of rows) if (inside) found.set(host, add(found.get(host) ?? zero, moversOf(admitted)));
  return found;
}

/** Whether a number counts the movers of several hosts. */
export const sharesNumbers = (regime: Regime): boolean => regime.sentences.some((s) => s.head.kind === "ration" && (s.head.cap.each === "together" || s.head.cap.each === "origin"));

/** What closing each host moves to each other: whom numbers let in is found again with nobody admitted to it. */
export function sharedDeflection({ books, declared }: Kept, taken: ReadonlyMap<PartyId, Rational>): readonly Deflection[] {
  const hosts = [...taken].filter(([, n]) => n.numerator > 0n);
  const without = books.takenWithout(hosts.map(([host]) => host), declared);
  return hosts.flatMap(([from, turned]) => [...taken].filter(([to]) => to !== from).map(([to, before]): Deflection => {
    const after = without.get(from)?.get(to) ?? zero;
    return { from, to, share: divide(subtract(after, before), turned) };
  })).filter((d) => d.share.numerator > 0n);
}

/** What a member gains by movers that a host takes, from the rows of members. */
function worthsIn(books: HostBooks): Openings["worth"] {
  const found = new Map<string, Rational>();
  for (const row of books.ledger.rows.filter((r) => r.inside)) {
    for (const side of ["host", "origin"] as const) {
      const key = `${row[side]} ${row.host}`;
      found.set(key, add(found.get(key) ?? zero, books.sum([row], (a) => a.party === side)));
    }
  }
  return (member, host) => found.get(`${member} ${host}`) ?? zero;
}

/** Pairs that play a security dilemma, where a stake of hosts speaks of security. */
function dilemmasIn({ accounts }: Ledger, { dyads }: DyadsReport): NeighboursReport["securityDilemmas"] {
  if (!accounts.some((a) => a.party === "host" && a.channel === "security")) return null;
  return dyads.filter((d) => d.choosers.length === 2 && isSecurityDilemma(ordinal(d.payoffs))).map((d) => [d.row, d.column] as const);
}

/** Whether hosts gain by closing at the cost of others, and what comes of it if all may. */
export function neighboursReport(regime: Regime, kept: Kept, host: HostBooks, dyads: DyadsReport, { deflection }: PoliticsOptions): NeighboursReport {
  const securityDilemmas = dilemmasIn(host.ledger, dyads);
  const taken = takenIn(host.ledger);
  const unknown = host.measure === null ? host.missing : unknownIn(host.ledger, host.measure);
  const missing = unknown ?? ([...taken.values()].every((n) => n.numerator === 0n) ? nothingExchanged : null);
  if (missing !== null) return { basis: [], matrix: [], beggars: [], game: null, securityDilemmas, missing };
  const shared = sharesNumbers(regime) ? sharedDeflection(kept, taken) : [];
  const matrix = deflection === undefined ? shared : withAssumed(shared, taken, deflection);
  const members = [...new Set(host.ledger.rows.filter((r) => r.inside).flatMap((r) => [r.host, r.origin]))].sort((a, b) => a - b);
  const openings: Openings = { members, taken, worth: worthsIn(host), matrix };
  return {
    basis: [...(shared.length > 0 ? (["shared-number"] as const) : []), ...(deflection === undefined ? [] : (["assumed"] as const))],
    matrix, beggars: beggarsOf(openings), game: closingGame(openings), securityDilemmas, missing: null,
  };
}
