import { add, multiply, rational, zero, type Rational } from "../../language/rational";
import type { Measure, PartyId, VerdictName } from "../../language/regime";
import { balanceOf, type Benefits, type Tolerance } from "./balance";
import { weightsOf, type Weights } from "./exact";
import { corners, type Balance, type BalanceReport, type Corner, type Ledger, type UnitBalance } from "./result";

export const measureKey = (m: Measure): string => (m.kind === "money" ? `money ${m.currency}` : m.kind);

/** The units of the accounts: money first, then numbers, then shares. They are never added. */
export function unitsOf(accounts: readonly { readonly measure: Measure }[]): readonly Measure[] {
  const found = new Map(accounts.map(({ measure }) => [measureKey(measure), measure]));
  const place = (m: Measure): number => ["money", "count", "share"].indexOf(m.kind);
  return [...found.values()].sort((a, b) => place(a) - place(b));
}

/** What `i` gets from `j` in each year, times the numerator of its discount: as host from those who come, as origin by those who go. What movers gain is no state's. */
function benefitsIn({ years, accounts, rows }: Ledger, parties: readonly PartyId[], unit: Measure, corner: Corner, { numerators }: Weights): Benefits {
  const place = new Map(parties.map((p, i) => [p, i]));
  const b = years.map(() => parties.map(() => parties.map(() => zero)));
  for (const { host, origin, inside, amounts } of rows) {
    if (!inside) continue;
    accounts.forEach(({ party, measure }, a) => {
      const [i, j] = party === "host" ? [place.get(host), place.get(origin)] : [place.get(origin), place.get(host)];
      if (party === "mover" || measureKey(measure) !== measureKey(unit) || i === undefined || j === undefined) return;
      amounts[a]?.forEach((amount, t) => {
        const row = b[t]?.[i];
        if (row) row[j] = add(row[j] ?? zero, amount[corner]);
      });
    });
  }
  return b.map((rowsOfYear, t) => rowsOfYear.map((row) => row.map((x) => multiply(x, rational(numerators[t] ?? 0n)))));
}

/** Shares are the same whatever the scale; sums come back to it. */
function scaled(b: Balance, { denominator }: Weights): Balance {
  const back = (x: Rational): Rational => rational(x.numerator, x.denominator * denominator);
  return {
    ...b, periods: b.periods.map((p) => ({ ...p, gross: back(p.gross) })), cumulated: { ...b.cumulated, gross: back(b.cumulated.gross) },
    parties: b.parties.map((p) => ({ ...p, received: back(p.received), net: back(p.net), gross: back(p.gross) })),
  };
}

/** D3 of a ledger, in each unit by itself. The verdict is on the first; it depends where it is not the same for every number of movers. */
export function balanceReport(ledger: Ledger, tolerance: Tolerance): BalanceReport {
  const ofStates = ledger.accounts.filter((a) => a.party !== "mover");
  const parties = [...new Set(ledger.rows.filter((r) => r.inside).flatMap((r) => [r.host, r.origin]))].sort((a, b) => a - b);
  const weights = weightsOf(ledger.discount);
  const units = unitsOf(ofStates).map((measure): UnitBalance => {
    const at = (corner: Corner): UnitBalance["at"][Corner] => scaled(balanceOf(parties, benefitsIn(ledger, parties, measure, corner, weights), tolerance), weights);
    return { measure, at: { low: at("low"), expected: at("expected"), high: at("high") } };
  });
  const missing = whyNot(ledger, units[0]);
  return { units, missing, verdict: missing === null && units[0] ? verdictOf(units[0]) : "not-assessable", tolerance: tolerance.whole, toleranceEach: tolerance.each };
}

/** Why what states gain in a unit is not known; `null`: it is. */
export function unknownIn({ accounts, missing }: Ledger, unit: Measure): string | null {
  const unknown = accounts.find((a) => a.party !== "mover" && a.missing !== null && measureKey(a.measure) === measureKey(unit));
  return unknown?.missing ?? missing[0]?.why ?? null;
}

export const noStakeOfStates = "no stake of a host or an origin is declared";
export const nothingExchanged = "nothing is exchanged between members";

function whyNot(ledger: Ledger, first: UnitBalance | undefined): string | null {
  if (first === undefined) return noStakeOfStates;
  const unknown = unknownIn(ledger, first.measure);
  if (unknown !== null) return unknown;
  return first.at.expected.verdict === "not-assessable" ? nothingExchanged : null;
}

/** One verdict of three: by whatever number of movers anything is exchanged at all. */
export function verdictOf({ at }: { readonly at: Readonly<Record<Corner, { readonly verdict: VerdictName }>> }): VerdictName {
  const found = new Set(corners.map((c) => at[c].verdict).filter((v) => v !== "not-assessable"));
  const [only, other] = [...found];
  return other === undefined ? (only ?? "not-assessable") : "depends";
}
