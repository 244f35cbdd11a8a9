import { rational, type Rational } from "../../language/rational";
import { places, type TopicSums } from "./sums";

/** The weight of the cases of which a regime speaks. */
export const spoken = (sums: readonly TopicSums[]): bigint => sums.reduce((n, s) => s.at.reduce((a, b) => a + b, n), 0n);
const at = (sums: readonly TopicSums[], place: number): bigint => sums.reduce((n, s) => n + (s.at[place] ?? 0n), 0n);
const share = (part: bigint, whole: bigint): Rational | null => (whole === 0n ? null : rational(part, whole));

/** Share of cases of which the regime speaks, of all cases of the rights and classes of which some rule does. */
export const coverage = (sums: readonly TopicSums[]): Rational | null => share(spoken(sums), sums.reduce((n, s) => n + s.all, 0n));

/** Share granted or denied, of the cases of which the regime speaks. */
export const determinacy = (sums: readonly TopicSums[]): Rational | null => share(at(sums, 0) + at(sums, 3), spoken(sums));

/** Mean place on the scale denied 0, discretionary 1/3, rationed 2/3, granted 1, over the cases of which the regime speaks. */
export const openness = (sums: readonly TopicSums[]): Rational | null =>
  share(places.reduce((n: bigint, place) => n + BigInt(place) * at(sums, place), 0n), 3n * spoken(sums));
