import type { Node } from "../../kernel/diagram";
import { add, divide, one, rational, type Rational } from "../../language/rational";
import type { PartyId, Regime, VerdictName } from "../../language/regime";
import { join, noClauses, type ClauseSet } from "./clause-sets";
import type { Conceded } from "./conceding";
import type { ActTopic } from "./concession-kinds";

/** A concession made by one host to one origin, and the others who benefit under the regime. */
export interface Marked {
  readonly topic: ActTopic;
  readonly feasible: Node;
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly made: Conceded;
  /** How many pairs are alike. */
  readonly pairs: number;
  /** What is conceded, as far as the exceptions leave it. */
  readonly conceded: Node;
  readonly others: readonly { readonly origin: PartyId; readonly count: number; readonly position: Node }[];
}

/** What I2 is on one day. */
export interface Reach {
  readonly verdict: VerdictName;
  /** Mean share of the others whom a concession reaches. */
  readonly degree: Rational | null;
  readonly because: ClauseSet;
  readonly missing: string | null;
}

/** What is said of a day on which nothing is known. */
export const unknown = { degree: null, because: noClauses, missing: null };

/** The verdict of a regime under which nothing can be conceded. */
export const nothingToConcede = (regime: Regime): string =>
  regime.concessions.length === 0 ? "the regime has no concession clause and no open schedule" : "nothing can be conceded on this day";

/** What a concession gives in some world. */
export interface Given extends Pick<Marked, "conceded"> {
  readonly node: Node;
  readonly weight: bigint;
  /** Something still turns on a figure that is missing. */
  readonly open: boolean;
  readonly unmeasured: boolean;
}
/** How far it reaches one kind of others. */
export interface Share {
  readonly count: number;
  readonly weight: bigint;
  readonly clashes: boolean;
  readonly open: boolean;
  readonly unmeasured: boolean;
  /** Who keeps it from them, where it does not reach. */
  readonly because: ClauseSet | null;
}
/** A concession with what it came to, by the figures on which that turns: most worlds change nothing of it. */
export interface Told {
  readonly marked: Marked;
  reads: readonly number[] | null;
  readonly given: Map<string, Given>;
  readonly others: readonly { readonly position: Node; readonly count: number; reads: readonly number[] | null; readonly shares: Map<string, Share> }[];
}
/** Concessions of which nothing is known yet. */
export function* toldOnce(all: Iterable<Marked>): Generator<Told> {
  for (const marked of all) yield { marked, reads: null, given: new Map(), others: marked.others.map(({ position, count }) => ({ position, count, reads: null, shares: new Map() })) };
}

/** Adds up the shares of those reached, over concessions and cases. */
export class Sum {
  private all = 0n;
  private share: Rational = rational(0);
  private causes = noClauses;
  private fails = false;
  private unmeasured = false;
  clashes = false;

  concession(pairs: number, given: Given, others: readonly Share[]): void {
    const total = others.reduce((n, o) => n + o.count, 0);
    this.all += given.weight * BigInt(pairs);
    let reached = 0n;
    for (const { count, weight, clashes, unmeasured, because } of others) {
      this.clashes ||= clashes;
      this.unmeasured ||= given.unmeasured || unmeasured;
      reached += weight * BigInt(count);
      if (because === null) continue;
      this.fails = true;
      this.causes = join(this.causes, because);
    }
    this.share = add(this.share, rational(reached * BigInt(pairs), BigInt(total)));
  }

  part(regime: Regime): Reach {
    if (this.all === 0n) return { ...unknown, verdict: "not-assessable", missing: nothingToConcede(regime) };
    const degree = this.unmeasured ? null : divide(this.share, rational(this.all));
    if (this.fails) return { verdict: "fails", degree, because: this.causes, missing: null };
    return { verdict: "holds", degree: degree && one, because: noClauses, missing: null };
  }
}
