import { subtract, zero, type Rational } from "../../language/rational";
import { channelNames, type Channel, type Measure, type PartyId } from "../../language/regime";
import { measureKey, unitsOf } from "../interests/benefits";
import { exactSum, weighedSum, weightsOf } from "../interests/exact";
import type { Account, Corner, Ledger, LedgerRow } from "../interests/result";
import { aims, type Aim, type ByAim } from "./result-politics";

/** Which aim a channel of a host serves. What movers gain is the third: no channel of a host is about rights, and movers are whom rights protect. */
const political: readonly Channel[] = ["security", "identity"];
const aimOf = (channel: Channel): Aim => (political.includes(channel) ? "security" : "economy");
export const channelAims = Object.fromEntries(channelNames.map((c) => [c, aimOf(c)])) as Readonly<Record<Channel, Aim>>;

/** The aim that an account serves in the politics of the host; `null`: none, since it is the origin's, or has no channel. */
export function aimOfAccount({ party, channel }: Account): Aim | null {
  if (party === "mover") return "rights";
  return party === "host" && channel !== null ? channelAims[channel] : null;
}

/** A ledger in the unit of hosts, added up over all years and discounted. */
export class HostBooks {
  /** The unit of the stakes of hosts: money first. `null`: there are none. */
  readonly measure: Measure | null;
  private readonly weights: ReturnType<typeof weightsOf>;

  constructor(readonly ledger: Ledger) {
    [this.measure = null] = unitsOf(ledger.accounts.filter((a) => a.party === "host"));
    this.weights = weightsOf(ledger.discount);
  }

  /** Why hosts cannot be judged; `null`: they can. */
  get missing(): string | null {
    if (this.measure === null) return "no stake of a host is declared";
    const own = this.ledger.accounts.filter((a) => a.party !== "origin" && this.inUnit(a));
    const unknown = own.find((a) => a.missing !== null)?.missing ?? this.ledger.missing[0]?.why;
    return unknown ?? (own.some((a) => a.party === "host" && a.channel === null) ? "a stake of the host names no channel" : null);
  }

  /** Aims of which no stake in the unit speaks. */
  get unspoken(): readonly Aim[] {
    const spoken = new Set(this.ledger.accounts.filter((a) => this.inUnit(a)).map(aimOfAccount));
    return aims.filter((aim) => !spoken.has(aim));
  }

  inUnit(account: Account): boolean {
    return this.measure !== null && measureKey(account.measure) === measureKey(this.measure);
  }

  /** What accounts of the unit come to over some rows. */
  sum(rows: readonly LedgerRow[], of: (account: Account) => boolean, corner: Corner = "expected"): Rational {
    return exactSum(rows.flatMap((row) => this.ledger.accounts.flatMap((account, a) => (of(account) && this.inUnit(account) ? [this.overYears(row.amounts[a] ?? null, corner)] : []))));
  }
  private overYears(years: LedgerRow["amounts"][number], corner: Corner): Rational {
    return years === null ? zero : weighedSum(years.map((e) => e[corner]), this.weights);
  }

  byAim(rows: readonly LedgerRow[], corner: Corner = "expected"): ByAim {
    const sum = (aim: Aim): Rational => this.sum(rows, (a) => aimOfAccount(a) === aim, corner);
    return { security: sum("security"), economy: sum("economy"), rights: sum("rights") };
  }

  /** The hosts to whom somebody would come. */
  get hosts(): readonly PartyId[] {
    return [...new Set(this.ledger.rows.map((r) => r.host))].sort((a, b) => a - b);
  }
  rowsOf(host: PartyId): readonly LedgerRow[] {
    return this.ledger.rows.filter((r) => r.host === host);
  }
}

/** Movers of a row over all years. */
export const moversOf = (years: LedgerRow["admitted"]): Rational => exactSum(years.map((y) => y.expected));

/** With the sign turned. */
export const negated = (x: Rational): Rational => subtract(zero, x);
