import fc from "fast-check";
import type { Regime } from "../../language/regime";
import type { Marginal } from "../population/marginals";
import { mostShares, personFrom, type Person } from "../population/people";

/**
 * People of a synthetic population, as `regime sample` draws them (docs/how-to/populations.md). They shrink to earlier parties, classes, days and values.
 *
 * @throws RangeError where the regime has no class or no party that is ever bound.
 */
export function personOf(regime: Regime, marginals: readonly Marginal[] = []): fc.Arbitrary<Person> {
  const draw = personFrom(regime, { marginals });
  const length = mostShares(regime, marginals);
  return fc
    .array(fc.nat(2 ** 32 - 1), { minLength: length, maxLength: length })
    .map((words) => {
      let place = 0;
      return draw(() => ((words[place++] ?? 0) + 0.5) * 2 ** -32);
    })
    .filter((person) => person !== null);
}
