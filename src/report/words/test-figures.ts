import { atomsOf } from "../../language/conditions";
import { compareValues, isOrIsBelow, openFact, selects, tidy, yearRead } from "../../language/reading";
import type { Comparator, Condition, LookupArg, Regime } from "../../language/regime";
import type { Case, WitnessCase } from "../../evaluator/result";
import { partyCode } from "./names";

type Series = Extract<Condition, { readonly kind: "series" }>;

/** What is supposed of one figure: a comparison with a number, and whether it is true. */
interface Supposed {
  readonly figure: string;
  readonly comparator: Comparator;
  readonly number: number;
  readonly holds: boolean;
}

/**
 * The figures that a test of a case must state, as `figure admitted(2011) = 6`, where sentences that may speak of it read figures which are missing;
 * `null` where what is supposed of them cannot be stated so: sums, days, other tables, or numbers that no figure fits.
 */
export function figuresFor(regime: Regime, { case: asked, right }: WitnessCase): readonly string[] | null {
  const { host, origin, mover, on } = asked;
  const said = regime.sentences.filter((s) => (s.rights === null || s.rights.includes(right)) && (s.classes === null || s.classes.some((c) => isOrIsBelow(regime, mover, c))));
  const series = said.flatMap((s) => atomsOf(s.condition).flatMap((atom) => (atom.kind === "series" ? [{ s, atom }] : [])));
  // Terms are measured by what others are given.
  if (said.some((s) => s.terms !== null)) return series.length === 0 ? [] : null;
  const open = series.filter(({ s, atom }) => openFact(regime, atom, asked) !== null && selects(regime, s.host, host, on) && selects(regime, s.origin, origin, on));
  const supposed = open.map(({ atom }) => supposedOf(regime, atom, asked));
  const stated = [...new Set(supposed.map((s) => s?.figure))].map((figure) => {
    const about = supposed.flatMap((s) => (s !== null && s.figure === figure ? [s] : []));
    const fitting = about.flatMap(({ number }) => [number, tidy(number + 1), tidy(number - 1)]).find((n) => n >= 0 && about.every((s) => compareValues(n, s.comparator, s.number) === s.holds));
    return figure === undefined || fitting === undefined ? null : `figure ${figure} = ${fitting}`;
  });
  return stated.every((text) => text !== null) ? stated : null;
}

/** A comparison of one figure with a number; `null` where it is none. */
function supposedOf(regime: Regime, atom: Series, asked: Case): Supposed | null {
  const fact = openFact(regime, atom, asked);
  const { comparison } = atom;
  if (fact === null || comparison.kind !== "table" || comparison.shift !== undefined) return null;
  const { constant, terms, over, shift } = comparison.operand;
  const table = regime.tables[comparison.lookup.table];
  const args = comparison.lookup.args.map((arg) => argumentOf(regime, arg, asked));
  if (terms.length > 0 || over !== undefined || shift !== undefined || table?.counts?.kind !== "admitted" || table.totals !== undefined || table.sums !== undefined || args.includes(null)) return null;
  return { figure: `${table.name}(${args.join(", ")})`, comparator: comparison.comparator, number: constant, holds: asked.facts[fact] === 1 };
}

function argumentOf(regime: Regime, arg: LookupArg, { host, origin, on }: Case): string | null {
  if (arg === "host" || arg === "origin") return partyCode(regime, arg === "host" ? host : origin);
  return yearRead(arg, on)?.toString() ?? null;
}
