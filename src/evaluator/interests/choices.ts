/** What passes between two parties by what each of them does: keep the regime toward the other, or keep none of it and admit nobody from it. */
import type { Four, Game2x2 } from "../../games";
import { add, divide, rational, subtract, zero, type Rational } from "../../language/rational";
import type { Measure, PartyId } from "../../language/regime";
import { measureKey } from "./benefits";
import { exactSum } from "./exact";
import type { Corner, Ledger } from "./result";

/** Ledgers by what host and origin of each case do: both keep the regime toward the other, the host alone does, the origin alone does. Where neither does, nothing passes. */
export interface Choices {
  readonly both: Ledger;
  readonly hostAlone: Ledger;
  readonly originAlone: Ledger;
}
export const choiceNames = ["both", "hostAlone", "originAlone"] as const;
/** Where nothing hangs on what the origin keeps: a host that admits brings all of it, whatever the other does. */
export const separable = (ledger: Ledger): Choices => ({ both: ledger, hostAlone: ledger, originAlone: { ...ledger, rows: [] } });

/** What two parties of a case net, in one unit and not discounted. */
export interface Nets {
  readonly host: Rational;
  readonly origin: Rational;
}
export type NetsOf = (host: PartyId, origin: PartyId) => Nets;

/** In the mean year, or in one year by its place. Between members only; what movers gain is no state's. */
export function netsIn({ years, accounts, rows }: Ledger, unit: Measure, corner: Corner, year: number | null = null): NetsOf {
  const found = new Map<string, Record<"host" | "origin", Rational[]>>();
  for (const { host, origin, inside, amounts } of rows) {
    if (!inside) continue;
    const of = found.get(`${host} ${origin}`) ?? { host: [], origin: [] };
    found.set(`${host} ${origin}`, of);
    accounts.forEach(({ party, measure }, a) => {
      if (party !== "mover" && measureKey(measure) === measureKey(unit)) of[party].push(...(amounts[a]?.flatMap((amount, y) => (year === null || y === year ? amount[corner] : [])) ?? []));
    });
  }
  const mean = (all: readonly Rational[]): Rational => divide(exactSum(all), rational(year === null ? years.length : 1));
  const means = new Map([...found].map(([pair, of]) => [pair, { host: mean(of.host), origin: mean(of.origin) }]));
  return (host, origin) => means.get(`${host} ${origin}`) ?? { host: zero, origin: zero };
}

/** What each of two gets, as host of the other and as origin, by what the two do in each of the two cases. */
export function gameOf(row: PartyId, column: PartyId, { both, hostAlone, originAlone }: Readonly<Record<keyof Choices, NetsOf>>): Game2x2 {
  const of = (member: PartyId, other: PartyId): Four<Rational> => [
    add(both(member, other).host, both(other, member).origin),
    add(hostAlone(member, other).host, originAlone(other, member).origin),
    add(originAlone(member, other).host, hostAlone(other, member).origin),
    zero,
  ];
  const [cc, cd, dc, dd] = of(column, row);
  // The column member's own choice is the second letter.
  return { row: of(row, column), column: [cc, dc, cd, dd] };
}

/** The game of two from what each nets as host, by its own choice, and as origin, by that of the other: where nothing hangs on what origins keep. */
export function separableGame(row: Nets, column: Nets): Game2x2 {
  return { row: [add(row.host, row.origin), row.host, row.origin, zero], column: [add(column.host, column.origin), column.origin, column.host, zero] };
}

/** By member, then by the other: what it gains by keeping nothing toward the other, which keeps everything (T − R), where it gains by that. */
export type Deviations = ReadonlyMap<PartyId, ReadonlyMap<PartyId, Rational>>;
/** Of one year, by its place. Something may pass between two only where one of them does not keep the regime, so that each ledger is asked for its pairs. */
export function deviationsIn(choices: Choices, unit: Measure, corner: Corner, year: number): Deviations {
  const nets = (name: keyof Choices): NetsOf => netsIn(choices[name], unit, corner, year);
  const [both, hostAlone, originAlone] = [nets("both"), nets("hostAlone"), nets("originAlone")];
  const found = new Map<PartyId, Map<PartyId, Rational>>();
  for (const { host, origin } of choiceNames.flatMap((name) => choices[name].rows.filter((r) => r.inside))) {
    for (const [member, other] of [[host, origin], [origin, host]] as const) {
      const of = found.get(member) ?? new Map<PartyId, Rational>();
      if (of.has(other)) continue;
      const gain = subtract(add(originAlone(member, other).host, hostAlone(other, member).origin), add(both(member, other).host, both(other, member).origin));
      if (gain.numerator > 0n) found.set(member, of.set(other, gain));
    }
  }
  return found;
}
