import type { PartyId } from "../../../language/regime";
import { aimOfAccount, HostBooks } from "../../politics/aims";
import type { Aim } from "../../politics/result-politics";
import type { Account, Corner } from "../result";
import { Sum, type Condition } from "./condition";
import type { Figures, Line } from "./figures";
import type { Seeker } from "./nearest";
import type { Adjustable } from "./numbers";
import { of, sumOf, type Polynomial } from "./polynomial";
import type { Case, Setting } from "./varied";

/** What is asked of politics while one number is varied: the rows of ledgers as polynomials of it, each made once. */
export class Posed {
  readonly books: HostBooks;
  /** Whether it changes how many move: then what counts movers by their parts is no straight line. */
  readonly moves: boolean;
  private readonly known = new Map<string, readonly Line[]>();

  constructor(
    readonly one: Case,
    readonly number: Adjustable,
    readonly setting: Setting,
    private readonly figures: Figures,
    readonly seeker: Seeker,
  ) {
    this.books = new HostBooks(one.world.ledger);
    this.moves = number.kind === "flow" || number.kind === "factor" || number.kind === "probability";
  }

  /** What each row comes to over all years, discounted; `plain`: not discounted. */
  lines(corner: Corner = "expected", plain = false): readonly Line[] {
    const key = `${corner} ${plain ? 1 : 0}`;
    const made = this.known.get(key) ?? this.figures.linesIn(this.setting.ledger, plain ? this.setting.weights.map(() => of(1n)) : this.setting.weights, corner);
    this.known.set(key, made);
    return made;
  }

  /** What accounts come to over some rows, each by itself. */
  amounts(lines: readonly Line[], is: (account: Account) => boolean): readonly Polynomial[] {
    return this.one.world.ledger.accounts.flatMap((account, a) => (is(account) ? [sumOf(lines.map((l) => l.amounts[a] ?? of()))] : []));
  }
  /** What one aim comes to over some rows, in the unit of hosts. */
  aim(lines: readonly Line[], aim: Aim): Polynomial {
    return sumOf(this.amounts(lines, (a) => this.books.inUnit(a) && aimOfAccount(a) === aim));
  }
  ofHost(host: PartyId, corner: Corner = "expected"): readonly Line[] {
    return this.lines(corner).filter((l) => l.host === host);
  }
}

/** The condition that is the sign of a polynomial. */
export const signOf = (polynomial: Polynomial): Condition => new Sum().plus(polynomial).made();
