import { dayOf } from "../../language/dates";
import { compareRationals } from "../../language/rational";
import type { Regime } from "../../language/regime";
import type { Assumed } from "../interests/assumed";
import type { Books } from "../interests/ledger";
import type { DyadsReport, Ledger, SustainReport } from "../interests/result";
import { channelAims, HostBooks } from "./aims";
import { neighboursReport } from "./deflection";
import { divergenceReport } from "./divergence";
import { hostsOf } from "./hosts";
import { lockInReport } from "./lock-in";
import { logicsReport } from "./logics";
import { usualConcentrated } from "./options";
import { skillsReport } from "./origins";
import { personsReport } from "./persons";
import type { PoliticsReport } from "./result-politics";

/** What was found of a regime's interests before. */
export interface Found {
  readonly books: Books;
  readonly declared: Assumed;
  readonly ledger: Ledger;
  readonly sustain: SustainReport;
  readonly dyads: DyadsReport;
}

/** What declared interests and weights say of the politics of a regime under one scenario. What reads the text reads the first day of the horizon. */
export function politicsReport(regime: Regime, { books, declared, ledger, sustain, dyads }: Found): PoliticsReport {
  const { politics: options } = declared;
  const host = new HostBooks(ledger);
  const { slices } = books.admissions;
  const on = dayOf(ledger.years[0] ?? 1, 1, 1) ?? 0;
  const { muTrade: trade = null, muMigration: migration = null } = options;
  return {
    measure: host.measure, mapping: channelAims, concentrated: options.concentrated ?? usualConcentrated, missing: host.missing, unspoken: host.unspoken,
    hosts: hostsOf(regime, host, declared),
    logics: logicsReport(regime, host, declared, slices, on),
    neighbours: neighboursReport(regime, { books, declared }, host, dyads, options),
    skills: skillsReport(regime, ledger, options),
    lockIn: lockInReport(regime, sustain, on),
    divergence: divergenceReport(regime, ledger, sustain, options),
    persons: personsReport(regime, ledger, slices, on),
    mobilization: { trade, migration, tradeAbove: trade && migration && compareRationals(trade, migration) > 0 },
  };
}
