import type { Interval } from "./wilson";
import { normal95, wilson } from "./wilson";
import { futureOf } from "./conduct";
import type { Prepared } from "./prepare";
import type { ConductRule, BreakHistory, ShareOfRuns, SimulatedCap, SimulatedPair, SimulatedParty, SimulatedYear, Simulation, SpreadOfRuns } from "./result-simulation";
import { emptySeries, errorOf, meanOf, quantile, type Series } from "./series";
import type { Tally } from "./tally";

export function spreadOf(series: Series = emptySeries()): SpreadOfRuns {
  const [mean, half] = [meanOf(series), normal95 * errorOf(series)];
  const at = (share: number): number => quantile(series, share);
  const ends = series.count === 0 ? { least: 0, most: 0 } : { least: series.least, most: series.most };
  return { mean, low: mean - half, high: mean + half, q05: at(0.05), q50: at(0.5), q95: at(0.95), ...ends };
}
export function shareOf(count: number, runs: number): ShareOfRuns {
  const { low, high }: Interval = wilson(count, runs);
  return { count, share: runs === 0 ? 0 : count / runs, low, high };
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

/** What a tally of runs says. */
export function reportOf(prepared: Prepared, tally: Tally, asked: number, history: BreakHistory | null): Simulation {
  const { labels, scenario, seed } = prepared;
  return {
    scenario: scenario.name, title: scenario.title, seed, runs: tally.runs, asked, firstYear: labels.firstYear, measure: labels.measure,
    conduct: conductOf(prepared), lasting: shareOf(tally.lasting, tally.runs), years: yearsOf(prepared, tally), parties: partiesOf(prepared, tally),
    pairs: pairsOf(prepared, tally), caps: capsOf(prepared, tally), history, assumptions: prepared.assumptions, leftOut: prepared.leftOut,
  };
}

function conductOf({ plan: { conduct, entries } }: Prepared): ConductRule {
  return {
    breaks: conduct.breaks, answer: conduct.answer === Infinity ? null : conduct.answer, notice: conduct.notice < 0 ? null : conduct.notice,
    safeguard: entries.modes === 2 ? conduct.safeguardYears : null, delta: conduct.delta,
  };
}

/** The numbers of one year in a table by year and party. */
const inYear = (table: Float64Array, parties: number, year: number): number => sum(table.slice(year * parties, (year + 1) * parties));
const ofParty = (table: Float64Array, parties: number, party: number): readonly number[] => [...table].filter((_, i) => i % parties === party);

function yearsOf({ plan: { years, parties }, labels }: Prepared, tally: Tally): readonly SimulatedYear[] {
  return Array.from({ length: years }, (_, y) => ({
    year: labels.firstYear + y, admitted: spreadOf(tally.byYear[y]), held: shareOf(tally.held[y] ?? 0, tally.runs),
    breaches: inYear(tally.breaches, parties, y), suspended: inYear(tally.suspended, parties, y), out: inYear(tally.out, parties, y), invoked: inYear(tally.invoked, parties, y),
  }));
}

function partiesOf({ plan: { conduct, parties }, labels }: Prepared, tally: Tally): readonly SimulatedParty[] {
  return labels.parties.map((party, p) => {
    const benefit = sum(conduct.net.slice(p * parties, (p + 1) * parties));
    const future = futureOf(conduct.notice >= 0 ? { delta: conduct.delta, answer: Infinity } : conduct);
    return {
      party, member: labels.members[p] ?? false, admitted: spreadOf(tally.byHost[p]), state: spreadOf(tally.states[p]), movers: spreadOf(tally.movers[p]),
      breaches: ofParty(tally.breaches, parties, p), suspended: sum(ofParty(tally.suspended, parties, p)), out: sum(ofParty(tally.out, parties, p)), invoked: sum(ofParty(tally.invoked, parties, p)),
      benefit, worth: benefit === 0 ? 0 : benefit * future,
    };
  });
}

/** Units of one class between the same two are one row. */
function pairsOf({ plan: { links, units, years }, labels }: Prepared, tally: Tally): readonly SimulatedPair[] {
  const rows = new Map<string, SimulatedPair & { readonly admitted: number[] }>();
  for (let link = 0; link < links.count; link++) {
    const [host, origin, inside] = [labels.parties[links.host[link] ?? 0] ?? 0, labels.parties[links.origin[link] ?? 0] ?? 0, link < links.inside];
    for (let unit = units.start[link] ?? 0; unit < (units.start[link + 1] ?? 0); unit++) {
      const mover = labels.movers[unit] ?? 0;
      const row = rows.get(`${link} ${mover}`) ?? { host, origin, mover, inside, admitted: Array.from({ length: years }, () => 0) };
      rows.set(`${link} ${mover}`, row);
      for (let y = 0; y < years; y++) {
        const at = y * units.count + unit;
        row.admitted[y] = (row.admitted[y] ?? 0) + ((tally.admitted[at] ?? 0) + (tally.parts[at] ?? 0) / 2 ** 32) / Math.max(1, tally.runs);
      }
    }
  }
  return [...rows.values()];
}

function capsOf({ plan: { years }, labels }: Prepared, tally: Tally): readonly SimulatedCap[] {
  return labels.caps.flatMap((label, cap) => {
    const runs = Array.from({ length: years }, (_, y) => tally.binds[cap * years + y] ?? 0);
    return runs.some((n) => n > 0) ? [{ ...label, runs }] : [];
  });
}
