import { add, zero, type Rational } from "../../language/rational";
import type { ClauseId, Measure, PartyId } from "../../language/regime";
import { measureKey } from "./benefits";
import type { Account, Corner, Ledger } from "./result";

/** What one member nets beside one other, year by year, in one unit and not discounted. */
export interface Sides {
  /** As host: from those who come, and by the rules that it keeps toward the other. */
  readonly host: readonly Rational[];
  /** As origin, from those who go. */
  readonly origin: readonly Rational[];
  /** By each duty that it keeps toward the other. */
  readonly duties: ReadonlyMap<ClauseId, readonly Rational[]>;
  /** By what the other keeps toward it, movers apart. */
  readonly others: readonly Rational[];
}
/** By member, then by the other. */
export type Conduct = ReadonlyMap<PartyId, ReadonlyMap<PartyId, Sides>>;

interface Making {
  readonly host: Rational[];
  readonly origin: Rational[];
  readonly duties: Map<ClauseId, Rational[]>;
  readonly others: Rational[];
}

/**
 * A ledger by whose conduct brings what. A host opens and shuts its own door, so that what it nets as host hangs on itself, and so does what it nets by the clauses that it keeps; what it nets as origin hangs on
 * the other, and on whether it lets its own people go. What movers gain is no state's; who is not bound on both sides is left out. Rules are kept at the door.
 */
export function conductOf({ years, accounts, rows }: Ledger, unit: Measure, corner: Corner): Conduct {
  const found = new Map<PartyId, Map<PartyId, Making>>();
  const nothing = (): Rational[] => years.map(() => zero);
  const sides = (member: PartyId, other: PartyId): Making => {
    const own = found.get(member) ?? new Map<PartyId, Making>();
    found.set(member, own);
    const made = own.get(other) ?? { host: nothing(), origin: nothing(), duties: new Map(), others: nothing() };
    own.set(other, made);
    return made;
  };
  for (const { host, origin, inside, amounts } of rows) {
    if (!inside) continue;
    const of = { host: sides(host, origin), origin: sides(origin, host) };
    accounts.forEach((account, a) => {
      const { party, measure } = account;
      if (party === "mover" || measureKey(measure) !== measureKey(unit) || !amounts[a]) return;
      const entries = entriesOf(of[party], party, account, nothing);
      amounts[a].forEach((amount, t) => {
        entries[t] = add(entries[t] ?? zero, amount[corner]);
      });
    });
  }
  return found;
}

/** Where what a party gains or bears by an account stands among what it nets. */
function entriesOf(sides: Making, party: "host" | "origin", { keeping }: Account, nothing: () => Rational[]): Rational[] {
  if (keeping === null) return sides[party];
  if (keeping.by !== party) return sides.others;
  if (keeping.isRule) return sides.host;
  const entries = sides.duties.get(keeping.clause) ?? nothing();
  sides.duties.set(keeping.clause, entries);
  return entries;
}

/** Each part of what a member nets beside another that it could be rid of by itself: the door and the rules, its people, each duty. */
export const ownParts = ({ host, origin, duties }: Sides): readonly (readonly Rational[])[] => [host, origin, ...duties.values()];
/** All that a member nets beside another. */
export const allParts = (sides: Sides): readonly (readonly Rational[])[] => [...ownParts(sides), sides.others];
