import { add, zero, type Rational } from "../../language/rational";
import type { PartyId, Regime } from "../../language/regime";
import { giniOf } from "../interests/balance";
import { nothingExchanged, noStakeOfStates, unitsOf, unknownIn, measureKey } from "../interests/benefits";
import { exactSum, weighedSum, weightsOf } from "../interests/exact";
import type { Ledger, SustainReport } from "../interests/result";
import { numberOf, usualMirror, type PerParty, type PoliticsOptions } from "./options";
import { isMirror, kendallTau, opposedShare } from "./rank-correlation";
import type { DivergenceReport } from "./result-politics";

/** What each member gains net, as host and as origin, over all years: by how much openness in full is more for it than none. Stakes are by mover, so that it is its demand for any more of it. */
function demandsIn(ledger: Ledger, unit: string): DivergenceReport["demands"] {
  const weights = weightsOf(ledger.discount);
  const found = new Map<PartyId, Rational>();
  for (const row of ledger.rows.filter((r) => r.inside)) {
    for (const side of ["host", "origin"] as const) {
      const amounts = ledger.accounts.flatMap((account, a) => (account.party === side && measureKey(account.measure) === unit && row.amounts[a] ? [row.amounts[a]] : []));
      const sum = exactSum(amounts.map((years) => weighedSum(years.map((e) => e.expected), weights)));
      found.set(row[side], add(found.get(row[side]) ?? zero, sum));
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([party, demand]) => ({ party, demand }));
}

/** How far members want different things, and whether those who are rich want openness in trade and closure in migration. */
export function divergenceReport(regime: Regime, ledger: Ledger, sustain: SustainReport, options: PoliticsOptions): DivergenceReport {
  const threshold = options.mirror ?? usualMirror;
  const [measure] = unitsOf(ledger.accounts.filter((a) => a.party !== "mover"));
  const missing = measure === undefined ? noStakeOfStates : unknownIn(ledger, measure);
  const demands = measure === undefined || missing !== null ? [] : demandsIn(ledger, measureKey(measure));
  const year = ledger.years[0] ?? 1;
  const against = (given: PerParty | undefined, of: (party: PartyId) => Rational | null): Rational | null => {
    const points = demands.map(({ party }) => [given ? numberOf(regime, given, party, year) : null, of(party)] as const);
    const known = points.flatMap(([x, y]) => (x === null || y === null ? [] : [[x, y] as const]));
    return known.length < points.length ? null : kendallTau(known);
  };
  const { trade: wanted } = options;
  const migration = against(options.wealth, (party) => demands.find((d) => d.party === party)?.demand ?? null);
  const trade = wanted === undefined ? null : against(options.wealth, (party) => numberOf(regime, wanted, party, year));
  const net = demands.map((d) => d.demand);
  return {
    demands, opposed: opposedShare(net), gini: net.some((x) => x.numerator < 0n) ? null : giniOf(net), asymmetry: sustain.at?.expected.asymmetry ?? null,
    migration, trade, mirror: migration && trade && isMirror(trade, migration, threshold), threshold,
    missing: missing ?? (demands.length === 0 ? nothingExchanged : null),
  };
}
