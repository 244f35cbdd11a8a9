import { add, compareRationals, divide, zero, type Rational } from "../../language/rational";
import { factsOf } from "../../language/conditions";
import type { PartyId, Regime, VerdictName } from "../../language/regime";
import type { Assumed } from "../interests/assumed";
import { corners, type Corner, type LedgerRow } from "../interests/result";
import { moversOf, negated, type HostBooks } from "./aims";
import { coalitionOf, wilsonOf } from "./coalitions";
import { numberOf, usualConcentrated } from "./options";
import { paradoxOf } from "./paradox";
import type { ByAim, MoverGroup, HostPolitics, Paradox } from "./result-politics";
import { coalitionWeights } from "./weights";

const positive = (x: Rational): boolean => x.numerator > 0n;

/** Whether the economy gains and the whole loses: one verdict of three, by whatever number of movers anything is gained or borne. */
export function puzzleOf(at: Readonly<Record<Corner, ByAim>>, spoken: boolean): VerdictName {
  if (!spoken) return "not-assessable";
  const moved = corners.filter((c) => at[c].economy.numerator !== 0n || at[c].security.numerator !== 0n);
  const found = new Set(moved.map((c) => positive(at[c].economy) && add(at[c].economy, at[c].security).numerator < 0n));
  return found.size === 0 ? "not-assessable" : found.size === 2 ? "depends" : found.has(true) ? "holds" : "fails";
}

/** Whether what a mover of a row is worth to its host may differ between those who are admitted and those who are not. */
export function readsFacts(regime: Regime, books: HostBooks, row: LedgerRow): boolean {
  return books.ledger.accounts.some((account, a) => {
    const stake = regime.interests.stakes[a];
    return account.party === "host" && row.amounts[a] !== null && stake !== undefined && (stake.amount.facts.length > 0 || factsOf(stake.condition).length > 0);
  });
}

/** The movers of a host by origin and class: those bound and those not bound are one group. */
function groupsOf(regime: Regime, books: HostBooks, rows: readonly LedgerRow[]): Pick<Paradox, "groups" | "left"> {
  // What comes of clauses that are kept is no mover's.
  const moving = rows.filter((r) => r.mover !== null);
  const keys = [...new Set(moving.map((r) => `${r.origin} ${r.mover}`))];
  const all = keys.map((key) => {
    const own = moving.filter((r) => `${r.origin} ${r.mover}` === key);
    const [admitted, asked] = [own.flatMap((r) => r.admitted), own.flatMap((r) => r.asked)].map(moversOf);
    return { own, origin: own[0]?.origin ?? 0, mover: own[0]?.mover ?? 0, admitted: admitted ?? zero, asked: asked ?? zero };
  });
  return {
    left: all.filter((g) => !positive(g.admitted)).map(({ origin, mover }) => ({ origin, mover })),
    groups: all.filter((g) => positive(g.admitted)).map(({ own, origin, mover, admitted, asked }): MoverGroup => {
      const { economy, security } = books.byAim(own);
      return { origin, mover, most: own.some((r) => readsFacts(regime, books, r)) ? admitted : asked, economy: divide(economy, admitted), cost: divide(negated(security), admitted) };
    }),
  };
}

/** What a host gains by channel, or, with the sign turned, what it bears: amounts above 0, one a channel. */
function byChannel(books: HostBooks, rows: readonly LedgerRow[], signed: (x: Rational) => Rational): readonly Rational[] {
  const found = new Map<string, Rational>();
  for (const account of books.ledger.accounts.filter((a) => a.party === "host")) {
    const amount = signed(books.sum(rows, (a) => a === account));
    const channel = account.channel ?? "";
    if (positive(amount)) found.set(channel, add(found.get(channel) ?? zero, amount));
  }
  return [...found.values()];
}

/** The politics of one host. */
function hostOf(regime: Regime, books: HostBooks, host: PartyId, { weights: sets, politics: options }: Assumed): HostPolitics {
  const rows = books.rowsOf(host);
  const at = { low: books.byAim(rows, "low"), expected: books.byAim(rows), high: books.byAim(rows, "high") };
  const spoken = !books.unspoken.includes("economy") && !books.unspoken.includes("security");
  const { groups, left } = groupsOf(regime, books, rows);
  const limit = options.tau ? numberOf(regime, options.tau, host, books.ledger.years[0] ?? 1) : null;
  const weights = coalitionWeights(sets, host);
  return {
    host, at, puzzle: puzzleOf(at, spoken),
    paradox: spoken ? paradoxOf(groups, left, limit !== null && compareRationals(limit, zero) >= 0 ? limit : null) : paradoxOf([], left, null),
    coalition: weights && coalitionOf(weights, at.expected, options.muMigration ?? null),
    wilson: wilsonOf(byChannel(books, rows, (x) => x), byChannel(books, rows, negated), options.concentrated ?? usualConcentrated),
  };
}

/** The politics of each host to whom somebody would come. Only where the books know what hosts gain and bear. */
export const hostsOf = (regime: Regime, books: HostBooks, declared: Assumed): readonly HostPolitics[] =>
  books.missing === null ? books.hosts.map((host) => hostOf(regime, books, host, declared)) : [];
