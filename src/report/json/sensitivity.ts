import type { InterestsReport, KeptRange, RangeEnd, RestingVerdict, SensitivityReport } from "../../evaluator/result";
import { formatRational, toNumber } from "../../language/rational";
import type { Regime } from "../../language/regime";
import { partyCode } from "../words/names";
import type { Json } from "./shared";

const end = (e: RangeEnd | null): Json => e && {
  lower: formatRational(e.lower), upper: formatRational(e.upper), about: Number(toNumber(e.lower).toFixed(6)), included: e.included, becomes: e.becomes,
};
const range = (r: KeptRange): Json => ({ number: r.number, down: end(r.down), up: end(r.up), how: r.how });
const resting = (regime: Regime, { of, parties, now }: RestingVerdict): { readonly [key: string]: Json } => ({ of, parties: parties.map((p) => partyCode(regime, p)), now });

/** Over what range of each declared number each verdict stays the same. */
export const sensitivityJson = (regime: Regime, { numbers, verdicts, leftOut }: SensitivityReport): Json => ({
  numbers: numbers.map((n) => ({ name: n.name, kind: n.kind, declared: formatRational(n.declared) })),
  verdicts: verdicts.map((v) => ({ ...resting(regime, v), tightest: v.tightest?.number ?? null, ranges: v.ranges.map(range) })),
  leftOut,
});
/** The verdicts at every combination of values; `null` where none was asked for. */
export const sweepJson = (regime: Regime, sweep: InterestsReport["sweep"]): Json => sweep && {
  numbers: sweep.numbers, cells: sweep.cells.map(({ values, verdicts }) => ({ values: values.map(formatRational), verdicts: verdicts.map((v) => resting(regime, v)) })),
};
