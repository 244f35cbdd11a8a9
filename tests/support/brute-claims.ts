/** Claims by enumeration: every pair of parties, class of mover and valuation of the facts, each decided by the reference interpreter. */
import { decideByReference } from "../../src/evaluator";
import { alone, extended } from "../../src/evaluator/claims/asked";
import { contains, type Day } from "../../src/language/dates";
import { stateless, type PartyId, type Regime } from "../../src/language/regime";
import { possible, valuations } from "./brute-cases";

export type Found = "holds" | "fails" | "vacuous";

/** Those that the regime names, one state that it does not, and the stateless: all other states are like that one. */
function origins(regime: Regime, named: number, on: Day): readonly PartyId[] {
  const alive = regime.parties.flatMap((p, id) => (contains(p.life, on) ? [id] : []));
  return [...alive.filter((id) => id < named), ...alive.filter((id) => id >= named).slice(0, 1), stateless];
}

/** Each claim of a regime on a day, by name; `named` is how many of its parties, the first ones, the text names. */
export function claimsByEnumeration(regime: Regime, named: number, on: Day): ReadonlyMap<string, Found> {
  const whole = extended(regime);
  return new Map(whole.claims.map((claim) => {
    const only = alone(whole, claim);
    let found: Found = "vacuous";
    for (const mover of claim.classes) {
      for (const { facts } of valuations(whole.regime, mover, on)) {
        regime.roster.forEach((days, host) => {
          if (!days.some((d) => contains(d, on))) return;
          for (const origin of origins(regime, named, on)) {
            const one = { host, origin, mover, on, facts };
            if (origin === host || !possible(whole.regime, one) || decideByReference(only, one, claim.right, "hard").position.kind !== "granted") continue;
            const failing = claim.asked.some((a) => a.contradicted(a.rights.map((r) => decideByReference(regime, one, r, "hard").position.kind)) !== null);
            if (failing) found = "fails";
            else if (found === "vacuous") found = "holds";
          }
        });
      }
    }
    return [claim.claim.name, found];
  }));
}
