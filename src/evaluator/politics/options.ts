import { dayOf } from "../../language/dates";
import { lookUp } from "../../language/reading";
import { formatRational, multiply, one, rational, type Rational } from "../../language/rational";
import type { LookupArg, PartyId, Regime, Table, TableId } from "../../language/regime";
import { exactly } from "../interests/exact";

/** One number for every party, or a table of the regime with one party a row (and perhaps a year: the first of the horizon is read), so many times what it says (once, if left out). */
export type PerParty = { readonly number: Rational } | { readonly table: TableId; readonly times?: Rational };

/** What the politics of a regime need besides what its text declares. Nothing of it is guessed: what is left out leaves its answer open. */
export interface PoliticsOptions {
  /** The greatest political cost that a host bears, over all years, in the unit of hosts; at least 0. */
  readonly tau?: PerParty;
  /** Of origins: the share that is educated without emigration, what is added to it by the prospect of leaving (above 0), and the share of the educated that leaves. */
  readonly e0?: PerParty;
  readonly a?: PerParty;
  readonly p?: PerParty;
  /** Wealth of members, in any unit; what each demands of openness of trade. */
  readonly wealth?: PerParty;
  readonly trade?: PerParty;
  /** Of those who gain by open trade, and by open migration, the share that is organized: from 0 to 1. */
  readonly muTrade?: Rational;
  readonly muMigration?: Rational;
  /** Of those whom a host turns away, the share that goes on to other hosts: from 0 to 1. */
  readonly deflection?: Rational;
  /** Our thresholds: from which sum of squared shares something is concentrated (1/2), and above which correlations are mirror images (0). */
  readonly concentrated?: Rational;
  readonly mirror?: Rational;
}
/** The names of what may be assumed. */
export const assumptionNames = ["tau", "e0", "a", "p", "wealth", "trade", "muTrade", "muMigration", "deflection"] as const satisfies readonly (keyof PoliticsOptions)[];
export type AssumptionName = (typeof assumptionNames)[number];

/** What is assumed, in words: `tau is taken as 1000`, `wealth is the table wage`. */
export const assumptionWords = (regime: Regime, options: PoliticsOptions): readonly string[] =>
  assumptionNames.flatMap((name) => {
    const given = options[name];
    if (given === undefined) return [];
    if ("table" in given) return [`${name} is the table ${regime.tables[given.table]?.name ?? ""}`];
    return [`${name} is taken as ${formatRational("number" in given ? given.number : given)}`];
  });

export const usualConcentrated = rational(1, 2);
export const usualMirror = rational(0);

/** Whether a table gives one number a party. */
export const isPerParty = ({ keys, type }: Table): boolean =>
  keys.filter((k) => k === "party" || k === "host" || k === "origin").length === 1 && keys.every((k) => k === "party" || k === "host" || k === "origin" || k === "year")
  && (type.kind === "number" || type.kind === "money");

/** Reads a number of each party in one year; `null` where there is none. */
export function numberOf(regime: Regime, given: PerParty, party: PartyId, year: number): Rational | null {
  if ("number" in given) return given.number;
  const table = regime.tables[given.table];
  const on = dayOf(year, 1, 1);
  if (table === undefined || on === null || !isPerParty(table)) return null;
  const args = table.keys.map((key): LookupArg => (key === "year" ? "year" : key === "origin" ? "origin" : "host"));
  const value = lookUp(regime, { table: given.table, args }, { host: party, origin: party, on });
  return typeof value === "number" ? multiply(exactly(value), given.times ?? one) : null;
}
