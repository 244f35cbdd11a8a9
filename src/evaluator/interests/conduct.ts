import { add, zero, type Rational } from "../../language/rational";
import type { Measure, PartyId } from "../../language/regime";
import { measureKey } from "./benefits";
import type { Corner, Ledger } from "./result";

/** What one member nets beside one other, year by year, in one unit and not discounted: as host from those who come, and as origin by those who go. */
export interface Sides {
  readonly host: readonly Rational[];
  readonly origin: readonly Rational[];
}
/** By member, then by the other. */
export type Conduct = ReadonlyMap<PartyId, ReadonlyMap<PartyId, Sides>>;

/**
 * A ledger by whose conduct brings what. A host opens and shuts its own door, so that what it nets as host hangs on itself; what it nets as origin hangs on the other, and on
 * whether it lets its own people go. What movers gain is no state's; who is not bound on both sides is left out.
 */
export function conductOf({ years, accounts, rows }: Ledger, unit: Measure, corner: Corner): Conduct {
  const found = new Map<PartyId, Map<PartyId, { host: Rational[]; origin: Rational[] }>>();
  const sides = (member: PartyId, other: PartyId): { host: Rational[]; origin: Rational[] } => {
    const own = found.get(member) ?? new Map<PartyId, { host: Rational[]; origin: Rational[] }>();
    found.set(member, own);
    const made = own.get(other) ?? { host: years.map(() => zero), origin: years.map(() => zero) };
    own.set(other, made);
    return made;
  };
  for (const { host, origin, inside, amounts } of rows) {
    if (!inside) continue;
    const entries = { host: sides(host, origin).host, origin: sides(origin, host).origin };
    accounts.forEach(({ party, measure }, a) => {
      if (party === "mover" || measureKey(measure) !== measureKey(unit)) return;
      amounts[a]?.forEach((amount, t) => {
        entries[party][t] = add(entries[party][t] ?? zero, amount[corner]);
      });
    });
  }
  return found;
}
